import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { failure, success, type Result } from '../../../shared/lib/result';
import type { Entry, MembershipEntry, RoomEntry } from '../../../shared/model/entry';
import type { MemberId, RoomId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import { toNameKey } from '../../../shared/model/names';
import type { ListedRoom, Room } from '../../../shared/model/room';
import { authorise } from '../../../shared/model/authority';
import { memberNotFound, roomNameConflict, roomNotFound, toPair } from '../rules';
import type { ChatStore, RoomWritten } from '../store';
import type { MemberTable } from './members';
import type { RoomTable } from './room-table';
import { toNumber, toRoomId, toText, type Row } from './rows';

type Written = Result<RoomWritten>;
type Input<O extends keyof ChatStore> = Parameters<ChatStore[O]>[0];

/** Everything that makes or changes a room. Each runs inside a transaction. */
export interface RoomWrites {
  /** Makes the lobby when there is none, and answers its key. */
  ensureLobby(lobby: { id: RoomId; name: string }, at: number): number;
  /** The entry of somebody who comes in. */
  enter(roomKey: number, change: MembershipEntry['change'], who: Newcomer): Entry;
  create(input: Input<'createRoom'>): Written;
  openDirect(input: Input<'openDirect'>): Written;
  join(input: Input<'joinRoom'>): Written;
  invite(input: Input<'inviteToRoom'>): Written;
  leave(input: Input<'leaveRoom'>): Written;
  change(input: Input<'changeRoom'>): Written;
  /** Out of every room but direct ones. */
  takeOut(memberId: MemberId, by: MemberId, at: number): RoomWritten[];
  setSlowMode(roomId: RoomId, intervalMs: number, by: MemberId, at: number): RoomWritten;
  listPublic(memberId: MemberId): ListedRoom[];
}

interface Newcomer {
  memberId: MemberId;
  by: MemberId;
  at: number;
}

/** Of whom nothing but being a member is asked. */
const plain = (id: MemberId) => ({ id, role: 'member' }) as const;

/** Creates the statements that write rooms. */
export function createRoomWrites(
  connection: DatabaseSyncInstance,
  members: MemberTable,
  rooms: RoomTable,
): RoomWrites {
  const insertRoom = connection.prepare(
    `INSERT INTO rooms (id, kind, access, name, topic, public_name_key, pair, is_lobby, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const updateRoom = connection.prepare(
    'UPDATE rooms SET name = ?, topic = ?, public_name_key = ? WHERE key = ?',
  );
  const insertEntry = connection.prepare(
    'INSERT INTO entries (room, seq, at, author, kind, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const bumpHead = connection.prepare(
    'UPDATE rooms SET head_seq = head_seq + 1 WHERE key = ? RETURNING id, head_seq',
  );
  const selectLobby = connection.prepare('SELECT key FROM rooms WHERE is_lobby = 1');
  const selectByPublicName = connection.prepare('SELECT key FROM rooms WHERE public_name_key = ?');
  const selectByPair = connection.prepare('SELECT key FROM rooms WHERE pair = ?');
  const countCreated = connection.prepare(
    `SELECT count(*) AS count FROM rooms WHERE created_by = ? AND kind = 'room'`,
  );
  const countRooms = connection.prepare(`SELECT count(*) AS count FROM rooms WHERE kind = 'room'`);
  const selectPublic = connection.prepare(
    `SELECT key, id, name, topic, created_at,
       EXISTS (SELECT 1 FROM memberships WHERE room = rooms.key AND member = ?) AS is_joined
     FROM rooms WHERE kind = 'room' AND access = 'public' ORDER BY key`,
  );

  const updateSlowMode = connection.prepare('UPDATE rooms SET slow_mode_ms = ? WHERE key = ?');
  const selectLeft = connection.prepare(
    `SELECT rooms.key FROM memberships JOIN rooms ON rooms.key = memberships.room
     WHERE memberships.member = ? AND rooms.kind = 'room' ORDER BY rooms.key`,
  );

  const count = (row: unknown) => toNumber((row as Row).count);
  const keyOrNull = (row: unknown) => (row === undefined ? null : toNumber((row as Row).key));
  const keyOfKnown = (memberId: MemberId): number => {
    const key = members.keyOf(memberId);
    if (key === undefined) throw new Error('An operation by a member who was never admitted.');
    return key;
  };

  const addEntry = (
    roomKey: number,
    author: MemberId,
    at: number,
    content:
      | Pick<MembershipEntry, 'kind' | 'change' | 'memberId'>
      | Pick<RoomEntry, 'kind' | 'name' | 'topic' | 'slowModeMs'>,
  ): Entry => {
    const row = bumpHead.get(roomKey) as Row;
    const seq = toNumber(row.head_seq);
    const { kind, ...body } = content;
    insertEntry.run(roomKey, seq, at, keyOfKnown(author), kind, JSON.stringify(body));
    return { roomId: toRoomId(row.id), seq, at, author, ...content };
  };
  const enter: RoomWrites['enter'] = (roomKey, change, { memberId, by, at }) => {
    const entry = addEntry(roomKey, by, at, { kind: 'membership', change, memberId });
    rooms.addMember(roomKey, keyOfKnown(memberId), entry.seq);
    return entry;
  };
  const written = (roomKey: number, entry: Entry | null): Written =>
    success({ ...rooms.byKey(roomKey), entry });
  const isFull = (memberId: MemberId) =>
    rooms.countRoomsOf(keyOfKnown(memberId)) >= LIMITS.roomsPerServer;
  const tooManyJoined = () => failure('limit_reached', 'One member cannot be in more rooms.');

  const addRoom = (
    room: Pick<Room, 'id' | 'kind' | 'access' | 'name' | 'topic' | 'createdAt'>,
    special: { pair?: string; isLobby?: true; createdBy?: number },
  ): number => {
    const publicNameKey = room.access === 'public' ? toNameKey(room.name) : null;
    const { lastInsertRowid } = insertRoom.run(
      room.id,
      room.kind,
      room.access,
      room.name,
      room.topic,
      publicNameKey,
      special.pair ?? null,
      special.isLobby === true ? 1 : null,
      special.createdBy ?? null,
      room.createdAt,
    );
    return Number(lastInsertRowid);
  };

  return {
    enter,
    ensureLobby({ id, name }, at) {
      const facts = { id, kind: 'room', access: 'public', name, topic: '', createdAt: at } as const;
      return keyOrNull(selectLobby.get()) ?? addRoom(facts, { isLobby: true });
    },
    create({ id, memberId, name, topic, access, at }) {
      const createdBy = keyOfKnown(memberId);
      if (count(countCreated.get(createdBy)) >= LIMITS.roomsCreatedPerMember) {
        return failure('limit_reached', 'One member cannot create more rooms.');
      }
      if (count(countRooms.get()) >= LIMITS.roomsPerServer) {
        return failure('limit_reached', 'This server has as many rooms as it can have.');
      }
      if (isFull(memberId)) return tooManyJoined();
      if (access === 'public' && selectByPublicName.get(toNameKey(name)) !== undefined) {
        return roomNameConflict();
      }
      const facts = { id, kind: 'room', access, name, topic, createdAt: at } as const;
      const key = addRoom(facts, { createdBy });
      return written(key, enter(key, 'created', { memberId, by: memberId, at }));
    },
    openDirect({ id, memberId, otherId, at }) {
      const otherKey = members.keyOf(otherId);
      if (otherKey === undefined || otherId === memberId || !members.isHere(otherId))
        return memberNotFound();
      const pair = toPair(memberId, otherId);
      const known = keyOrNull(selectByPair.get(pair));
      if (known !== null) return written(known, null);
      if (isFull(memberId) || isFull(otherId)) return tooManyJoined();
      const key = addRoom(
        { id, kind: 'direct', access: 'private', name: '', topic: '', createdAt: at },
        { pair, createdBy: keyOfKnown(memberId) },
      );
      const entry = enter(key, 'created', { memberId, by: memberId, at });
      rooms.addMember(key, otherKey, entry.seq);
      return written(key, entry);
    },
    join({ roomId, memberId, at }) {
      const facts = rooms.factsOf(roomId);
      if (facts === null) return roomNotFound();
      if (rooms.isIn(facts.key, keyOfKnown(memberId))) return written(facts.key, null);
      if (facts.access !== 'public') return roomNotFound();
      if (isFull(memberId)) return tooManyJoined();
      return written(facts.key, enter(facts.key, 'joined', { memberId, by: memberId, at }));
    },
    invite({ roomId, memberId, otherId, at }) {
      const facts = rooms.factsOf(roomId);
      if (facts === null || !rooms.isIn(facts.key, keyOfKnown(memberId))) return roomNotFound();
      if (!authorise(plain(memberId), { act: 'room:invite', room: facts })) {
        return failure('not_allowed', 'Nobody can be brought into a direct room.');
      }
      const otherKey = members.keyOf(otherId);
      if (otherKey === undefined || !members.isHere(otherId)) return memberNotFound();
      if (rooms.isIn(facts.key, otherKey)) return written(facts.key, null);
      if (isFull(otherId)) return tooManyJoined();
      return written(
        facts.key,
        enter(facts.key, 'invited', { memberId: otherId, by: memberId, at }),
      );
    },
    leave({ roomId, memberId, at }) {
      const facts = rooms.factsOf(roomId);
      const key = keyOfKnown(memberId);
      if (facts === null || !rooms.isIn(facts.key, key)) return roomNotFound();
      if (!authorise(plain(memberId), { act: 'room:leave', room: facts })) {
        return failure('not_allowed', 'The lobby and direct rooms cannot be left.');
      }
      rooms.removeMember(facts.key, key);
      const content = { kind: 'membership', change: 'left', memberId } as const;
      return written(facts.key, addEntry(facts.key, memberId, at, content));
    },
    change({ roomId, memberId, isHost, name, topic, at }) {
      const facts = rooms.factsOf(roomId);
      const key = keyOfKnown(memberId);
      if (facts === null || !rooms.isIn(facts.key, key)) return roomNotFound();
      const actor = { id: memberId, role: isHost ? 'host' : 'member' } as const;
      const createdBy = facts.createdBy === null ? null : members.idOf(facts.createdBy);
      const room = { kind: facts.kind, createdBy };
      if (!authorise(actor, { act: 'room:change', room })) {
        return failure('not_allowed', 'Only its creator or the host may change a room.');
      }
      const newName = name === undefined || name === facts.name ? undefined : name;
      const newTopic = topic === undefined || topic === facts.topic ? undefined : topic;
      if (newName === undefined && newTopic === undefined) return written(facts.key, null);
      const nextName = newName ?? facts.name;
      const publicNameKey = facts.access === 'public' ? toNameKey(nextName) : null;
      if (publicNameKey !== null) {
        const holder = keyOrNull(selectByPublicName.get(publicNameKey));
        if (holder !== null && holder !== facts.key) return roomNameConflict();
      }
      updateRoom.run(nextName, newTopic ?? facts.topic, publicNameKey, facts.key);
      const content = {
        kind: 'room' as const,
        ...(newName === undefined ? {} : { name: newName }),
        ...(newTopic === undefined ? {} : { topic: newTopic }),
      };
      return written(facts.key, addEntry(facts.key, memberId, at, content));
    },
    takeOut(memberId, by, at) {
      const key = keyOfKnown(memberId);
      const content = { kind: 'membership', change: 'left', memberId } as const;
      return (selectLeft.all(key) as Row[]).map((row) => {
        const roomKey = toNumber(row.key);
        rooms.removeMember(roomKey, key);
        const entry = addEntry(roomKey, by, at, content);
        return { ...rooms.byKey(roomKey), entry };
      });
    },
    setSlowMode(roomId, intervalMs, by, at) {
      const facts = rooms.factsOf(roomId);
      if (facts === null) throw new Error('An act in a room that is not there.');
      updateSlowMode.run(intervalMs, facts.key);
      const entry = addEntry(facts.key, by, at, { kind: 'room', slowModeMs: intervalMs });
      return { ...rooms.byKey(facts.key), entry };
    },
    listPublic(memberId) {
      const rows: Row[] = selectPublic.all(members.keyOf(memberId) ?? null);
      return rows.map((row) => ({
        id: toRoomId(row.id),
        name: toText(row.name),
        topic: toText(row.topic),
        createdAt: toNumber(row.created_at),
        memberCount: rooms.countMembers(toNumber(row.key)),
        isJoined: row.is_joined === 1,
      }));
    },
  };
}
