import { styled } from '@mui/material/styles';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { isSilentRoom } from '../../../../shared/model/notify-rule';
import { Avatar } from '../../components/avatar';
import { CountBadge } from '../../components/count-badge';
import { hidden } from '../../components/hidden';
import { BellOffIcon, EditIcon, HashIcon, LockIcon, WarningIcon } from '../../components/icons';
import { NameTag } from '../../components/name-tag';
import { useTexts } from '../../components/use-texts';
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

function RoomSign({ server, room }: { server: ServerView; room: RoomView }) {
  if (room.kind === 'room')
    return (
      <Sign>
        {room.access === 'private' ? (
          <LockIcon sx={{ fontSize: 14 }} />
        ) : (
          <HashIcon sx={{ fontSize: 15 }} />
        )}
      </Sign>
    );
  const other = room.otherId === null ? null : (server.members[room.otherId] ?? null);
  return (
    <Avatar
      id={room.otherId ?? room.id}
      name={other?.name ?? '?'}
      size={22}
      pictureHash={other?.pictureHash}
      // Without a connection nobody knows.
      presence={server.connection.state === 'online' ? other?.presence : undefined}
    />
  );
}

function Marks({
  room,
  isSilent,
  isSelected,
}: {
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
          <WarningIcon sx={{ ...mark, color: color.danger }} />
          <span style={hidden}>{t('rooms.failed', { count: room.failedCount })}</span>
        </>
      )}
      {room.draft.trim() !== '' && !isSelected && (
        <>
          <EditIcon sx={mark} />
          <span style={hidden}>{t('rooms.hasDraft')}</span>
        </>
      )}
      {isSilent && (
        <>
          <BellOffIcon sx={mark} />
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

/** One room in the list: its name, and what waits in it. */
export function RoomRow({
  server,
  room,
  isSelected,
  onSelect,
  onMenu,
  roving,
}: {
  server: ServerView;
  room: RoomView;
  isSelected: boolean;
  onSelect: () => void;
  onMenu: (place: { left: number; top: number }) => void;
  roving: { 'data-roving': string; tabIndex: number; onFocus: () => void };
}) {
  const t = useTexts();
  const other = room.otherId === null ? null : (server.members[room.otherId] ?? null);
  // A room that counts nowhere waits without raising its voice.
  const isSilent = isSilentRoom(room, server);
  const isLoud = room.unread > 0 && !isSilent;
  return (
    <Row
      type="button"
      aria-current={isSelected ? 'page' : undefined}
      data-unread={isLoud ? '' : undefined}
      onClick={onSelect}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu({ left: event.clientX, top: event.clientY });
      }}
      {...roving}
    >
      <RoomSign server={server} room={room} />
      {room.kind === 'room' ? (
        <Name dir="auto">{room.name}</Name>
      ) : (
        <Name>{other === null ? t('rooms.somebody') : <NameTag {...other} />}</Name>
      )}
      <Marks room={room} isSilent={isSilent} isSelected={isSelected} />
    </Row>
  );
}
