import { toShownText } from '../shared/model/changes';
import type { Entry, MessageEntry } from '../shared/model/entry';
import type { MemberId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import { isMentioned } from '../shared/model/mention';
import { hasKeyword, type NotifyRule } from '../shared/model/notify-rule';
import type { Marker, Room } from '../shared/model/room';

/** A message by somebody else that counts as unread. */
interface UnreadMessage {
  seq: number;
  author: MemberId;
  /** Calls one's name, or has one of one's keywords (NO-8). */
  isMention: boolean;
}

/** One room as this client knows it. Never changed, only replaced. */
export interface RoomState {
  room: Room;
  /** Entries up to here are already part of the room's facts. */
  factsSeq: number;
  /** Own read marker, including what the server has not heard yet. */
  readSeq: number;
  /** From here on everything counts as unread again, on this device alone; null when nothing was marked so. */
  unreadFrom: number | null;
  /** Oldest first. */
  unread: readonly UnreadMessage[];
  /** Where the known part begins. Lies after the first unread entry only where too much was missed to fetch it all. */
  knownFrom: number;
  lastMessageAt: number;
  isMuted: boolean;
  /** What raises a notification while it is not muted. */
  notify: NotifyRule;
  draft: string;
  /** Messages of it that were saved on this device. */
  savedSeqs: readonly number[];
  pendingCount: number;
  failedCount: number;
}

/** A room that has just become known. */
export function toRoomState(room: Room, selfId: MemberId): RoomState {
  return {
    room,
    factsSeq: room.headSeq,
    readSeq: room.markers.find(({ memberId }) => memberId === selfId)?.read ?? 0,
    unreadFrom: null,
    unread: [],
    knownFrom: 1,
    lastMessageAt: 0,
    isMuted: false,
    notify: 'default',
    draft: '',
    savedSeqs: [],
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

/** Up to where nothing counts as unread: the own read marker, or what was marked as unread before it. */
export function toShownReadSeq({ readSeq, unreadFrom }: RoomState): number {
  return unreadFrom === null ? readSeq : Math.min(readSeq, unreadFrom - 1);
}

function withoutRead(state: RoomState): RoomState {
  const readSeq = toShownReadSeq(state);
  return { ...state, unread: state.unread.filter((message) => message.seq > readSeq) };
}

/** Moves the own read marker forward. */
export function withRead(state: RoomState, seq: number): RoomState {
  return seq <= state.readSeq ? state : withoutRead({ ...state, readSeq: seq });
}

/** Nothing is marked as unread any more. */
export function withoutUnreadMark(state: RoomState): RoomState {
  return state.unreadFrom === null ? state : withoutRead({ ...state, unreadFrom: null });
}

/** Everything from `seq` on counts as unread; `known` are the entries from there on that are known here. */
export function withUnreadMark(
  state: RoomState,
  mark: { seq: number; known: readonly Entry[]; knownFrom: number },
  self: Self,
): RoomState {
  const knownFrom = Math.min(state.knownFrom, mark.knownFrom);
  const marked = { ...state, unreadFrom: mark.seq, unread: [], knownFrom };
  return withEntries(marked, mark.known, self);
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
  const renamed = { ...room, name: entry.name ?? room.name, topic: entry.topic ?? room.topic };
  if (entry.slowModeMs === undefined) return renamed;
  const { slowModeMs: _, ...rest } = renamed;
  return entry.slowModeMs === 0 ? rest : { ...rest, slowModeMs: entry.slowModeMs };
}

/** The time of a message, also of a redacted one; 0 of anything else. */
export function toMessageAt(entry: Entry): number {
  const isMessage =
    entry.kind === 'message' || (entry.kind === 'tombstone' && entry.of === 'message');
  return isMessage ? entry.at : 0;
}

interface Self {
  id: MemberId;
  name: string | null;
  keywords: readonly string[];
}

function isForSelf(entry: MessageEntry, { name, keywords }: Self): boolean {
  const text = toShownText(entry);
  return (name !== null && isMentioned(text, name)) || hasKeyword(text, keywords);
}

/** What an entry, new or changed, is among the unread messages: one of them, none of them, or nothing to them. */
function toUnread(state: RoomState, entry: Entry, self: Self): UnreadMessage | 'not' | null {
  if (entry.kind === 'tombstone') return 'not';
  if (entry.kind !== 'message' || entry.author === self.id) return null;
  if (entry.seq <= toShownReadSeq(state) || entry.seq < state.knownFrom) return null;
  return { seq: entry.seq, author: entry.author, isMention: isForSelf(entry, self) };
}

/** Adds entries that continue the known part, or that are known already and were changed. */
export function withEntries(state: RoomState, entries: readonly Entry[], self: Self): RoomState {
  let { room, lastMessageAt } = state;
  const changed = new Map<number, UnreadMessage | 'not'>();
  for (const entry of entries) {
    if (entry.seq > state.factsSeq) room = withEntryFacts(room, entry);
    lastMessageAt = Math.max(lastMessageAt, toMessageAt(entry));
    const message = toUnread(state, entry, self);
    if (message !== null) changed.set(entry.seq, message);
  }
  const headSeq = Math.max(room.headSeq, entries.at(-1)?.seq ?? 0);
  const unread = withChanges(state.unread, changed);
  return { ...state, room: { ...room, headSeq }, lastMessageAt, unread };
}

/** Unread messages in their order, with others for those that were changed and without those that are none any more. */
function withChanges(
  unread: readonly UnreadMessage[],
  changed: ReadonlyMap<number, UnreadMessage | 'not'>,
): readonly UnreadMessage[] {
  const inOrder = (messages: UnreadMessage[]) => messages.toSorted((a, b) => a.seq - b.seq);
  const later = [...changed.values()].filter((message) => message !== 'not');
  // Thousands may be unread where one does not look: what only continues them leaves them alone.
  const lastSeq = unread.at(-1)?.seq ?? 0;
  if ([...changed.keys()].every((seq) => seq > lastSeq)) return [...unread, ...inOrder(later)];
  const others = unread.filter(({ seq }) => !changed.has(seq));
  return inOrder([...others, ...later]);
}

/** Looks anew at whether what is unread is for oneself; `known` are entries that are known here. */
export function withMentions(state: RoomState, known: readonly Entry[], self: Self): RoomState {
  const messages = new Map(
    known.flatMap((entry) => (entry.kind === 'message' ? [[entry.seq, entry] as const] : [])),
  );
  const unread = state.unread.map((message) => {
    const entry = messages.get(message.seq);
    return entry === undefined ? message : { ...message, isMention: isForSelf(entry, self) };
  });
  return { ...state, unread };
}

/** The known part begins anew at `from`. */
export function withFreshRange(state: RoomState, from: number): RoomState {
  return { ...state, unread: [], knownFrom: from };
}

const NOBODY: ReadonlySet<MemberId> = new Set();

/** Messages by others that were not read; where too much was missed, all entries count. Nothing by `blocked` does (PE-3). */
export function countUnread(state: RoomState, blocked = NOBODY): number {
  const { unread } = state;
  // Thousands may be, and mostly nobody is blocked.
  const those = blocked.size === 0 ? unread : unread.filter(({ author }) => !blocked.has(author));
  return those.length + Math.max(0, state.knownFrom - 1 - toShownReadSeq(state));
}

/** How many of the unread messages call one's name or have one of one's keywords. */
export function countMentions(state: RoomState, blocked = NOBODY): number {
  return state.unread.filter(({ author, isMention }) => isMention && !blocked.has(author)).length;
}
