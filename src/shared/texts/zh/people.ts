/** Texts of what one keeps about people on this device: notes, mutes, blocks. */
export const people = {
  note: '给自己的备注',
  noteHint: '只有你在这台电脑上能看到。',
  mute: '静音此人',
  unmute: '取消静音',
  block: '屏蔽',
  unblock: '取消屏蔽',
  isMuted: '已被你静音：对方写的内容不会引发通知。',
  isBlocked: '已被你屏蔽：对方写的内容会折叠，不引发通知，也不计数。对方不会知道。',
  muted: '已被你静音',
  blocked: '已被你屏蔽',
  compare: '比对密钥',
  compareText:
    '这些词语属于 {{name}} 用来签名的密钥。如果 {{name}} 从自己应用的名片上读出同样的词语，那就是本人。',
  folded: '你屏蔽的人发的消息',
  foldedAt: '你屏蔽的人发的消息，{{time}}',
  show: '显示',
  list: '你静音或屏蔽的人',
  listText: '针对其密钥，在所有服务器上有效，且只保存在这台电脑上。',
  listEmpty: '没有人。你可以在某人的名片上将其静音或屏蔽。',
  unmuteOne: '取消对 {{name}} 的静音',
  unblockOne: '取消屏蔽 {{name}}',
} as const;
