import { Fragment, type ReactNode } from 'react';
import type { Block } from '../../../../../shared/markdown/nodes';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { CodeBlock } from './code-block';
import { drawInlines, type InlineLook } from './inlines';

const Words = styled('p')({
  margin: 0,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  // Each paragraph finds its own direction.
  unicodeBidi: 'plaintext',
  textAlign: 'start',
});
const Quote = styled('blockquote')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 4,
  margin: 0,
  paddingInlineStart: 10,
  borderInlineStart: `3px solid ${color.control}`,
  color: color.muted,
});
const listStyle = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 2,
  margin: 0,
  paddingInlineStart: 22,
  '&[data-wide]': { paddingInlineStart: '5.5ch' },
  '&[data-wider]': { paddingInlineStart: '11ch' },
  '& > li::marker': { color: color.muted, fontVariantNumeric: 'tabular-nums' },
} as const;
const Bullets = styled('ul')(listStyle);
const Numbers = styled('ol')(listStyle);
const Item = styled('li')({ '& > * + *': { marginTop: 2 } });

interface Place extends InlineLook {
  /** Inside of a quote or a list, which has found the side it begins at by all of its words. */
  isNested: boolean;
}

function drawList({ start, items }: Extract<Block, { kind: 'list' }>, place: Place): ReactNode {
  const inside = { ...place, isNested: true };
  const drawn = items.map((item, index) => <Item key={index}>{drawEach(item, inside)}</Item>);
  const dir = place.isNested ? undefined : 'auto';
  if (start === null) return <Bullets dir={dir}>{drawn}</Bullets>;
  const last = start + items.length - 1;
  return (
    <Numbers
      dir={dir}
      start={start}
      data-wide={last > 99 && last <= 9_999 ? '' : undefined}
      data-wider={last > 9_999 ? '' : undefined}
    >
      {drawn}
    </Numbers>
  );
}

function drawBlock(block: Block, place: Place, end: ReactNode): ReactNode {
  const dir = place.isNested ? undefined : 'auto';
  switch (block.kind) {
    case 'paragraph':
      return (
        <Words dir={dir}>
          {drawInlines(block.children, place)}
          {end}
        </Words>
      );
    case 'code':
      return <CodeBlock text={block.text} language={block.language} tabIndex={place.tabIndex} />;
    case 'quote':
      return <Quote dir={dir}>{drawEach(block.children, { ...place, isNested: true })}</Quote>;
    case 'list':
      return drawList(block, place);
  }
}

const drawEach = (blocks: readonly Block[], place: Place): ReactNode =>
  // Blocks have no other name than their place, and never change it.
  blocks.map((block, index) => <Fragment key={index}>{drawBlock(block, place, null)}</Fragment>);

/** Draws a message; `end` is said behind its last word. */
export function drawBlocks(
  blocks: readonly Block[],
  look: InlineLook,
  end: ReactNode = null,
): ReactNode {
  const place = { ...look, isNested: false };
  const last = blocks.at(-1);
  if (end === null || last === undefined) return drawEach(blocks, place);
  if (last.kind === 'paragraph') {
    return (
      <>
        {drawEach(blocks.slice(0, -1), place)}
        {drawBlock(last, place, end)}
      </>
    );
  }
  return (
    <>
      {drawEach(blocks, place)}
      <div>{end}</div>
    </>
  );
}
