/** Texts of the emoji picker. */
export const emoji = {
  insert: 'Emoji',
  search: 'Search emoji, or paste one',
  nothing: 'No emoji is called that.',
  groupsLabel: 'Groups of emoji',
  groups: {
    recent: 'Used last',
    found: 'Found',
    smileys: 'Smileys and feelings',
    people: 'People and hands',
    nature: 'Animals and plants',
    food: 'Food and drink',
    travel: 'Places and travel',
    activities: 'Activities',
    objects: 'Things',
    symbols: 'Signs',
    flags: 'Flags',
  },
  tone: 'Skin tone',
  tones: {
    none: 'No skin tone',
    light: 'Light skin tone',
    mediumLight: 'Medium-light skin tone',
    medium: 'Medium skin tone',
    mediumDark: 'Medium-dark skin tone',
    dark: 'Dark skin tone',
  },
} as const;
