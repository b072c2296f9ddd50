import type { RoomId, ServerId } from '../../../shared/model/ids';
import { useServer, useRoom } from '../bridge/app-store';
import { IconAction } from '../components/icon-action';
import { MenuIcon, PeopleIcon } from '../components/icons';

export function RoomList({
  serverId,
  selectedRoomId,
  onSelect,
}: {
  serverId: ServerId;
  selectedRoomId: RoomId | null;
  onSelect: (roomId: RoomId) => void;
}) {
  const server = useServer(serverId);
  return (
    <nav aria-label="Rooms">
      {Object.values(server?.rooms ?? {}).map((room) => (
        <button
          key={room.id}
          aria-current={room.id === selectedRoomId}
          onClick={() => onSelect(room.id)}
        >
          {room.name || 'direct'}
        </button>
      ))}
    </nav>
  );
}

export function Conversation({
  serverId,
  roomId,
  onToggleMembers,
  onOpenNavigation,
}: {
  serverId: ServerId;
  roomId: RoomId;
  onToggleMembers: () => void;
  onOpenNavigation: () => void;
  isMembersShown: boolean;
}) {
  const room = useRoom(serverId, roomId);
  return (
    <>
      <header style={{ height: 53, display: 'flex' }}>
        <IconAction label="Show servers and rooms" onClick={onOpenNavigation}>
          <MenuIcon />
        </IconAction>
        <h2>{room?.name}</h2>
        <IconAction label="Members" onClick={onToggleMembers}>
          <PeopleIcon />
        </IconAction>
      </header>
      <div role="log" aria-label="Messages" />
    </>
  );
}

export function MemberList({
  serverId,
}: {
  serverId: ServerId;
  roomId: RoomId;
  onOpenRoom: (roomId: RoomId) => void;
}) {
  const server = useServer(serverId);
  return (
    <ul aria-label="Members">
      {Object.values(server?.members ?? {}).map((member) => (
        <li key={member.id}>{member.name}</li>
      ))}
    </ul>
  );
}
