import type { ClientSession, SessionCondition } from '../../client/client-session';
import type { LinkView } from '../../client/link';
import type { OutboxMessage } from '../../client/outbox';
import {
  countMentions,
  countUnread,
  toShownReadSeq,
  type RoomState,
} from '../../client/room-state';
import type { ClientState } from '../../client/state';
import type { KnownServer } from '../../client/store';
import type { ServerPatch } from '../../shared/bridge/patch';
import type { MemberView, PendingMessage, RoomView, ServerView } from '../../shared/bridge/views';
import { authorise, type Somebody } from '../../shared/model/authority';
import type { MemberId, RoomId } from '../../shared/model/ids';
import type { LaterClaim } from '../../shared/model/look-alikes';
import { printAddress } from '../../shared/protocol/address';
import { toMemberKeyWords, toShownKey } from '../../node/key-words';
import { toLaterClaims } from './later-claims';

type ServerFields = Omit<ServerView, 'rooms' | 'members'>;

interface Snapshot {
  server: KnownServer;
  state: ClientState;
  link: LinkView;
  condition: SessionCondition;
}

/** One's own waiting message, as the window shows it. */
export function toPendingMessage(message: OutboxMessage): PendingMessage {
  return { ...message, status: message.code === null ? 'queued' : 'failed' };
}

function toRoomView(room: RoomState, self: Somebody, blocked: ReadonlySet<MemberId>): RoomView {
  const selfId = self.id;
  const isDirect = room.room.kind === 'direct';
  // Also where so much was missed that nobody knows whose it is.
  const isSilent = isDirect && room.room.memberIds.some((id) => blocked.has(id));
  return {
    ...room.room,
    otherId: isDirect ? (room.room.memberIds.find((id) => id !== selfId) ?? null) : null,
    readSeq: toShownReadSeq(room),
    unread: isSilent ? 0 : countUnread(room, blocked),
    mentions: countMentions(room, blocked),
    isMuted: room.isMuted,
    notify: room.notify,
    ...(room.savedSeqs.length > 0 ? { savedSeqs: room.savedSeqs } : {}),
    pendingCount: room.pendingCount,
    failedCount: room.failedCount,
    canManage: authorise(self, { act: 'room:change', room: room.room }),
    lastMessageAt: room.lastMessageAt,
  };
}

/** Keys are told where somebody may want to compare them: one's own, and those of names that look alike. */
function toWordedMembers(state: ClientState): ReadonlySet<MemberId> {
  const pairs = [...toLaterClaims(state)].flatMap(([id, { imitated }]) =>
    imitated === null ? [] : [id, imitated],
  );
  return new Set([state.selfId, ...pairs]);
}

function toMemberView(
  state: ClientState,
  id: MemberId,
  worded: ReadonlySet<MemberId>,
): MemberView | null {
  const member = state.members[id];
  if (member === undefined) return null;
  const claim = toLaterClaims(state).get(id);
  const imitated = claim?.imitated ?? null;
  return {
    ...member,
    tag: claim?.tag ?? null,
    presence: state.presence[id] ?? 'offline',
    looksLike: imitated === null ? null : (state.members[imitated]?.name ?? null),
    keyWords: worded.has(id) ? toMemberKeyWords(member.publicKey) : [],
  };
}

function toFields({ server, state, link, condition }: Snapshot): ServerFields {
  const [address] = server.addresses;
  return {
    id: server.id,
    name: state.serverName,
    ...toShownKey(server.id),
    isVerified: server.isVerified || server.isHostedHere,
    notify: server.notify ?? 'default',
    address: address === undefined ? '' : printAddress(address),
    isHostedHere: server.isHostedHere,
    selfId: state.selfId,
    connection: link,
    ...condition,
    isKnown: state.isKnown,
    lacks: state.lacks,
    typing: toTyping(state),
  };
}

function toTyping({ typing, blocked }: ClientState): Record<RoomId, MemberId[]> {
  const result: Record<RoomId, MemberId[]> = {};
  for (const roomId of Object.keys(typing) as RoomId[]) {
    const ids = (typing[roomId] ?? []).map(({ memberId }) => memberId);
    result[roomId] = ids.filter((id) => !blocked.has(id));
  }
  return result;
}

const toSelf = ({ members, selfId }: ClientState): Somebody => ({
  id: selfId,
  role: members[selfId]?.role ?? 'member',
});

/** Whether the window shows two states of a room alike. Drafts are told apart from rooms. */
function isShownAlike(old: RoomState | undefined, next: RoomState): boolean {
  if (old === undefined || old === next) return old === next;
  const keys = Object.keys(next) as (keyof RoomState)[];
  return keys.every((key) => key === 'draft' || old[key] === next[key]);
}

