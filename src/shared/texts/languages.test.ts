import { describe, expect, it } from 'vitest';
import { chooseLocale, readLocale } from './languages';

describe('the language', () => {
  it.each([
    ['system', ['de-AT', 'en-US'], 'de', 'de-AT'],
    ['system', ['el-GR', 'fr-CA', 'en'], 'fr', 'fr-CA'],
    ['system', ['zh-TW', 'en-GB'], 'en', 'en-GB'],
    ['system', ['zh-CN'], 'zh', 'zh-CN'],
    ['system', ['zh-Hans-SG'], 'zh', 'zh-Hans-SG'],
    ['system', ['C', 'de_DE.UTF-8', ''], 'en', 'en'],
    ['system', [], 'en', 'en'],
    ['ar', ['de-DE', 'ar-EG'], 'ar', 'ar-EG'],
    ['ar', ['de-DE'], 'ar', 'ar'],
    // Chromium names no country where its own catalogue has none; the system does.
    ['system', ['de', 'de-CH'], 'de', 'de-CH'],
  ] as const)('wanted %s on a system of %j speaks %s as %s', (chosen, preferred, language, tag) => {
    expect(chooseLocale(chosen, preferred)).toEqual({ language, tag });
  });

  it('reads what an address says, and speaks English where that is none of ours', () => {
    expect(readLocale('ar-EG')).toEqual({ language: 'ar', tag: 'ar-EG' });
    for (const odd of ['', 'xx', '"><script>', '../de', 'de_DE'])
      expect(readLocale(odd).language).toBe('en');
  });
});
