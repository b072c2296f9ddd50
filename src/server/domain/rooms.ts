import { success, type Result } from '../../shared/lib/result';
import type { Entry } from '../../shared/model/entry';
import type { MemberId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { roomNotFound } from '../store/rules';
import type { RoomState, RoomWritten } from '../store/store';
import type { Change, MemberOperations } from './domain';
import type { Parts } from './parts';
import { toRoomFor } from './room-view';

/** Everything about rooms and who is in them. */
export type RoomOperations = Pick<
  MemberOperations,
  | 'room:create'
  | 'room:list'
  | 'room:join'
  | 'room:leave'
  | 'room:invite'
  | 'room:change'
  | 'direct:open'
  | 'typing:set'
>;

/** What others hear when a room changes: everybody in a small one hears the room anew, in a large one the entry tells. */
export function toRoomChanges(state: RoomState, entry: Entry, newcomers: MemberId[]): Change[] {
  const { room } = state;
  const isSmall = room.memberIds.length <= LIMITS.receiptRoomMembers;
  const memberIds = isSmall ? room.memberIds : newcomers;
  return [
    ...(memberIds.length === 0 ? [] : [{ type: 'room-changed', state, memberIds } as const]),
    { type: 'entries-appended', roomId: room.id, entries: [entry] },
  ];
}

/** Creates the operations on rooms. */
export function createRoomOperations(parts: Parts): RoomOperations {
  const { store, writer, feed, presence, typing, clock, newRoomId, ownerId } = parts;

  const write = (
    memberId: MemberId,
    operation: () => Promise<Result<RoomWritten>>,
    toChanges: (state: RoomState, entry: Entry) => Change[],
  ): Promise<Result<RoomWritten>> =>
    writer.run(memberId, async () => {
      const result = await operation();
      if (result.ok && result.value.entry !== null) {
        const { entry, ...state } = result.value;
        feed.tell(toChanges(state, entry));
      }
      return result;
    });
  const answerRoom = (memberId: MemberId, result: Result<RoomWritten>) =>
    result.ok ? success({ room: toRoomFor(result.value, memberId) }) : result;
  const enter = async (
    memberId: MemberId,
    newcomers: MemberId[],
    operation: () => Promise<Result<RoomWritten>>,
  ) => {
    const toChanges = (state: RoomState, entry: Entry) => toRoomChanges(state, entry, newcomers);
    return answerRoom(memberId, await write(memberId, operation, toChanges));
  };

  return {
    'room:create': (memberId, { name, topic = '', access }) =>
      enter(memberId, [memberId], () =>
        store.createRoom({ id: newRoomId(), memberId, name, topic, access, at: clock.now() }),
      ),
    'direct:open': (memberId, { memberId: otherId }) =>
      enter(memberId, [memberId, otherId], () =>
        store.openDirect({ id: newRoomId(), memberId, otherId, at: clock.now() }),
      ),
    'room:join': (memberId, { roomId }) =>
      enter(memberId, [memberId], () => store.joinRoom({ roomId, memberId, at: clock.now() })),
    'room:invite': (memberId, { roomId, memberId: otherId }) =>
      enter(memberId, [otherId], () =>
        store.inviteToRoom({ roomId, memberId, otherId, at: clock.now() }),
      ),
    async 'room:leave'(memberId, { roomId }) {
      const result = await write(
        memberId,
        async () => {
          const left = await store.leaveRoom({ roomId, memberId, at: clock.now() });
          if (left.ok) typing.end(memberId, roomId);
          return left;
        },
        (state, entry) => [
          { type: 'room-removed', roomId, memberId },
          ...toRoomChanges(state, entry, []),
        ],
      );
      return result.ok ? success({}) : result;
    },
    async 'room:change'(memberId, { roomId, name, topic }) {
      const isHost = memberId === ownerId;
      const result = await write(
        memberId,
        () => store.changeRoom({ roomId, memberId, isHost, name, topic, at: clock.now() }),
        (state, entry) => toRoomChanges(state, entry, []),
      );
      return answerRoom(memberId, result);
    },
    async 'room:list'(memberId) {
      return success({
        rooms: await writer.read(memberId, () => store.listPublicRooms(memberId)),
      });
    },
    async 'typing:set'(memberId, { roomId, isTyping }) {
      if (!(await store.isInRoom(roomId, memberId))) return roomNotFound();
      if (!isTyping) typing.end(memberId, roomId);
      else if (presence.of(memberId) !== 'offline') typing.set(memberId, roomId);
      return success({});
    },
  };
}
