import {
  parser,
  Strikethrough,
  type BlockContext,
  type InlineContext,
  type Line,
} from '@lezer/markdown';
import { findLinks, type FoundLink } from '../model/links';

/** What of the grammar stays as it was typed: it belongs to documents, not to talk. */
const NOT_IN_MESSAGES = [
  'ATXHeading',
  'SetextHeading',
  'HTMLBlock',
  'IndentedCode',
  'LinkReference',
  'Entity',
  'HardBreak',
];

/** An address without words in front of it. */
export const BARE_LINK = 'BareLink';
/** Words whose signs mean nothing. */
const VERBATIM = 'Verbatim';

const known = new WeakMap<InlineContext, ReadonlyMap<number, FoundLink>>();

function linksOf(context: InlineContext): ReadonlyMap<number, FoundLink> {
  const before = known.get(context);
  if (before !== undefined) return before;
  const links = findLinks(context.slice(context.offset, context.end));
  const map = new Map(links.map((link) => [context.offset + link.start, link]));
  known.set(context, map);
  return map;
}

/** An address keeps its stars and underscores. */
function parseBareLink(context: InlineContext, next: number, pos: number): number {
  // h, H, m, M: nothing else begins an address.
  if (next !== 104 && next !== 72 && next !== 109 && next !== 77) return -1;
  const link = linksOf(context).get(pos);
  if (link === undefined) return -1;
  const end = pos + link.end - link.start;
  return context.addElement(context.elt(BARE_LINK, pos, end));
}

const CALLED = /@[\p{L}\p{N}_]*[\p{L}\p{N}]/uy;
const SHRUG = /¯\\*_\(ツ\)_\/¯/uy;
const MOST_VERBATIM = 64;

/** A name that is called keeps its underscores, and who shrugs keeps their arm. */
function parseVerbatim(context: InlineContext, next: number, pos: number): number {
  // @ and ¯
  if (next !== 64 && next !== 0xaf) return -1;
  const pattern = next === 64 ? CALLED : SHRUG;
  pattern.lastIndex = 0;
  const text = context.slice(pos, Math.min(context.end, pos + MOST_VERBATIM));
  const found = pattern.exec(text)?.[0];
  if (found?.includes('_') !== true) return -1;
  return context.addElement(context.elt(VERBATIM, pos, pos + found.length));
}

/**
 * What follows a quote or a list on the next line, without a mark of its own, is no part of it: in talk that is the
 * answer. `depth` is how many of the blocks around it a line goes on with; the library does not name it in its types.
 */
function endsItsBlocks(context: BlockContext, line: Line): boolean {
  const { depth } = line as Line & { readonly depth: number };
  return depth < context.depth;
}

/** The Markdown of messages. */
export const grammar = parser.configure([
  Strikethrough,
  {
    remove: NOT_IN_MESSAGES,
    defineNodes: [BARE_LINK, VERBATIM],
    parseBlock: [{ name: 'NoLazyLines', endLeaf: endsItsBlocks }],
    parseInline: [
      { name: BARE_LINK, parse: parseBareLink, before: 'Escape' },
      { name: VERBATIM, parse: parseVerbatim, before: 'Escape' },
    ],
  },
]);
