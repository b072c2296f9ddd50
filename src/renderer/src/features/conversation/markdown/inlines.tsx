import { Fragment, type ReactNode } from 'react';
import type { Inline } from '../../../../../shared/markdown/nodes';
import type { RoomId } from '../../../../../shared/model/ids';
import { findMentions } from '../../../../../shared/model/mention';
import { styled } from '../../../theme/styled';
import { color, monospace } from '../../../theme/tokens';
import { LinkText } from './link-text';
import { RoomLink, type RoomLinks } from './room-links';

const Called = styled('b')({ color: color.accent, fontWeight: 650 });
const Strong = styled('strong')({ fontWeight: 650 });
const Code = styled('code')({
  padding: '1px 4px',
  borderRadius: 4,
  backgroundColor: color.code,
  fontFamily: monospace,
  fontSize: 12.5,
  // Its letters stand as in a file, in the middle of any writing.
  unicodeBidi: 'isolate',
});

/** How the pieces of lines are drawn. */
export interface InlineLook {
  /** null for one's own messages: nobody calls themselves. */
  selfName: string | null;
  /** null where words lead to no room. */
  rooms?: RoomLinks | null;
  /** Of the links. */
  tabIndex: number;
}

/** One's own name stands out of the words; the name of a room leads there. */
function drawWords(text: string, { selfName, rooms, tabIndex }: InlineLook): ReactNode {
  const mentions = selfName === null ? [] : findMentions(text, selfName);
  const named = rooms?.find(text) ?? [];
  if (mentions.length === 0 && named.length === 0) return text;
  let last = 0;
  const parts: ReactNode[] = [];
  const marked: { start: number; end: number; roomId?: RoomId }[] = [
    ...named,
    // A room may be called after somebody.
    ...mentions.filter((one) =>
      named.every(({ start, end }) => one.end <= start || one.start >= end),
    ),
  ].toSorted((a, b) => a.start - b.start);
  for (const { start, end, roomId } of marked) {
    const words = text.slice(start, end);
    parts.push(
      text.slice(last, start),
      roomId !== undefined ? (
        <RoomLink key={start} tabIndex={tabIndex} onOpen={() => rooms?.open(roomId)}>
          {words}
        </RoomLink>
      ) : (
        <Called key={start}>{words}</Called>
      ),
    );
    last = end;
  }
  return [...parts, text.slice(last)];
}

/** Draws the pieces of a line. */
export function drawInlines(inlines: readonly Inline[], look: InlineLook): ReactNode {
  return inlines.map((inline, index) => (
    // Pieces have no other name than their place, and never change it.
    <Fragment key={index}>{drawInline(inline, look)}</Fragment>
  ));
}

function drawInline(inline: Inline, look: InlineLook): ReactNode {
  switch (inline.kind) {
    case 'words':
      return drawWords(inline.text, look);
    case 'code':
      return <Code dir="ltr">{inline.text}</Code>;
    case 'strong':
      return <Strong>{drawInlines(inline.children, look)}</Strong>;
    case 'emphasis':
      return <em>{drawInlines(inline.children, look)}</em>;
    case 'strike':
      return <s>{drawInlines(inline.children, look)}</s>;
    case 'link':
      return (
        <LinkText inline={inline} tabIndex={look.tabIndex}>
          {inline.label !== null &&
            drawInlines(inline.label, { ...look, selfName: null, rooms: null })}
        </LinkText>
      );
  }
}
