import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { MemberId, RoomId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import type { Marker, Room } from '../../../shared/model/room';
import { toOwnMarker, toPrivateReads, toPublicMarker, type KeptMarker } from '../markers';
import type { RoomState } from '../store';
import type { MemberTable } from './members';
import { toNumber, toRoomId, toText, type Row } from './rows';

const LARGE_ROOMS_AT_HAND = 64;

/** What the table `rooms` says of one room. */
export interface RoomFacts {
  key: number;
  id: RoomId;
  kind: Room['kind'];
  access: Room['access'];
  name: string;
  topic: string;
  isLobby: boolean;
  /** The member's key. */
  createdBy: number | null;
  createdAt: number;
  headSeq: number;
  /** 0 without slow mode. */
  slowModeMs: number;
}

/** Rooms and who is in them. */
export interface RoomTable {
  factsOf(roomId: RoomId): RoomFacts | null;
  /** With everybody's markers. */
  byKey(roomKey: number): RoomState;
  /** As the member may see them (DL-8). */
  roomsOf(memberId: MemberId): Room[];
  isIn(roomKey: number, memberKey: number): boolean;
  markerOf(roomKey: number, memberKey: number): KeptMarker | null;
  setMarker(roomKey: number, memberKey: number, marker: KeptMarker): void;
  countMembers(roomKey: number): number;
  countRoomsOf(memberKey: number): number;
  /** Both markers begin at `seq`: what was said before is not unread. */
  addMember(roomKey: number, memberKey: number, seq: number): void;
  removeMember(roomKey: number, memberKey: number): void;
  setHead(roomKey: number, headSeq: number): void;
  /** Forgets what is kept at hand. */
  forget(): void;
}

function toFacts(row: Row): RoomFacts {
  return {
    key: toNumber(row.key),
    id: toRoomId(row.id),
    kind: row.kind === 'direct' ? 'direct' : 'room',
    access: row.access === 'public' ? 'public' : 'private',
    name: toText(row.name),
    topic: toText(row.topic),
    isLobby: row.is_lobby === 1,
    createdBy: row.created_by === null ? null : toNumber(row.created_by),
    createdAt: toNumber(row.created_at),
    headSeq: toNumber(row.head_seq),
    slowModeMs: toNumber(row.slow_mode_ms),
  };
}

/** Creates the statements of rooms and memberships. */
export function createRoomTable(connection: DatabaseSyncInstance, members: MemberTable): RoomTable {
  const selectById = connection.prepare('SELECT * FROM rooms WHERE id = ?');
  const selectByKey = connection.prepare('SELECT * FROM rooms WHERE key = ?');
  const selectOf = connection.prepare(
    `SELECT rooms.*, memberships.delivered, memberships.read, memberships.read_privately FROM memberships
     JOIN rooms ON rooms.key = memberships.room WHERE memberships.member = ? ORDER BY memberships.room`,
  );
  const selectMembership = connection.prepare(
    'SELECT member, delivered, read, read_privately FROM memberships WHERE room = ? AND member = ?',
  );
  const selectMemberships = connection.prepare(
    'SELECT member, delivered, read, read_privately FROM memberships WHERE room = ? ORDER BY member',
  );
  const countOfRoom = connection.prepare(
    'SELECT count(*) AS count FROM memberships WHERE room = ?',
  );
  const countOfMember = connection.prepare(
    'SELECT count(*) AS count FROM memberships WHERE member = ?',
  );
  const insert = connection.prepare(
    'INSERT INTO memberships (room, member, delivered, read) VALUES (?, ?, ?, ?)',
  );
  const update = connection.prepare(
    'UPDATE memberships SET delivered = ?, read = ?, read_privately = ? WHERE room = ? AND member = ?',
  );
  const remove = connection.prepare('DELETE FROM memberships WHERE room = ? AND member = ?');
  const updateHead = connection.prepare('UPDATE rooms SET head_seq = ? WHERE key = ?');

  // The people of large rooms go into every welcome and change rarely.
  const peopleAtHand = new Map<number, MemberId[]>();
  const countsAtHand = new Map<number, number>();

  const countMembers = (roomKey: number): number => {
    const known = countsAtHand.get(roomKey);
    if (known !== undefined) return known;
    const count = toNumber((countOfRoom.get(roomKey) as Row).count);
    if (countsAtHand.size >= LIMITS.roomsPerServer) countsAtHand.clear();
    countsAtHand.set(roomKey, count);
    return count;
  };
  const toMarker = (row: Row): KeptMarker => ({
    memberId: members.idOf(toNumber(row.member)),
    delivered: toNumber(row.delivered),
    read: toNumber(row.read),
    readPrivately: toNumber(row.read_privately),
  });
  const markersOf = (roomKey: number): KeptMarker[] =>
    (selectMemberships.all(roomKey) as Row[]).map(toMarker);
  const peopleOfLarge = (roomKey: number): MemberId[] => {
    const known = peopleAtHand.get(roomKey);
    if (known !== undefined) return known;
    const people = markersOf(roomKey).map((marker) => marker.memberId);
    if (peopleAtHand.size >= LARGE_ROOMS_AT_HAND) peopleAtHand.clear();
    peopleAtHand.set(roomKey, people);
    return people;
  };
  const toRoom = (facts: RoomFacts, memberIds: MemberId[], markers: Marker[]): Room => ({
    id: facts.id,
    kind: facts.kind,
    name: facts.name,
    topic: facts.topic,
    access: facts.access,
    isLobby: facts.isLobby,
    createdBy: facts.createdBy === null ? null : members.idOf(facts.createdBy),
    createdAt: facts.createdAt,
    memberIds,
    headSeq: facts.headSeq,
    ...(facts.slowModeMs > 0 && { slowModeMs: facts.slowModeMs }),
    markers,
  });
  const peopleChanged = (roomKey: number) => {
    peopleAtHand.delete(roomKey);
    countsAtHand.delete(roomKey);
  };

  return {
    factsOf(roomId) {
      const row: Row | undefined = selectById.get(roomId);
      return row === undefined ? null : toFacts(row);
    },
    byKey(roomKey) {
      const markers = markersOf(roomKey);
      const memberIds = markers.map((marker) => marker.memberId);
      const facts = toFacts(selectByKey.get(roomKey) as Row);
      return {
        room: toRoom(facts, memberIds, markers.map(toPublicMarker)),
        privateReads: toPrivateReads(markers),
      };
    },
    roomsOf(memberId) {
      const memberKey = members.keyOf(memberId);
      if (memberKey === undefined) return [];
      return (selectOf.all(memberKey) as Row[]).map((row) => {
        const facts = toFacts(row);
        if (countMembers(facts.key) > LIMITS.receiptRoomMembers) {
          const own = toOwnMarker(toMarker({ ...row, member: memberKey }));
          return toRoom(facts, peopleOfLarge(facts.key), [own]);
        }
        const markers = markersOf(facts.key);
        return toRoom(
          facts,
          markers.map((marker) => marker.memberId),
          markers.map((marker) =>
            marker.memberId === memberId ? toOwnMarker(marker) : toPublicMarker(marker),
          ),
        );
      });
    },
    isIn: (roomKey, memberKey) => selectMembership.get(roomKey, memberKey) !== undefined,
    markerOf(roomKey, memberKey) {
      const row: Row | undefined = selectMembership.get(roomKey, memberKey);
      return row === undefined ? null : toMarker(row);
    },
    setMarker(roomKey, memberKey, marker) {
      update.run(marker.delivered, marker.read, marker.readPrivately, roomKey, memberKey);
    },
    countMembers,
    countRoomsOf: (memberKey) => toNumber((countOfMember.get(memberKey) as Row).count),
    addMember(roomKey, memberKey, seq) {
      insert.run(roomKey, memberKey, seq, seq);
      // Read anew for each of a crowd it would cost the square of the crowd. Another list: the old one is under way.
      const people = peopleAtHand.get(roomKey);
      const count = countsAtHand.get(roomKey);
      peopleChanged(roomKey);
      const last = people?.at(-1);
      if (people !== undefined && last !== undefined && (members.keyOf(last) ?? 0) < memberKey) {
        peopleAtHand.set(roomKey, [...people, members.idOf(memberKey)]);
      }
      if (count !== undefined) countsAtHand.set(roomKey, count + 1);
    },
    removeMember(roomKey, memberKey) {
      remove.run(roomKey, memberKey);
      peopleChanged(roomKey);
    },
    setHead(roomKey, headSeq) {
      updateHead.run(headSeq, roomKey);
    },
    forget() {
      peopleAtHand.clear();
      countsAtHand.clear();
    },
  };
}
