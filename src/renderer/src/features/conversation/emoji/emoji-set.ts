import { lazy } from '../../../../../shared/lib/lazy';
import type { Language } from '../../../../../shared/texts/languages';

/** The groups of the picker, in their order; the numbers are those of the data. */
export const GROUPS = [
  { id: 0, name: 'smileys', sign: '😀' },
  { id: 1, name: 'people', sign: '👋' },
  { id: 3, name: 'nature', sign: '🌿' },
  { id: 4, name: 'food', sign: '🍎' },
  { id: 5, name: 'travel', sign: '🚲' },
  { id: 6, name: 'activities', sign: '⚽' },
  { id: 7, name: 'objects', sign: '💡' },
  { id: 8, name: 'symbols', sign: '✅' },
  { id: 9, name: 'flags', sign: '🏁' },
] as const;

/** Of an emoji that stands alone: some faces of letters have the older ones in black and white. */
export const EMOJI_FACE =
  '"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", "Twemoji Mozilla", sans-serif';

/** An emoji and what people call it. */
export interface Emoji {
  emoji: string;
  group: number;
  hasTones: boolean;
  /** Without their colons; English in every language. */
  codes: readonly string[];
  name: string;
  /** As they are compared; of codes and words each stands between two marks of {@link BETWEEN}. */
  sought: { codes: string; name: string; words: string };
}

/** Stands between short codes and between words where they are looked through in one go: nobody can type it. */
export const BETWEEN = '\u0001';

/** What all of them are sought by in one text, and where in it each one ends. */
export interface SoughtText {
  text: string;
  ends: readonly number[];
}

/** All of them, in the order of the picker. */
export interface EmojiSet {
  all: readonly Emoji[];
  soughtText: SoughtText;
  byCode: ReadonlyMap<string, Emoji>;
  byEmoji: ReadonlyMap<string, Emoji>;
}

const foldAll = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[_-]/g, ' ');

/** What two ways of writing the same word have in common: case and marks over letters do not count. */
export function fold(text: string): string {
  return foldAll(text).replaceAll(',', BETWEEN).trim();
}

const toLines = (file: string) => file.trimEnd().split('\n');
const toSought = (list: string) => (list === '' ? '' : BETWEEN + list + BETWEEN);

function toSoughtText(all: readonly Emoji[]): SoughtText {
  const lines = all.map(({ sought: { codes, name, words } }) => `${codes}\n${name}\n${words}\n`);
  let end = 0;
  return { text: lines.join(''), ends: lines.map((line) => (end += line.length)) };
}

/**
 * Reads the files that `scripts/write-emoji.mjs` wrote. This happens between two keys: files are folded in one go, and what
 * no search needs is made later.
 */
export function readEmojiSet(emojiFile: string, namesFile: string): EmojiSet {
  const names = toLines(namesFile);
  const soughtNames = toLines(foldAll(namesFile.replaceAll(',', BETWEEN)));
  const soughtEmoji = toLines(foldAll(emojiFile.replaceAll(' ', BETWEEN)));
  const all = toLines(emojiFile).map((line, index): Emoji => {
    const [emoji = '', group = '', tones = '', codes = ''] = line.split('\t');
    const [soughtName = '', soughtWords = ''] = soughtNames[index]?.split('\t') ?? [];
    return {
      emoji,
      group: Number(group),
      hasTones: tones === 't',
      codes: codes === '' ? [] : codes.split(' '),
      name: names[index]?.split('\t', 1)[0] ?? '',
      sought: {
        codes: toSought(soughtEmoji[index]?.split('\t')[3] ?? ''),
        name: soughtName,
        words: toSought(soughtWords),
      },
    };
  });
  const byCode = lazy(
    () => new Map(all.flatMap((one) => one.codes.map((code) => [code, one] as const))),
  );
  const byEmoji = lazy(() => new Map(all.map((one) => [one.emoji, one])));
  const soughtText = lazy(() => toSoughtText(all));
  return {
    all,
    get soughtText() {
      return soughtText();
    },
    get byCode() {
      return byCode();
    },
    get byEmoji() {
      return byEmoji();
    },
  };
}

const NAMES: Readonly<Record<Language, () => Promise<{ default: string }>>> = {
  en: () => import('./data/names.en.txt?raw'),
  de: () => import('./data/names.de.txt?raw'),
  fr: () => import('./data/names.fr.txt?raw'),
  zh: () => import('./data/names.zh.txt?raw'),
  // The data has no Arabic names.
  ar: () => import('./data/names.en.txt?raw'),
};

let loaded: { language: Language; set: Promise<EmojiSet>; there: EmojiSet | null } | null = null;

/** The set as {@link loadEmojiSet} has read it; null until it has. */
export function findEmojiSet(language: Language): EmojiSet | null {
  return loaded?.language === language ? loaded.there : null;
}

/** The emoji with their names in a language; read once, when somebody first wants them. */
export function loadEmojiSet(language: Language): Promise<EmojiSet> {
  if (loaded?.language === language) return loaded.set;
  const set = Promise.all([import('./data/emoji.txt?raw'), NAMES[language]()]).then(
    ([emoji, names]) => readEmojiSet(emoji.default, names.default),
  );
  const reading: typeof loaded = { language, set, there: null };
  loaded = reading;
  set.then(
    (there) => {
      reading.there = there;
    },
    // Whoever asks again tries again.
    () => {
      loaded = null;
    },
  );
  return set;
}
