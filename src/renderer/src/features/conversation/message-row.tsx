import Button from '@mui/material/Button';
import type { MemberView } from '../../../../shared/bridge/views';
import type { MemberId } from '../../../../shared/model/ids';
import { isMentioned } from '../../../../shared/model/mention';
import { ClockIcon, WarningIcon } from '../../components/icons';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, room, underColumn } from '../../theme/tokens';
import { AuthorAvatar, AuthorName } from './author-name';
import { EditBox } from './actions/edit-box';
import { QuoteLine } from './actions/quote-line';
import { ReactionChips } from './actions/reaction-chips';
import { useRowActions } from './actions/row-actions';
import { toFullTimeText, toShortTimeText, toTimeText } from './dates';
import { MessageText } from './message-text';
import type { MessageRow } from './rows';
import type { FailedChange } from './shown-message';

const Line = styled('div')({
  display: 'grid',
  gridTemplateColumns: '36px minmax(0, 1fr)',
  gap: '0 12px',
  padding: '1px 20px',
  paddingBottom: room.message,
  '&[data-first]': { paddingTop: room.group },
  '&[data-called]': { backgroundColor: color.mention, boxShadow: `inset 3px 0 ${color.away}` },
  [underColumn]: { paddingInline: 12 },
  '@media (forced-colors: active)': { '&[data-called]': { borderInlineStart: '3px solid Mark' } },
});
const Quoted = styled('div')({ gridColumn: 2, minWidth: 0 });

const Head = styled('div')({ display: 'flex', alignItems: 'baseline', minWidth: 0 });
const Name = styled('span')({ fontWeight: 650, minWidth: 0 });
const Time = styled('time')({
  color: color.muted,
  fontSize: 12,
  marginInlineStart: 8,
  flex: 'none',
});
const GutterTime = styled('time')({
  color: color.muted,
  fontSize: 11,
  lineHeight: '21px',
  textAlign: 'end',
  whiteSpace: 'nowrap',
  opacity: 0,
  '[data-row]:hover &, [data-row]:focus-visible &, [data-row]:focus-within:not(:focus) &': {
    opacity: 1,
  },
});
const Status = styled('div')({ color: color.muted, fontSize: 12, lineHeight: '17px' });
const StatusButton = styled('button')({
  all: 'unset',
  cursor: 'pointer',
  borderRadius: 4,
  color: color.muted,
  fontSize: 12,
  lineHeight: '17px',
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
});
const Words = styled('div')({
  '&[data-waiting]': {
    display: 'flex',
    alignItems: 'flex-start',
    gap: 6,
    color: color.muted,
    '& > :first-of-type': { minWidth: 0 },
  },
});
const Deleted = styled('p')({ margin: 0, color: color.muted, fontStyle: 'italic' });
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
  overflowWrap: 'anywhere',
});

const waitingSign = { fontSize: 14, flex: 'none', marginTop: '4px' } as const;
const troubleSign = { fontSize: 14, verticalAlign: '-2px', marginInlineEnd: '6px' } as const;
const FAILED = {
  edit: 'messages.failedEdit',
  redaction: 'messages.failedRedaction',
  reaction: 'messages.failedReaction',
  pin: 'pins.failed',
} as const;
const MOST_OF_FAILED_WORDS = 200;

function FailedChangeLine({ change }: { change: FailedChange }) {
  const t = useTexts();
  const { discard } = useRowActions();
  return (
    <Trouble>
      <span>
        <WarningIcon style={troubleSign} />
        <bdi>
          {t(FAILED[change.kind], { text: change.text.slice(0, MOST_OF_FAILED_WORDS) })}
        </bdi>{' '}
        {toErrorText(change.code)}
      </span>
      <Button size="small" color="secondary" onClick={() => discard(change.clientId)}>
        {t('common.discard')}
      </Button>
    </Trouble>
  );
}

