import { isEmoji } from '../../../../../shared/model/emoji';
import { BETWEEN, fold, type Emoji, type EmojiSet, type SoughtText } from './emoji-set';

const startsWord = (text: string, word: string) =>
  text.startsWith(word) || text.includes(` ${word}`);
const startsOneOf = (list: string, word: string) =>
  list.includes(BETWEEN + word) || list.includes(` ${word}`);

/** How well one word fits: less is better; null where it does not. */
function rankOf({ sought: { codes, name, words } }: Emoji, word: string): number | null {
  const isInCodes = codes.includes(word);
  const isInName = name.includes(word);
  const isInWords = words.includes(word);
  if (!isInCodes && !isInName && !isInWords) return null;
  const whole = BETWEEN + word + BETWEEN;
  if (isInCodes && codes.includes(whole)) return 0;
  if (isInName && name === word) return 1;
  if (isInCodes && codes.includes(BETWEEN + word)) return 2;
  if (isInName && name.startsWith(word)) return 3;
  if (isInWords && words.includes(whole)) return 4;
  if (isInName && startsWord(name, word)) return 5;
  if (isInCodes && startsOneOf(codes, word)) return 5;
  if (isInWords && startsOneOf(words, word)) return 6;
  // Codes are English: the middle of one helps nobody.
  return isInName || isInWords ? 7 : null;
}

/** How well several words fit that are not one: all of them have to, and none counts as much as the whole. */
function rankOfAll(emoji: Emoji, words: readonly string[]): number | null {
  if (words.length === 1) return null;
  let rank = 0;
  for (const word of words) {
    const one = rankOf(emoji, word);
    if (one === null) return null;
    rank = Math.max(rank, one + 8);
  }
  return rank;
}

/** Which ones have a word anywhere: nearly two thousand are asked at every key, each by itself takes five times as long. */
function whereIs(word: string, { text, ends }: SoughtText): number[] {
  const found: number[] = [];
  let index = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, ends[index])) {
    while ((ends[index] ?? Infinity) <= at) index += 1;
    found.push(index);
  }
  return found;
}

/** The emoji that fit words, best first and otherwise in their usual order. Every word has to fit. */
export function findEmoji(set: EmojiSet, query: string, most = Infinity): Emoji[] {
  const whole = fold(query);
  if (whole === '') return [];
  const words = whole.split(/\s+/u);
  const ranked: { emoji: Emoji; index: number; rank: number }[] = [];
  for (const index of whereIs(words[0] ?? whole, set.soughtText)) {
    const emoji = set.all[index];
    if (emoji === undefined) continue;
    const rank = rankOf(emoji, whole) ?? rankOfAll(emoji, words);
    if (rank !== null) ranked.push({ emoji, index, rank });
  }
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}

/** The emoji that somebody pasted, known here or newer; null for anything else. */
export function readPastedEmoji(set: EmojiSet, query: string): Emoji | null {
  const emoji = query.trim();
  // A digit is the beginning of a keycap, not one.
  if (!isEmoji(emoji)) return null;
  return (
    set.byEmoji.get(emoji) ?? {
      emoji,
      group: -1,
      hasTones: false,
      codes: [],
      name: emoji,
      sought: { codes: '', name: emoji, words: '' },
    }
  );
}
