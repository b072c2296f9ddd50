import { isInCode } from '../writing/formats';

/** What can be completed. */
export type TokenKind = 'emoji' | 'member' | 'room' | 'command';

/** The piece before the caret that a list may complete. */
export interface Token {
  kind: TokenKind;
  /** Where its sign stands. */
  start: number;
  end: number;
  /** What follows the sign. */
  query: string;
}

const COMMAND = /^\/(\p{L}*)$/u;
// A clock (10:30), an address and a smiley (:D) are none.
const EMOJI = /(?:^|[\s([{"'])(:([\p{L}\p{N}+][\p{L}\p{N}_+-]{1,39}|-1))$/u;
/** Names have spaces: a token goes on as long as something fits it. */
const MEMBER = /(?:^|[^\p{L}\p{N}_@/.])(@([^\s@][^\n@]{0,59})?)$/u;
const ROOM = /(?:^|[^\p{L}\p{N}_#&/])(#([^\s#][^\n#]{0,63})?)$/u;
const WHOLE_CODE = /(?:^|[^\p{L}\p{N}:])(:([a-z0-9_+-]{1,60}):)$/u;

/** More letters than any of these has, with the one before it. */
const NEAR = 80;

const PATTERNS = [
  { kind: 'emoji', sign: ':', pattern: EMOJI },
  { kind: 'member', sign: '@', pattern: MEMBER },
  { kind: 'room', sign: '#', pattern: ROOM },
] as const;

/** What stands before the caret and can be completed; null for plain words and in blocks of code. */
export function findToken(text: string, caret: number, hasCommands: boolean): Token | null {
  // Of a long draft only what stands near: it is looked at several times at every key.
  const before = text.slice(Math.max(0, caret - NEAR), caret);
  const isCommand = hasCommands && caret < NEAR && before.startsWith('/');
  const command = isCommand ? COMMAND.exec(before) : null;
  if (command !== null) return { kind: 'command', start: 0, end: caret, query: command[1] ?? '' };
  // A name of several words goes on up to the caret: of all that could be meant, what begins last.
  const [token] = PATTERNS.flatMap(({ kind, sign, pattern }): Token[] => {
    if (!before.includes(sign)) return [];
    const [, whole, query = ''] = pattern.exec(before) ?? [];
    return whole === undefined ? [] : [{ kind, start: caret - whole.length, end: caret, query }];
  }).toSorted((a, b) => b.start - a.start);
  return token === undefined || isInCode({ text, start: caret, end: caret }) ? null : token;
}

/** A short code with both of its colons, and where it stands. */
export interface WholeCode {
  start: number;
  end: number;
  code: string;
}

/** A short code that was just closed: `:tada:`. */
export function findWholeCode(text: string, caret: number): WholeCode | null {
  if (text[caret - 1] !== ':') return null;
  const [, whole, code] = WHOLE_CODE.exec(text.slice(Math.max(0, caret - NEAR), caret)) ?? [];
  if (whole === undefined || code === undefined) return null;
  if (isInCode({ text, start: caret, end: caret })) return null;
  return { start: caret - whole.length, end: caret, code };
}

/** With letters of one byte, and of two: an engine compiles a pattern for each, when it has met the second such text. */
const MET = ['/a :b @c #d', '/a 😀 :b @c #d'];

/** Has the patterns compiled ahead of the first key that needs them, which would take 2 ms longer for it. */
export function prepareTokens(): void {
  for (const text of [...MET, ...MET]) {
    for (const caret of [2, text.length]) findToken(text, caret, true);
    findWholeCode(`${text} :e:`, text.length + 4);
  }
}
