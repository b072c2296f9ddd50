import { createTexts, type Translate } from '../shared/texts';
import type { Language } from '../shared/texts/languages';
import { chooseAppLocale } from './locale';

/** What the app speaks: as the person chose, or as the system does. */
export interface AppLanguage {
  readonly t: Translate;
  /** BCP 47, as days and numbers are written. */
  tag(): string;
  /** Speaks as is wanted now; answers whether that is another language than before. */
  follow(chosen: Language | 'system'): Promise<boolean>;
}

/** Sets the language up; its texts are there when this is done. */
export async function setupLanguage(chosen: Language | 'system'): Promise<AppLanguage> {
  const texts = createTexts();
  let locale = chooseAppLocale(chosen);
  await texts.change(locale);
  return {
    t: texts.t,
    tag: () => locale.tag,
    async follow(wanted) {
      const next = chooseAppLocale(wanted);
      if (next.tag === locale.tag) return false;
      locale = next;
      await texts.change(next);
      return true;
    },
  };
}
