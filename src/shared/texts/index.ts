import { createInstance, type TFunction } from 'i18next';
import { isolateText } from '../model/direction';
import { en } from './en';

/** Looks a text up: `t('hosting.stop', { count: 3 })`. Plurals by the language's own rules. */
export type Translate = TFunction;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: typeof en };
  }
}

/** Creates the look-up for a language; languages we do not have fall back to English. Ready at once: all texts are in the bundle. */
export function createTexts(language: string): Translate {
  const texts = createInstance();
  void texts.init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: { app: en } },
    // The place of markup is taken by React; what is put in keeps its writing direction to itself.
    interpolation: { escapeValue: true, escape: isolateText },
    initAsync: false,
  });
  return texts.t;
}
