import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { MemberView } from '../../../../shared/bridge/views';
import { isMentioned } from '../../../../shared/model/mention';
import { Avatar } from '../../components/avatar';
import { WarningIcon } from '../../components/icons';
import { NameTag } from '../../components/name-tag';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color, underColumn } from '../../theme/tokens';
import { toFullTimeText, toShortTimeText, toTimeText } from './dates';
import { MessageText } from './message-text';
import type { MessageRow } from './rows';

const Line = styled('div')({
  display: 'grid',
  gridTemplateColumns: '36px minmax(0, 1fr)',
  gap: '0 12px',
  padding: '1px 20px 2px',
  '&[data-first]': { paddingTop: 8 },
  '&[data-called]': { backgroundColor: color.mention, boxShadow: `inset 3px 0 ${color.away}` },
  [underColumn]: { padding: '1px 12px 2px' },
});

const Head = styled('div')({ display: 'flex', alignItems: 'baseline', minWidth: 0 });
const Name = styled('span')({ fontWeight: 650, minWidth: 0 });
const Time = styled('time')({ color: color.muted, fontSize: 12, marginLeft: 8, flex: 'none' });
const GutterTime = styled('time')({
  color: color.muted,
  fontSize: 11,
  lineHeight: '21px',
  textAlign: 'right',
  whiteSpace: 'nowrap',
  opacity: 0,
  '[data-row]:hover &, [data-row]:focus-visible &, [data-row]:focus-within:not(:focus) &': {
    opacity: 1,
  },
});
const Status = styled('div')({ color: color.muted, fontSize: 12, lineHeight: '17px' });
const Trouble = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '2px 6px',
  maxWidth: '72ch',
  marginTop: 2,
  fontSize: 12,
  lineHeight: '17px',
  color: color.danger,
});

const troubleSign = { fontSize: 14, verticalAlign: '-2px', marginInlineEnd: '6px' } as const;

/** One message: avatar, name and time once a group, words, and how far it has got. */
export function MessageLine({
  row,
  author,
  selfName,
  delivery,
  isWaiting,
  onRetry,
  onDiscard,
}: {
  row: MessageRow;
  author: MemberView | null;
  /** null for one's own messages: nobody calls themselves. */
  selfName: string | null;
  delivery: string | null;
  /** It cannot go out right now. */
  isWaiting: boolean;
  onRetry: () => void;
  onDiscard: () => void;
}) {
  const t = useTexts();
  const name = author?.name ?? t('conversation.somebody');
  const dateTime = new Date(row.at).toISOString();
  const isCalled = selfName !== null && isMentioned(row.text, selfName);
  const isFailed = row.pending?.status === 'failed';
  return (
    <Line data-first={row.isFirst ? '' : undefined} data-called={isCalled ? '' : undefined}>
      {row.isFirst ? (
        <Avatar id={row.author} name={name} size={36} />
      ) : (
        <GutterTime dateTime={dateTime} title={toFullTimeText(row.at)}>
          {toShortTimeText(row.at)}
        </GutterTime>
      )}
      <div>
        {row.isFirst && (
          <Head>
            <Name>
              <NameTag name={name} tag={author?.tag ?? null} />
            </Name>
            <Time dateTime={dateTime} title={toFullTimeText(row.at)}>
              {toTimeText(row.at)}
            </Time>
          </Head>
        )}
        <div style={isWaiting ? { color: color.muted } : undefined}>
          <MessageText text={row.text} selfName={selfName} />
        </div>
        {row.isForged && (
          <Trouble>
            <span>
              <WarningIcon sx={troubleSign} />
              {t('conversation.forged')}
            </span>
          </Trouble>
        )}
        {isFailed && (
          <Trouble>
            <span>
              <WarningIcon sx={troubleSign} />
              {t('conversation.failed')} {toErrorText(row.pending?.code ?? 'internal')}
            </span>
            <Button size="small" onClick={onRetry}>
              {t('common.tryAgain')}
            </Button>
            <Button size="small" color="secondary" onClick={onDiscard}>
              {t('common.discard')}
            </Button>
          </Trouble>
        )}
        {delivery !== null && <Status>{delivery}</Status>}
      </div>
    </Line>
  );
}
