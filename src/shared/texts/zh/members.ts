/** Texts of the members feature. */
export const members = {
  members: '成员',
  hereNow: '现在在这里 — {{count}}',
  awayFromNetwork: '不在网络上 — {{count}}',
  all: '成员 — {{count}}',
  host: '主机',
  away: '离开',
  you: '你',
  thisIsYou: '这是你。',
  online: '现在在这里',
  idle: '不在键盘前',
  offline: '不在网络上。消息会等到对方回来。',
  isHost: '主持此服务器',
  about: '关于 {{name}}',
  message: '发消息',
  looksLike: '此名称看起来像“{{name}}”，但不是同一个人',
  looksLikeLong:
    '此名称看起来像先来的“{{name}}”，但是另一个人。如果不确定是谁，请对方读出自己密钥的词语：它们在对方自己的名片上。',
  lookAlike: '相似名称',
  ownKey: '你的密钥的词语，供想确认是你本人的人核对：',
  unknown: '你没有连接，所以 Hearth 不知道对方是否在。',
} as const;
