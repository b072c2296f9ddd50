/** What is written from right to left, and the marks that turn what follows them. */
const TURNING =
  /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** In a sentence from right to left any letter of the other direction takes the signs beside it along. */
const FOREIGN_TO_RTL = /[^\p{Script=Arabic}\p{Script=Hebrew}\s]/u;
const MARKS = /[\u202A-\u202E\u2066-\u2069]/gu;
const ISOLATE = { begin: '\u2068', end: '\u2069' } as const;

/**
 * Somebody's words, to be put into a sentence: whatever direction they are written in, what stands around them keeps
 * its place. Words that cannot turn anything in a sentence of that `direction` stay as they are.
 */
export function isolateText(text: string, direction: 'ltr' | 'rtl' = 'ltr'): string {
  if (!(direction === 'rtl' ? FOREIGN_TO_RTL : TURNING).test(text)) return text;
  const unmarked = text.replace(MARKS, '');
  return unmarked === '' ? '' : `${ISOLATE.begin}${unmarked}${ISOLATE.end}`;
}
