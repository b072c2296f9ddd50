/** Texts of links to messages. */
export const links = {
  copy: '复制链接',
  copied: '链接已复制。在这个房间里的人可以打开它。',
  inRoom: '#{{room}} 中的消息',
  inRoomOn: '{{server}} 的 #{{room}} 中的消息',
  inDirect: '你与 {{name}} 对话中的消息',
  inDirectOn: '{{server}} 上你与 {{name}} 对话中的消息',
  inOtherRoom: '你不在的房间中的消息',
  elsewhere: '另一台服务器上的消息',
  go: '转到消息',
  noServerTitle: '你不在这台服务器上',
  noServerText:
    '链接指向你尚未加入的服务器上的一条消息。请先加入该服务器：给你链接的人可以给你邀请。',
  nearbyText: '链接指向本网络中 {{server}} 上的一条消息。请先加入该服务器。',
  joinServer: '加入 {{name}}',
  noRoomTitle: '你不在这个房间里',
  noRoomText:
    '链接指向 {{server}} 某个房间中的一条消息；你不在那个房间里，或者它已不存在。请给你链接的人邀请你进入。',
  publicText: '链接指向 {{server}} 的 #{{room}} 中的一条消息。任何人都可以加入这个房间并阅读。',
  gone: '链接所指的消息已不在：主机的磁盘丢失了它，或者主机恢复到了较早的副本。',
  notInvite: '这是消息的链接，不是邀请：不能凭它加入。请向给你链接的人索取服务器的邀请。',
  notInviteKnown: '这是消息的链接，不是邀请：{{label}}。',
} as const;