function diffRooms(old: ClientState, next: ClientState): Record<RoomId, RoomView | null> {
  const changes: Record<RoomId, RoomView | null> = {};
  const isRoleOther = toSelf(old).role !== toSelf(next).role;
  const isOther = isRoleOther || old.blocked !== next.blocked;
  for (const id of Object.keys(next.rooms) as RoomId[]) {
    const room = next.rooms[id];
    if (room === undefined || (isShownAlike(old.rooms[id], room) && !isOther)) continue;
    changes[id] = toRoomView(room, toSelf(next), next.blocked);
  }
  for (const id of Object.keys(old.rooms) as RoomId[]) {
    if (next.rooms[id] === undefined) changes[id] = null;
  }
  return changes;
}

function diffDrafts(old: ClientState | null, next: ClientState): Record<RoomId, string> {
  const changes: Record<RoomId, string> = {};
  for (const id of Object.keys({ ...old?.rooms, ...next.rooms }) as RoomId[]) {
    const draft = next.rooms[id]?.draft ?? '';
    if (draft !== (old?.rooms[id]?.draft ?? '')) changes[id] = draft;
  }
  return changes;
}

function diffMembers(old: ClientState, next: ClientState): Record<MemberId, MemberView | null> {
  const changes: Record<MemberId, MemberView | null> = {};
  if (old.members === next.members && old.presence === next.presence) return changes;
  const worded = toWordedMembers(next);
  const wasWorded = toWordedMembers(old);
  const nameLikedBy = ({ members }: ClientState, claim: LaterClaim | undefined) =>
    claim === undefined || claim.imitated === null ? null : members[claim.imitated]?.name;
  for (const id of Object.keys(next.members) as MemberId[]) {
    const claim = toLaterClaims(next).get(id);
    const oldClaim = toLaterClaims(old).get(id);
    const isSame =
      next.members[id] === old.members[id] &&
      next.presence[id] === old.presence[id] &&
      claim?.tag === oldClaim?.tag &&
      nameLikedBy(next, claim) === nameLikedBy(old, oldClaim) &&
      worded.has(id) === wasWorded.has(id);
    if (!isSame) changes[id] = toMemberView(next, id, worded);
  }
  for (const id of Object.keys(old.members) as MemberId[]) {
    if (next.members[id] === undefined) changes[id] = null;
  }
  return changes;
}

function diffFields(old: ServerFields, next: ServerFields): Partial<ServerFields> {
  // All of it is small plain data.
  const changed = Object.entries(next).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key as keyof ServerFields]),
  );
  return Object.fromEntries(changed);
}

/** What the window must learn to get from one snapshot to the next; null when nothing. */
function diff(old: Snapshot, next: Snapshot): ServerPatch | null {
  const rooms = diffRooms(old.state, next.state);
  const members = diffMembers(old.state, next.state);
  const patch: ServerPatch = diffFields(toFields(old), toFields(next));
  if (Object.keys(rooms).length > 0) patch.rooms = rooms;
  if (Object.keys(members).length > 0) patch.members = members;
  return Object.keys(patch).length === 0 ? null : patch;
}

/** Shapes one session for the window, whole or as what changed since last asked. */
export interface ServerShape {
  whole(): ServerView;
  /** What changed since the last time; the first time everything. null when nothing did. */
  takePatch(): ServerPatch | null;
  /** All that is half written. */
  drafts(): Record<RoomId, string>;
  /** The drafts that changed since the last time, an empty one where there is none any more; null when none did. */
  takeDrafts(): Record<RoomId, string> | null;
}

/** Creates the shape of a session. */
export function createServerShape(session: ClientSession): ServerShape {
  let told: Snapshot | null = null;
  let toldDrafts: ClientState | null = null;
  const toSnapshot = (): Snapshot => ({
    server: session.server(),
    state: session.state(),
    link: session.link(),
    condition: session.condition(),
  });
  const whole = (): ServerView => {
    const snapshot = toSnapshot();
    const { state } = snapshot;
    const nothing: ClientState = { ...state, rooms: {}, members: {}, presence: {} };
    return {
      ...toFields(snapshot),
      rooms: diffRooms(nothing, state) as Record<RoomId, RoomView>,
      members: diffMembers(nothing, state) as Record<MemberId, MemberView>,
    };
  };
  return {
    whole,
    takePatch() {
      const old = told;
      told = toSnapshot();
      return old === null ? whole() : diff(old, told);
    },
    drafts: () => diffDrafts(null, session.state()),
    takeDrafts() {
      const changes = diffDrafts(toldDrafts, session.state());
      toldDrafts = session.state();
      return Object.keys(changes).length === 0 ? null : changes;
    },
  };
}
