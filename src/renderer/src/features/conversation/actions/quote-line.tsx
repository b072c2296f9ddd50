import { useEffect } from 'react';
import type { MemberView } from '../../../../../shared/bridge/views';
import { toPlainText } from '../../../../../shared/markdown/plain';
import type { MemberId } from '../../../../../shared/model/ids';
import type { Translate } from '../../../../../shared/texts';
import { hidden } from '../../../components/hidden';
import { ReplyIcon } from '../../../components/icons';
import { useIsBlocked } from '../../../components/use-person';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { toNameText } from '../../../components/member-names';
import type { Quote } from '../rows';
import { useRowActions } from './row-actions';

const Line = styled('button')({
  all: 'unset',
  position: 'relative',
  boxSizing: 'border-box',
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  maxWidth: 'min(72ch, 100%)',
  marginBottom: 1,
  padding: '0 6px 0 0',
  borderRadius: 6,
  cursor: 'pointer',
  color: color.muted,
  fontSize: 12.5,
  lineHeight: '19px',
  '&:hover': { color: color.text },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
});
const Name = styled('bdi')({
  flex: 'none',
  maxWidth: '40%',
  fontWeight: 600,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
const Words = styled('bdi')({
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  '&[data-missing]': { fontStyle: 'italic' },
});

/** More of a message would never fit on the line. */
const MOST_CHARACTERS = 200;

/** What a quote says of its message, on one line. */
export function toQuoteText(quote: Pick<Quote, 'state' | 'text'>, t: Translate): string {
  if (quote.state === 'deleted') return t('messages.quoteDeleted');
  if (quote.state === 'unknown') return t('messages.quoteUnknown');
  return toPlainText(quote.text).replaceAll(/\s+/gu, ' ').trim().slice(0, MOST_CHARACTERS);
}

/** The message that another one answers: who said what, and the way there. */
export function QuoteLine({
  quote,
  members,
  tabIndex,
}: {
  quote: Quote;
  members: Readonly<Record<MemberId, MemberView>>;
  tabIndex: number;
}) {
  const t = useTexts();
  const { jumpTo, wantQuote } = useRowActions();
  const { seq, author } = quote.reference;
  const isUnknown = quote.state === 'unknown';
  useEffect(() => {
    if (isUnknown) wantQuote(seq);
  }, [isUnknown, seq, wantQuote]);
  const name = toNameText(members, author, t);
  const isBlocked = useIsBlocked(author);
  const text = isBlocked ? t('people.folded') : toQuoteText(quote, t);
  return (
    <Line
      type="button"
      tabIndex={tabIndex}
      title={t('messages.quoteJump')}
      onClick={() => jumpTo(seq)}
    >
      <ReplyIcon style={{ fontSize: 14, flex: 'none', transform: 'scaleX(-1)' }} />
      <span style={hidden}>{t('messages.inReplyTo')} </span>
      <Name>{name}</Name>
      <span style={hidden}>: </span>
      <Words data-missing={quote.state === 'known' && !isBlocked ? undefined : ''}>{text}</Words>
    </Line>
  );
}
