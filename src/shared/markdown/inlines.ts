import type { SyntaxNode } from '@lezer/common';
import { readLink } from '../model/links';
import { BARE_LINK } from './grammar';
import { mayStandFor } from './labels';
import type { Inline } from './nodes';
import { toInlineText } from './plain-inline';
import { cleanText, createPieces, DEEPEST, mayLink, type Pieces, type Source } from './source';

/** What a backslash takes its meaning from; before anything else it is a backslash, as in `\\server\share`. */
const ESCAPED = /^\\[*_~`[>]$/;
const ESCAPED_AT_START = /^\\[-+#]$/;
/** `*.*` is no dot that leans. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

interface Place {
  readonly source: Source;
  /** Inside of a quote or a list. */
  readonly isNested: boolean;
  readonly isInLink: boolean;
  readonly depth: number;
}

/** Reads everything between two places of a node. */
export function readInlines(
  pieces: Pieces,
  node: SyntaxNode,
  { from, to }: { from: number; to: number },
  place: Place,
): void {
  let at = from;
  let isBehindMark = false;
  const words = (end: number) => {
    if (end <= at) return;
    const text = cleanText(place.source, at, end, place.isNested);
    pieces.words(isBehindMark ? text.replace(/^[ \t]+/, '') : text);
    isBehindMark = false;
  };
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.from < from || child.to > to) continue;
    words(child.from);
    at = child.to;
    isBehindMark = child.name === 'QuoteMark';
    if (!isBehindMark) readInline(pieces, child, place);
  }
  words(to);
}

function readInner(node: SyntaxNode, from: number, to: number, place: Place): Inline[] {
  const own = createPieces(place.source);
  readInlines(own, node, { from, to }, { ...place, depth: place.depth + 1 });
  return own.list;
}

function readInline(pieces: Pieces, node: SyntaxNode, place: Place): void {
  const { from, to, name } = node;
  if (place.depth > DEEPEST) {
    readLiteral(pieces, node, place);
    return;
  }
  switch (name) {
    case 'StrongEmphasis':
      pieces.add({ kind: 'strong', children: readInner(node, from + 2, to - 2, place) });
      return;
    case 'Strikethrough':
      pieces.add({ kind: 'strike', children: readInner(node, from + 2, to - 2, place) });
      return;
    case 'Emphasis': {
      const children = readInner(node, from + 1, to - 1, place);
      if (SAYS_SOMETHING.test(toInlineText(children))) pieces.add({ kind: 'emphasis', children });
      else readLiteral(pieces, node, place);
      return;
    }
    case 'InlineCode':
      readCode(pieces, node, place);
      return;
    case 'Escape':
      readEscape(pieces, node, place);
      return;
    case 'Link':
      if (!readLabelledLink(pieces, node, place)) readBrackets(pieces, node, place);
      return;
    case BARE_LINK: {
      const url = place.source.text.slice(from, to);
      const link = place.isInLink ? null : readLink(url);
      if (link === null || !mayLink(place.source)) pieces.words(url);
      else pieces.add({ kind: 'link', link, url, label: null });
      return;
    }
    default:
      readLiteral(pieces, node, place);
  }
}

/** As it was typed; addresses in it can be opened all the same. */
function readLiteral(pieces: Pieces, { from, to }: SyntaxNode, place: Place): void {
  const text = cleanText(place.source, from, to, place.isNested);
  if (place.isInLink) pieces.words(text);
  else pieces.wordsWithLinks(text);
}

function readCode(pieces: Pieces, { firstChild, lastChild }: SyntaxNode, place: Place): void {
  if (firstChild === null || lastChild === null) return;
  const { source, isNested } = place;
  const text = cleanText(source, firstChild.to, lastChild.from, isNested).replaceAll('\n', ' ');
  const isPadded = text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '';
  pieces.add({ kind: 'code', text: isPadded ? text.slice(1, -1) : text });
}

function readEscape(pieces: Pieces, { from, to }: SyntaxNode, { source }: Place): void {
  const written = source.text.slice(from, to);
  const before = source.text.charAt(from - 1);
  const isAtStart = before === '' || before === '\n';
  const isMark = ESCAPED.test(written) || (isAtStart && ESCAPED_AT_START.test(written));
  pieces.words(isMark ? written.slice(1) : written);
}

/** False where it is none, or one that would deceive. */
function readLabelledLink(pieces: Pieces, node: SyntaxNode, place: Place): boolean {
  const { source, isInLink } = place;
  const address = node.getChild('URL');
  const [open, close] = node.getChildren('LinkMark');
  if (isInLink || address === null || open === undefined || close === undefined) return false;
  // Words that nobody sees.
  if (node.getChild('LinkTitle') !== null) return false;
  const url = source.text.slice(address.from, address.to).replace(/^<(.*)>$/, '$1');
  const link = readLink(url);
  if (link === null) return false;
  const label = readInner(node, open.to, close.from, { ...place, isInLink: true });
  if (!mayStandFor(toInlineText(label), link) || !mayLink(source)) return false;
  pieces.add({ kind: 'link', link, url, label });
  return true;
}

/** Brackets that lead nowhere: what stands between them can still have its marks. */
function readBrackets(pieces: Pieces, node: SyntaxNode, place: Place): void {
  const isAddressed = node.getChild('URL') !== null;
  if (isAddressed) readLiteral(pieces, node, place);
  else readInlines(pieces, node, node, { ...place, depth: place.depth + 1 });
}
