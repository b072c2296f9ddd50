/** Texts of the lists that complete what is typed. */
export const completing = {
  count_one: '{{count}} suggestion. Les flèches choisissent, Tab la prend.',
  count_many: '{{count}} de suggestions. Les flèches choisissent, Tab en prend une.',
  count_other: '{{count}} suggestions. Les flèches choisissent, Tab en prend une.',
  lists: {
    emoji: 'Émojis correspondants',
    member: 'Personnes correspondantes',
    room: 'Salons correspondants',
    command: 'Commandes',
  },
  presence: {
    online: 'En ligne',
    away: 'Absent',
    offline: 'Hors ligne',
  },
} as const;
