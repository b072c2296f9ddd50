import type { SyntaxNode } from '@lezer/common';
import { LIMITS } from '../model/limits';
import { grammar } from './grammar';
import { readInlines } from './inlines';
import type { Block } from './nodes';
import { cleanText, createPieces, DEEPEST, type Pieces, type Source } from './source';

/** Whoever nests so many blocks on one line wants to keep somebody's machine busy. */
const TOO_DEEP = /^[ \t]*(?:(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)[ \t]*){12}/mu;
/** Without one of these, words are only words. */
const MARKS = /[*_~`[\]>\\]|^[ \t]*(?:[-+]|\d{1,9}[.)])[ \t]/mu;
const LONGEST = LIMITS.messageLength * 2;
const MARKS_OF_BLOCKS = new Set(['QuoteMark', 'ListMark']);

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function toCode(source: Source, node: SyntaxNode): Block | null {
  const info = node.getChild('CodeInfo');
  const parts = node.getChildren('CodeText').map(({ from, to }) => source.text.slice(from, to));
  const isOpen = node.getChildren('CodeMark').length === 1;
  // Many close a block right behind its last letter.
  const text = isOpen ? parts.join('').replace(/(?:`{3,}|~{3,})[ \t]*$/u, '') : parts.join('');
  if (text.trim() === '') return null;
  const language = info === null ? '' : source.text.slice(info.from, info.to);
  return { kind: 'code', language: /^[^\s{]*/u.exec(language)?.[0] ?? '', text };
}

function toList(source: Source, node: SyntaxNode, depth: number): Block | null {
  const items = childrenOf(node).filter(({ name }) => name === 'ListItem');
  const mark = items[0]?.getChild('ListMark') ?? null;
  const read = items.map((item) => toBlocks(source, item, depth + 1));
  if (mark === null || read.every((blocks) => blocks.length === 0)) return null;
  const number = Number.parseInt(source.text.slice(mark.from, mark.to), 10);
  return { kind: 'list', start: node.name === 'OrderedList' ? number : null, items: read };
}

/** A block that is more than words; null where it is not. */
function toRichBlock(source: Source, node: SyntaxNode, depth: number): Block | null {
  if (depth >= DEEPEST) return null;
  switch (node.name) {
    case 'Blockquote': {
      const children = toBlocks(source, node, depth + 1);
      return children.length === 0 ? null : { kind: 'quote', children };
    }
    case 'FencedCode':
      return toCode(source, node);
    case 'BulletList':
    case 'OrderedList':
      return toList(source, node, depth);
    default:
      return null;
  }
}

function toBlocks(source: Source, parent: SyntaxNode, depth: number): Block[] {
  const isNested = depth > 0;
  const blocks: Block[] = [];
  // The paragraph that more words can still come to, with the empty lines between them, and where it ended.
  let open: { pieces: Pieces; end: number } | null = null;
  for (const node of childrenOf(parent)) {
    if (MARKS_OF_BLOCKS.has(node.name)) continue;
    const rich = toRichBlock(source, node, depth);
    if (rich !== null) {
      blocks.push(rich);
      open = null;
      continue;
    }
    if (open === null) {
      // Its first line keeps its indent.
      const end = isNested ? node.from : source.text.lastIndexOf('\n', node.from - 1) + 1;
      open = { pieces: createPieces(source), end };
      blocks.push({ kind: 'paragraph', children: open.pieces.list });
    }
    const { pieces } = open;
    pieces.words(cleanText(source, open.end, node.from, isNested));
    if (node.name === 'Paragraph') {
      readInlines(pieces, node, node, { source, isNested, isInLink: false, depth });
    } else pieces.wordsWithLinks(cleanText(source, node.from, node.to, isNested));
    open.end = node.to;
  }
  return blocks;
}

function toPlainBlocks(text: string): Block[] {
  if (text === '') return [];
  const pieces = createPieces({ text, links: 0 });
  pieces.wordsWithLinks(text);
  return [{ kind: 'paragraph', children: pieces.list }];
}

/** Whether a text can be anything else than the words that stand there. */
export function hasMarkup(text: string): boolean {
  return text.length <= LONGEST && MARKS.test(text) && !TOO_DEEP.test(text);
}

/**
 * Reads the Markdown of a message: bold, italic, strike, code, quotes, lists and links. Everything else, HTML first of
 * all, stays the words that were typed. Never throws, and takes a bounded time and depth whatever it is given.
 */
export function parseMarkdown(text: string): readonly Block[] {
  if (!hasMarkup(text)) return toPlainBlocks(text);
  const blocks = toBlocks({ text, links: 0 }, grammar.parse(text).topNode, 0);
  // Nothing but marks: then they are meant.
  return blocks.length === 0 ? toPlainBlocks(text) : blocks;
}

const KEPT = 200;
const kept = new Map<string, readonly Block[]>();

/** The same, remembered for the texts that were asked for last: rows come and go. */
export function readMarkdown(text: string): readonly Block[] {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const blocks = parseMarkdown(text);
  const oldest = kept.keys().next();
  if (kept.size >= KEPT && oldest.done !== true) kept.delete(oldest.value);
  kept.set(text, blocks);
  return blocks;
}
