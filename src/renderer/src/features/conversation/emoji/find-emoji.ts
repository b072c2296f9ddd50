import { emojiSchema } from '../../../../../shared/model/emoji';
import { fold, type Emoji, type EmojiSet } from './emoji-set';

const startsWord = (text: string, word: string) =>
  text.startsWith(word) || text.includes(` ${word}`);

/** How well one word fits: less is better; null where it does not. */
function rankOf({ codes, sought: { name, words } }: Emoji, word: string): number | null {
  if (codes.some((code) => fold(code) === word)) return 0;
  if (name === word) return 1;
  if (codes.some((code) => fold(code).startsWith(word))) return 2;
  if (name.startsWith(word)) return 3;
  if (words.includes(word)) return 4;
  if (startsWord(name, word) || codes.some((code) => startsWord(fold(code), word))) return 5;
  if (words.some((one) => startsWord(one, word))) return 6;
  return name.includes(word) || words.some((one) => one.includes(word)) ? 7 : null;
}

/** The emoji that fit words, best first and otherwise in their usual order. Every word has to fit. */
export function findEmoji(set: EmojiSet, query: string, most = Infinity): Emoji[] {
  const whole = fold(query);
  if (whole === '') return [];
  const words = whole.split(/\s+/u);
  const ranked = set.all.flatMap((emoji, index) => {
    const asOne = rankOf(emoji, whole);
    if (asOne !== null) return [{ emoji, index, rank: asOne }];
    if (words.length === 1) return [];
    let rank = 0;
    for (const word of words) {
      const one = rankOf(emoji, word);
      if (one === null) return [];
      rank = Math.max(rank, one + 8);
    }
    return [{ emoji, index, rank }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}

/** The emoji that somebody pasted, known here or newer; null for anything else. */
export function readPastedEmoji(set: EmojiSet, query: string): Emoji | null {
  const parsed = emojiSchema.safeParse(query.trim());
  // A digit is the beginning of a keycap, not one.
  if (!parsed.success) return null;
  const emoji = parsed.data;
  return (
    set.byEmoji.get(emoji) ?? {
      emoji,
      group: -1,
      hasTones: false,
      codes: [],
      name: emoji,
      tags: [],
      sought: { name: emoji, words: [] },
    }
  );
}
