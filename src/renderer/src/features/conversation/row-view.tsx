import {
  memo,
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { isSame } from '../../../../shared/lib/is-same';
import { toPlainText } from '../../../../shared/markdown/plain';
import type { Translate } from '../../../../shared/texts';
import { useIsBlocked } from '../../components/use-person';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { toActionOfKey, toMessageActions } from './actions/message-rights';
import { toReactionNames } from './actions/reaction-chips';
import { RowToolbar } from './actions/row-toolbar';
import { useRowActions } from './actions/row-actions';
import { toQuoteText } from './actions/quote-line';
import { FoldedLine } from './folded';
import { DayLine } from './day-line';
import { toTimeText } from './dates';
import { toDeliveryText } from './delivery-text';
import { toNameText } from '../../components/member-names';
import { MessageLine } from './message-row';
import { PinLine } from './pins/pin-line';
import { QuietLine, RuleLine, toMembershipText, toRoomChangeText } from './quiet-rows';
import type { RowRoom, RowServer } from './row-facts';
import type { MessageRow, Row } from './rows';

/** As much of a message as is worth hearing before its own text is read. */
const LABEL_LENGTH = 400;

const Stop = styled('div')({
  position: 'relative',
  // A row that was only clicked has the focus too, but nobody is at it any more.
  '&:hover, &:focus-visible, &:focus-within:not(:focus)': { backgroundColor: color.hover },
  '&:focus-visible': { outlineOffset: -2 },
  '&[data-lit]': { backgroundColor: color.softAccent, boxShadow: `inset 3px 0 ${color.accent}` },
});

const isOwnTarget = ({ target, currentTarget }: { target: EventTarget; currentTarget: Element }) =>
  target === currentTarget;

/** What a screen reader hears of a message. */
function toRowLabel(row: MessageRow, server: RowServer, isWaiting: boolean, t: Translate): string {
  const { members, selfId } = server;
  const name = toNameText(members, row.author, t);
  const time = toTimeText(row.at);
  if (row.isDeleted) return t('messages.rowDeleted', { name, time });
  const text = toPlainText(row.text).slice(0, LABEL_LENGTH);
  let label: string = t('conversation.rowLabel', { name, text, time });
  if (isWaiting) label = t('conversation.rowWaiting', { label });
  if (row.isPartial) label = t('conversation.rowPartlyUnknown', { label });
  if (row.editedAt !== null) label = t('messages.rowEdited', { label });
  if (row.quote !== null) {
    const quotedName = toNameText(members, row.quote.reference.author, t);
    const quoted = `${quotedName}: ${toQuoteText(row.quote, t)}`;
    label = t('messages.rowReply', { label, quoted });
  }
  if (row.isPinned) label = t('pins.rowPinned', { label });
  if (row.reactions.length === 0) return label;
  const reactions = row.reactions
    .map((one) => `${one.emoji} ${toReactionNames(one, members, selfId, t)}`)
    .join(', ');
  return t('messages.rowReactions', { label, reactions });
}

function toChangingText(row: MessageRow, isOnline: boolean, t: Translate): string | null {
  if (!row.isChanging) return null;
  if (!isOnline) return t('messages.changeWaits');
  return t(row.isDeleted ? 'messages.deleting' : 'messages.saving');
}

function OneMessage({
  row,
  server,
  room,
  isTabStop,
  isLit,
  editedWords,
}: {
  row: MessageRow;
  server: RowServer;
  room: RowRoom;
  isTabStop: boolean;
  isLit: boolean;
  editedWords: string | null;
}) {
  const t = useTexts();
  const actions = useRowActions();
  const [isPointed, setIsPointed] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const rowRef = useRef<HTMLDivElement>(null);
  const [isShown, setIsShown] = useState(false);
  const isBlocked = useIsBlocked(row.author);
  // Who is blocked once more is folded away once more.
  if (!isBlocked && isShown) setIsShown(false);
  const isFolded = isBlocked && !row.isOwn && !row.isDeleted && !isShown;
  const { members, heldUp, selfId } = server;
  const isOnline = heldUp !== 'connection';
  const isWaiting = (row.pending?.status === 'queued' || row.isChanging) && heldUp !== 'nothing';
  const allowed = isFolded ? [] : toMessageActions(row, server, room);
  const isEdited = editedWords !== null && !row.isDeleted;
  const hasToolbar = (isPointed || hasFocus) && !isEdited && allowed.length > 0;

  // The same function for as long as the row is: the words are not drawn anew for it.
  const latest = useRef(row);
  useEffect(() => void (latest.current = row), [row]);
  const showVersions = useCallback(
    () => actions.act('versions', latest.current, document.body),
    [actions],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const element = event.currentTarget;
    // Whoever clicked on a message and types means the composer; whoever came by keyboard means the message.
    if (!isOwnTarget(event) || !element.matches(':focus-visible')) return;
    const action = toActionOfKey(event);
    if (action === null || !allowed.includes(action)) return;
    event.preventDefault();
    event.stopPropagation();
    actions.act(action, row, element);
  };
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const isField = event.target instanceof Element && event.target.closest('textarea') !== null;
    if (allowed.length === 0 || isField) return;
    event.preventDefault();
    actions.openMenu(row, { left: event.clientX, top: event.clientY });
  };
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !event.currentTarget.contains(to)) setHasFocus(false);
  };

  return (
    <Stop
      ref={rowRef}
      data-row={row.key}
      data-lit={isLit ? '' : undefined}
      role="article"
      aria-label={
        isFolded
          ? t('people.foldedAt', { time: toTimeText(row.at) })
          : toRowLabel(row, server, isWaiting, t)
      }
      tabIndex={isTabStop ? 0 : -1}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
      onPointerEnter={() => setIsPointed(true)}
      onPointerLeave={() => setIsPointed(false)}
      onFocus={(event) => setHasFocus(event.target.matches(':focus-visible'))}
      onBlur={onBlur}
    >
      {isFolded ? (
        <FoldedLine
          tabIndex={isTabStop ? 0 : -1}
          onShow={() => {
            setIsShown(true);
            // The button goes; the keyboard stays with its message.
            rowRef.current?.focus();
          }}
        />
      ) : (
        <MessageLine
          row={row}
          members={members}
          selfId={selfId}
          selfName={row.isOwn ? null : (members[selfId]?.name ?? null)}
          delivery={row.isLastOwn ? toDeliveryText(row, room, heldUp, t) : null}
          changing={toChangingText(row, isOnline, t)}
          isWaiting={isWaiting}
          tabIndex={isTabStop ? 0 : -1}
          editedWords={isEdited ? editedWords : null}
          onShowReceipts={
            row.seq === null
              ? null
              : () => {
                  actions.act('receipts', row, document.body);
                }
          }
          onShowVersions={allowed.includes('versions') ? showVersions : null}
        />
      )}
      {hasToolbar && <RowToolbar row={row} actions={allowed} />}
    </Stop>
  );
}

