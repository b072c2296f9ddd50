import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits';
import { MARKUP, NAUGHTY } from '../model/testing/hostile-strings';
import type { Block, Inline } from './nodes';
import { hasMarkup, parseMarkdown, readMarkdown } from './parse';
import { toPlainText } from './plain';
import { HOSTILE_MARKDOWN } from './testing/hostile-markdown';

/** A short writing of what was read. */
function draw(blocks: readonly Block[]): string {
  return blocks.map(drawBlock).join('|');
}
function drawBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.children.map(drawInline).join('');
    case 'quote':
      return `quote(${draw(block.children)})`;
    case 'code':
      return `code[${block.language}](${block.text})`;
    case 'list':
      return `list[${block.start ?? ''}](${block.items.map(draw).join(' / ')})`;
  }
}
function drawInline(inline: Inline): string {
  switch (inline.kind) {
    case 'words':
      return inline.text;
    case 'code':
      return `code(${inline.text})`;
    case 'link':
      return `link(${inline.label === null ? '' : inline.label.map(drawInline).join('')}→${inline.url})`;
    case 'strong':
    case 'emphasis':
    case 'strike':
      return `${inline.kind}(${inline.children.map(drawInline).join('')})`;
  }
}
const read = (text: string) => draw(parseMarkdown(text));

describe('Markdown: what is read', () => {
  it.each([
    ['**b** and __b__', 'strong(b) and strong(b)'],
    ['*i* _i_ snake_case_name 2*3*4', 'emphasis(i) emphasis(i) snake_case_name 2emphasis(3)4'],
    ['~~gone~~ ~5 min~', 'strike(gone) ~5 min~'],
    ['**a _b ~~c~~_**', 'strong(a emphasis(b strike(c)))'],
    ['`a *b*` ``x ` y``', 'code(a *b*) code(x ` y)'],
    ['one\ntwo **x**', 'one\ntwo strong(x)'],
    ['a\n\n\n  b **x**', 'a\n\n\n  b strong(x)'],
    ['  in front *i*', '  in front emphasis(i)'],
  ])('%j in lines', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['> a\n> b **c\n> d**', 'quote(a\nb strong(c\nd))'],
    ['> a\n> > b\n>> c', 'quote(a|quote(b\nc))'],
    ['- a\n- b\n  - c', 'list[](a / b|list[](c))'],
    ['3. x\n4. y', 'list[3](x / y)'],
    ['1) x', 'list[1](x)'],
    ['- a\n\n  b\n- c', 'list[](a\n\nb / c)'],
    ['> - a\n>   b\n> - c', 'quote(list[](a\nb / c))'],
    ['```js\nlet a;\n\n  b\n```', 'code[js](let a;\n\n  b)'],
    ['```ts {1,2}\nx\n```\nafter', 'code[ts](x)|after'],
    ['~~~\n```\n~~~', 'code[](```)'],
    ['- ```\n  a\n    b\n  ```', 'list[](code[](a\n  b))'],
    ['> ```\n> x\n> y\n> ```', 'quote(code[](x\ny))'],
  ])('%j in blocks', (text, expected) => expect(read(text)).toBe(expected));

  it('answers stand outside of the quote or the list before them', () => {
    expect(read('> said\nmy answer')).toBe('quote(said)|my answer');
    expect(read('- a\nmy answer')).toBe('list[](a)|my answer');
    expect(read('> > deep\n> less deep\nout')).toBe('quote(quote(deep)|less deep)|out');
  });

  it('a block of code that nobody closed goes to the end', () => {
    expect(read('```\na\n*b*')).toBe('code[](a\n*b*)');
    expect(read('```\na```')).toBe('code[](a)');
  });
});

describe('Markdown: what stays as it was typed', () => {
  it.each([
    '# no heading',
    'text\n---',
    'text\n===',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '![a picture](x.png)',
    '<b>no</b> &amp; &lt;',
    '<div>\nno\n</div>',
    '    four spaces',
    '[a]: https://a.example',
    '[just brackets] [x][y]',
    '- - -',
    '***',
    '-',
    '>',
    '```',
    '```\n```',
    '*.*',
    '\\\\server\\share and C:\\Users\\me',
    '¯\\_(ツ)_/¯ ¯\\\\_(ツ)_/¯',
    '@_maria_ and @her_name_',
    'a * b * c',
    '5 > 3 and 2 < 4',
    'a\\\nb',
    '2**10',
  ])('%j', (text) => expect(toPlainText(text)).toBe(text));

  it('a mark behind a backslash', () =>
    expect(read('\\*no\\* \\`no\\` \\[a\\]')).toBe('*no* `no` [a\\]'));

  it('what follows a backslash at the beginning of a line', () =>
    expect(read('\\- no list\n\\# x\\-y')).toBe('- no list\n# x\\-y'));

  it('words without a mark are not even looked at', () => {
    expect(hasMarkup('Hello, how are you? Fine - and you: 5.')).toBe(false);
    expect(read('See https://a.example now')).toBe('See link(→https://a.example) now');
  });
});

