import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { success, type Result } from '../../../shared/lib/result';
import type { MessageEntry } from '../../../shared/model/entry';
import type { ClientId, MemberId, RoomId } from '../../../shared/model/ids';
import { clientIdConflict, moveMarker, roomNotFound } from '../rules';
import type { Appended, MarkerMove, MarkerMoved, NewMessage, Page, PageRequest } from '../store';
import type { MemberTable } from './members';
import type { RoomFacts, RoomTable } from './room-table';
import { ENTRY_COLUMNS, toEntry, toNumber, toRoomId, toText, type Row } from './rows';

/** Messages, pages and markers. What writes runs inside a transaction. */
export interface TimelineTable {
  append(messages: readonly NewMessage[]): Result<Appended>[];
  page(request: PageRequest): Result<Page>;
  setMarkers(moves: readonly MarkerMove[]): Result<MarkerMoved>[];
}

/** Creates the statements of timelines. */
export function createTimelineTable(
  connection: DatabaseSyncInstance,
  members: MemberTable,
  rooms: RoomTable,
): TimelineTable {
  const selectByClientId = connection.prepare(
    `SELECT entries.seq, entries.at, entries.text, entries.signature, rooms.id AS room_id FROM entries
     JOIN rooms ON rooms.key = entries.room WHERE entries.author = ? AND entries.client_id = ?`,
  );
  const insertMessage = connection.prepare(
    `INSERT INTO entries (room, seq, at, author, kind, client_id, text, signature)
     VALUES (?, ?, ?, ?, 'message', ?, ?, ?)`,
  );
  const selectAfter = connection.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const selectBefore = connection.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE room = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  selectAfter.setReturnArrays(true);
  selectBefore.setReturnArrays(true);

  const findStored = (
    authorKey: number,
    author: MemberId,
    clientId: ClientId,
  ): MessageEntry | null => {
    const row: Row | undefined = selectByClientId.get(authorKey, clientId);
    if (row === undefined) return null;
    return {
      roomId: toRoomId(row.room_id),
      seq: toNumber(row.seq),
      at: toNumber(row.at),
      author,
      kind: 'message',
      clientId,
      text: toText(row.text),
      signature: toText(row.signature),
    };
  };

  const createFinder = () => {
    const found = new Map<RoomId, RoomFacts | null>();
    return (roomId: RoomId): RoomFacts | null => {
      const known = found.get(roomId);
      if (known !== undefined) return known;
      const facts = rooms.factsOf(roomId);
      found.set(roomId, facts);
      return facts;
    };
  };

  return {
    append(messages) {
      const findRoom = createFinder();
      const grown = new Set<RoomFacts>();
      const outcomes = messages.map((message): Result<Appended> => {
        const { roomId, author, clientId, text, signature, at } = message;
        const authorKey = members.keyOf(author);
        if (authorKey === undefined) return roomNotFound();
        // Before the question of membership: who has left since still learns that the message had arrived.
        const stored = findStored(authorKey, author, clientId);
        if (stored !== null) {
          const isSame = stored.roomId === roomId && stored.text === text;
          return isSame ? success({ entry: stored, isNew: false }) : clientIdConflict();
        }
        const room = findRoom(roomId);
        if (room === null || !rooms.isIn(room.key, authorKey)) return roomNotFound();
        room.headSeq += 1;
        grown.add(room);
        const seq = room.headSeq;
        insertMessage.run(room.key, seq, at, authorKey, clientId, text, signature);
        return success({
          entry: { roomId, seq, at, author, kind: 'message', clientId, text, signature },
          isNew: true,
        });
      });
      for (const room of grown) rooms.setHead(room.key, room.headSeq);
      return outcomes;
    },
    page(request) {
      const memberKey = members.keyOf(request.memberId);
      const room = rooms.factsOf(request.roomId);
      if (memberKey === undefined || room === null || !rooms.isIn(room.key, memberKey)) {
        return roomNotFound();
      }
      const rows: unknown[][] =
        'after' in request
          ? selectAfter.all(room.key, request.after, request.limit)
          : selectBefore.all(room.key, request.before, request.limit).toReversed();
      const entries = rows.map((row) => toEntry(row, room.id, members.idOf));
      return success({ entries, headSeq: room.headSeq });
    },
    setMarkers(moves) {
      const findRoom = createFinder();
      return moves.map((move): Result<MarkerMoved> => {
        const memberKey = members.keyOf(move.memberId);
        const room = findRoom(move.roomId);
        if (memberKey === undefined || room === null) return roomNotFound();
        const old = rooms.markerOf(room.key, memberKey);
        if (old === null) return roomNotFound();
        const before = { memberId: move.memberId, ...old };
        const marker = moveMarker(before, move, room.headSeq);
        const isMoved = marker !== before;
        if (isMoved) rooms.setMarker(room.key, memberKey, marker);
        return success({ marker, isMoved, memberCount: rooms.countMembers(room.key) });
      });
    },
  };
}
