/** Texts of the lists that complete what is typed. */
export const completing = {
  count_other: '{{count}} 条建议。方向键选择，Tab 键采用。',
  lists: {
    emoji: '匹配的表情',
    member: '匹配的人',
    room: '匹配的房间',
    command: '命令',
  },
  presence: {
    online: '在线',
    away: '离开',
    offline: '离线',
  },
} as const;