describe('Markdown: links', () => {
  it.each([
    ['https://a.example/*b*/_c', 'link(→https://a.example/*b*/_c)'],
    ['**https://a.example/x_y_z**', 'strong(link(→https://a.example/x_y_z))'],
    ['[words](https://a.example)', 'link(words→https://a.example)'],
    ['[**b** `c`](https://a.example)', 'link(strong(b) code(c)→https://a.example)'],
    ['[w](<https://a.example/x>)', 'link(w→https://a.example/x)'],
    ['[write](mailto:a@b.example)', 'link(write→mailto:a@b.example)'],
    ['![p](https://a.example/p.png)', '![p](link(→https://a.example/p.png))'],
    ['<https://a.example>', '<link(→https://a.example)>'],
    ['`https://a.example`', 'code(https://a.example)'],
  ])('%j', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    '[x](javascript:alert(1))',
    '[x](file:///etc/passwd)',
    '[x](data:text/html,x)',
    '[x](//a.example)',
    '[x](a.example)',
    '[](https://a.example)',
    '[\u200B](https://a.example)',
    '[x](https://a.example "with a title")',
  ])('%j is none', (text) => expect(read(text)).not.toMatch(/link\(.+→/u));

  it.each([
    'https://bank.example',
    'bank.example',
    'www.bank.example',
    'go to bank.example/login',
    'bank\u3002example',
    'bank\u200B.example',
    'BANK.EXAMPLE',
    '192.168.0.1',
    'localhost',
    'javascript:alert(1)',
    'hearth://join/x',
    '**bank**.example',
    '`bank.example`',
  ])('words that look like another address are not believed: %j', (words) => {
    expect(read(`[${words}](https://thief.example/)`)).not.toMatch(/link\(.+→/u);
  });

  it.each(['thief.example', 'https://thief.example', 'www.thief.example/x', 'a story, 1.5 long'])(
    'words that tell the truth are: %j',
    (words) => {
      expect(read(`[${words}](https://thief.example/)`)).toMatch(/^link\(.+→/u);
    },
  );

  it('there are not more than may be', () => {
    const many = parseMarkdown('[a](https://a.example) https://b.example '.repeat(150));
    const links = draw(many).match(/link\(/g) ?? [];
    expect(links).toHaveLength(LIMITS.linksPerMessage);
  });
});

describe('Markdown: the words alone', () => {
  it.each([
    ['**b** _i_ ~~s~~ `c`', 'b i s c'],
    ['[words](https://a.example/x)', 'words (https://a.example/x)'],
    ['> a\n> b\nanswer', '> a\n> b\nanswer'],
    ['* a\n* b', '- a\n- b'],
    ['1. a\n   b\n2. c', '1. a\n   b\n2. c'],
    ['```js\nx\n```\nafter', 'x\nafter'],
  ])('%j', (text, expected) => expect(toPlainText(text)).toBe(expected));

  it('G2: markup of others stays what it is', () => {
    const changed = MARKUP.filter((text) => toPlainText(text) !== text);
    expect(changed).toEqual(['\\` onerror=\\`globalThis.wasRun=1']);
  });
});

describe('G1: Markdown that wants to keep a machine busy', () => {
  const depth = (blocks: readonly Block[]): number => {
    let most = 0;
    for (const block of blocks) {
      if (block.kind === 'quote') most = Math.max(most, depth(block.children));
      if (block.kind === 'list') most = Math.max(most, ...block.items.map(depth));
    }
    return most + 1;
  };

  it.each(HOSTILE_MARKDOWN)('%s: read, and not deeply', (_name, text) => {
    expect(text.length).toBeGreaterThan(LIMITS.messageLength * 0.9);
    // What is not bounded takes longer than any test may.
    const blocks = parseMarkdown(text);
    expect(depth(blocks)).toBeLessThan(12);
    expect(toPlainText(text).length).toBeGreaterThan(0);
  });

  it('what nests far too deeply on one line is not read at all', () => {
    for (const mark of ['>', '> ', '- ', '1. ', '> - ']) {
      expect(hasMarkup(`a\n${mark.repeat(12)}`)).toBe(false);
      expect(hasMarkup(mark.repeat(3))).toBe(true);
    }
    expect(hasMarkup('*'.repeat(80))).toBe(true);
  });

  const soup = fc
    .array(
      fc.oneof(
        fc.constantFrom(...'*_~`[]()<>!\\-+#|:@&; \t\n'.split('')),
        fc.constantFrom(
          '**',
          '~~',
          '```',
          '\n> ',
          '\n- ',
          '\n1. ',
          '](https://a.example)',
          'a',
          'é',
          '😀',
          '\u202E',
          '\u0000',
        ),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));

  it('nothing makes it throw, and no letter is lost or made up', () => {
    const letters = (text: string) => text.replaceAll(/[^\p{L}]/gu, '');
    fc.assert(
      fc.property(soup, (text) => {
        // Plain: a language's name is the only word that is not shown among the others.
        if (text.includes('```') || text.includes('~~~')) toPlainText(text);
        else expect(letters(toPlainText(text))).toBe(letters(text));
      }),
      { numRuns: 600 },
    );
  });

  it('words without marks come out as they went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!hasMarkup(text));
        expect(toPlainText(text)).toBe(text);
        expect(parseMarkdown(text).length).toBe(text === '' ? 0 : 1);
      }),
    );
    for (const text of NAUGHTY) expect(() => toPlainText(text)).not.toThrow();
  });

  it('is read once as long as it is looked at', () => {
    const text = 'the **same** words';
    expect(readMarkdown(text)).toBe(readMarkdown(text));
  });
});
