import type { ReactNode } from 'react';
import type { MemberView } from '../../../shared/bridge/views';
import { toPlainText } from '../../../shared/markdown/plain';
import { isPartlyShown, toShownText } from '../../../shared/model/changes';
import type { MessageEntry } from '../../../shared/model/entry';
import { styled } from '../theme/styled';
import { color, radius } from '../theme/tokens';
import { Avatar } from './avatar';
import { hidden } from './hidden';
import { NameTag } from './name-tag';
import { toDateTimeText } from './times';
import { useIsBlocked } from './use-person';
import { useTexts } from './use-texts';

const Whole = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  alignItems: 'start',
  gap: 4,
  marginInline: 8,
  borderRadius: radius.row,
  '&:hover, &:focus-within': { backgroundColor: color.hover },
});
const Open = styled('button')({
  all: 'unset',
  boxSizing: 'border-box',
  width: '100%',
  display: 'grid',
  gridTemplateColumns: '24px minmax(0, 1fr)',
  gap: '0 10px',
  padding: '7px 8px 8px',
  borderRadius: radius.row,
  cursor: 'pointer',
  color: color.text,
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
});
/** Parts of a message out of its place, also for those that a search has found. */
export const CardHead = styled('span')({
  display: 'flex',
  alignItems: 'baseline',
  gap: 8,
  minWidth: 0,
});
export const CardName = styled('span')({
  fontWeight: 650,
  fontSize: 13,
  minWidth: 0,
  display: 'flex',
});
export const CardTime = styled('time')({
  flex: 'none',
  marginInlineStart: 'auto',
  color: color.muted,
  fontSize: 11.5,
});
export const CardWords = styled('span')({
  gridColumn: 2,
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 3,
  overflow: 'hidden',
  fontSize: 13,
  lineHeight: '19px',
  overflowWrap: 'anywhere',
  unicodeBidi: 'plaintext',
  textAlign: 'start',
});
const Part = styled('span')({
  gridColumn: 2,
  color: color.muted,
  fontSize: 12,
  lineHeight: '17px',
  overflowWrap: 'anywhere',
});
const Foot = styled('span')({
  gridColumn: 2,
  minWidth: 0,
  color: color.muted,
  fontSize: 12,
  lineHeight: '17px',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
const Actions = styled('div')({ padding: '5px 4px 0 0', display: 'flex' });

/** Under the words of a message out of its place: that a part of it needs a newer version (TL-5). */
export function CardPart({ message }: { message: MessageEntry }) {
  const t = useTexts();
  if (!isPartlyShown(message)) return null;
  return (
    <>
      <span style={hidden}>, </span>
      <Part dir="auto">{t('conversation.cardPartlyUnknown')}</Part>
    </>
  );
}

/** One message out of its place: who, when, its first words; a press goes there. */
export function MessageCard({
  message,
  author,
  foot,
  onOpen,
  actions,
  ...roving
}: {
  message: MessageEntry;
  author: MemberView | null;
  /** Where it stands, or who put it here. */
  foot: string;
  onOpen: () => void;
  /** What else can be done with it. */
  actions: ReactNode;
  'data-roving'?: string;
  tabIndex?: number;
  onFocus?: () => void;
}) {
  const t = useTexts();
  const name = author?.name ?? t('conversation.somebody');
  const isBlocked = useIsBlocked(message.author);
  return (
    <Whole>
      <Open type="button" onClick={onOpen} {...roving}>
        <Avatar id={message.author} name={name} size={24} pictureHash={author?.pictureHash} />
        <CardHead>
          <CardName>
            <NameTag name={name} tag={author?.tag ?? null} looksLike={author?.looksLike} />
          </CardName>
          <span style={hidden}>, </span>
          <CardTime dateTime={new Date(message.at).toISOString()}>
            {toDateTimeText(message.at)}
          </CardTime>
          <span style={hidden}>: </span>
        </CardHead>
        <CardWords dir="auto">
          {isBlocked ? t('people.folded') : toPlainText(toShownText(message))}
        </CardWords>
        {!isBlocked && <CardPart message={message} />}
        <span style={hidden}>, </span>
        <Foot dir="auto">{foot}</Foot>
      </Open>
      <Actions>{actions}</Actions>
    </Whole>
  );
}
