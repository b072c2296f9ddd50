import { describe, expect, it } from 'vitest';
import { en } from './en';
import { createEnglish, createTextsWith } from './index';
import type { Language } from './languages';

const other = async (language: Language) =>
  language === 'en'
    ? null
    : {
        ...en,
        common: {
          cancel: 'Abbrechen',
          people_one: '{{count}} Person',
          people_other: '{{count}} Personen',
        },
      };

describe('texts', () => {
  it('speaks English at once, with plurals', () => {
    const t = createEnglish();
    expect(t('common.people', { count: 1 })).toBe('1 person');
    expect(t('common.people', { count: 3 })).toBe('3 people');
    expect(t('hosting.knockMany', { count: 3, server: 'Workshop' })).toContain('Workshop');
    expect(t('hosting.knockMany', { count: 3, server: 'Kitchen' })).toContain('Kitchen');
  });

  it('speaks another language with the same function, writes counts as the country does, and English again', async () => {
    const texts = createTextsWith(other);
    const { t } = texts;
    await texts.change({ language: 'de', tag: 'de-DE' });
    expect(t('common.people', { count: 12_345 })).toBe('12.345 Personen');
    expect(t('common.people', { count: 3 })).toBe('3 Personen');
    const cancel = t('common.cancel');
    await texts.change({ language: 'en', tag: 'en' });
    expect(t('common.cancel')).toBe('Cancel');
    expect(cancel).toBe('Abbrechen');
    expect(t('common.people', { count: 3 })).toBe('3 people');
  });

  it('puts one text into another also where nothing else is put in', async () => {
    const catalogue = { common: { cancel: 'Abbrechen', close: '$t(common.cancel)!' } };
    const texts = createTextsWith(async () => catalogue);
    await texts.change({ language: 'de', tag: 'de-DE' });
    expect(texts.t('common.close')).toBe('Abbrechen!');
  });

  it.each([
    ['en', 'en-IN'],
    ['de', 'de-CH'],
    ['fr', 'fr-FR'],
    ['zh', 'zh-Hans'],
    ['ar', 'ar-EG'],
  ] as const)('writes small counts in %s as the country does, too', async (language, tag) => {
    const texts = createTextsWith(async () => ({ common: { people_other: '{{count}}' } }));
    await texts.change({ language, tag });
    const numbers = new Intl.NumberFormat(tag);
    // Between two and eleven, Arabic has forms of its own.
    for (const count of [17, 99, 999, 1_000, 1_001, 20_000])
      expect(texts.t('common.people', { count })).toContain(numbers.format(count));
  });

  it('says in English what a catalogue does not have, and leaves numbers that count nothing alone', async () => {
    const texts = createTextsWith(other);
    await texts.change({ language: 'de', tag: 'de-DE' });
    expect(texts.t('common.close')).toBe(en.common.close);
    expect(texts.t('doctor.finding.port_free', { port: 12_345 })).toBe('Port 12345 is free.');
  });

  it('keeps the order of words from left to right in a sentence from right to left', async () => {
    const texts = createTextsWith(other);
    await texts.change({ language: 'ar', tag: 'ar' });
    expect(texts.t('members.about', { name: 'Rosa (2)' })).toContain('\u2068Rosa (2)\u2069');
  });
});
