import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { authorise } from '../../../../shared/model/authority';
import { compareNames } from '../../components/compare-names';

/** The two lists of the sidebar. */
export interface RoomSections {
  rooms: RoomView[];
  direct: RoomView[];
}

/** The name by which a room stands in the list. */
export function toRoomName(server: ServerView, room: RoomView): string {
  if (room.kind === 'room') return room.name;
  return room.otherId === null ? '' : (server.members[room.otherId]?.name ?? '');
}

/** Shapes the rooms of a server: the Lobby first, then by name; direct rooms by their newest message. */
export function toRoomSections(server: ServerView): RoomSections {
  const all = Object.values(server.rooms);
  const byName = (a: RoomView, b: RoomView) =>
    compareNames(toRoomName(server, a), toRoomName(server, b));
  return {
    rooms: all
      .filter((room) => room.kind === 'room')
      .toSorted((a, b) => Number(b.isLobby) - Number(a.isLobby) || byName(a, b)),
    direct: all
      .filter((room) => room.kind === 'direct')
      .toSorted((a, b) => b.lastMessageAt - a.lastMessageAt || byName(a, b)),
  };
}

/** What may be done with a room, by the rules RM-1, RM-4, RM-5, RM-6 and MO-7. */
export function toRoomRights(
  server: Pick<ServerView, 'selfId' | 'members'>,
  room: RoomView,
): {
  canInvite: boolean;
  canLeave: boolean;
  /** Name and topic. */
  canChange: boolean;
  canSlow: boolean;
} {
  const isRoom = room.kind === 'room';
  const { selfId, members } = server;
  const self = { id: selfId, role: members[selfId]?.role ?? 'member' } as const;
  return {
    // Everybody is in the lobby already.
    canInvite: isRoom && !room.isLobby,
    canLeave: isRoom && !room.isLobby,
    canChange: isRoom && room.canManage,
    canSlow: authorise(self, { act: 'room:slow-mode', room }),
  };
}
