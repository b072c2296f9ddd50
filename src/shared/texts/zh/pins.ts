/** Texts of what is pinned to a room. */
export const pins = {
  title: '置顶消息',
  pin: '置顶到房间',
  unpin: '取消置顶',
  pinned: '{{name}} 置顶了一条消息',
  pinnedBy: '由 {{name}} 置顶',
  go: '转到置顶消息',
  empty: '这里没有置顶。从消息的菜单中置顶，房间里的人都能找到。',
  offline: '置顶内容保存在服务器上。重新连接后即可看到。',
  failed: '置顶没有更改。',
  rowPinned: '{{label}}，已置顶',
  pinnedNow: '已置顶。',
  unpinnedNow: '已取消置顶。',
} as const;
