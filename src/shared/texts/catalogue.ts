import type { en } from './en';
import type { Language } from './languages';

/** Texts by name. Plural forms end in `_one`, `_other` and whatever else their language has. */
export interface TextTree {
  readonly [name: string]: string | TextTree;
}

/** All texts of a language; that none is missing and none left over is tested, since plural forms differ. */
export type Catalogue = { readonly [Part in keyof typeof en]?: TextTree };

const LOADERS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>> = {
  de: async () => (await import('./de')).de,
  fr: async () => (await import('./fr')).fr,
  zh: async () => (await import('./zh')).zh,
  ar: async () => (await import('./ar')).ar,
};

/** Fetches what a language needs beside English, which is always there; null for English. */
export async function loadCatalogue(language: Language): Promise<Catalogue | null> {
  return language === 'en' ? null : LOADERS[language]();
}
