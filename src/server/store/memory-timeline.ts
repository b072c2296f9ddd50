import { hashText } from '../../node/keys';
import { success, type Result } from '../../shared/lib/result';
import { applyChange, isChange, toShownText } from '../../shared/model/changes';
import type {
  Entry,
  MessageEntry,
  TombstoneEntry,
  WrittenContent,
  WrittenEntry,
} from '../../shared/model/entry';
import type { Failure } from '../../shared/model/errors';
import type { MemberId, RoomId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Room } from '../../shared/model/room';
import { isFound, parseSearch, toWords } from '../../shared/model/search-words';
import { moveMarker, toMarkerMoved, type KeptMarker } from './markers';
import { rank, RANKED_AT_MOST } from './ranking';
import { createPace } from './pace';
import { seekSeq } from './seek';
import {
  clientIdConflict,
  messageNotFound,
  roomNotFound,
  tooManyPins,
  tooManyReactions,
  toSilence,
  type Standing,
} from './rules';
import type { Appended, ChatStore, NewEntry, SearchRequest } from './store';
import type { MemoryActs } from './memory-acts';
import { isStoredFrom, toRedactAct, toSlowDown, toTargetTrouble } from './writing';

/** A room as it is kept in memory; entry n stands at index n - 1, as it stands now. */
export interface KeptRoom {
  facts: Omit<Room, 'memberIds' | 'markers' | 'headSeq'>;
  pair: string | null;
  markers: Map<MemberId, KeptMarker>;
  entries: Entry[];
}

/** The operations on timelines. */
export type MemoryTimeline = Pick<
  ChatStore,
  'append' | 'page' | 'seek' | 'pins' | 'edits' | 'search' | 'indexSome' | 'setMarkers'
>;

type Stored = WrittenEntry | TombstoneEntry;

interface Hit {
  entry: MessageEntry;
  text: string;
  /** Grows with every entry of the server. */
  order: number;
}

const namedBy = (content: WrittenContent) =>
  content.kind === 'message' ? content.replyTo : content.target;

const isMessage = (entry: Entry | undefined): entry is MessageEntry | TombstoneEntry =>
  entry?.kind === 'message' || (entry?.kind === 'tombstone' && entry.of === 'message');

