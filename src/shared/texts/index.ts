import { lazy } from '../lib/lazy';
import { createInstance, type FormatterModule, type ParseKeys, type TFunction } from 'i18next';
import { isolateText } from '../model/direction';
import { loadCatalogue, type Catalogue, type TextTree } from './catalogue';
import { en } from './en';
import { readLocale, toDirection, type Locale } from './languages';

/** Looks a text up: `t('hosting.stop', { count: 3 })`. Plurals by the language's own rules. */
export type Translate = TFunction;

/** The name of a text, for what names its texts as data. */
export type TextKey = ParseKeys;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: typeof en };
  }
}

/** The texts of one language at a time. */
export interface Texts {
  /** Stays the same function; after a change it speaks the other language. */
  readonly t: Translate;
  /** Speaks another language from when its catalogue is there. */
  change(locale: Locale): Promise<void>;
}

/** A small number is its digits wherever these are ours: to ask `Intl` for the first of them takes as long as drawing a room. */
const isWrittenAlike = (value: number, language: Locale['language']) =>
  Number.isInteger(value) && value >= 0 && value < 1_000 && language !== 'ar';

/** Of a text that counts, so many are kept: how many fit, how many are there. */
const MOST_COUNTED = 99;

/** The name under which a text is kept that has nothing but a small count put in; null for any other. */
function toCounted(key: TextKey, put: Record<string, unknown>): string | null {
  const { count, ...others } = put;
  const isSmall = Number.isInteger(count) && Number(count) >= 0 && Number(count) <= MOST_COUNTED;
  return isSmall && Object.keys(others).length === 0 ? `${key} ${String(count)}` : null;
}

/** Marks by which i18next puts something into a text, and one text into another. */
const PUT_IN = /\{\{|\$t\(/;

/** The text of a name where it stands there as it is read. */
function findPlain(tree: TextTree, key: TextKey): string | null {
  let found: string | TextTree | undefined = tree;
  for (const name of key.split('.')) {
    if (found === undefined || typeof found === 'string') return null;
    found = found[name];
  }
  return typeof found === 'string' && !PUT_IN.test(found) ? found : null;
}

/** Creates the texts. English is spoken at once, another language once `change` is done. */
export function createTexts(): Texts {
  return createTextsWith(loadCatalogue);
}

/** {@link createTexts}, with catalogues from elsewhere. */
export function createTextsWith(
  load: (language: Locale['language']) => Promise<Catalogue | null>,
): Texts {
  const instance = createInstance();
  let locale = readLocale('en');
  const toNumbers = () => lazy(() => new Intl.NumberFormat(locale.tag));
  let numbers = toNumbers();
  const formatter: FormatterModule = {
    type: 'formatter',
    init() {},
    add() {},
    addCached() {},
    // How many there are is written as the country writes numbers; a port is no number in that sense.
    format: (value: unknown, _format, _language, options) =>
      typeof value === 'number' &&
      options?.['interpolationkey'] === 'count' &&
      !isWrittenAlike(value, locale.language)
        ? numbers().format(value)
        : String(value),
  };
  void instance.use(formatter).init({
    lng: locale.language,
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: { app: en } },
    interpolation: {
      // The place of markup is taken by React; what is put in keeps its writing direction to itself.
      escapeValue: true,
      escape: (text: string) => isolateText(text, toDirection(locale.language)),
      alwaysFormat: true,
    },
    initAsync: false,
  });
  // Most texts have nothing put in, and are asked for at every drawing: looking one up takes i18next as long as drawing a row.
  const plain = new Map<TextKey, string>();
  // Some count and have nothing else put in: asking for their plural takes as long again.
  const counted = new Map<string, string>();
  let spoken: TextTree = en;
  const t = (key: TextKey, put?: Record<string, unknown>): string => {
    if (put !== undefined) {
      const name = toCounted(key, put);
      if (name === null) return instance.t(key, put);
      const known = counted.get(name) ?? instance.t(key, put);
      counted.set(name, known);
      return known;
    }
    const text = plain.get(key) ?? findPlain(spoken, key) ?? instance.t(key);
    plain.set(key, text);
    return text;
  };
  return {
    t: t as Translate,
    async change(next) {
      const catalogue = await load(next.language);
      if (catalogue !== null) instance.addResourceBundle(next.language, 'app', catalogue);
      spoken = catalogue ?? en;
      locale = next;
      numbers = toNumbers();
      await instance.changeLanguage(next.language);
      plain.clear();
      counted.clear();
    },
  };
}

/** English alone, for programs of the command line and for tests. */
export function createEnglish(): Translate {
  return createTexts().t;
}
