/** The languages of the app, each with a whole catalogue. `zh` is written in simplified characters. */
export const LANGUAGES = ['en', 'de', 'fr', 'zh', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where nobody says of which country. */
const DEFAULT_LOCALES: Readonly<Record<Language, string>> = {
  en: 'en',
  de: 'de',
  fr: 'fr',
  zh: 'zh-Hans',
  ar: 'ar',
};

const FROM_RIGHT: ReadonlySet<Language> = new Set(['ar']);

/** A language, and how its country writes days and numbers. */
export interface Locale {
  language: Language;
  /** BCP 47, for `Intl` and for the page. */
  tag: string;
}

export function toDirection(language: Language): 'ltr' | 'rtl' {
  return FROM_RIGHT.has(language) ? 'rtl' : 'ltr';
}

function toLocale(tag: string): Locale | null {
  const parsed = parseTag(tag);
  const language = LANGUAGES.find((known) => known === parsed?.language);
  if (parsed === null || language === undefined) return null;
  // Who reads traditional characters is not served by simplified ones.
  if (language === 'zh' && parsed.maximize().script !== 'Hans') return null;
  return { language, tag: parsed.baseName };
}

function parseTag(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    // Some systems name theirs `C`, or `de_DE.UTF-8`.
    return null;
  }
}

/**
 * The locale to speak in: the chosen language, else the first of `preferred` (the system's, best first) that there is a
 * catalogue of, else English. The country is the system's where it names one for that language.
 */
export function chooseLocale(chosen: Language | 'system', preferred: readonly string[]): Locale {
  const known = preferred.flatMap((tag) => toLocale(tag) ?? []);
  const language = chosen === 'system' ? (known[0]?.language ?? 'en') : chosen;
  const fitting = known.filter((locale) => locale.language === language);
  return (
    fitting.find(({ tag }) => parseTag(tag)?.region !== undefined) ??
    fitting[0] ?? { language, tag: DEFAULT_LOCALES[language] }
  );
}

/** The locale that a tag names; English where it names none. */
export function readLocale(tag: string): Locale {
  return toLocale(tag) ?? { language: 'en', tag: DEFAULT_LOCALES.en };
}
