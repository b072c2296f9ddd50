import { Parser } from 'htmlparser2';
import { readLink } from '../../../../../shared/model/links';
import { toFence } from './lines';

/** Markdown made of HTML that somebody copied. */
export interface Converted {
  markdown: string;
  /** Whether there is anything in it that plain words would have lost. */
  hasFormat: boolean;
}

/** Longer or deeper pages are not worth the wait. */
const LONGEST = 400_000;
const DEEPEST = 120;

const SKIPPED = new Set(
  'script style head title template noscript svg math iframe object select textarea button'.split(
    ' ',
  ),
);
const BLOCKS = new Set('p h1 h2 h3 h4 h5 h6 table section article ul ol blockquote pre'.split(' '));
const LINES = new Set('div tr li dt dd header footer main nav figure'.split(' '));
const SIGNS: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  s: '~~',
  strike: '~~',
  del: '~~',
};

interface Frame {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  /** Of the next item of a list. */
  number: number;
}

/** What stands between the spaces of a text is changed, line by line. */
function wrap(text: string, sign: string): string {
  return text.replace(/[^\n]+/gu, (line) => {
    const [, lead = '', words = '', trail = ''] = /^(\s*)(.*?)(\s*)$/su.exec(line) ?? [];
    return words === '' ? line : `${lead}${sign}${words}${sign}${trail}`;
  });
}

/** The signs that a style stands for, from the outside in. */
function signsOf({ name, attributes }: Frame): string[] {
  const style = attributes['style'] ?? '';
  const isPlain = /font-weight:\s*(?:normal|[1-4]00)|font-style:\s*normal/u.test(style);
  const own = SIGNS[name];
  // Word processors put whole pages into a bold that is none.
  const signs = own === undefined || isPlain ? [] : [own];
  if (name !== 'span') return signs;
  if (/font-weight:\s*(?:bold|[6-9]00)/u.test(style)) signs.push('**');
  if (/font-style:\s*italic/u.test(style)) signs.push('*');
  if (/text-decoration[^;]*:[^;]*line-through/u.test(style)) signs.push('~~');
  return signs;
}

