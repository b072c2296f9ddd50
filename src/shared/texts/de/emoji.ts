/** Texts of the emoji picker. */
export const emoji = {
  insert: 'Emoji',
  search: 'Emoji suchen oder eines einfügen',
  nothing: 'So heißt kein Emoji.',
  groupsLabel: 'Gruppen von Emoji',
  groups: {
    recent: 'Zuletzt benutzt',
    found: 'Gefunden',
    smileys: 'Gesichter und Gefühle',
    people: 'Menschen und Hände',
    nature: 'Tiere und Pflanzen',
    food: 'Essen und Trinken',
    travel: 'Orte und Reisen',
    activities: 'Aktivitäten',
    objects: 'Dinge',
    symbols: 'Zeichen',
    flags: 'Flaggen',
  },
  tone: 'Hautton',
  tones: {
    none: 'Ohne Hautton',
    light: 'Heller Hautton',
    mediumLight: 'Mittelheller Hautton',
    medium: 'Mittlerer Hautton',
    mediumDark: 'Mitteldunkler Hautton',
    dark: 'Dunkler Hautton',
  },
} as const;