/** One message: avatar, name and time once a group, words, what others made of it, and how far it has got. */
export function MessageLine({
  row,
  members,
  selfId,
  selfName,
  delivery,
  changing,
  isWaiting,
  tabIndex,
  editedWords,
  onShowReceipts,
  onShowVersions,
}: {
  row: MessageRow;
  members: Readonly<Record<MemberId, MemberView>>;
  selfId: MemberId;
  /** null for one's own messages: nobody calls themselves. */
  selfName: string | null;
  delivery: string | null;
  /** What is being done with its words right now. */
  changing: string | null;
  /** It cannot go out right now. */
  isWaiting: boolean;
  /** Of the controls in it: only those of the row that is the tab stop can be reached by Tab. */
  tabIndex: number;
  /** Set while its words are being changed. */
  editedWords: string | null;
  /** null where nobody can be told who has it. */
  onShowReceipts: (() => void) | null;
  onShowVersions: (() => void) | null;
}) {
  const t = useTexts();
  const actions = useRowActions();
  const author = members[row.author] ?? null;
  const name = author?.name ?? t('conversation.somebody');
  const dateTime = new Date(row.at).toISOString();
  const isCalled = selfName !== null && isMentioned(row.text, selfName);
  const isFailed = row.pending?.status === 'failed';
  const { clientId } = row;
  return (
    <Line data-first={row.isFirst ? '' : undefined} data-called={isCalled ? '' : undefined}>
      {row.quote !== null && (
        <Quoted>
          <QuoteLine quote={row.quote} members={members} tabIndex={tabIndex} />
        </Quoted>
      )}
      {row.isFirst ? (
        <AuthorAvatar author={author} id={row.author} name={name} />
      ) : (
        <GutterTime dateTime={dateTime} title={toFullTimeText(row.at)}>
          {toShortTimeText(row.at)}
        </GutterTime>
      )}
      <div>
        {row.isFirst && (
          <Head>
            <Name>
              <AuthorName author={author} fallback={name} tabIndex={tabIndex} />
            </Name>
            <Time dateTime={dateTime} title={toFullTimeText(row.at)}>
              {toTimeText(row.at)}
            </Time>
          </Head>
        )}
        {row.isDeleted ? (
          <Deleted>{t('messages.deleted')}</Deleted>
        ) : editedWords !== null ? (
          <EditBox
            words={editedWords}
            onChange={actions.keepEdit}
            onSave={(words) => actions.saveEdit(row, words)}
            onCancel={actions.cancelEdit}
          />
        ) : (
          <Words data-waiting={isWaiting ? '' : undefined}>
            <MessageText
              text={row.text}
              author={name}
              selfName={selfName}
              editedAt={row.editedAt}
              tabIndex={tabIndex}
              onVersions={onShowVersions}
            />
            {isWaiting && <ClockIcon style={waitingSign} />}
          </Words>
        )}
        {row.isPartial && <Status>{t('conversation.partlyUnknown')}</Status>}
        {row.isForged && (
          <Trouble>
            <span>
              <WarningIcon style={troubleSign} />
              {t('conversation.forged')}
            </span>
          </Trouble>
        )}
        {isFailed && (
          <Trouble>
            <span>
              <WarningIcon style={troubleSign} />
              {t('conversation.failed')} {toErrorText(row.pending?.code ?? 'internal')}
            </span>
            <Button size="small" onClick={() => actions.retry(clientId)}>
              {t('common.tryAgain')}
            </Button>
            <Button size="small" color="secondary" onClick={() => actions.discard(clientId)}>
              {t('common.discard')}
            </Button>
          </Trouble>
        )}
        {row.failedChanges.map((change) => (
          <FailedChangeLine key={change.clientId} change={change} />
        ))}
        <ReactionChips row={row} members={members} selfId={selfId} tabIndex={tabIndex} />
        {changing !== null && <Status>{changing}</Status>}
        {delivery !== null &&
          (onShowReceipts === null ? (
            <Status>{delivery}</Status>
          ) : (
            <Status>
              <StatusButton
                type="button"
                tabIndex={tabIndex}
                aria-label={`${delivery}. ${t('messages.receipts')}`}
                aria-haspopup="dialog"
                onClick={onShowReceipts}
              >
                {delivery}
              </StatusButton>
            </Status>
          ))}
      </div>
    </Line>
  );
}
