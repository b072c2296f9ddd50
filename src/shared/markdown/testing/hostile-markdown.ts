const LENGTH = 8_000;
const fill = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);

/** Texts as long as a message may be, each of which some reader of Markdown takes minutes or a deep stack for. */
export const HOSTILE_MARKDOWN: readonly (readonly [name: string, text: string])[] = [
  ['quotes in quotes', fill('>')],
  ['spaced quotes in quotes', fill('> ')],
  ['lists in lists', `${fill('- ')}a`],
  ['numbers in numbers', `${fill('1. ')}a`],
  ['lists in quotes', `${fill('> - ')}a`],
  [
    'deeper lists line by line',
    Array.from({ length: 130 }, (_, at) => `${' '.repeat(at)}- a`).join('\n'),
  ],
  [
    'deeper quotes line by line',
    Array.from({ length: 125 }, (_, at) => `${'>'.repeat(at)} a`).join('\n'),
  ],
  ['stars', fill('*')],
  ['opening stars', fill('*a ')],
  ['opening stars of two lengths', fill('*a **b ')],
  ['stars between letters', fill('a**b')],
  ['stars that close underscores', fill('*a_ ')],
  ['emphasis in emphasis', `${'*a '.repeat(1_500)}${' a*'.repeat(1_500)}`],
  ['tildes', fill('~~a ')],
  ['brackets', fill('[')],
  ['brackets in brackets', '['.repeat(LENGTH / 2) + ']'.repeat(LENGTH / 2)],
  ['half links', fill('[a](')],
  ['half addresses', fill('[a](<b')],
  ['links in links', fill('[a](https://a.example) [')],
  ['addresses', fill('https://a.example/ ')],
  ['half addresses without words', fill('https://')],
  ['angles', fill('<')],
  ['half elements', fill('<a b="')],
  ['ever longer backticks', Array.from({ length: 127 }, (_, at) => '`'.repeat(at)).join(' ')],
  ['fences', fill('```\n')],
  ['backslashes', fill('\\')],
  ['empty lines', fill('\n')],
  ['spaces', `${fill(' ')}*a*`],
  ['names', fill('@_a_')],
  ['arms', fill('¯\\')],
];
