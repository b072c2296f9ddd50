import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { findMentions, isMentioned } from './mention';

describe('mentions', () => {
  it.each([
    ['@Rosa have you seen it?', 'Rosa Lindt', true],
    ['ask @rosa lindt.', 'Rosa Lindt', true],
    ['Rosa Lindt knows', 'Rosa Lindt', true],
    ['rosa knows', 'Rosa Lindt', false],
    ['a rosary', 'Rosa', false],
    ['mail me at x@rosa.example', 'Rosa', false],
    ['thanks, Rosa!', 'Rosa', true],
    ['go to jo', 'Jo', false],
    ['go to @jo', 'Jo', true],
    ['@Aïcha?', 'Aïcha', true],
    ['(c++) rules', 'c++', true],
    ['', 'Rosa', false],
    ['anything', '', false],
  ])('%j calls %j: %s', (text, name, expected) => {
    expect(isMentioned(text, name)).toBe(expected);
  });

  it('says where', () => {
    expect(findMentions('Hi @Rosa, Rosa Lindt', 'Rosa Lindt')).toEqual([
      { start: 3, end: 8 },
      { start: 10, end: 20 },
    ]);
  });

  it('never throws, whatever people are called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (text, name) => void findMentions(text, name),
      ),
    );
  });
});
