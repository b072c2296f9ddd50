import { expect, it } from 'vitest';
import { toPlainText } from '../markdown/plain';
import { toActionWords } from './action-line';

it('TL-15: a text that begins with /me and a space says what its author does', () => {
  expect(toActionWords('/me waves')).toBe('waves');
  expect(toActionWords('/me  *waves*')).toBe('*waves*');
  for (const text of ['/me', '/me ', '/men at work', ' /me waves', '/ME waves', 'so /me waves'])
    expect(toActionWords(text)).toBeNull();
  expect(toPlainText('/me *waves*')).toBe('waves');
});
