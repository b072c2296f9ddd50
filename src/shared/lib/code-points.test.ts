import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { cutToCodePoints, hasAtMostCodePoints } from './code-points';

it('code points are counted as the schemas count them, halves of pairs too', () => {
  const part = fc.constantFrom('a', 'é', '\u0301', '👍', '🏽', '\u200D', '\uD83D', '\uDC4D');
  const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(12), (any, max) => {
      expect(hasAtMostCodePoints(any, max)).toBe(z.string().max(max).safeParse(any).success);
    }),
    { numRuns: 2_000 },
  );
});

it('a text is cut between characters of two units', () => {
  expect(cutToCodePoints('a👍👍', 2)).toBe('a👍');
  expect(cutToCodePoints('👍👍', 2)).toBe('👍👍');
});