/** Creates the timelines over the rooms of the memory store. */
export function createMemoryTimeline(
  rooms: ReadonlyMap<RoomId, KeptRoom>,
  standingOf: (memberId: MemberId) => Standing,
  note: MemoryActs['note'],
): MemoryTimeline {
  const pace = createPace();
  const places = new Map<string, { room: KeptRoom; seq: number }>();
  const orders = new WeakMap<KeptRoom, Map<number, number>>();
  let written = 0;

  const ofMember = (roomId: RoomId, memberId: MemberId) => {
    const room = rooms.get(roomId);
    return room?.markers.has(memberId) === true ? room : null;
  };
  const entryAt = (room: KeptRoom, seq: number) => room.entries[seq - 1];

  const pinsOf = (room: KeptRoom) =>
    room.entries
      .flatMap((entry) =>
        entry.kind === 'message' && entry.pin !== undefined
          ? [{ entry, pinnedBy: entry.pin.seq }]
          : [],
      )
      .toSorted((a, b) => b.pinnedBy - a.pinnedBy);

  const troubleOf = (room: KeptRoom, entry: NewEntry) => {
    const { content } = entry;
    const found = entryAt(room, namedBy(content)?.seq ?? 0);
    const target = isMessage(found) ? { ...found, isTombstone: found.kind === 'tombstone' } : null;
    const { kind } = room.facts;
    const trouble = toTargetTrouble(entry, target, {
      kind,
      roleOf: (memberId) => standingOf(memberId).role,
    });
    if (trouble !== null || found?.kind !== 'message') return trouble;
    if (content.kind === 'pin') {
      const isOneMore = content.isOn && found.pin === undefined;
      return isOneMore && pinsOf(room).length >= LIMITS.pinsPerRoom ? tooManyPins() : null;
    }
    if (content.kind !== 'reaction') return null;
    const emojis = found.reactions?.map(({ emoji }) => emoji) ?? [];
    const isOneMore = content.isOn && !emojis.includes(content.emoji);
    return isOneMore && emojis.length >= LIMITS.reactionsPerMessage ? tooManyReactions() : null;
  };
  const apply = (room: KeptRoom, change: Entry) => {
    if (!isChange(change)) return;
    const seqs = [change.target.seq];
    if (change.kind === 'redaction') {
      for (const entry of room.entries) {
        if (entry.kind === 'edit' && entry.target.seq === change.target.seq) seqs.push(entry.seq);
      }
    }
    for (const seq of seqs) {
      const old = entryAt(room, seq);
      if (old?.kind === 'message' || old?.kind === 'edit') {
        room.entries[seq - 1] = applyChange(old, change, hashText);
      }
    }
  };
  const append = (entry: NewEntry, held: Map<string, Failure>): Result<Appended> => {
    const { roomId, author, clientId, content, signature, at } = entry;
    const key = `${author} ${clientId}`;
    const place = places.get(key);
    if (place !== undefined) {
      const stored = entryAt(place.room, place.seq) as Stored;
      const isSame = stored.roomId === roomId && isStoredFrom(stored, content);
      return isSame ? success({ entry: stored, isNew: false }) : clientIdConflict();
    }
    const room = ofMember(roomId, author);
    if (room === null) return roomNotFound();
    const holding = held.get(`${roomId} ${author}`);
    if (holding !== undefined) return holding;
    const standing = standingOf(author);
    const trouble = toSilence(standing, content, at) ?? troubleOf(room, entry);
    if (trouble !== null) return trouble;
    const slowDown = toSlowDown(entry, pace, { ...room.facts, role: standing.role });
    if (slowDown !== null) {
      held.set(`${roomId} ${author}`, slowDown);
      return slowDown;
    }
    if (content.kind === 'redaction' && content.target.author !== author) {
      note(toRedactAct(entry, content));
    }
    const seq = room.entries.length + 1;
    const stored: WrittenEntry = { roomId, seq, at, author, clientId, signature, ...content };
    room.entries.push(stored);
    places.set(key, { room, seq });
    orders.set(room, (orders.get(room) ?? new Map<number, number>()).set(seq, (written += 1)));
    apply(room, stored);
    return success({ entry: stored, isNew: true });
  };

  const hitsOf = (room: KeptRoom, request: SearchRequest): Hit[] => {
    const terms = parseSearch(request.query);
    const { author, from = 0, until = Infinity } = request;
    return room.entries.flatMap((entry) => {
      if (entry.kind !== 'message' || entry.at < from || entry.at > until) return [];
      if (author !== undefined && entry.author !== author) return [];
      const text = toShownText(entry);
      if (!isFound(toWords(text), terms)) return [];
      return [{ entry, text, order: orders.get(room)?.get(entry.seq) ?? 0 }];
    });
  };

  return {
    async append(batch) {
      // What somebody wrote in a room after a message that has to wait waits too: it goes out in order (DL-13).
      const held = new Map<string, Failure>();
      return batch.map((entry) => append(entry, held));
    },
    async page(request) {
      const room = ofMember(request.roomId, request.memberId);
      if (room === null) return roomNotFound();
      const { entries } = room;
      if ('after' in request) {
        const { after, limit } = request;
        return success({ entries: entries.slice(after, after + limit), headSeq: entries.length });
      }
      const end = Math.min(Math.max(request.before - 1, 0), entries.length);
      const start = Math.max(end - request.limit, 0);
      return success({ entries: entries.slice(start, end), headSeq: entries.length });
    },
    async seek({ roomId, memberId, at }) {
      const room = ofMember(roomId, memberId);
      if (room === null) return roomNotFound();
      const headSeq = room.entries.length;
      return success({ seq: seekSeq(headSeq, at, (seq) => entryAt(room, seq)?.at ?? 0) });
    },
    async pins({ roomId, memberId }) {
      const room = ofMember(roomId, memberId);
      if (room === null) return roomNotFound();
      return success({ entries: pinsOf(room).map(({ entry }) => entry) });
    },
    async edits({ roomId, memberId, seq, limit }) {
      const room = ofMember(roomId, memberId);
      if (room === null) return roomNotFound();
      if (entryAt(room, seq)?.kind !== 'message') return messageNotFound();
      const edits = room.entries.filter(
        (entry) => entry.kind === 'edit' && entry.target.seq === seq,
      );
      return success({ entries: edits.slice(-limit) });
    },
    async search(request) {
      const { memberId, roomId, order, skip, limit } = request;
      if (roomId !== undefined && ofMember(roomId, memberId) === null) return roomNotFound();
      const searched = [...rooms.values()].filter(
        (room) => room.markers.has(memberId) && (roomId === undefined || room.facts.id === roomId),
      );
      const newest = searched
        .flatMap((room) => hitsOf(room, request))
        .toSorted((a, b) => b.order - a.order);
      const hits =
        order === 'newest' ? newest : rank(newest.slice(0, RANKED_AT_MOST), request.query);
      const next = hits.length > skip + limit ? skip + limit : null;
      return success({ entries: hits.slice(skip, skip + limit).map(({ entry }) => entry), next });
    },
    // Nothing is indexed here: every search reads everything.
    indexSome: async () => success({ isMore: false }),
    async setMarkers(moves) {
      return moves.map((move) => {
        const room = ofMember(move.roomId, move.memberId);
        const before = room?.markers.get(move.memberId);
        if (room === null || before === undefined) return roomNotFound();
        const marker = moveMarker(before, move, room.entries.length);
        room.markers.set(move.memberId, marker);
        return success(toMarkerMoved(before, marker, room.markers.size));
      });
    },
  };
}
