import { app } from 'electron/main';
import { createTexts, type Translate } from '../shared/texts';
import { chooseLocale, type Language } from '../shared/texts/languages';

/** What the app speaks: as the person chose, or as the system does. */
export interface AppLanguage {
  readonly t: Translate;
  /** BCP 47, as days and numbers are written. */
  tag(): string;
  /** The address of the page in this language. */
  toPageUrl(page: string): string;
  /** Speaks as is wanted now; answers whether that is another language than before. */
  follow(chosen: Language | 'system'): Promise<boolean>;
}

/** Sets the language up; its texts are there when this is done. */
export async function setupLanguage(chosen: Language | 'system'): Promise<AppLanguage> {
  const texts = createTexts();
  let locale = choose(chosen);
  await texts.change(locale);
  return {
    t: texts.t,
    tag: () => locale.tag,
    toPageUrl(page) {
      const url = new URL(page);
      url.searchParams.set('locale', locale.tag);
      return url.href;
    },
    async follow(wanted) {
      const next = choose(wanted);
      if (next.tag === locale.tag) return false;
      locale = next;
      await texts.change(next);
      return true;
    },
  };
}

/** The app's own locale first: it follows `LANGUAGE` and `--lang`, by which one app is started in another language. */
function choose(chosen: Language | 'system') {
  return chooseLocale(chosen, [app.getLocale(), ...app.getPreferredSystemLanguages()]);
}
