import type { Entry } from '../shared/model/entry';
import type { MemberId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import { isMentioned } from '../shared/model/mention';
import type { Marker, Room } from '../shared/model/room';

/** A message by somebody else after the read marker. */
interface UnreadMessage {
  seq: number;
  isMention: boolean;
}

/** One room as this client knows it. Never changed, only replaced. */
export interface RoomState {
  room: Room;
  /** Entries up to here are already part of the room's facts. */
  factsSeq: number;
  /** Own read marker, including what the server has not heard yet. */
  readSeq: number;
  /** Oldest first. */
  unread: readonly UnreadMessage[];
  /** Where the known part begins. Lies after the first unread entry only where too much was missed to fetch it all. */
  knownFrom: number;
  lastMessageAt: number;
  isMuted: boolean;
  draft: string;
  pendingCount: number;
  failedCount: number;
}

/** A room that has just become known. */
export function toRoomState(room: Room, selfId: MemberId): RoomState {
  return {
    room,
    factsSeq: room.headSeq,
    readSeq: room.markers.find(({ memberId }) => memberId === selfId)?.read ?? 0,
    unread: [],
    knownFrom: 1,
    lastMessageAt: 0,
    isMuted: false,
    draft: '',
    pendingCount: 0,
    failedCount: 0,
  };
}

/** Takes over what the server says of the room now. */
export function withFacts(state: RoomState, room: Room, selfId: MemberId): RoomState {
  const own = room.markers.find(({ memberId }) => memberId === selfId);
  const headSeq = Math.max(room.headSeq, state.room.headSeq);
  const next = { ...state, room: { ...room, headSeq }, factsSeq: room.headSeq };
  // Markers are told on their own too, sometimes a moment before facts that are older.
  const told = new Set(room.markers.map(({ memberId }) => memberId));
  const kept = state.room.markers.filter(({ memberId }) => told.has(memberId));
  return withMarkers(withRead(next, own?.read ?? 0), kept, selfId);
}

/** Moves the own read marker forward. */
export function withRead(state: RoomState, seq: number): RoomState {
  if (seq <= state.readSeq) return state;
  return {
    ...state,
    readSeq: seq,
    unread: state.unread.filter((message) => message.seq > seq),
  };
}

/** Moves markers of members forward, never back (DL-8). */
export function withMarkers(
  state: RoomState,
  markers: readonly Marker[],
  selfId: MemberId,
): RoomState {
  const held = new Map(state.room.markers.map((marker) => [marker.memberId, marker]));
  let own = 0;
  for (const { memberId, delivered, read } of markers) {
    const old = held.get(memberId);
    if (old === undefined && held.size >= LIMITS.membersPerServer) continue;
    held.set(memberId, {
      memberId,
      delivered: Math.max(old?.delivered ?? 0, delivered),
      read: Math.max(old?.read ?? 0, read),
    });
    if (memberId === selfId) own = read;
  }
  return withRead({ ...state, room: { ...state.room, markers: [...held.values()] } }, own);
}

function withPeople(memberIds: readonly MemberId[], entry: Entry): MemberId[] {
  if (entry.kind !== 'membership') return [...memberIds];
  const others = memberIds.filter((id) => id !== entry.memberId);
  return entry.change === 'left' || others.length >= LIMITS.membersPerServer
    ? others
    : [...others, entry.memberId];
}

/** What an entry changes about the room itself, when the facts do not hold it yet. */
function withEntryFacts(room: Room, entry: Entry): Room {
  if (entry.kind === 'membership') {
    const isThere = room.memberIds.includes(entry.memberId);
    if (isThere === (entry.change !== 'left')) return room;
    return { ...room, memberIds: withPeople(room.memberIds, entry) };
  }
  if (entry.kind !== 'room') return room;
  return { ...room, name: entry.name ?? room.name, topic: entry.topic ?? room.topic };
}

/** Adds entries that continue the known part. */
export function withEntries(
  state: RoomState,
  entries: readonly Entry[],
  self: { id: MemberId; name: string | null },
): RoomState {
  let { room, lastMessageAt } = state;
  const unread = [...state.unread];
  for (const entry of entries) {
    if (entry.seq > state.factsSeq) room = withEntryFacts(room, entry);
    if (entry.kind !== 'message') continue;
    lastMessageAt = Math.max(lastMessageAt, entry.at);
    if (entry.author === self.id || entry.seq <= state.readSeq) continue;
    unread.push({
      seq: entry.seq,
      isMention: self.name !== null && isMentioned(entry.text, self.name),
    });
  }
  const headSeq = Math.max(room.headSeq, entries.at(-1)?.seq ?? 0);
  return { ...state, room: { ...room, headSeq }, lastMessageAt, unread };
}

/** The known part begins anew at `from`. */
export function withFreshRange(state: RoomState, from: number): RoomState {
  return { ...state, unread: [], knownFrom: from };
}

/** Messages by others after the read marker; where too much was missed, all entries count. */
export function countUnread(state: RoomState): number {
  return state.unread.length + Math.max(0, state.knownFrom - 1 - state.readSeq);
}

/** How many of the unread messages call one's name. */
export function countMentions(state: RoomState): number {
  return state.unread.filter(({ isMention }) => isMention).length;
}
