/** Texts of the lists that complete what is typed. */
export const completing = {
  count_one: '{{count}} Vorschlag. Pfeiltasten wählen, Tab übernimmt ihn.',
  count_other: '{{count}} Vorschläge. Pfeiltasten wählen, Tab übernimmt einen.',
  lists: {
    emoji: 'Passende Emoji',
    member: 'Passende Menschen',
    room: 'Passende Räume',
    command: 'Befehle',
  },
  presence: {
    online: 'Online',
    away: 'Abwesend',
    offline: 'Offline',
  },
} as const;
