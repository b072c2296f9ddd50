import { toGraphemes } from '../../../shared/lib/graphemes';

const take = (text: string, count: number) => toGraphemes(text).slice(0, count).join('');

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
