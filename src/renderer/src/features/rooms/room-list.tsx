import Button from '@mui/material/Button';
import { useCallback, useId, useState, type ReactNode } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { useServer } from '../../bridge/app-store';
import { IconAction } from '../../components/icon-action';
import { PlusIcon, SearchIcon } from '../../components/icons';
import { SkeletonRows } from '../../components/skeletons';
import { useRovingFocus } from '../../components/use-roving-focus';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { RoomActions } from './room-actions';
import type { OpenRoomDialog } from './room-dialog';
import { RoomRow } from './room-row';
import { toRoomSections } from './room-sections';

const Section = styled('nav')({ paddingBottom: 6 });
const Head = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  margin: '8px 12px 2px 16px',
  minHeight: 30,
});
const Title = styled('h2')({
  flex: 1,
  margin: 0,
  fontSize: 12,
  lineHeight: '18px',
  fontWeight: 600,
  color: color.muted,
});
const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });
const Nothing = styled('div')({ margin: '2px 16px 8px', fontSize: 13, color: color.muted });

interface SectionProps {
  server: ServerView;
  rooms: readonly RoomView[];
  selectedRoomId: RoomId | null;
  onSelect: (roomId: RoomId) => void;
  onDialog: OpenRoomDialog;
  title: string;
  nothing: ReactNode;
  actions?: ReactNode;
}

function RoomSection(props: SectionProps) {
  const { server, rooms, selectedRoomId, onSelect, onDialog, title, nothing, actions } = props;
  const titleId = useId();
  const selected = rooms.find((room) => room.id === selectedRoomId)?.id ?? null;
  const { listProps, itemProps } = useRovingFocus(selected);
  const [menu, setMenu] = useState<{ roomId: RoomId; left: number; top: number } | null>(null);
  const [menuRoomId, setMenuRoomId] = useState<RoomId | null>(null);
  const onMenu = useCallback((roomId: RoomId, place: { left: number; top: number }) => {
    setMenuRoomId(roomId);
    setMenu({ roomId, ...place });
  }, []);
  // Stays while its menu fades.
  const menuRoom = rooms.find((room) => room.id === menuRoomId);
  return (
    <Section aria-labelledby={titleId}>
      <Head>
        <Title id={titleId}>{title}</Title>
        {actions}
      </Head>
      {rooms.length === 0 ? (
        <Nothing>{nothing}</Nothing>
      ) : (
        <List {...listProps}>
          {rooms.map((room, index) => (
            <li key={room.id}>
              <RoomRow
                serverId={server.id}
                room={room}
                other={room.otherId === null ? null : (server.members[room.otherId] ?? null)}
                isOnline={server.connection.state === 'online'}
                serverRule={server.notify}
                isSelected={room.id === selectedRoomId}
                onSelect={onSelect}
                onMenu={onMenu}
                {...itemProps(room.id, index === 0)}
              />
            </li>
          ))}
        </List>
      )}
      {menuRoom !== undefined && (
        <RoomActions
          key={menuRoom.id}
          server={server}
          room={menuRoom}
          place={menu === null ? null : { left: menu.left, top: menu.top }}
          onClose={() => setMenu(null)}
          onDialog={onDialog}
        />
      )}
    </Section>
  );
}

/** The rooms and direct talks of a server. */
export function RoomList({
  serverId,
  selectedRoomId,
  onSelect,
  onDialog,
}: {
  serverId: ServerId;
  selectedRoomId: RoomId | null;
  onSelect: (roomId: RoomId) => void;
  onDialog: OpenRoomDialog;
}) {
  const t = useTexts();
  const server = useServer(serverId);
  if (server === null) return <SkeletonRows />;
  if (!server.isKnown) {
    const { state } = server.connection;
    // Rows that seem to be on their way would promise what nobody has promised.
    return state === 'connecting' || state === 'online' ? <SkeletonRows /> : null;
  }
  const { rooms, direct } = toRoomSections(server);
  const isOffline = server.connection.state !== 'online';
  const browse = () => onDialog({ kind: 'browse', serverId });
  const create = () => onDialog({ kind: 'create', serverId });
  return (
    <>
      <RoomSection
        server={server}
        rooms={rooms}
        selectedRoomId={selectedRoomId}
        onSelect={onSelect}
        onDialog={onDialog}
        title={t('rooms.rooms')}
        nothing={
          <>
            {t('rooms.noRooms')}{' '}
            <Button size="small" disabled={isOffline} onClick={browse}>
              {t('rooms.browse')}
            </Button>
          </>
        }
        actions={
          <>
            <IconAction
              label={t('rooms.browse')}
              size="small"
              disabled={isOffline}
              onClick={browse}
            >
              <SearchIcon style={{ fontSize: 16 }} />
            </IconAction>
            <IconAction
              label={t('rooms.create')}
              size="small"
              disabled={isOffline}
              onClick={create}
            >
              <PlusIcon style={{ fontSize: 16 }} />
            </IconAction>
          </>
        }
      />
      <RoomSection
        server={server}
        rooms={direct}
        selectedRoomId={selectedRoomId}
        onSelect={onSelect}
        onDialog={onDialog}
        title={t('rooms.directMessages')}
        nothing={t('rooms.noDirect')}
      />
    </>
  );
}
