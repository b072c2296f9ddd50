import { describe, expect, it } from 'vitest';
import { findToken, findWholeCode } from './token';

const at = (text: string, hasCommands = true) => {
  const token = findToken(text, text.length, hasCommands);
  return token === null ? null : `${token.kind} ${token.start} ${token.query}`;
};

describe('what can be completed', () => {
  it.each([
    [':sm', 'emoji 0 sm'],
    ['so :th', 'emoji 3 th'],
    ['(:+1', 'emoji 1 +1'],
    [':s', null],
    [':D', null],
    ['10:30', null],
    ['https://a.example', null],
    ['@', 'member 0 '],
    ['hi @Rosa L', 'member 3 Rosa L'],
    ['mail x@rosa', null],
    ['@ rosa', null],
    ['#', 'room 0 '],
    ['see #laser c', 'room 4 laser c'],
    ['@Rosa see #la', 'room 10 la'],
    ['@Rosa Lindt :th', 'emoji 12 th'],
    ['#laser c @ro', 'member 9 ro'],
    ['# a title', null],
    ['a&#39', null],
    ['/', 'command 0 '],
    ['/to', 'command 0 to'],
    ['/topic x', null],
    ['see /to', null],
    ['//', null],
    ['words', null],
    ['```\n@ro', null],
  ])('%j: %s', (text, expected) => expect(at(text)).toBe(expected));

  it('commands are none where they are not wanted', () => expect(at('/to', false)).toBeNull());

  it('finds the longest behind a long text, and nothing longer', () => {
    const before = 'word '.repeat(40);
    const [name, room] = ['n'.repeat(60), 'r'.repeat(64)];
    expect(at(`${before}@${name}`)).toBe(`member 200 ${name}`);
    expect(at(`${before}#${room}`)).toBe(`room 200 ${room}`);
    expect(at(`${before}:${'c'.repeat(40)}`)).toBe(`emoji 200 ${'c'.repeat(40)}`);
    expect(at(`${before}x@${'n'.repeat(60)}`)).toBeNull();
    for (const letters of [61, 78, 79, 80, 81])
      expect(at(`${before}@${'n'.repeat(letters)}`)).toBeNull();
    for (const letters of [41, 78, 79, 80]) expect(at(`x:${'n'.repeat(letters)}`)).toBeNull();
    expect(at(`/${'n'.repeat(90)}`)).toBeNull();
    const code = `:${'c'.repeat(60)}:`;
    expect(findWholeCode(before + code, 262)).toEqual({
      start: 200,
      end: 262,
      code: 'c'.repeat(60),
    });
  });

  it('looks at what stands before the caret', () => {
    expect(findToken('hi @ro and', 6, true)).toEqual({
      kind: 'member',
      start: 3,
      end: 6,
      query: 'ro',
    });
  });

  it('sees a short code being closed', () => {
    expect(findWholeCode('so :tada:', 9)).toEqual({ start: 3, end: 9, code: 'tada' });
    for (const text of ['10:30:', 'a::', '::tada:', 'x:tada:', ':TADA:', '```\n:tada:'])
      expect(findWholeCode(text, text.length)).toBeNull();
  });
});
