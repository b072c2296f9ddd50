/** What is written from right to left, and the marks that turn what follows them. */
const TURNING =
  /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const MARKS = /[\u202A-\u202E\u2066-\u2069]/gu;
const ISOLATE = { begin: '\u2068', end: '\u2069' } as const;

/**
 * Somebody's words, to be put into a sentence: whatever direction they are written in, what stands around them keeps
 * its place. Words that cannot turn anything stay as they are. The sentence is taken to run from left to right.
 */
export function isolateText(text: string): string {
  if (!TURNING.test(text)) return text;
  const unmarked = text.replace(MARKS, '');
  return unmarked === '' ? '' : `${ISOLATE.begin}${unmarked}${ISOLATE.end}`;
}
