import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatches, findTerm, isFound, parseSearch, toWords } from './search-words';

const words = (text: string) => toWords(text).map((word) => word.text);
const marked = (text: string, query: string) =>
  findMatches(text, query).map(({ start, end }) => text.slice(start, end));

// Texts as people write them, and as they do not.
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom('Straße', 'café', '東京', 'タワー', '서울', 'ก่อน', '"', ' ', '👩‍🔧', '-', 'a'),
    )
    .map((parts) => parts.join('')),
);

describe('words', () => {
  it.each([
    ['Hello, WORLD! 7 o’clock', ['hello', 'world', '7', 'o', 'clock']],
    ['Café CAFE\u0301 Ça', ['cafe', 'cafe', 'ca']],
    ['Straße STRASSE', ['strasse', 'strasse']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['İstanbul ıstanbul', ['istanbul', 'istanbul']],
    ['Ёлка', ['елка']],
    ['ﬁne ２３ Ａｂ', ['fine', '23', 'ab']],
    ['東京タワー', ['東', '京', 'タ', 'ワ', 'ー']],
    ['ﾀﾜｰ ｶﾞ ガ か\u3099', ['タ', 'ワ', 'ー', 'ガ', 'ガ', 'が']],
    ['서울 \u1109\u1165\u110B\u116E\u11AF', ['서', '울', '서', '울']],
    ['ที่', ['ท', 'ี', '่']],
    ['हिन्दी', ['हिन्दी']],
    ['שָׁלוֹם مُحَمَّد', ['שלום', 'محمد']],
    ['v2.0_beta', ['v2', '0', 'beta']],
    ['fine 👍🏽 🇩🇪', ['fine', '👍', '🇩', '🇪']],
    ['... — !', []],
  ])('SE-2: %s', (given, expected) => {
    expect(words(given)).toEqual(expected);
  });

  it('SE-2: stand where they stood, in order, and none is longer than a line', () => {
    fc.assert(
      fc.property(text, (given) => {
        let last = 0;
        for (const { text: word, start, end } of toWords(given)) {
          expect(start).toBeGreaterThanOrEqual(Math.min(last, start));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(given.length);
          expect(word.length).toBeLessThanOrEqual(80);
          expect(word).not.toMatch(/[\s"\uE000]/u);
          last = start;
        }
      }),
    );
    expect(words('x'.repeat(500))).toEqual(['x'.repeat(64)]);
  });

  it('SE-2: are the same when cut once more', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = words(given);
        expect(words(once.join(' '))).toEqual(once);
      }),
    );
  });
});

describe('queries', () => {
  it.each([
    [
      'red apples',
      [
        [['red'], false],
        [['apples'], true],
      ],
    ],
    ['"red apples"', [[['red', 'apples'], false]]],
    ['"red apples', [[['red', 'apples'], true]]],
    [
      '“red apples” pie',
      [
        [['red', 'apples'], false],
        [['pie'], true],
      ],
    ],
    ['can’t', [[['can', 't'], true]]],
    ['東京', [[['東', '京'], false]]],
    [
      '*^:(){}+- AND NOT NEAR(',
      [
        [['and'], false],
        [['not'], false],
        [['near'], true],
      ],
    ],
    ['"" " " ...', []],
  ])('SE-2: %s', (query, expected) => {
    expect(parseSearch(query)).toEqual(
      expected.map(([wanted, isPrefix]) => ({ words: wanted, isPrefix })),
    );
  });

  it('SE-2: whatever is typed is a query', () => {
    fc.assert(
      fc.property(text, (query) => {
        for (const term of parseSearch(query)) expect(term.words.length).toBeGreaterThan(0);
      }),
    );
  });

  it('SE-2: every text is found by each of its words, by their beginnings, and by all of it in quotes', () => {
    fc.assert(
      fc.property(text, (given) => {
        const cut = toWords(given);
        for (const word of cut) {
          expect(isFound(cut, parseSearch(word.text))).toBe(true);
          const [beginning = ''] = word.text;
          if (!word.isSign)
            expect(isFound(cut, [{ words: [beginning], isPrefix: true }])).toBe(true);
        }
        const whole = { words: cut.map((word) => word.text), isPrefix: false };
        if (cut.length > 0) expect(findTerm(cut, whole)).toContain(0);
      }),
    );
  });

  it('SE-2: finds nothing where a word is missing, or where there is none', () => {
    expect(isFound(toWords('red apples'), parseSearch('red pears'))).toBe(false);
    expect(isFound(toWords('red apples'), parseSearch('apples red'))).toBe(true);
    expect(isFound(toWords('red apples'), parseSearch('"apples red"'))).toBe(false);
    expect(isFound(toWords('red apples'), parseSearch('red app'))).toBe(true);
    expect(isFound(toWords('red apples'), parseSearch('app red'))).toBe(false);
    expect(isFound(toWords('red apples'), parseSearch('...'))).toBe(false);
  });
});

describe('highlights', () => {
  it.each([
    ['Das Café am Fluss', 'cafe', ['Café']],
    ['Cafe\u0301!', 'café', ['Cafe\u0301']],
    ['apples, Apples and applesauce', 'appl', ['apples', 'Apples', 'applesauce']],
    ['apples, Apples and applesauce', '"apples"', ['apples', 'Apples']],
    ['明日の会議は東京タワーの近く', '東京 会議', ['会議', '東京']],
    ['東京京都', '京', ['京京']],
    ['one two three', '"two three" one', ['one', 'two three']],
    ['👩‍🔧 fixes', 'fix', ['fixes']],
    ['nothing', '', []],
  ])('SE-2: %s for %s', (given, query, expected) => {
    expect(marked(given, query)).toEqual(expected);
  });

  it('SE-2: are in order, apart from each other, and never cut a character in two', () => {
    fc.assert(
      fc.property(text, text, (given, query) => {
        let last = -1;
        for (const { start, end } of findMatches(given, query)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          if (given.isWellFormed()) expect(given.slice(start, end).isWellFormed()).toBe(true);
          last = end;
        }
      }),
    );
  });
});
