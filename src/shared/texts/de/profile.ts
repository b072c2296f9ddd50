/** Texts of the profile feature: what one says of oneself. */
export const profile = {
  title: 'Wie es dir geht',
  open: 'Sagen, wie es dir geht',
  openNow: 'Sagen, wie es dir geht. Jetzt: {{said}}',
  words: 'Was du gerade machst',
  wordsHint:
    'Alle auf deinen Servern sehen es neben deinem Namen. Ein Emoji am Anfang ist willkommen.',
  suggestions: 'Vorschläge',
  meeting: 'In einer Besprechung',
  focus: 'Konzentriert',
  lunch: 'Beim Essen',
  home: 'Arbeite von zu Hause',
  sick: 'Krank',
  holiday: 'Im Urlaub',
  presence: 'Ob du da bist',
  onlineHint: 'Du giltst von selbst als abwesend, solange niemand diesen Computer berührt.',
  awayHint: 'Du giltst als abwesend, was auch immer du hier tust.',
  end: 'Wie lange',
  ends: {
    kept: 'Bis {{moment}}',
    never: 'Bis ich es lösche',
    halfHour: 'Eine halbe Stunde',
    hour: 'Eine Stunde',
    fourHours: 'Vier Stunden',
    today: 'Bis zum Ende des Tages',
  },
  clear: 'Löschen',
} as const;