/** Signs that were words stay words; addresses stand as they are. */
function escape(text: string): string {
  return text
    .split(/(\s+)/u)
    .map((word) =>
      word.includes('://')
        ? word
        : word.replaceAll(/[*`[]|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&'),
    )
    .join('');
}

/** A new line, unless there is one already; and the place of a block of code, which keeps its own. */
const LINE = '\uE000';
const CODE = '\uE001';
const OWN_SIGNS = /[\uE000\uE001]/gu;

/** Not more than one empty line anywhere, and none at the ends. */
const tidy = (text: string) =>
  text
    .replaceAll(/[ \t]*[\uE000\n][ \t\uE000\n]*/gu, (gap) => {
      const rest = /[ \t]*$/u.exec(gap)?.[0] ?? '';
      return (gap.split('\n').length > 2 ? '\n\n' : '\n') + rest;
    })
    .replaceAll(/^\n+|\s+$/gu, '');

const indent = (text: string, first: string, others: string) =>
  first + text.replaceAll('\n', `\n${others}`);

/** Turns copied HTML into Markdown. Nothing of it is ever shown as HTML; null where it is too much. */
export function htmlToMarkdown(html: string): Converted | null {
  if (html.length > LONGEST) return null;
  const frames: Frame[] = [{ name: '', attributes: {}, text: '', number: 1 }];
  const codes: string[] = [];
  let skipped = 0;
  let inPre = 0;
  let hasFormat = false;
  let isTooDeep = false;
  const top = () => frames[frames.length - 1] as Frame;

  const close = (frame: Frame, parent: Frame): string => {
    const { name, attributes, text } = frame;
    switch (name) {
      case 'pre': {
        const language =
          /(?:^|[\s"])lang(?:uage)?-([\w+#-]{1,20})/u.exec(attributes['class'] ?? '')?.[1] ?? '';
        const code = text.replace(/^\n/u, '').trimEnd();
        if (code === '') return '';
        hasFormat = true;
        const fence = toFence(code);
        codes.push(`${fence}${language}\n${code}\n${fence}`);
        return `\n\n${CODE}${codes.length - 1}${CODE}\n\n`;
      }
      case 'code':
      case 'tt':
      case 'kbd':
      case 'samp': {
        if (inPre > 0 || text.trim() === '' || text.includes('`')) return text;
        hasFormat = true;
        return `\`${text}\``;
      }
      case 'a': {
        const href = attributes['href'] ?? '';
        const words = text.trim().replaceAll(/\s+/gu, ' ');
        const link = readLink(href);
        if (link === null || words === '') return text;
        if (words === href || words === link.href) return href;
        hasFormat = true;
        return `[${words.replaceAll(']', '\\]')}](${href})`;
      }
      case 'li': {
        const isNumbered = parent.name === 'ol';
        const mark = isNumbered ? `${parent.number}. ` : '- ';
        parent.number += 1;
        hasFormat = true;
        const words = tidy(text).replaceAll(/\n{2,}/gu, '\n');
        return LINE + indent(words, mark, ' '.repeat(mark.length)) + LINE;
      }
      case 'ul':
      case 'ol':
        return `\n\n${tidy(text).replaceAll(/\n{2,}/gu, '\n')}\n\n`;
      case 'blockquote': {
        const words = tidy(text);
        if (words === '') return '';
        hasFormat = true;
        return `\n\n${indent(words, '> ', '> ')}\n\n`;
      }
      case 'td':
      case 'th':
        return `${text.trim()} `;
      default: {
        let words = text;
        const signs = /^h[1-6]$/u.test(name) ? ['**'] : inPre > 0 ? [] : signsOf(frame);
        for (const sign of signs.toReversed()) {
          if (words.trim() === '' || words.trim().startsWith(sign)) continue;
          hasFormat = true;
          words = wrap(words, sign);
        }
        if (BLOCKS.has(name)) return `\n\n${words.trim()}\n\n`;
        return LINES.has(name) ? LINE + words.replaceAll(/^ +| +$/gu, '') + LINE : words;
      }
    }
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipped > 0 || SKIPPED.has(name)) {
          skipped += 1;
          return;
        }
        if (frames.length > DEEPEST) isTooDeep = true;
        if (isTooDeep) return;
        if (name === 'br') top().text += '\n';
        else if (name === 'img') top().text += escape(attributes['alt'] ?? '');
        if (name === 'pre') inPre += 1;
        frames.push({ name, attributes, text: '', number: Number(attributes['start'] ?? 1) || 1 });
      },
      ontext(text) {
        if (skipped > 0 || isTooDeep) return;
        const frame = top();
        if (inPre > 0) {
          frame.text += text;
          return;
        }
        const words = text.replaceAll(/\s+/gu, ' ');
        // Between two items or rows there is nothing but the way the page was written.
        if (words === ' ' && /(?:^|[\uE000\n])$/u.test(frame.text)) return;
        const isCode = frames.some(({ name }) => name === 'code' || name === 'kbd');
        frame.text += isCode ? words : escape(words);
      },
      onclosetag() {
        if (skipped > 0) {
          skipped -= 1;
          return;
        }
        if (isTooDeep) return;
        // What was never opened.
        if (frames.length < 2) return;
        const frame = frames.pop() as Frame;
        const parent = top();
        parent.text += close(frame, parent);
        if (frame.name === 'pre') inPre -= 1;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html.replaceAll(OWN_SIGNS, ''));
  parser.end();
  if (isTooDeep) return null;
  const markdown = tidy(top().text).replaceAll(
    /^(.*?)\uE001(\d+)\uE001/gmu,
    (_, lead: string, index: string) =>
      // The lines after the first one stand under it, in the same quote or item.
      indent(codes[Number(index)] ?? '', lead, lead.replaceAll(/[^>]/gu, ' ')),
  );
  return { markdown, hasFormat };
}
