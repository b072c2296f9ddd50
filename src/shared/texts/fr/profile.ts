/** Texts of the profile feature: what one says of oneself. */
export const profile = {
  title: 'Comment vous allez',
  open: 'Dire comment vous allez',
  openNow: 'Dire comment vous allez. Maintenant : {{said}}',
  words: 'Ce que vous faites',
  wordsHint:
    'Tout le monde sur vos serveurs le voit à côté de votre nom. Un émoji au début est bienvenu.',
  suggestions: 'Suggestions',
  meeting: 'En réunion',
  focus: 'Concentré',
  lunch: 'À table',
  home: 'En télétravail',
  sick: 'Malade',
  holiday: 'En vacances',
  presence: 'Si vous êtes là',
  onlineHint: 'Vous apparaissez automatiquement absent tant que personne ne touche cet ordinateur.',
  awayHint: 'Vous apparaissez absent, quoi que vous fassiez ici.',
  end: 'Pour combien de temps',
  ends: {
    kept: 'Jusqu’à {{moment}}',
    never: 'Jusqu’à ce que je l’efface',
    halfHour: 'Une demi-heure',
    hour: 'Une heure',
    fourHours: 'Quatre heures',
    today: 'Jusqu’à la fin de la journée',
  },
  clear: 'Effacer',
} as const;
