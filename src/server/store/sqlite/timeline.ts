import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { success, type Result } from '../../../shared/lib/result';
import type { Entry } from '../../../shared/model/entry';
import type { Failure } from '../../../shared/model/errors';
import type { MemberId, RoomId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import { moveMarker, toMarkerMoved } from '../markers';
import { createPace } from '../pace';
import {
  clientIdConflict,
  messageNotFound,
  roomNotFound,
  tooManyPins,
  tooManyReactions,
  toSilence,
} from '../rules';
import { seekSeq } from '../seek';
import type {
  Appended,
  ChatStore,
  Found,
  MarkerMove,
  MarkerMoved,
  NewEntry,
  Page,
  PageRequest,
  SearchRequest,
} from '../store';
import { isStoredFrom, toRedactAct, toSlowDown, toTargetTrouble } from '../writing';
import type { ActTable } from './acts';
import { createEntryTable, type MessageRow } from './entry-table';
import type { MemberTable } from './members';
import type { RoomFacts, RoomTable } from './room-table';
import { createSearchTable } from './search-table';

type Asked<O extends 'seek' | 'pins' | 'edits'> = Parameters<ChatStore[O]>[0];

/** Entries, pages, search and markers. What writes runs inside a transaction. */
export interface TimelineTable {
  append(entries: readonly NewEntry[]): Result<Appended>[];
  page(request: PageRequest): Result<Page>;
  seek(request: Asked<'seek'>): Result<{ seq: number }>;
  pins(request: Asked<'pins'>): Result<{ entries: Entry[] }>;
  edits(request: Asked<'edits'>): Result<{ entries: Entry[] }>;
  search(request: SearchRequest): Result<Found>;
  indexSome(): { isMore: boolean };
  setMarkers(moves: readonly MarkerMove[]): Result<MarkerMoved>[];
  /** Forgets what is kept at hand. */
  forget(): void;
}

/** Creates the statements of timelines. `onRedacted` hears of each message inside the transaction that redacts it. */
export function createTimelineTable(
  connection: DatabaseSyncInstance,
  members: MemberTable,
  rooms: RoomTable,
  { onRedacted, note }: { onRedacted: (entryId: number) => void; note: ActTable['note'] },
): TimelineTable {
  const pace = createPace();
  const roleOf = (memberId: MemberId) => {
    const key = members.keyOf(memberId);
    return key === undefined ? 'member' : members.standingOf(key).role;
  };
  const entries = createEntryTable(connection, members);
  const search = createSearchTable(connection);

  /** The room, where the member is in it. */
  const findOwn = (roomId: RoomId, memberId: MemberId): RoomFacts | null => {
    const memberKey = members.keyOf(memberId);
    const room = rooms.factsOf(roomId);
    return memberKey !== undefined && room !== null && rooms.isIn(room.key, memberKey)
      ? room
      : null;
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

  const findTarget = (room: RoomFacts, { content }: NewEntry): MessageRow | null => {
    const named = content.kind === 'message' ? content.replyTo : content.target;
    return named === undefined ? null : entries.message(room.key, named.seq);
  };
  const troubleOf = (
    room: RoomFacts,
    entry: NewEntry,
    target: MessageRow | null,
  ): Failure | null => {
    const { content } = entry;
    const trouble = toTargetTrouble(entry, target, { kind: room.kind, roleOf });
    if (trouble !== null || !('isOn' in content) || !content.isOn) return trouble;
    if (content.kind === 'pin') {
      const isOneMore = !entries.isPinned(room.key, content.target.seq);
      const isFull = isOneMore && entries.countPins(room.key) >= LIMITS.pinsPerRoom;
      return isFull ? tooManyPins() : null;
    }
    const { count, has } = entries.reactions(room.key, content.target.seq, content.emoji);
    return !has && count >= LIMITS.reactionsPerMessage ? tooManyReactions() : null;
  };
  /** What an entry makes of its target (TL-8, TL-9). */
  const apply = (
    room: RoomFacts,
    seq: number,
    memberKey: number,
    { content }: NewEntry,
    target: MessageRow,
  ) => {
    const indexed = { id: target.id, roomKey: room.key, authorKey: target.authorKey };
    switch (content.kind) {
      case 'message':
        return;
      case 'edit':
        search.replace(indexed, target.words, content.text);
        return;
      case 'redaction':
        search.replace(indexed, target.words, null);
        entries.redact(room.key, content.target.seq);
        onRedacted(target.id);
        return;
      case 'reaction': {
        const { emoji, isOn } = content;
        entries.react(room.key, content.target.seq, { emoji, memberKey, by: seq, isOn });
        return;
      }
      case 'pin': {
        const { isOn } = content;
        entries.pin(room.key, content.target.seq, { memberKey, by: seq, isOn });
      }
    }
  };

  return {
    append(batch) {
      const findRoom = createFinder();
      const grown = new Set<RoomFacts>();
      // What somebody wrote in a room after a message that has to wait waits too: it goes out in order (DL-13).
      const held = new Map<string, Failure>();
      const outcomes = batch.map((entry): Result<Appended> => {
        const { roomId, author, clientId, content } = entry;
        const authorKey = members.keyOf(author);
        if (authorKey === undefined) return roomNotFound();
        // Before the question of membership: who has left since still learns that it had arrived.
        const stored = entries.stored(authorKey, clientId);
        if (stored !== null) {
          const isSame = stored.roomId === roomId && isStoredFrom(stored, content);
          return isSame ? success({ entry: stored, isNew: false }) : clientIdConflict();
        }
        const room = findRoom(roomId);
        if (room === null || !rooms.isIn(room.key, authorKey)) return roomNotFound();
        const target = findTarget(room, entry);
        const holding = held.get(`${room.key} ${authorKey}`);
        if (holding !== undefined) return holding;
        const standing = members.standingOf(authorKey);
        const trouble = toSilence(standing, content, entry.at) ?? troubleOf(room, entry, target);
        if (trouble !== null) return trouble;
        const { slowModeMs } = room;
        const slowDown = toSlowDown(entry, pace, { slowModeMs, role: standing.role });
        if (slowDown !== null) {
          held.set(`${room.key} ${authorKey}`, slowDown);
          return slowDown;
        }
        if (content.kind === 'redaction' && content.target.author !== author) {
          note(toRedactAct(entry, content));
        }
        room.headSeq += 1;
        grown.add(room);
        if (target !== null) apply(room, room.headSeq, authorKey, entry, target);
        return success({
          entry: entries.insert(room, room.headSeq, authorKey, entry),
          isNew: true,
        });
      });
      for (const room of grown) rooms.setHead(room.key, room.headSeq);
      return outcomes;
    },
    page(request) {
      const room = findOwn(request.roomId, request.memberId);
      if (room === null) return roomNotFound();
      const page =
        'after' in request
          ? entries.after(room, request.after, request.limit)
          : entries.before(room, request.before, request.limit);
      return success({ entries: page, headSeq: room.headSeq });
    },
    seek({ roomId, memberId, at }) {
      const room = findOwn(roomId, memberId);
      if (room === null) return roomNotFound();
      return success({ seq: seekSeq(room.headSeq, at, (seq) => entries.timeOf(room.key, seq)) });
    },
    pins({ roomId, memberId }) {
      const room = findOwn(roomId, memberId);
      return room === null ? roomNotFound() : success({ entries: entries.pinned(room) });
    },
    edits({ roomId, memberId, seq, limit }) {
      const room = findOwn(roomId, memberId);
      if (room === null) return roomNotFound();
      const message = entries.message(room.key, seq);
      if (message === null || message.isTombstone) return messageNotFound();
      return success({ entries: entries.edits(room, seq, limit) });
    },
    search(request) {
      const { memberId, roomId, author } = request;
      const memberKey = members.keyOf(memberId);
      if (memberKey === undefined) return roomNotFound();
      const room = roomId === undefined ? undefined : rooms.factsOf(roomId);
      if (room === null || (room !== undefined && !rooms.isIn(room.key, memberKey))) {
        return roomNotFound();
      }
      const authorKey = author === undefined ? undefined : members.keyOf(author);
      if (author !== undefined && authorKey === undefined)
        return success({ entries: [], next: null });
      const { ids, next } = search.find(request, { memberKey, roomKey: room?.key, authorKey });
      const found = ids.flatMap((id) => {
        const entry = entries.byRowId(id);
        return entry?.kind === 'message' ? [entry] : [];
      });
      return success({ entries: found, next });
    },
    indexSome: () => ({ isMore: search.indexSome() }),
    setMarkers(moves) {
      const findRoom = createFinder();
      return moves.map((move): Result<MarkerMoved> => {
        const memberKey = members.keyOf(move.memberId);
        const room = findRoom(move.roomId);
        if (memberKey === undefined || room === null) return roomNotFound();
        const before = rooms.markerOf(room.key, memberKey);
        if (before === null) return roomNotFound();
        const marker = moveMarker(before, move, room.headSeq);
        if (marker !== before) rooms.setMarker(room.key, memberKey, marker);
        return success(toMarkerMoved(before, marker, rooms.countMembers(room.key)));
      });
    },
    forget() {
      search.forget();
      pace.forget();
    },
  };
}
