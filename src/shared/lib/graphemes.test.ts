import { expect, it } from 'vitest';
import { toGraphemes } from './graphemes';

it('takes apart what a reader sees as one', () => {
  expect(toGraphemes('')).toEqual([]);
  expect(toGraphemes('Ro 7')).toEqual(['R', 'o', ' ', '7']);
  expect(toGraphemes('e\u0301👩‍🚀a')).toEqual(['e\u0301', '👩‍🚀', 'a']);
});
