import { describe, expect, it } from 'vitest';
import { loadCatalogue, type TextTree } from './catalogue';
import { en } from './en';
import { LANGUAGES, type Language } from './languages';
import { keepMarks } from './spaces';

/** What no text of a language may have in it, and what is meant instead. */
const WRONG: Record<Language, readonly [RegExp, string][]> = {
  en: [
    [/"/, 'quotation marks that are straight'],
    [/ [;:!?%…]/, 'a space before a mark'],
  ],
  de: [
    [/["”]|“(?=\p{L})/u, 'quotation marks of another language'],
    [/ [;:!?%…]/, 'a mark that may come to stand on a line of its own'],
    [/[^\s\u00A0]…/, 'a word that runs into its ellipsis'],
    // At the beginning of a sentence it is the third person.
    [/(?<=[\p{Ll},] )(?:Sie|Ihnen|Ihre?[mnrs]?)(?!\p{L})/u, 'another form of address'],
  ],
  fr: [
    [/["“”']/, 'quotation marks or an apostrophe of another language'],
    [/(?<![\u202F\d])[;:!?»%](?![\w/])/, 'a mark without its narrow space'],
    [/«(?!\u202F)/, 'a quotation mark without its narrow space'],
    [/(?<!\p{L})(?:tu|ton|ta|tes|toi)(?!\p{L})/iu, 'another form of address'],
  ],
  zh: [
    [/\p{Script=Han}[,;!?:]|\p{Script=Han}\.(?!\w)/u, 'a narrow mark among wide characters'],
    [/\p{Script=Han}(?:[A-Za-z]|\{\{)|(?:[A-Za-z]|\}\})\p{Script=Han}/u, 'no space before letters'],
    [/您/, 'another form of address'],
  ],
  ar: [
    [/\p{Script=Arabic}\s?[,;?]/u, 'a mark that is not mirrored'],
    [/["“”]/, 'quotation marks of another language'],
  ],
};

/** Texts that say how to type something: their straight marks are meant. */
const MEANT = new Set(['search.empty']);

function list(texts: TextTree, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, text]): [string, string][] => {
    const here = path === '' ? name : `${path}.${name}`;
    return typeof text === 'string' ? [[here, text]] : list(text, here);
  });
}

describe('typography', () => {
  it.each(LANGUAGES)('of %s is its own in every text', async (language) => {
    const texts = list((await loadCatalogue(language)) ?? en).filter(([path]) => !MEANT.has(path));
    expect(
      texts.flatMap(([path, text]) =>
        WRONG[language].filter(([wrong]) => wrong.test(text)).map(([, what]) => `${path}: ${what}`),
      ),
    ).toEqual([]);
  });

  it('keeps a mark on the line of its words, and other spaces as they are', () => {
    const texts = { a: 'Quoi ? « Ceci » : {{count}} %', deep: { b: 'Un mot, puis un autre' } };
    expect(keepMarks(texts, '\u202F')).toEqual({
      a: 'Quoi\u202F? «\u202FCeci\u202F»\u202F: {{count}}\u202F%',
      deep: { b: 'Un mot, puis un autre' },
    });
  });
});
