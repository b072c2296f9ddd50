import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, Written } from './changes';
import { formatsOf, toChange, isInCode, type Format } from './formats';
import { continueLine } from './lines';

/** `|` is the caret, `[…]` with sharp brackets `«…»` is what is selected. */
function parse(shown: string): Written {
  const caret = shown.indexOf('|');
  if (caret !== -1) return { text: shown.replace('|', ''), start: caret, end: caret };
  const start = shown.indexOf('«');
  const text = shown.replace(/[«»]/gu, '');
  return { text, start, end: shown.indexOf('»') - 1 };
}
function apply({ text }: Written, change: Change): Written {
  const next = text.slice(0, change.from) + change.insert + text.slice(change.to);
  return { text: next, start: change.select[0], end: change.select[1] };
}
function print({ text, start, end }: Written): string {
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`;
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}
const format = (shown: string, how: Format) => {
  const written = parse(shown);
  return print(apply(written, toChange(written, how)));
};

describe('formatting what is written', () => {
  it.each<[Format, string, string]>([
    ['bold', 'a «b» c', 'a **«b»** c'],
    ['bold', 'a **«b»** c', 'a «b» c'],
    ['bold', 'a «**b**» c', 'a «b» c'],
    ['bold', 'a « b » c', 'a  **«b»**  c'],
    ['italic', '«b»', '*«b»*'],
    ['italic', '*«b»*', '«b»'],
    ['italic', '_«b»_', '«b»'],
    ['italic', '**«b»**', '***«b»***'],
    ['italic', '***«b»***', '**«b»**'],
    ['bold', '***«b»***', '*«b»*'],
    ['bold', '*«b»*', '***«b»***'],
    ['strike', '«b»', '~~«b»~~'],
    ['strike', '~~«b»~~', '«b»'],
    ['code', '«b»', '`«b»`'],
    ['code', '`«b»`', '«b»'],
    ['bold', '|', '**|**'],
    ['bold', '**|**', '|'],
    ['bold', '**abc|**', '**abc**|'],
    ['italic', 'say |', 'say *|*'],
    ['bold', 'wo|rd', '**wo|rd**'],
    ['bold', '**wo|rd**', 'wo|rd'],
    ['bold', '«- a\n- b\n\nc»', '«- **a**\n- **b**\n\n**c**»'],
    ['bold', '«- **a**\n- **b**»', '«- a\n- b»'],
    ['code', '«a\nb»', '```\n«a\nb»\n```'],
    ['block', '|', '```\n|\n```'],
    ['block', '«let a»', '```\n«let a»\n```'],
    ['block', 'x\n```js\nle|t a\n```\ny', 'x\n«let a»\ny'],
    ['block', '«a ``` b»', '````\n«a ``` b»\n````'],
    ['quote', 'a|b', '> a|b'],
    ['quote', '> a|b', 'a|b'],
    ['quote', '«a\n\nb»', '«> a\n\n> b»'],
    ['list', '«a\nb»', '«- a\n- b»'],
    ['list', '«- a\n- b»', '«a\nb»'],
    ['list', '«- a\nb»', '«- a\n- b»'],
    ['list', '|', '- |'],
    ['link', '«words»', '[words](«https://»)'],
    ['link', '|', '[|](https://)'],
    ['link', '«https://a.example»', '[|](https://a.example)'],
  ])('%s: %j becomes %j', (how, before, after) => expect(format(before, how)).toBe(after));

  it('any toggle taken twice gives the words back', () => {
    const words = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6})?$/);
    const ways = fc.constantFrom<Format>(
      'bold',
      'italic',
      'strike',
      'code',
      'quote',
      'list',
      'block',
    );
    fc.assert(
      fc.property(words, words, words, ways, (before, selected, after, how) => {
        const text = `${before} ${selected} ${after}`;
        const first = { text, start: before.length + 1, end: before.length + 1 + selected.length };
        const once = apply(first, toChange(first, how));
        expect(formatsOf(once)).toContain(how);
        expect(apply(once, toChange(once, how)).text).toBe(text);
      }),
    );
  });

  it('never throws, and leaves the rest alone', () => {
    const soup = fc.array(
      fc.constantFrom('*', '_', '`', '~~', '```\n', '> ', '- ', '1. ', '\n', ' ', 'a', 'é'),
      {
        maxLength: 30,
      },
    );
    const ways = fc.constantFrom<Format>(
      'bold',
      'italic',
      'strike',
      'code',
      'quote',
      'list',
      'block',
      'link',
    );
    fc.assert(
      fc.property(soup, fc.nat(), fc.nat(), ways, (pieces, one, two, how) => {
        const text = pieces.join('');
        const [start = 0, end = 0] = [one % (text.length + 1), two % (text.length + 1)].toSorted(
          (a, b) => a - b,
        );
        const written = { text, start, end };
        const change = toChange(written, how);
        const after = apply(written, change);
        expect(change.from).toBeLessThanOrEqual(change.to);
        expect(after.start).toBeGreaterThanOrEqual(0);
        expect(after.start).toBeLessThanOrEqual(after.end);
        expect(after.end).toBeLessThanOrEqual(after.text.length);
        const letters = (all: string) => all.replaceAll(/[^aé]/gu, '');
        expect(letters(after.text.replace('https', ''))).toBe(letters(text));
        continueLine(written);
        formatsOf(written);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a new line', () => {
  const next = (shown: string) => {
    const written = parse(shown);
    const change = continueLine(written);
    return change === null ? null : print(apply(written, change));
  };
  it.each([
    ['- a|', '- a\n- |'],
    ['  * a|', '  * a\n  * |'],
    ['9. a|', '9. a\n10. |'],
    ['1) a|', '1) a\n2) |'],
    ['- a\n- |', '- a\n|'],
    ['> a|', '> a\n> |'],
    ['> > a|', '> > a\n> > |'],
    ['> - a|', '> - a\n> - |'],
    ['> - |', '> |'],
    ['> a\n> |', '> a\n|'],
    ['- a|b', '- a\n- |b'],
    ['```\n  a|', '```\n  a\n  |'],
    ['```js|', '```js\n|'],
    ['```\na|\n```', '```\na\n|\n```'],
  ])('%j goes on as %j', (before, after) => expect(next(before)).toBe(after));

  it.each(['a|', 'a - b|', '*b*|', '```\na\n```|', '`a`|', '-|', '1.|'])(
    '%j is followed by a plain one',
    (before) => expect(next(before)).toBeNull(),
  );

  it.each([
    ['```|', true],
    ['```\na|', true],
    ['~~~\n```\n|', true],
    ['```\na\n```\n|', false],
    ['```a``` |', false],
    ['a|\n```', false],
  ])('%j is in code: %j', (shown, expected) => expect(isInCode(parse(shown))).toBe(expected));
});
