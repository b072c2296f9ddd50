import { hasAtMostCodePoints } from '../lib/code-points';
import { toGraphemes } from '../lib/graphemes';

// The joiner U+200D and the emoji selector U+FE0F stay where something is made with them: emoji, Indian letters.
const IDLE_JOINER =
  /(?<![\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])(?:(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D|\u200D(?!\p{Extended_Pictographic}))|\u200D$/gu;
const IDLE_SELECTOR = /(?<!\p{Emoji})\uFE0F/gu;
const INVISIBLE =
  /(?!\u200D|\uFE0F)[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u2800\uFFF9-\uFFFB\u{1D159}]/gu;

/** Cleans a one-line name: NFKC, no invisible characters, single spaces. May come out empty. */
export function cleanName(raw: string): string {
  const oneLine = raw.replace(/\s+/gu, ' ').replace(INVISIBLE, '').normalize('NFKC');
  return oneLine
    .replace(INVISIBLE, '')
    .replace(IDLE_SELECTOR, '')
    .replace(IDLE_JOINER, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Cleans a line as {@link cleanName} does; null where it has more than `max` code points, or had more than twice as many. */
export function cleanLine(raw: string, max: number): string | null {
  if (!hasAtMostCodePoints(raw, max * 2)) return null;
  const line = cleanName(raw);
  return hasAtMostCodePoints(line, max) ? line : null;
}

/** How many characters a reader sees. */
export function countGraphemes(text: string): number {
  return toGraphemes(text).length;
}

/** Two names with the same key look like the same name to a person who types them. */
export function toNameKey(name: string): string {
  return cleanName(name).toLowerCase().normalize('NFKC');
}
