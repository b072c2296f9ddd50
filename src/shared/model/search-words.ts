import { atHand } from '../lib/at-hand';

/** One word of a text: folded, and where it stands in the original (UTF-16 offsets). */
export interface Word {
  text: string;
  start: number;
  end: number;
  /** A single sign of a script that puts no spaces between words, or a pictograph. */
  isSign: boolean;
}

/** One thing a query asks for: words that stand together. */
export interface SearchTerm {
  words: readonly string[];
  /** Whether the last of them may be the beginning of a word. */
  isPrefix: boolean;
}

/** Names the rules of {@link toWords}: an index that was made by others has to be made anew. */
export const WORDS_VERSION = 1;

/** Longer words are known by their beginning, in UTF-16 units. */
const WORD_LENGTH = 64;

type Piece = readonly [text: string, kind: 'letter' | 'sign' | 'gap'];

// A sign with its marks; a Korean syllable in its parts; a half-width kana with its voice.
const UNIT =
  /[\u1100-\u115F][\u1160-\u11A7][\u11A8-\u11FF]?|[\uFF66-\uFF9D][\uFF9E\uFF9F]|\P{M}\p{M}*|\p{M}+/uy;
// Accents, Hebrew points, Arabic vowels. Marks of other scripts are letters to those who read them.
const DIACRITIC = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]/g;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const PICTOGRAPH = /[\p{Extended_Pictographic}\p{RI}]/u;

const PIECES_AT_HAND = 20_000;
const LONGEST_AT_HAND = 4;

function toPiece(sign: string): Piece {
  if (LETTER.test(sign)) return [sign, UNSPACED.test(sign) ? 'sign' : 'letter'];
  return [sign, PICTOGRAPH.test(sign) ? 'sign' : 'gap'];
}

function cutUnit(unit: string): readonly Piece[] {
  // Sign by sign, because the small sigma looks around itself.
  const folded = Array.from(unit.normalize('NFKC'), (sign) => sign.toUpperCase().toLowerCase());
  const bare = folded.join('').normalize('NFD').replaceAll(DIACRITIC, '').normalize('NFC');
  return Array.from(bare, toPiece);
}

const cutUnitAtHand = atHand(cutUnit, PIECES_AT_HAND);

const toPieces = (unit: string) =>
  unit.length > LONGEST_AT_HAND ? cutUnit(unit) : cutUnitAtHand(unit);

const isAscii = (code: number) => code < 0x80;

/**
 * Cuts a text into the words by which it is found (SE-2): in one case, without diacritics, look-alike forms made one
 * (NFKC); scripts without spaces sign by sign, so that any run of signs is found as words that stand together.
 */
export function toWords(text: string): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  let at = 0;
  while (at < text.length) {
    let end = at + 1;
    // Most texts are mostly plain letters, which stand for themselves where no mark follows.
    if (!isAscii(text.charCodeAt(at)) || (end < text.length && !isAscii(text.charCodeAt(end)))) {
      UNIT.lastIndex = at;
      end = at + (UNIT.exec(text)?.[0].length ?? 1);
    }
    for (const [sign, kind] of toPieces(text.slice(at, end))) {
      if (kind === 'letter') {
        if (open === null) words.push((open = { text: '', start: at, end, isSign: false }));
        if (open.text.length < WORD_LENGTH) open.text += sign;
        open.end = end;
        continue;
      }
      open = null;
      if (kind === 'sign') words.push({ text: sign, start: at, end, isSign: true });
    }
    at = end;
  }
  return words;
}

const QUOTES = /["“”„«»]/;

/**
 * Reads what somebody typed: every word is wanted, words between quotation marks stand together, the last word may be
 * unfinished. Whatever is typed is a query; one without any word finds nothing.
 */
export function parseSearch(query: string): SearchTerm[] {
  const segments = query.split(QUOTES);
  const groups = segments.flatMap((segment, index) =>
    index % 2 === 1 ? [segment] : segment.split(/\s+/),
  );
  // Only a closed quotation says that its last word is whole.
  const isOpenEnded = segments.length % 2 === 0 || (segments.at(-1) ?? '').trim() !== '';
  const terms = groups.map(toWords).filter((words) => words.length > 0);
  return terms.map((words, index) => ({
    words: words.map(({ text }) => text),
    isPrefix: isOpenEnded && index === terms.length - 1 && words.at(-1)?.isSign === false,
  }));
}

/** Where in a text a term stands: the places, among its words, of the first word of the term. */
export function findTerm(words: readonly Pick<Word, 'text'>[], term: SearchTerm): number[] {
  const last = term.words.length - 1;
  const places: number[] = [];
  for (let at = 0; at + last < words.length; at += 1) {
    const isHere = term.words.every((wanted, index) => {
      const found = words[at + index]?.text ?? '';
      return term.isPrefix && index === last ? found.startsWith(wanted) : found === wanted;
    });
    if (isHere) places.push(at);
  }
  return places;
}

/** Whether a text with these words is found: every term stands in it. */
export function isFound(
  words: readonly Pick<Word, 'text'>[],
  terms: readonly SearchTerm[],
): boolean {
  return terms.length > 0 && terms.every((term) => findTerm(words, term).length > 0);
}

/** What a search highlights in a text: ranges in UTF-16 units, in order, not overlapping. */
export function findMatches(text: string, query: string): { start: number; end: number }[] {
  const words = toWords(text);
  const ranges = parseSearch(query)
    .flatMap((term) =>
      findTerm(words, term).map((at) => ({
        start: words[at]?.start ?? 0,
        end: words[at + term.words.length - 1]?.end ?? 0,
      })),
    )
    .toSorted((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const range of ranges) {
    const before = merged.at(-1);
    // Signs without a space between them are one run to the eye.
    if (before !== undefined && range.start <= before.end) {
      before.end = Math.max(before.end, range.end);
    } else merged.push(range);
  }
  return merged;
}
