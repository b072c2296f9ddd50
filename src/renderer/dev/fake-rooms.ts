import type { RoomView } from '../../shared/bridge/views';
import { failure, success } from '../../shared/lib/result';
import type { ServerId } from '../../shared/model/ids';
import { gone, type Answers, type FakeWorld } from './fake-world';
import { createDirect, createRoom } from './fixture-rooms';
import { toRoomId } from './people';

/** Rooms: making them, who is in them, and how one hears of them. */
export function createFakeRooms({
  view,
  patchServer,
  getRoom,
  patchRoom,
  nextNumber,
}: FakeWorld): Answers {
  const addRoom = (serverId: ServerId, room: RoomView) => {
    patchServer(serverId, { rooms: { [room.id]: room } });
    return success({ roomId: room.id });
  };

  return {
    'room:create': ({ serverId, name, topic, access }) => {
      const server = view().servers[serverId];
      if (server === undefined) return gone();
      if (Object.values(server.rooms).some((room) => room.name === name)) {
        return failure('conflict', 'a room of that name exists');
      }
      const more = { topic: topic ?? '', access, canManage: true };
      return addRoom(serverId, createRoom(nextNumber(), name, [server.selfId], more));
    },
    'room:list': ({ serverId }) => {
      const rooms = Object.values(view().servers[serverId]?.rooms ?? {}).filter(
        (room) => room.kind === 'room' && room.access === 'public',
      );
      const joined = rooms.map(({ id, name, topic, createdAt, memberIds }) => ({
        id,
        name,
        topic,
        createdAt,
        memberCount: memberIds.length,
        isJoined: true,
      }));
      const others = ['garden', 'bikes', 'announcements'].map((name, index) => ({
        id: toRoomId(60 + index),
        name,
        topic: index === 0 ? 'Who waters this week' : '',
        createdAt: 1_700_000_000_000,
        memberCount: 3 + index,
        isJoined: false,
      }));
      return success({ rooms: [...joined, ...others] });
    },
    'room:join': ({ serverId, roomId }) => {
      const self = view().servers[serverId]?.selfId;
      if (self === undefined) return gone();
      patchServer(serverId, {
        rooms: { [roomId]: { ...createRoom(60, 'garden', [self]), id: roomId } },
      });
      return success(null);
    },
    'room:leave': ({ serverId, roomId }) => {
      patchServer(serverId, { rooms: { [roomId]: null } });
      return success(null);
    },
    'room:invite': ({ serverId, roomId, memberId }) => {
      const room = getRoom(serverId, roomId);
      if (room !== undefined)
        patchRoom(serverId, roomId, { memberIds: [...room.memberIds, memberId] });
      return success(null);
    },
    'room:change': ({ serverId, roomId, name, topic }) => {
      const room = getRoom(serverId, roomId);
      if (room === undefined) return gone();
      patchRoom(serverId, roomId, { name: name ?? room.name, topic: topic ?? room.topic });
      return success(null);
    },
    'room:mute': ({ serverId, roomId, isMuted }) => {
      patchRoom(serverId, roomId, { isMuted });
      return success(null);
    },
    'room:notify': ({ serverId, roomId, rule }) => {
      patchRoom(
        serverId,
        roomId,
        rule === 'nothing' ? { isMuted: true } : { isMuted: false, notify: rule },
      );
      return success(null);
    },
    'direct:open': ({ serverId, memberId }) => {
      const server = view().servers[serverId];
      const self = server?.members[server.selfId];
      const other = server?.members[memberId];
      if (server === undefined || self === undefined || other === undefined) return gone();
      const known = Object.values(server.rooms).find((room) => room.otherId === memberId);
      return known === undefined
        ? addRoom(serverId, createDirect(nextNumber(), self, other))
        : success({ roomId: known.id });
    },
  };
}
