/** Texts of handing a message on to another room. */
export const forwarding = {
  forward: 'Weiterleiten …',
  title: 'Eine Nachricht weiterleiten',
  where: 'An welchen Raum oder wen',
  places: 'Räume und Leute',
  nothing: 'Hier heißt nichts „{{query}}“.',
  nowhere: 'Es ist noch niemand sonst hier, und es gibt keinen anderen Raum.',
  comment: 'Kommentar (freiwillig)',
  send: 'Weiterleiten',
  sendTo: 'An {{name}} weiterleiten',
  partlyUnknown:
    'Ein Teil dieser Nachricht braucht ein neueres Hearth; weitergeleitet werden nur ihre Worte.',
  note: 'Sie geht als deine eigene Nachricht hinaus, mit den Worten als Zitat. Dass sie von dieser Person sind, sagst allein du.',
  saidInRoom: '{{name}} schrieb in #{{room}}:',
  saidInDirect: '{{name}} schrieb in einem direkten Gespräch:',
  done: 'An {{name}} weitergeleitet.',
  go: 'Dorthin gehen',
} as const;
