const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Such letters stand for themselves: nothing that follows can belong to them. To ask takes longer than drawing the rest of a list. */
const SIMPLE = /^[\x20-\x7e]*$/;
const take = (text: string, count: number) =>
  SIMPLE.test(text)
    ? text.slice(0, count)
    : [...graphemes.segment(text)]
        .slice(0, count)
        .map((part) => part.segment)
        .join('');

const STARTS_LIKE_A_WORD = /^[\p{L}\p{N}]/u;

/** One or two characters that stand for a name: first letters of two words, else the first two of one. */
export function toInitials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const first = words[0];
  if (first === undefined) return '?';
  const second = words.slice(1).find((word) => STARTS_LIKE_A_WORD.test(word));
  if (second !== undefined) return take(first, 1) + take(second, 1).toLocaleUpperCase();
  return STARTS_LIKE_A_WORD.test(first) ? take(first, 2) : take(first, 1);
}
