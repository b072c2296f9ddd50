/** Texts of the emoji picker. */
export const emoji = {
  insert: 'Émoji',
  search: 'Chercher un émoji, ou en coller un',
  nothing: 'Aucun émoji ne s’appelle ainsi.',
  groupsLabel: 'Groupes d’émojis',
  groups: {
    recent: 'Utilisés récemment',
    found: 'Trouvés',
    smileys: 'Visages et émotions',
    people: 'Personnes et mains',
    nature: 'Animaux et plantes',
    food: 'Manger et boire',
    travel: 'Lieux et voyages',
    activities: 'Activités',
    objects: 'Objets',
    symbols: 'Signes',
    flags: 'Drapeaux',
  },
  tone: 'Couleur de peau',
  tones: {
    none: 'Sans couleur de peau',
    light: 'Peau claire',
    mediumLight: 'Peau moyennement claire',
    medium: 'Peau moyenne',
    mediumDark: 'Peau moyennement foncée',
    dark: 'Peau foncée',
  },
} as const;
