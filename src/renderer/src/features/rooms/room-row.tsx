import { memo, type FocusEvent } from 'react';
import type { MemberView, RoomView, ServerView } from '../../../../shared/bridge/views';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { isSilentRoom } from '../../../../shared/model/notify-rule';
import { useHasDraft } from '../../bridge/app-store';
import { Avatar } from '../../components/avatar';
import { CountBadge } from '../../components/count-badge';
import { hidden } from '../../components/hidden';
import { BellOffIcon, EditIcon, HashIcon, LockIcon, WarningIcon } from '../../components/icons';
import { NameTag } from '../../components/name-tag';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, radius, room as space } from '../../theme/tokens';

const Row = styled('button')({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: 'calc(100% - 16px)',
  minHeight: space.line,
  margin: '1px 8px',
  padding: '2px 10px',
  borderRadius: radius.row,
  cursor: 'pointer',
  color: color.muted,
  '&:hover': { backgroundColor: color.hover },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
  '&[data-unread]': { color: color.text, fontWeight: 600 },
  '&[aria-current="page"]': { backgroundColor: color.selected, color: color.text },
  '@media (forced-colors: active)': {
    '&[aria-current="page"]': { outline: '2px solid Highlight', outlineOffset: -2 },
    '&:focus-visible': { outlineWidth: 4 },
  },
});
const Name = styled('span')({
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
const Sign = styled('span')({ flex: 'none', display: 'grid', placeItems: 'center', width: 16 });
const mark = { fontSize: 14, flex: 'none' } as const;

interface WithOther {
  room: RoomView;
  /** The other one of a direct room. */
  other: MemberView | null;
}

function RoomSign({ room, other, isOnline }: WithOther & { isOnline: boolean }) {
  if (room.kind === 'room')
    return (
      <Sign>
        {room.access === 'private' ? (
          <LockIcon style={{ fontSize: 14 }} />
        ) : (
          <HashIcon style={{ fontSize: 15 }} />
        )}
      </Sign>
    );
  return (
    <Avatar
      id={room.otherId ?? room.id}
      name={other?.name ?? '?'}
      size={22}
      pictureHash={other?.pictureHash}
      // Without a connection nobody knows.
      presence={isOnline ? other?.presence : undefined}
    />
  );
}

function DraftMark({ serverId, roomId }: { serverId: ServerId; roomId: RoomId }) {
  const t = useTexts();
  if (!useHasDraft(serverId, roomId)) return null;
  return (
    <>
      <EditIcon style={mark} />
      <span style={hidden}>{t('rooms.hasDraft')}</span>
    </>
  );
}

function Marks({
  serverId,
  room,
  isSilent,
  isSelected,
}: {
  serverId: ServerId;
  room: RoomView;
  isSilent: boolean;
  isSelected: boolean;
}) {
  const t = useTexts();
  const quiet = room.unread - room.mentions;
  return (
    <>
      {room.access === 'private' && room.kind === 'room' && (
        <span style={hidden}>{t('rooms.private')}</span>
      )}
      {room.failedCount > 0 && (
        <>
          <WarningIcon style={{ ...mark, color: color.danger }} />
          <span style={hidden}>{t('rooms.failed', { count: room.failedCount })}</span>
        </>
      )}
      {!isSelected && <DraftMark serverId={serverId} roomId={room.id} />}
      {isSilent && (
        <>
          <BellOffIcon style={mark} />
          <span style={hidden}>{t('rooms.muted')}</span>
        </>
      )}
      {room.kind === 'direct' ? (
        <CountBadge
          count={room.unread}
          tone={isSilent ? 'quiet' : 'ember'}
          label={t('rooms.unread', { count: room.unread })}
        />
      ) : (
        <>
          {room.mentions === 0 && (
            <CountBadge count={quiet} label={t('rooms.unread', { count: quiet })} />
          )}
          <CountBadge
            count={room.mentions}
            tone={isSilent ? 'quiet' : 'ember'}
            label={t('rooms.mentions', { count: room.mentions })}
          />
        </>
      )}
    </>
  );
}

/** One room in the list: its name, and what waits in it. Not drawn anew when another room has something new. */
export const RoomRow = memo(function RoomRow({
  serverId,
  room,
  other,
  isOnline,
  serverRule,
  isSelected,
  onSelect,
  onMenu,
  tabIndex,
  onFocus,
}: WithOther & {
  serverId: ServerId;
  isOnline: boolean;
  /** What raises a notification on the server. */
  serverRule: ServerView['notify'];
  isSelected: boolean;
  onSelect: (roomId: RoomId) => void;
  onMenu: (roomId: RoomId, place: { left: number; top: number }) => void;
  tabIndex: number;
  onFocus: (event: FocusEvent) => void;
}) {
  const t = useTexts();
  // A room that counts nowhere waits without raising its voice.
  const isSilent = isSilentRoom(room, { notify: serverRule });
  const isLoud = room.unread > 0 && !isSilent;
  return (
    <Row
      type="button"
      aria-current={isSelected ? 'page' : undefined}
      data-unread={isLoud ? '' : undefined}
      onClick={() => onSelect(room.id)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(room.id, { left: event.clientX, top: event.clientY });
      }}
      data-roving={room.id}
      tabIndex={tabIndex}
      onFocus={onFocus}
    >
      <RoomSign room={room} other={other} isOnline={isOnline} />
      {room.kind === 'room' ? (
        <Name dir="auto">{room.name}</Name>
      ) : (
        <Name>{other === null ? t('rooms.somebody') : <NameTag {...other} />}</Name>
      )}
      <Marks serverId={serverId} room={room} isSilent={isSilent} isSelected={isSelected} />
    </Row>
  );
});
