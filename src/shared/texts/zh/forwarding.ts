/** Texts of handing a message on to another room. */
export const forwarding = {
  forward: '转发…',
  title: '转发消息',
  where: '转发到哪个房间或给谁',
  places: '房间和成员',
  nothing: '这里没有名为“{{query}}”的房间或成员。',
  nowhere: '这里还没有其他人，也没有其他房间。',
  comment: '附言（可选）',
  send: '转发',
  sendTo: '转发给 {{name}}',
  partlyUnknown: '此消息的一部分需要更新版本的 Hearth；只转发其文字。',
  note: '它会作为你自己的消息发出，并引用原话。原话出自谁，别人只能相信你的说法。',
  saidInRoom: '{{name}} 在 #{{room}} 中写道：',
  saidInDirect: '{{name}} 在私聊中写道：',
  done: '已转发给 {{name}}。',
  go: '前往',
} as const;
