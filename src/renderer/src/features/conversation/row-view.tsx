import { styled } from '@mui/material/styles';
import { memo, type ReactNode } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { useTexts } from '../../components/use-texts';
import { call } from '../../bridge/app-store';
import { color } from '../../theme/tokens';
import { toDayText, toTimeText } from './dates';
import { toDeliveryText } from './delivery-text';
import { toNameText } from './member-names';
import { MessageLine } from './message-row';
import { QuietLine, RuleLine, toMembershipText, toRoomChangeText } from './quiet-rows';
import type { MessageRow, Row } from './rows';

/** As much of a message as is worth hearing before its own text is read. */
const LABEL_LENGTH = 400;

const Stop = styled('div')({
  // A row that was only clicked has the focus too, but nobody is at it any more.
  '&:hover, &:focus-visible, &:focus-within:not(:focus)': { backgroundColor: color.hover },
  '&:focus-visible': { outlineOffset: -2 },
});

function FocusableRow({
  rowKey,
  label,
  isTabStop,
  children,
}: {
  rowKey: string;
  label: string;
  isTabStop: boolean;
  children: ReactNode;
}) {
  return (
    <Stop data-row={rowKey} role="article" aria-label={label} tabIndex={isTabStop ? 0 : -1}>
      {children}
    </Stop>
  );
}

function OneMessage({
  row,
  server,
  room,
  isTabStop,
}: {
  row: MessageRow;
  server: ServerView;
  room: RoomView;
  isTabStop: boolean;
}) {
  const t = useTexts();
  const { id: serverId, members, connection } = server;
  const { clientId } = row;
  const label = t('conversation.rowLabel', {
    name: toNameText(members, row.author, t),
    text: row.text.slice(0, LABEL_LENGTH),
    time: toTimeText(row.at),
  });
  return (
    <FocusableRow rowKey={row.key} label={label} isTabStop={isTabStop}>
      <MessageLine
        row={row}
        author={members[row.author] ?? null}
        selfName={row.isOwn ? null : (members[server.selfId]?.name ?? null)}
        delivery={row.isLastOwn ? toDeliveryText(row, room, connection.state, t) : null}
        isWaiting={row.pending?.status === 'queued' && connection.state !== 'online'}
        onRetry={() => void call('message:retry', { serverId, clientId })}
        onDiscard={() => void call('message:discard', { serverId, clientId })}
      />
    </FocusableRow>
  );
}

/** Draws one line of the conversation. */
export const RowView = memo(function RowView({
  row,
  server,
  room,
  isTabStop,
  now,
}: {
  row: Row;
  server: ServerView;
  room: RoomView;
  isTabStop: boolean;
  now: number;
}) {
  const t = useTexts();
  const { members } = server;
  const quiet = (text: string, at: number) => (
    <FocusableRow rowKey={row.key} label={text} isTabStop={isTabStop}>
      <QuietLine text={text} at={at} />
    </FocusableRow>
  );
  switch (row.kind) {
    case 'message':
      return <OneMessage row={row} server={server} room={room} isTabStop={isTabStop} />;
    case 'day':
      return <RuleLine text={toDayText(row.at, now, t)} />;
    case 'unread':
      return <RuleLine text={t('conversation.new')} isUnread />;
    case 'membership':
      return quiet(toMembershipText(row, members, t), row.at);
    case 'room':
      return quiet(toRoomChangeText(row.entry, members, t), row.entry.at);
    case 'unknown':
      return quiet(t('conversation.unknownEntry'), row.at);
    case 'lost':
      return quiet(t('conversation.lostEntries', { count: row.count }), row.at);
  }
});
