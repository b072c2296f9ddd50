import { styled } from '@mui/material/styles';
import { Fragment, type ReactNode } from 'react';
import type { Inline } from '../../../../../shared/markdown/nodes';
import { findMentions } from '../../../../../shared/model/mention';
import { color, monospace } from '../../../theme/tokens';
import { LinkText } from './link-text';

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
  /** Of the links. */
  tabIndex: number;
}

/** One's own name stands out of the words. */
function drawWords(text: string, selfName: string | null): ReactNode {
  const mentions = selfName === null ? [] : findMentions(text, selfName);
  if (mentions.length === 0) return text;
  let last = 0;
  const parts: ReactNode[] = [];
  for (const { start, end } of mentions) {
    parts.push(text.slice(last, start), <Called key={start}>{text.slice(start, end)}</Called>);
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
      return drawWords(inline.text, look.selfName);
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
          {inline.label !== null && drawInlines(inline.label, { ...look, selfName: null })}
        </LinkText>
      );
  }
}
