import { assertNever } from '../shared/lib/assert-never';
import { toLacks, type Capability } from '../shared/model/capability';
import type { Entry } from '../shared/model/entry';
import type { MemberId, RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { Member, Presence } from '../shared/model/member';
import type { NotifyRule } from '../shared/model/notify-rule';
import type { Marker, Room } from '../shared/model/room';
import type { DownPayload } from '../shared/protocol/events';
import type { PresenceOf } from '../shared/protocol/payloads';
import {
  toRoomState,
  withEntries,
  withFacts,
  withFreshRange,
  withMarkers,
  withMentions,
  withRead,
  withUnreadMark,
  withoutUnreadMark,
  type RoomState,
} from './room-state';
import type { SavedPlace, StoredServer } from './store';

/** Somebody is writing, until told otherwise or `until` (by `Clock.elapsed`) has passed. */
interface TypingNotice {
  memberId: MemberId;
  until: number;
}

/** All that one client session knows, without the entries. Never changed, only replaced; what did not change keeps its identity. */
export interface ClientState {
  serverName: string;
  selfId: MemberId;
  /** False before the very first welcome. */
  isKnown: boolean;
  /** What the server did not offer at its last welcome (CA-3). */
  lacks: readonly Capability[];
  members: Readonly<Record<MemberId, Member>>;
  /** Who is not named is offline. */
  presence: Readonly<Record<MemberId, Presence>>;
  rooms: Readonly<Record<RoomId, RoomState>>;
  typing: Readonly<Record<RoomId, readonly TypingNotice[]>>;
  /** Of whom one wants to hear nothing (PE-3). Another object whenever somebody else is among them. */
  blocked: ReadonlySet<MemberId>;
  /** Words that count as a call of one's name (NO-8). */
  keywords: readonly string[];
}

export type ClientAction =
  | {
      type: 'welcomed';
      welcome: DownPayload<'session:welcomed'>;
      /** What is known belongs to another life of the server (ST-8). */
      isOtherHistory?: boolean;
    }
  /** Nobody knows who is there while there is no connection. */
  | { type: 'presence-lost' }
  | { type: 'typing-lost' }
  | { type: 'blocked'; memberIds: ReadonlySet<MemberId> }
  | { type: 'keywords-changed'; keywords: readonly string[] }
  /** `known` are entries among which the unread ones are looked at anew. */
  | { type: 'mentions-counted'; roomId: RoomId; known: readonly Entry[] }
  | { type: 'server-changed'; serverName: string }
  | { type: 'members-changed'; members: readonly Member[] }
  | { type: 'presence-changed'; presence: readonly PresenceOf[] }
  | { type: 'room-changed'; room: Room }
  | { type: 'room-removed'; roomId: RoomId }
  | { type: 'range-reset'; roomId: RoomId; from: number }
  /** `changed` were known before and are others now. */
  | {
      type: 'entries-known';
      roomId: RoomId;
      entries: readonly Entry[];
      changed?: readonly Entry[];
    }
  | { type: 'markers-changed'; roomId: RoomId; markers: readonly Marker[] }
  | { type: 'typing-changed'; roomId: RoomId; memberId: MemberId; isTyping: boolean; now: number }
  | { type: 'typing-expired'; now: number }
  | { type: 'read'; roomId: RoomId; seq: number }
  | {
      type: 'marked-unread';
      roomId: RoomId;
      seq: number;
      known: readonly Entry[];
      knownFrom: number;
    }
  | { type: 'unread-mark-cleared'; roomId: RoomId }
  | { type: 'muted'; roomId: RoomId; isMuted: boolean }
  | { type: 'notify-ruled'; roomId: RoomId; notify: NotifyRule }
  | { type: 'saved'; places: readonly SavedPlace[] }
  | { type: 'drafted'; roomId: RoomId; draft: string }
  | { type: 'pending-counted'; roomId: RoomId; pendingCount: number; failedCount: number };

/** What is known before any connection (ST-4). */
export function restoreState(
  stored: StoredServer,
  selfId: MemberId,
  keywords: readonly string[] = [],
): ClientState {
  const rooms = stored.rooms.map(({ room, ...kept }): [RoomId, RoomState] => {
    const state = withRead(toRoomState(room, selfId), kept.readSeq);
    const headSeq = Math.max(room.headSeq, kept.range?.to ?? 0);
    const { lastMessageAt, isMuted, notify, draft, unreadFrom } = kept;
    const fresh = kept.range === null ? state : withFreshRange(state, kept.range.from);
    const own = { lastMessageAt, isMuted, notify, draft, unreadFrom };
    return [room.id, { ...fresh, room: { ...room, headSeq }, ...own }];
  });
  return {
    serverName: stored.server.name,
    selfId,
    isKnown: stored.members.length > 0,
    lacks: stored.server.lacks ?? [],
    members: toRecord(stored.members),
    presence: {},
    rooms: Object.fromEntries(rooms),
    typing: {},
    blocked: new Set(),
    keywords,
  };
}

function toRecord<T extends { id: K }, K extends string>(list: readonly T[]): Record<K, T> {
  return Object.fromEntries(list.map((item) => [item.id, item])) as Record<K, T>;
}

function without<K extends string, V>(record: Readonly<Record<K, V>>, key: K): Record<K, V> {
  const { [key]: _, ...rest } = record;
  return rest as Record<K, V>;
}

function changeRoom(
  state: ClientState,
  roomId: RoomId,
  change: (room: RoomState) => RoomState,
): ClientState {
  const old = state.rooms[roomId];
  if (old === undefined) return state;
  const next = change(old);
  return next === old ? state : { ...state, rooms: { ...state.rooms, [roomId]: next } };
}

function withSaved(state: ClientState, places: readonly SavedPlace[]): ClientState {
  let next = state;
  for (const id of Object.keys(state.rooms) as RoomId[]) {
    const seqs = places.flatMap(({ roomId, target }) => (roomId === id ? [target.seq] : []));
    next = changeRoom(next, id, (room) =>
      String(room.savedSeqs) === String(seqs) ? room : { ...room, savedSeqs: seqs },
    );
  }
  return next;
}

function putRoom(state: ClientState, room: Room): ClientState {
  const old = state.rooms[room.id];
  if (old === undefined && Object.keys(state.rooms).length >= LIMITS.roomsPerServer) return state;
  // An answer and an event may overtake each other; the head tells which facts are newer.
  if (old !== undefined && room.headSeq < old.factsSeq) return state;
  const next =
    old === undefined ? toRoomState(room, state.selfId) : withFacts(old, room, state.selfId);
  return { ...state, rooms: { ...state.rooms, [room.id]: next } };
}

function removeRoom(state: ClientState, roomId: RoomId): ClientState {
  if (state.rooms[roomId] === undefined) return state;
  return {
    ...state,
    rooms: without(state.rooms, roomId),
    typing: without(state.typing, roomId),
  };
}

function welcome(
  state: ClientState,
  facts: DownPayload<'session:welcomed'>,
  isOtherHistory: boolean,
): ClientState {
  const named = new Set(facts.rooms.map(({ id }) => id));
  let next: ClientState = {
    ...state,
    serverName: facts.serverName,
    isKnown: true,
    lacks: toLacks(facts.capabilities),
    members: toRecord(facts.members),
    presence: toPresence({}, facts.presence),
    typing: {},
  };
  for (const roomId of Object.keys(state.rooms) as RoomId[]) {
    if (!named.has(roomId)) next = removeRoom(next, roomId);
  }
  for (const room of facts.rooms) {
    // A head below what is known means that the server was set back: nothing known of the room counts.
    const isSetBack = isOtherHistory || (state.rooms[room.id]?.room.headSeq ?? 0) > room.headSeq;
    next = putRoom(isSetBack ? removeRoom(next, room.id) : next, room);
    const old = state.rooms[room.id];
    if (!isSetBack || old === undefined) continue;
    const { isMuted, notify, draft } = old;
    next = changeRoom(next, room.id, (one) => ({ ...one, isMuted, notify, draft }));
  }
  return next;
}

function toPresence(
  old: Readonly<Record<MemberId, Presence>>,
  changes: readonly PresenceOf[],
): Record<MemberId, Presence> {
  return { ...old, ...Object.fromEntries(changes.map((one) => [one.memberId, one.presence])) };
}

function putMembers(state: ClientState, members: readonly Member[]): ClientState {
  const next: Record<MemberId, Member> = { ...state.members };
  let count = Object.keys(next).length;
  for (const member of members) {
    if (next[member.id] === undefined) count += 1;
    if (next[member.id] !== undefined || count <= LIMITS.membersPerServer) next[member.id] = member;
  }
  return { ...state, members: next };
}

function setTyping(
  state: ClientState,
  roomId: RoomId,
  change: (notices: readonly TypingNotice[]) => readonly TypingNotice[],
): ClientState {
  const old = state.typing[roomId] ?? [];
  const next = change(old);
  if (next.length === 0 && old.length === 0) return state;
  if (next.length === 0) return { ...state, typing: without(state.typing, roomId) };
  return { ...state, typing: { ...state.typing, [roomId]: next } };
}

function typingChanged(
  state: ClientState,
  { roomId, memberId, isTyping, now }: Extract<ClientAction, { type: 'typing-changed' }>,
): ClientState {
  const isKnown = state.rooms[roomId] !== undefined && state.members[memberId] !== undefined;
  if (!isKnown || memberId === state.selfId) return state;
  return setTyping(state, roomId, (notices) => {
    const others = notices.filter((notice) => notice.memberId !== memberId);
    return isTyping ? [...others, { memberId, until: now + LIMITS.typingNoticeMs }] : others;
  });
}

function toSelf({ members, selfId, keywords }: ClientState) {
  return { id: selfId, name: members[selfId]?.name ?? null, keywords };
}

function entriesKnown(
  state: ClientState,
  roomId: RoomId,
  entries: readonly Entry[],
  changed: readonly Entry[],
): ClientState {
  const authors = new Set(
    entries.filter(({ kind }) => kind === 'message').map(({ author }) => author),
  );
  const counted = changeRoom(state, roomId, (room) =>
    withEntries(room, [...changed, ...entries], toSelf(state)),
  );
  return setTyping(counted, roomId, (notices) =>
    notices.filter(({ memberId }) => !authors.has(memberId)),
  );
}

/** The one rule of how what a client knows changes. */
export function reduceState(state: ClientState, action: ClientAction): ClientState {
  switch (action.type) {
    case 'welcomed':
      return welcome(state, action.welcome, action.isOtherHistory ?? false);
    case 'presence-lost':
      return { ...state, presence: {} };
    case 'blocked':
      return { ...state, blocked: action.memberIds };
    case 'keywords-changed':
      return { ...state, keywords: action.keywords };
    case 'mentions-counted':
      return changeRoom(state, action.roomId, (room) =>
        withMentions(room, action.known, toSelf(state)),
      );
    case 'typing-lost':
      return { ...state, typing: {} };
    case 'server-changed':
      return { ...state, serverName: action.serverName };
    case 'members-changed':
      return putMembers(state, action.members);
    case 'presence-changed':
      return {
        ...state,
        presence: toPresence(
          state.presence,
          action.presence.filter(({ memberId }) => state.members[memberId] !== undefined),
        ),
      };
    case 'room-changed':
      return putRoom(state, action.room);
    case 'room-removed':
      return removeRoom(state, action.roomId);
    case 'range-reset':
      return changeRoom(state, action.roomId, (room) => withFreshRange(room, action.from));
    case 'entries-known':
      return entriesKnown(state, action.roomId, action.entries, action.changed ?? []);
    case 'markers-changed':
      return changeRoom(state, action.roomId, (room) =>
        withMarkers(room, action.markers, state.selfId),
      );
    case 'typing-changed':
      return typingChanged(state, action);
    case 'typing-expired':
      return (Object.keys(state.typing) as RoomId[]).reduce(
        (next, roomId) =>
          setTyping(next, roomId, (all) => all.filter(({ until }) => until > action.now)),
        state,
      );
    case 'read':
      return changeRoom(state, action.roomId, (room) => withRead(room, action.seq));
    case 'marked-unread':
      return changeRoom(state, action.roomId, (room) =>
        withUnreadMark(room, action, toSelf(state)),
      );
    case 'unread-mark-cleared':
      return changeRoom(state, action.roomId, withoutUnreadMark);
    case 'muted':
      return changeRoom(state, action.roomId, (room) => ({ ...room, isMuted: action.isMuted }));
    case 'notify-ruled':
      return changeRoom(state, action.roomId, (room) => ({ ...room, notify: action.notify }));
    case 'saved':
      return withSaved(state, action.places);
    case 'drafted':
      return changeRoom(state, action.roomId, (room) => ({ ...room, draft: action.draft }));
    case 'pending-counted':
      return changeRoom(state, action.roomId, (room) => ({
        ...room,
        pendingCount: action.pendingCount,
        failedCount: action.failedCount,
      }));
    default:
      return assertNever(action);
  }
}

/** When the next typing notice ends by itself; null when nobody writes. */
export function nextTypingEnd(state: ClientState): number | null {
  const ends = Object.values<readonly TypingNotice[]>(state.typing)
    .flat()
    .map(({ until }) => until);
  return ends.length === 0 ? null : Math.min(...ends);
}
