import { failure, success, type Result } from '../../shared/lib/result';
import type { Entry, MembershipEntry } from '../../shared/model/entry';
import type { MemberId, RoomId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { authorise } from '../../shared/model/authority';
import { toNameKey } from '../../shared/model/names';
import type { Agreement, Member } from '../../shared/model/member';
import type { Room } from '../../shared/model/room';
import { toOwnMarker, toPrivateReads, toPublicMarker } from './markers';
import { createMemoryActs } from './memory-acts';
import { createMemoryInvites } from './memory-invites';
import { createMemoryTimeline, type KeptRoom } from './memory-timeline';
import {
  bannedHere,
  inviteInvalid,
  isOtherAgreement,
  memberNotFound,
  notAMember,
  removedMeanwhile,
  roomNameConflict,
  roomNotFound,
  toPair,
  toRoleOnArrival,
  toTag,
  withPicture,
  withStatusText,
} from './rules';
import type { Admission, Admitted, ChatStore, RoomState, RoomWritten, StoredMember } from './store';

const toHere = ({ isRemoved: _, ...member }: Member): Member => member;

const withAgreement = (member: Member, agreement: Agreement | null | undefined): Member =>
  agreement === null || agreement === undefined ? member : { ...member, agreement };

/** Of whom nothing but being a member is asked. */
const plain = (id: MemberId) => ({ id, role: 'member' }) as const;

const tooManyJoined = () => failure('limit_reached', 'One member cannot be in more rooms.');

/** Creates a store that forgets everything when it is let go: for tests and for looking around. */
export function createMemoryStore(): ChatStore {
  const settings = new Map<string, string>();
  const { use: countUseOf, ...invites } = createMemoryInvites();
  const members = new Map<MemberId, StoredMember>();
  const pictures = new Map<string, string>();
  const rooms = new Map<RoomId, KeptRoom>();

  const toRoom = ({ facts, markers, entries }: KeptRoom): Room => ({
    ...facts,
    memberIds: [...markers.keys()],
    headSeq: entries.length,
    markers: [...markers.values()].map(toPublicMarker),
  });
  const toState = (room: KeptRoom): RoomState => ({
    room: toRoom(room),
    privateReads: toPrivateReads([...room.markers.values()]),
  });
  const written = (room: KeptRoom, entry: Entry | null): Result<RoomWritten> =>
    success({ ...toState(room), entry });
  const find = (test: (room: KeptRoom) => boolean) => [...rooms.values()].find(test);
  const count = (test: (room: KeptRoom) => boolean) => [...rooms.values()].filter(test).length;
  const isFull = (memberId: MemberId) =>
    count((room) => room.markers.has(memberId)) >= LIMITS.roomsPerServer;
  const ofMember = (roomId: RoomId, memberId: MemberId) => {
    const room = rooms.get(roomId);
    return room?.markers.has(memberId) === true ? room : null;
  };
  const hasPublicName = (name: string) => (room: KeptRoom) =>
    room.facts.access === 'public' && toNameKey(room.facts.name) === toNameKey(name);

  const isHere = (memberId: MemberId) => {
    const member = members.get(memberId)?.member;
    return member !== undefined && member.isRemoved !== true;
  };

  const addRoom = (facts: KeptRoom['facts'], pair: string | null = null): KeptRoom => {
    const room = { facts, pair, markers: new Map(), entries: [] };
    rooms.set(facts.id, room);
    return room;
  };
  const place = (room: KeptRoom, author: MemberId, at: number) => ({
    roomId: room.facts.id,
    seq: room.entries.length + 1,
    at,
    author,
  });
  const addMember = (room: KeptRoom, memberId: MemberId) => {
    const seq = room.entries.length;
    room.markers.set(memberId, { memberId, delivered: seq, read: seq, readPrivately: 0 });
  };
  const addMembership = (
    room: KeptRoom,
    change: MembershipEntry['change'],
    who: { memberId: MemberId; by: MemberId; at: number },
  ): Entry => {
    const { memberId, by, at } = who;
    const entry: Entry = { ...place(room, by, at), kind: 'membership', change, memberId };
    room.entries.push(entry);
    return entry;
  };
  const enter: typeof addMembership = (room, change, who) => {
    const entry = addMembership(room, change, who);
    addMember(room, who.memberId);
    return entry;
  };

  const claim = (memberId: MemberId, name: string) =>
    toTag(
      memberId,
      name,
      [...members.values()].map(({ member }) => member),
    );
  const relabel = (
    kept: StoredMember,
    next: Pick<Admission, 'name' | 'agreement' | 'admittedGeneration'> & Pick<Member, 'role'>,
  ): Omit<Admitted, 'entry'> => {
    const old = kept.member;
    const isAgreementOther = isOtherAgreement(old.agreement, next.agreement);
    const role = next.role === 'member' ? toRoleOnArrival(old.role, 'member') : next.role;
    const isBack = old.isRemoved === true;
    const isChanged = next.name !== old.name || role !== old.role || isBack || isAgreementOther;
    const tag = toNameKey(next.name) === toNameKey(old.name) ? old.tag : claim(old.id, next.name);
    const agreement = next.agreement ?? old.agreement;
    const kind = { name: next.name, role, tag };
    const member = isChanged ? withAgreement({ ...toHere(old), ...kind }, agreement) : old;
    members.set(old.id, {
      member,
      admittedGeneration: next.admittedGeneration ?? kept.admittedGeneration,
    });
    return { member, isChanged };
  };

  const acts = createMemoryActs({
    member: (memberId) => members.get(memberId)?.member ?? null,
    room(roomId, actor) {
      const room = actor === null ? rooms.get(roomId) : ofMember(roomId, actor);
      if (room === undefined || room === null) return null;
      return { kind: room.facts.kind, slowModeMs: room.facts.slowModeMs ?? 0 };
    },
    takeOut(memberId, { actor, at }) {
      const left = [...rooms.values()].filter(
        ({ facts, markers }) => facts.kind === 'room' && markers.has(memberId),
      );
      return left.map((room) => {
        room.markers.delete(memberId);
        const entry = addMembership(room, 'left', { memberId, by: actor ?? memberId, at });
        return { ...toState(room), entry };
      });
    },
    setStanding(memberId, { role, mute, isRemoved }) {
      const kept = members.get(memberId);
      if (kept === undefined) throw new Error('An act on a member who is not there.');
      const { mute: old, ...rest } = kept.member;
      const nextMute = mute === undefined ? old : (mute ?? undefined);
      const member: Member = {
        ...rest,
        ...(role !== undefined && { role }),
        ...(nextMute !== undefined && { mute: nextMute }),
        ...(isRemoved === true && { isRemoved }),
      };
      members.set(memberId, { ...kept, member });
      return member;
    },
    setSlowMode(roomId, intervalMs, { actor, at }) {
      const room = rooms.get(roomId);
      if (room === undefined) throw new Error('An act in a room that is not there.');
      const { slowModeMs: _, ...facts } = room.facts;
      room.facts = intervalMs === 0 ? facts : { ...facts, slowModeMs: intervalMs };
      if (actor === null) throw new Error('Slow mode is set by members alone.');
      const entry: Entry = { ...place(room, actor, at), kind: 'room', slowModeMs: intervalMs };
      room.entries.push(entry);
      return { ...toState(room), entry };
    },
  });

  return {
    setting: async (key) => settings.get(key) ?? null,
    async setSetting(key, value) {
      if (value === null) settings.delete(key);
      else settings.set(key, value);
      return success(null);
    },

    ...invites,

    async admitMember(admission) {
      const { memberId, publicKey, name, role, agreement, admittedGeneration, lobby, at } =
        admission;
      const { inviteHash } = admission;
      if (acts.has(memberId)) return bannedHere();
      const isRemoved = members.get(memberId)?.member.isRemoved === true;
      if (isRemoved && admission.isReturning) return removedMeanwhile();
      const countUse = inviteHash === null ? () => {} : countUseOf(inviteHash, at);
      if (countUse === null) return inviteInvalid();
      const known = members.get(memberId);
      if (known !== undefined) {
        countUse();
        const relabelled = relabel(known, admission);
        const lobbyRoom = isRemoved ? find(({ facts }) => facts.isLobby) : undefined;
        const entry =
          lobbyRoom === undefined
            ? null
            : enter(lobbyRoom, 'joined', { memberId, by: memberId, at });
        return success({ ...relabelled, entry });
      }
      if (members.size >= LIMITS.membersPerServer) {
        return failure('limit_reached', 'This server has as many members as it can have.');
      }
      countUse();
      const tag = claim(memberId, name);
      const member = withAgreement({ id: memberId, publicKey, name, tag, role }, agreement);
      members.set(memberId, { member, admittedGeneration });
      const room =
        find(({ facts }) => facts.isLobby) ??
        addRoom({
          ...lobby,
          kind: 'room',
          access: 'public',
          topic: '',
          isLobby: true,
          createdBy: null,
          createdAt: at,
        });
      const entry = enter(room, 'joined', { memberId, by: memberId, at });
      return success({ member, isChanged: true, entry });
    },
    async setPicture(memberId, picture, hash) {
      const kept = members.get(memberId);
      if (kept === undefined) return memberNotFound();
      if (kept.member.isRemoved === true) return notAMember();
      const member = withPicture(kept.member, hash);
      members.set(memberId, { ...kept, member });
      if (picture !== null && hash !== null) pictures.set(hash, picture);
      const named = new Set([...members.values()].map((one) => one.member.pictureHash));
      for (const one of pictures.keys()) if (!named.has(one)) pictures.delete(one);
      return success({ member, isChanged: member !== kept.member });
    },
    picture: async (hash) => pictures.get(hash) ?? null,
    async describeMember(memberId, statusText) {
      const kept = members.get(memberId);
      if (kept === undefined) return memberNotFound();
      if (kept.member.isRemoved === true) return notAMember();
      const member = withStatusText(kept.member, statusText);
      members.set(memberId, { ...kept, member });
      return success({ member, isChanged: member !== kept.member });
    },
    async renameMember(memberId, name) {
      const known = members.get(memberId);
      if (known === undefined) return memberNotFound();
      if (!isHere(memberId)) return notAMember();
      const { role } = known.member;
      return success(relabel(known, { name, role, agreement: null, admittedGeneration: null }));
    },
    member: async (memberId) => members.get(memberId) ?? null,
    listMembers: async () => [...members.values()].map(({ member }) => member),
    countMembers: async () => members.size,

    async createRoom({ id, memberId, name, topic, access, at }) {
      if (!isHere(memberId)) return notAMember();
      const isRoom = ({ facts }: KeptRoom) => facts.kind === 'room';
      const isOwn = (room: KeptRoom) => isRoom(room) && room.facts.createdBy === memberId;
      if (count(isOwn) >= LIMITS.roomsCreatedPerMember) {
        return failure('limit_reached', 'One member cannot create more rooms.');
      }
      if (count(isRoom) >= LIMITS.roomsPerServer) {
        return failure('limit_reached', 'This server has as many rooms as it can have.');
      }
      if (isFull(memberId)) return tooManyJoined();
      if (access === 'public' && find(hasPublicName(name)) !== undefined) return roomNameConflict();
      const room = addRoom({
        id,
        kind: 'room',
        name,
        topic,
        access,
        isLobby: false,
        createdBy: memberId,
        createdAt: at,
      });
      return written(room, enter(room, 'created', { memberId, by: memberId, at }));
    },
    async openDirect({ id, memberId, otherId, at }) {
      if (!isHere(memberId)) return notAMember();
      if (!isHere(otherId) || otherId === memberId) return memberNotFound();
      const pair = toPair(memberId, otherId);
      const known = find((room) => room.pair === pair);
      if (known !== undefined) return written(known, null);
      if (isFull(memberId) || isFull(otherId)) return tooManyJoined();
      const facts = { id, kind: 'direct', name: '', topic: '', access: 'private' } as const;
      const room = addRoom({ ...facts, isLobby: false, createdBy: memberId, createdAt: at }, pair);
      const entry = enter(room, 'created', { memberId, by: memberId, at });
      addMember(room, otherId);
      return written(room, entry);
    },
    async joinRoom({ roomId, memberId, at }) {
      if (!isHere(memberId)) return notAMember();
      const room = rooms.get(roomId);
      if (room === undefined) return roomNotFound();
      if (room.markers.has(memberId)) return written(room, null);
      if (room.facts.access !== 'public') return roomNotFound();
      if (isFull(memberId)) return tooManyJoined();
      return written(room, enter(room, 'joined', { memberId, by: memberId, at }));
    },
    async inviteToRoom({ roomId, memberId, otherId, at }) {
      const room = ofMember(roomId, memberId);
      if (room === null) return roomNotFound();
      if (!authorise(plain(memberId), { act: 'room:invite', room: room.facts })) {
        return failure('not_allowed', 'Nobody can be brought into a direct room.');
      }
      if (!isHere(otherId)) return memberNotFound();
      if (room.markers.has(otherId)) return written(room, null);
      if (isFull(otherId)) return tooManyJoined();
      return written(room, enter(room, 'invited', { memberId: otherId, by: memberId, at }));
    },
    async leaveRoom({ roomId, memberId, at }) {
      const room = ofMember(roomId, memberId);
      if (room === null) return roomNotFound();
      if (!authorise(plain(memberId), { act: 'room:leave', room: room.facts })) {
        return failure('not_allowed', 'The lobby and direct rooms cannot be left.');
      }
      room.markers.delete(memberId);
      return written(room, addMembership(room, 'left', { memberId, by: memberId, at }));
    },
    async changeRoom({ roomId, memberId, isHost, name, topic, at }) {
      const room = ofMember(roomId, memberId);
      if (room === null) return roomNotFound();
      const { facts } = room;
      const actor = { id: memberId, role: isHost ? 'host' : 'member' } as const;
      if (!authorise(actor, { act: 'room:change', room: facts })) {
        return failure('not_allowed', 'Only its creator or the host may change a room.');
      }
      const news = {
        ...(name === undefined || name === facts.name ? {} : { name }),
        ...(topic === undefined || topic === facts.topic ? {} : { topic }),
      };
      if (Object.keys(news).length === 0) return written(room, null);
      if (news.name !== undefined && facts.access === 'public') {
        const holder = find(hasPublicName(news.name));
        if (holder !== undefined && holder !== room) return roomNameConflict();
      }
      room.facts = { ...facts, ...news };
      const entry: Entry = { ...place(room, memberId, at), kind: 'room', ...news };
      room.entries.push(entry);
      return written(room, entry);
    },
    async room(roomId) {
      const room = rooms.get(roomId);
      return room === undefined ? null : toState(room);
    },
    async roomsOf(memberId) {
      return [...rooms.values()].flatMap((kept) => {
        const marker = kept.markers.get(memberId);
        if (marker === undefined) return [];
        const room = toRoom(kept);
        const own = toOwnMarker(marker);
        if (room.memberIds.length > LIMITS.receiptRoomMembers) return [{ ...room, markers: [own] }];
        const markers = room.markers.map((other) => (other.memberId === memberId ? own : other));
        return [{ ...room, markers }];
      });
    },
    async listPublicRooms(memberId) {
      const listed = [...rooms.values()].filter(({ facts }) => facts.access === 'public');
      return listed.map(({ facts: { id, name, topic, createdAt }, markers }) => ({
        id,
        name,
        topic,
        createdAt,
        memberCount: markers.size,
        isJoined: markers.has(memberId),
      }));
    },
    isInRoom: async (roomId, memberId) => ofMember(roomId, memberId) !== null,

    ...createMemoryTimeline(
      rooms,
      (memberId) => members.get(memberId)?.member ?? { role: 'member', isRemoved: true },
      acts.note,
    ),
    act: acts.act,
    listAudit: acts.listAudit,
    listBans: acts.listBans,
    isBanned: acts.isBanned,

    async close() {},
  };
}
