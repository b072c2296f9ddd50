import type { Change, Written } from './changes';
import { lineStart } from './lines';

export type Mark = 'bold' | 'italic' | 'strike' | 'code';

const SIGNS: Readonly<Record<Mark, string>> = {
  bold: '**',
  italic: '*',
  strike: '~~',
  code: '`',
};
const WORD = /[\p{L}\p{N}]/u;
/** What stands before the words of a line: marks of quotes and lists. */
const LEAD = /^[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/u;

function countBefore(text: string, at: number, sign: string): number {
  let count = 0;
  while (at - count > 0 && text[at - count - 1] === sign) count += 1;
  return count;
}
function countBehind(text: string, at: number, sign: string): number {
  let count = 0;
  while (text[at + count] === sign) count += 1;
  return count;
}

/** Whether so many signs in a row make the mark: one star leans, two are bold, three are both. */
function makes(mark: Mark, count: number): boolean {
  switch (mark) {
    case 'italic':
      return count === 1 || count === 3;
    case 'code':
      return count === 1;
    case 'bold':
    case 'strike':
      return count >= 2;
  }
}

/** The length of the sign around a part of a text; 0 where it has none. */
function signAround(text: string, start: number, end: number, mark: Mark): number {
  const sign = SIGNS[mark].charAt(0);
  const isAround = (one: string) =>
    makes(mark, countBefore(text, start, one)) && makes(mark, countBehind(text, end, one));
  if (isAround(sign)) return SIGNS[mark].length;
  return mark === 'italic' && isAround('_') ? 1 : 0;
}

/** The same of a part that holds its signs itself. */
function signInside(text: string, start: number, end: number, mark: Mark): number {
  for (const sign of mark === 'italic' ? ['*', '_'] : [SIGNS[mark].charAt(0)]) {
    const open = countBehind(text, start, sign);
    const close = countBefore(text, end, sign);
    if (open + close < end - start && makes(mark, open) && makes(mark, close)) {
      return SIGNS[mark].length;
    }
  }
  return 0;
}

/** A selection without the spaces at its ends. */
function trimmed({ text, start, end }: Written): Written {
  const words = text.slice(start, end);
  if (words.trim() === '') return { text, start, end: words === '' ? end : start };
  const lead = words.length - words.trimStart().length;
  return { text, start: start + lead, end: start + lead + words.trim().length };
}

/** The word around a caret that stands inside of one. */
function wordAround({ text, start, end }: Written): Written {
  const isInside = WORD.test(text.charAt(start - 1)) && WORD.test(text.charAt(start));
  if (start !== end || !isInside) return { text, start, end };
  let from = start;
  let to = start;
  while (WORD.test(text.charAt(from - 1))) from -= 1;
  while (WORD.test(text.charAt(to))) to += 1;
  return { text, start: from, end: to };
}

/** Whether what is selected, or what is written next, has a mark. */
export function hasMark(written: Written, mark: Mark): boolean {
  const { text, start, end } = wordAround(trimmed(written));
  return signAround(text, start, end, mark) > 0 || signInside(text, start, end, mark) > 0;
}

/** Line by line, since no mark reaches from one paragraph or item to the next. */
function toggleLines({ text, start, end }: Written, mark: Mark): Change {
  const sign = SIGNS[mark];
  const lines = text.slice(start, end).split('\n');
  const parts = lines.map((line) => {
    const lead = LEAD.exec(line)?.[0] ?? '';
    const words = line.slice(lead.length);
    return { lead, words, size: signInside(words, 0, words.length, mark) };
  });
  const isOn = parts.every(({ words, size }) => words.trim() === '' || size > 0);
  const insert = parts
    .map(({ lead, words, size }) => {
      if (words.trim() === '') return lead + words;
      if (isOn) return lead + words.slice(size, words.length - size);
      return size > 0 ? lead + words : lead + sign + words.trimEnd() + sign;
    })
    .join('\n');
  return { from: start, to: end, insert, select: [start, start + insert.length] };
}

/** Gives a mark to what is selected or written next, or takes it away. */
export function toggleMark(given: Written, mark: Mark): Change {
  const kept = trimmed(given);
  const { text, start, end } = wordAround(kept);
  const words = text.slice(start, end);
  if (words.includes('\n')) return toggleLines({ text, start, end }, mark);
  const sign = SIGNS[mark];
  const move = (by: number): Change['select'] =>
    kept.start === kept.end
      ? [kept.start + by, kept.end + by]
      : [start + by, start + by + words.length];

  const around = signAround(text, start, end, mark);
  if (around > 0) {
    return { from: start - around, to: end + around, insert: words, select: move(-around) };
  }
  const inside = signInside(text, start, end, mark);
  if (inside > 0) {
    const bare = words.slice(inside, -inside);
    return { from: start, to: end, insert: bare, select: [start, start + bare.length] };
  }
  // At the end of marked words the key leads out of them.
  const line = text.slice(lineStart(text, start), start);
  const isAtEnd =
    words === '' && line.includes(sign) && makes(mark, countBehind(text, start, sign.charAt(0)));
  if (isAtEnd) {
    const at = start + sign.length;
    return { from: start, to: start, insert: '', select: [at, at] };
  }
  return { from: start, to: end, insert: sign + words + sign, select: move(sign.length) };
}
