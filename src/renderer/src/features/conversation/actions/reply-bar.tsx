import type { MemberView } from '../../../../../shared/bridge/views';
import type { MemberId } from '../../../../../shared/model/ids';
import { IconAction } from '../../../components/icon-action';
import { CloseIcon, ReplyIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { toNameText } from '../../../components/member-names';
import type { Quote } from '../rows';
import { toQuoteText } from './quote-line';

const Bar = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  margin: '-2px 0 6px',
  paddingInlineStart: 8,
  borderInlineStart: `3px solid ${color.accent}`,
  fontSize: 12.5,
  lineHeight: '19px',
  color: color.muted,
});
const Words = styled('div')({ flex: 1, minWidth: 0 });
const Who = styled('div')({
  color: color.text,
  fontWeight: 600,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  unicodeBidi: 'isolate',
});
const What = styled('bdi')({
  display: 'block',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});

/** The message that is being answered, over the words that answer it. */
export function ReplyBar({
  quote,
  members,
  onStop,
}: {
  quote: Quote;
  members: Readonly<Record<MemberId, MemberView>>;
  onStop: () => void;
}) {
  const t = useTexts();
  const name = toNameText(members, quote.reference.author, t);
  return (
    <Bar role="group" aria-label={t('messages.replyingTo', { name })}>
      <ReplyIcon style={{ fontSize: 16, flex: 'none' }} />
      <Words>
        <Who>{t('messages.replyingTo', { name })}</Who>
        <What>{toQuoteText(quote, t)}</What>
      </Words>
      <IconAction label={t('messages.stopReplying')} placement="top" onClick={onStop}>
        <CloseIcon />
      </IconAction>
    </Bar>
  );
}
