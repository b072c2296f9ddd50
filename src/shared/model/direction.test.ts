import { describe, expect, it } from 'vitest';
import { createEnglish } from '../texts';
import { isolateText } from './direction';

describe('G4: words put into a sentence', () => {
  it.each(['Rosa', 'Роза', '小明', 'Rosa & <b>', '', '1234', '👩‍🔧'])('leaves %j alone', (text) => {
    expect(isolateText(text)).toBe(text);
  });

  it.each([
    ['ليلى', '\u2068ليلى\u2069'],
    ['שרה 12', '\u2068שרה 12\u2069'],
    ['\u202Egpj.exe', '\u2068gpj.exe\u2069'],
    ['\u202E\u2066', ''],
    ['a\u2069\u2069b', '\u2068ab\u2069'],
  ])('keeps %j to itself', (text, isolated) => {
    expect(isolateText(text)).toBe(isolated);
    expect(isolateText(isolated)).toBe(isolated);
  });

  it('holds for every text of the catalogue, and no text reads marks in what it is given', () => {
    const t = createEnglish();
    expect(t('members.about', { name: 'שרה' })).toBe('About \u2068שרה\u2069');
    for (const name of ['$t(common.appName)', '{{name}}', '$&', '$1', '{{- name}}', '\\', '%s'])
      expect(t('members.about', { name })).toBe(`About ${name}`);
    expect(t('common.people', { count: 3 })).toBe('3 people');
  });
});
