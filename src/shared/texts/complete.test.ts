import { describe, expect, it } from 'vitest';
import { loadCatalogue, type Catalogue, type TextTree } from './catalogue';
import { en } from './en';
import { LANGUAGES, type Language } from './languages';

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Every text by its path; plural forms of one text stand together under its name. */
function flatten(tree: TextTree, path = ''): Map<string, Map<string, string>> {
  const texts = new Map<string, Map<string, string>>();
  for (const [name, value] of Object.entries(tree)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof value !== 'string') {
      for (const [deeper, forms] of flatten(value, here)) texts.set(deeper, forms);
      continue;
    }
    const form = PLURAL.exec(name)?.[1] ?? '';
    const base = form === '' ? here : here.slice(0, -form.length - 1);
    texts.set(base, (texts.get(base) ?? new Map<string, string>()).set(form, value));
  }
  return texts;
}

const placesOf = (text: string) =>
  new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''));

/** What keeps a catalogue from standing in for the English one: nothing missing, nothing left over, every place filled. */
function findGaps(language: Language, catalogue: Catalogue): string[] {
  const wanted = flatten(en);
  const there = flatten(catalogue);
  const plurals = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const gaps = [...there.keys()]
    .filter((path) => !wanted.has(path))
    .map((path) => `${path} is left over`);
  for (const [path, forms] of wanted) {
    const own = there.get(path);
    if (own === undefined) {
      gaps.push(`${path} is missing`);
      continue;
    }
    const isPlural = !forms.has('');
    const needed = new Set<string>(isPlural ? plurals : ['']);
    for (const form of needed) if (!own.has(form)) gaps.push(`${path} has no form “${form}”`);
    // None at all may be said in words of its own, in any language.
    for (const form of own.keys())
      if (!needed.has(form) && !(form === 'zero' && forms.has('zero')))
        gaps.push(`${path}_${form} is never said`);
    const places = placesOf([...forms.values()].join(' '));
    for (const [form, text] of own) {
      if (text.trim() === '') gaps.push(`${path}_${form} is empty`);
      for (const place of placesOf(text))
        if (!places.has(place)) gaps.push(`${path}: nobody fills {{${place}}}`);
      // “one” and “two” may be said in words; the number itself must not get lost where it can be any.
      const mayOmit = ['zero', 'one', 'two'].includes(form);
      for (const place of places)
        if (!placesOf(text).has(place) && !(place === 'count' && mayOmit))
          gaps.push(`${path}_${form} does not say {{${place}}}`);
    }
  }
  return gaps;
}

describe('catalogues', () => {
  it.each(LANGUAGES)(
    '%s has every text in every plural form, with all its places',
    async (language) => {
      expect(findGaps(language, (await loadCatalogue(language)) ?? en)).toEqual([]);
    },
  );

  it.each(LANGUAGES.filter((language) => language !== 'en'))(
    '%s has next to no text that was left in English',
    async (language) => {
      const own = flatten((await loadCatalogue(language)) ?? {});
      const same = [...flatten(en)].filter(
        ([path, forms]) =>
          own.get(path)?.get('other') === forms.get('other') &&
          own.get(path)?.get('') === forms.get('') &&
          // Sentences only: names, and words that are the same in both, are short.
          /\p{L}{2,}\s+\p{L}{2,}/u.test(
            (forms.get('other') ?? forms.get('') ?? '').replace(/\{\{\w+\}\}/g, ''),
          ),
      );
      expect(same.map(([path]) => path)).toEqual([]);
    },
  );

  it('finds what is missing, left over, without its form or without its place', () => {
    const members: Record<string, string> = { ...en.members, more: 'x', hereNow: 'Da', host: '' };
    const common: Record<string, TextTree | string> = { ...en.common };
    delete members['away'];
    delete common['people_one'];
    expect(new Set(findGaps('en', { ...en, members, common }))).toEqual(
      new Set([
        'members.more is left over',
        'common.people has no form “one”',
        'members.hereNow_ does not say {{count}}',
        'members.host_ is empty',
        'members.away is missing',
      ]),
    );
  });
});
