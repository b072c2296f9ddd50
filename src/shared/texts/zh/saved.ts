/** Texts of the messages that somebody saved on this device. */
export const saved = {
  open: '已收藏的消息',
  note: '只有你能看到，而且只在这台电脑上。',
  save: '收藏以便日后查看',
  unsave: '从收藏中移除',
  savedNow: '已收藏。可在服务器菜单的“已收藏的消息”中找到。',
  removedNow: '已从收藏中移除。',
  empty: '还没有收藏任何消息。通过消息菜单或按 S 收藏一条消息，就能在这里再次找到它。',
  notHere: '现在无法读取这条消息。连接服务器后即可读取。',
  inRoom: '在 {{room}}',
  inDirect: '与 {{name}}',
} as const;
