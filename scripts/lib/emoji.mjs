// What the emoji picker knows, made of `emojibase-data`: one line an emoji, the same order in every file.
import { createRequire } from 'node:module';

/** Newer ones are boxes on machines that are in use: Windows 11 23H2, macOS 12.3 and Debian 12 have all of these. */
export const NEWEST_EMOJI_VERSION = 14;
/** Languages of which there are names. */
export const NAMED_LANGUAGES = ['en', 'de', 'fr', 'zh'];

const require = createRequire(import.meta.url);
/**
 * @typedef {{ emoji: string, hexcode: string, group?: number, version: number, order: number, label?: string, tags?: string[], skins?: { emoji: string }[] }} Known
 */
/** @param {string} path */
const read = (path) => require(`emojibase-data/${path}`);
// Pieces of other emoji, which nobody wants alone.
const COMPONENTS = 2;
const FIRST_TONE = '🏻';

// Where a sign is a picture by itself, the selector says nothing, and two reactions would look the same.
/** @param {string} emoji */
const toEmoji = (emoji) =>
  /^\p{Emoji_Presentation}\uFE0F$/u.test(emoji) ? emoji.slice(0, -1) : emoji;

/**
 * An emoji in a tone; the same rule stands in the picker.
 * @param {string} emoji
 * @param {string} tone
 */
export const toTone = (emoji, tone) =>
  emoji.replace(/(?!(?<=\u200D)🤝)(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${tone}`);

/** @returns {Known[]} */
const chosen = () =>
  read('en/data.json')
    .filter(
      (/** @type {Known} */ { group, version }) =>
        group !== undefined && group !== COMPONENTS && version <= NEWEST_EMOJI_VERSION,
    )
    .toSorted((/** @type {Known} */ a, /** @type {Known} */ b) => a.order - b.order);

/** Emoji, group, `t` where it has skin tones, and its short codes. */
export function createEmojiFile() {
  const sets = ['github', 'emojibase'].map((name) => read(`en/shortcodes/${name}.json`));
  // A code means one emoji: what most people know from elsewhere comes first.
  const owners = new Map();
  for (const known of sets)
    for (const { hexcode } of chosen())
      for (const code of [known[hexcode] ?? []].flat())
        if (!owners.has(code)) owners.set(code, hexcode);
  const own = new Map();
  for (const [code, hexcode] of owners) own.set(hexcode, [...(own.get(hexcode) ?? []), code]);
  return chosen()
    .map(({ emoji, hexcode, group, skins = [] }) => {
      const hasTones = skins.some((skin) => skin.emoji === toTone(emoji, FIRST_TONE));
      const fields = [
        toEmoji(emoji),
        group,
        hasTones ? 't' : '',
        own.get(hexcode)?.join(' ') ?? '',
      ];
      return `${fields.join('\t')}\n`;
    })
    .join('');
}

/**
 * Name and keywords in a language.
 * @param {string} language
 */
export function createNamesFile(language) {
  /** @type {Known[]} */
  const data = read(`${language}/data.json`);
  const named = new Map(data.map((one) => [one.hexcode, one]));
  return chosen()
    .map(({ hexcode }) => {
      const { label = '', tags = [] } = named.get(hexcode) ?? {};
      const words = [...new Set(tags)].filter((tag) => tag !== label);
      return `${[label, words.join(',')].join('\t')}\n`;
    })
    .join('');
}
