import { expect, it } from 'vitest';
import { SIMPLE, toGraphemes } from './graphemes';

it('takes apart what a reader sees as one', () => {
  expect(toGraphemes('')).toEqual([]);
  expect(toGraphemes('Ro 7')).toEqual(['R', 'o', ' ', '7']);
  expect(toGraphemes('e\u0301👩‍🚀a')).toEqual(['e\u0301', '👩‍🚀', 'a']);
});

it('asks nobody only where every character stands for itself', () => {
  const simple = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter(
    (one) => SIMPLE.test(one),
  );
  expect(simple).toContain('’');
  expect(simple).toContain('é');
  expect(simple).toContain('ж');
  expect(simple).toContain('木');
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  // Each between two of the others, and beside itself.
  const hanging = simple.filter((one) => {
    const text = `a${one}${one}©${one}`;
    return [...segmenter.segment(text)].length !== text.length;
  });
  expect(hanging).toEqual([]);
});
