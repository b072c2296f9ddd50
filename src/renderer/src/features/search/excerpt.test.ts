import { describe, expect, it } from 'vitest';
import { toExcerpt } from './excerpt';

const show = (text: string, query: string) =>
  toExcerpt(text, query)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('');

describe('the excerpt of a found message', () => {
  it('SE-2: marks what was looked for, in any case and without diacritics, the last word by its beginning', () => {
    expect(show('Crème brûlée for everybody', 'CREME every')).toBe(
      '[Crème] brûlée for [everybody]',
    );
    expect(show('今天有会议吗', '会议')).toBe('今天有[会议]吗');
  });

  it('is one line', () => {
    expect(show('first\nsecond\tthird', 'second')).toBe('first [second] third');
  });

  it('shows the place of a long message where the words stand', () => {
    const text = `${'before '.repeat(200)}needle${' after'.repeat(200)}`;
    const shown = show(text, 'needle');
    expect(shown).toContain('[needle]');
    expect(shown.startsWith('… ')).toBe(true);
    expect(shown.endsWith(' …')).toBe(true);
    expect(shown.length).toBeLessThan(240);
  });

  it('never cuts a character in two', () => {
    const text = `${'👍'.repeat(300)} needle ${'🎉'.repeat(300)}`;
    for (const { text: part } of toExcerpt(text, 'needle')) expect(part.isWellFormed()).toBe(true);
  });

  it('is the text as it is where nothing is marked', () => {
    expect(toExcerpt('plain words', 'other')).toEqual([{ text: 'plain words', isMatch: false }]);
  });
});
