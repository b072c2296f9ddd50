/** Texts of what one keeps about people on this device: notes, mutes, blocks. */
export const people = {
  note: 'Notiz für dich',
  noteHint: 'Nur du siehst sie, auf diesem Computer.',
  mute: 'Für mich stummschalten',
  unmute: 'Für mich nicht mehr stumm',
  block: 'Blockieren',
  unblock: 'Nicht mehr blockieren',
  isMuted: 'Von dir stummgeschaltet: Was hier geschrieben wird, löst keine Mitteilung aus.',
  isBlocked:
    'Von dir blockiert: Was hier geschrieben wird, ist weggefaltet, löst nichts aus und zählt nirgends. Die Person erfährt es nicht.',
  muted: 'von dir stummgeschaltet',
  blocked: 'von dir blockiert',
  compare: 'Schlüssel vergleichen',
  compareText:
    'Diese Wörter gehören zu dem Schlüssel, mit dem {{name}} unterschreibt. Liest {{name}} dir dieselben Wörter von der Karte in der eigenen App vor, ist es die richtige Person.',
  folded: 'Nachricht von jemandem, den du blockiert hast',
  foldedAt: 'Nachricht von jemandem, den du blockiert hast, {{time}}',
  show: 'Zeigen',
  list: 'Leute, die du stummgeschaltet oder blockiert hast',
  listText: 'Es geht um ihren Schlüssel, auf jedem Server, und liegt nur auf diesem Computer.',
  listEmpty: 'Niemand. Du kannst jemanden auf seiner Karte stummschalten oder blockieren.',
  unmuteOne: '{{name}} nicht mehr stummschalten',
  unblockOne: '{{name}} nicht mehr blockieren',
} as const;
