import { useMemo } from 'react';
import type { Block } from '../../../../shared/markdown/nodes';
import { readMarkdown } from '../../../../shared/markdown/parse';
import { toActionWords } from '../../../../shared/model/action-line';
import { EditedMark } from './edited-mark';
import { drawBlocks } from './markdown/blocks';
import { useRoomLinks } from './markdown/room-links';
import { styled } from '../../theme/styled';

const Body = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 6,
  maxWidth: '72ch',
  '&[data-action]': { fontStyle: 'italic' },
});

/** An action begins with the name of whoever does it; a name has no Markdown. */
function toActionBlocks(actor: string, words: string): Block[] {
  const blocks = readMarkdown(words);
  const [first, ...rest] = blocks;
  const named = { kind: 'strong', children: [{ kind: 'words', text: actor }] } as const;
  return first?.kind === 'paragraph'
    ? [{ ...first, children: [named, { kind: 'words', text: ' ' }, ...first.children] }, ...rest]
    : [{ kind: 'paragraph', children: [named] }, ...blocks];
}

/**
 * The words of a message with their Markdown drawn; one's own name stands out, so does that they were changed, and
 * addresses can be opened. Elements are made from a tree of known kinds: no HTML is ever read.
 */
export function MessageText({
  text,
  author,
  selfName,
  editedAt,
  tabIndex,
  onVersions = null,
}: {
  text: string;
  /** Who does what it says, where it is an action. */
  author: string;
  selfName: string | null;
  editedAt: number | null;
  /** Of the links and other controls in it. */
  tabIndex: number;
  /** Shows what it said before; null where that cannot be asked for. */
  onVersions?: (() => void) | null;
}) {
  const rooms = useRoomLinks();
  const action = toActionWords(text);
  const drawn = useMemo(() => {
    const edited = editedAt !== null && (
      <EditedMark at={editedAt} tabIndex={tabIndex} onVersions={onVersions} />
    );
    const blocks = action === null ? readMarkdown(text) : toActionBlocks(author, action);
    return drawBlocks(blocks, { selfName, rooms, tabIndex }, edited === false ? null : edited);
  }, [text, action, author, selfName, rooms, editedAt, tabIndex, onVersions]);
  return <Body data-action={action === null ? undefined : ''}>{drawn}</Body>;
}
