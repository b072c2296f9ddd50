/** Texts of the lists that complete what is typed. */
export const completing = {
  count_one: '{{count}} suggestion. Arrow keys choose, Tab takes it.',
  count_other: '{{count}} suggestions. Arrow keys choose, Tab takes one.',
  lists: {
    emoji: 'Emoji that fit',
    member: 'People who fit',
    room: 'Rooms that fit',
    command: 'Commands',
  },
  presence: { online: 'Online', away: 'Away', offline: 'Offline' },
} as const;
