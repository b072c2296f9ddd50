import type { FocusEvent } from 'react';
import type { ServerView } from '../../../../shared/bridge/views';
import { toPlainText } from '../../../../shared/markdown/plain';
import { toShownText } from '../../../../shared/model/changes';
import type { MessageEntry } from '../../../../shared/model/entry';
import { Avatar } from '../../components/avatar';
import { hidden } from '../../components/hidden';
import { CardHead, CardName, CardPart, CardTime, CardWords } from '../../components/message-card';
import { NameTag } from '../../components/name-tag';
import { toDateTimeText } from '../../components/times';
import { useIsBlocked } from '../../components/use-person';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, radius } from '../../theme/tokens';
import { toExcerpt } from './excerpt';

const Row = styled('button')({
  all: 'unset',
  position: 'relative',
  boxSizing: 'border-box',
  display: 'grid',
  gridTemplateColumns: '24px minmax(0, 1fr)',
  gap: '0 10px',
  width: 'calc(100% - 16px)',
  margin: '0 8px',
  padding: '7px 8px 8px',
  borderRadius: radius.row,
  cursor: 'pointer',
  color: color.text,
  '&:hover': { backgroundColor: color.hover },
  '&[aria-current="true"]': { backgroundColor: color.selected },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
  '@media (forced-colors: active)': {
    '&[aria-current="true"]': { outline: '2px solid Highlight', outlineOffset: -2 },
    '&:focus-visible': { outlineWidth: 4 },
  },
});
const Match = styled('mark')({
  backgroundColor: color.mention,
  color: color.text,
  fontWeight: 650,
  borderRadius: 3,
  boxShadow: `0 0 0 1px ${color.mention}`,
  '@media (forced-colors: active)': { backgroundColor: 'Mark', color: 'MarkText' },
});

/** One message that was found: who, when, and the words around what was looked for. */
export function HitRow({
  hit,
  query,
  server,
  roomName,
  isShown,
  onOpen,
  roving,
}: {
  hit: MessageEntry;
  query: string;
  server: ServerView;
  roomName: string;
  /** It was opened last. */
  isShown: boolean;
  onOpen: () => void;
  roving: { 'data-roving': string; tabIndex: number; onFocus: (event: FocusEvent) => void };
}) {
  const t = useTexts();
  const author = server.members[hit.author];
  const name = author?.name ?? t('conversation.somebody');
  const time = toDateTimeText(hit.at);
  const isBlocked = useIsBlocked(hit.author);
  const text = isBlocked ? t('people.folded') : toPlainText(toShownText(hit));
  return (
    <Row type="button" aria-current={isShown ? 'true' : undefined} onClick={onOpen} {...roving}>
      <Avatar id={hit.author} name={name} size={24} pictureHash={author?.pictureHash} />
      <CardHead>
        <CardName>
          <NameTag name={name} tag={author?.tag ?? null} looksLike={author?.looksLike} />
        </CardName>
        <span style={hidden}>, {roomName}, </span>
        <CardTime dateTime={new Date(hit.at).toISOString()}>{time}</CardTime>
        <span style={hidden}>: </span>
      </CardHead>
      <CardWords dir="auto">
        {toExcerpt(text, query).map((part, index) =>
          part.isMatch ? (
            <Match key={index}>{part.text}</Match>
          ) : (
            <span key={index}>{part.text}</span>
          ),
        )}
      </CardWords>
      {!isBlocked && <CardPart message={hit} />}
    </Row>
  );
}