export interface RowViewProps {
  row: Row;
  server: RowServer;
  room: RowRoom;
  isTabStop: boolean;
  /** Somebody was brought here just now. */
  isLit: boolean;
  editedWords: string | null;
  now: number;
}

/** All rows are shaped anew when one comes, or a page of older ones: most of them say what they said. */
export const isSameLine = (old: RowViewProps, next: RowViewProps) =>
  (Object.keys(next) as (keyof RowViewProps)[]).every((key) =>
    key === 'row' ? isSame(old.row, next.row) : old[key] === next[key],
  );

/** Draws one line of the conversation. Not drawn anew unless something about it is different. */
export const RowView = memo(function RowView({
  row,
  server,
  room,
  isTabStop,
  isLit,
  editedWords,
  now,
}: RowViewProps) {
  const t = useTexts();
  const { members } = server;
  const quiet = (label: string, at: number): ReactNode => (
    <Stop data-row={row.key} role="article" aria-label={label} tabIndex={isTabStop ? 0 : -1}>
      <QuietLine text={label} at={at} />
    </Stop>
  );
  switch (row.kind) {
    case 'message':
      return (
        <OneMessage
          row={row}
          server={server}
          room={room}
          isTabStop={isTabStop}
          isLit={isLit}
          editedWords={editedWords}
        />
      );
    case 'day':
      return <DayLine serverId={server.id} roomId={room.id} at={row.at} now={now} />;
    case 'unread':
      return <RuleLine text={t('conversation.new')} isUnread />;
    case 'membership':
      return quiet(toMembershipText(row, members, t), row.at);
    case 'room':
      return quiet(toRoomChangeText(row.entry, members, t), row.entry.at);
    case 'pin':
      return (
        <PinLine
          row={row}
          name={toNameText(members, row.author, t)}
          tabIndex={isTabStop ? 0 : -1}
        />
      );
    case 'lost':
      return quiet(t('conversation.lostEntries', { count: row.count }), row.at);
    case 'unknown':
      return quiet(t('conversation.unknownEntry'), row.at);
  }
}, isSameLine);
