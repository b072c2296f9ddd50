import { hashText } from '../../../node/keys';
import { applyChange, isChange } from '../../../shared/model/changes';
import type { Entry } from '../../../shared/model/entry';
import type { MemberId, RoomId } from '../../../shared/model/ids';
import type { Member, Presence } from '../../../shared/model/member';
import type { Marker, Room } from '../../../shared/model/room';
import type { Change, Welcome } from '../domain';
import { toRoomFor } from '../room-view';

interface KnownRoom {
  room: Room;
  headSeq: number;
  /** What was told since, as it stands now. */
  entries: Entry[];
  markers: Map<MemberId, Marker>;
}

/** What a member's app would know from its welcome and from what it is told afterwards. Throws at a gap, a repetition, or what is none of its business. */
export interface Replica {
  apply(change: Change): void;
  /** In a form that can be compared. */
  read(): unknown;
  /** Per room, what was told since the room was known, as it stands now (TL-8). */
  timelines(): { roomId: RoomId; entries: Entry[] }[];
}

const byId = <T extends { memberId: MemberId }>(items: Iterable<T>) =>
  [...items].toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1));

/** Creates the replica of one member from its welcome. */
export function createReplica(selfId: MemberId, welcome: Welcome): Replica {
  const members = new Map<MemberId, Member>(welcome.members.map((member) => [member.id, member]));
  const presence = new Map<MemberId, Presence>(
    welcome.presence.map((item) => [item.memberId, item.presence]),
  );
  const rooms = new Map<RoomId, KnownRoom>();
  const know = (room: Room, headSeq: number) =>
    rooms.set(room.id, {
      room,
      headSeq,
      entries: rooms.get(room.id)?.entries ?? [],
      markers: new Map(room.markers.map((marker) => [marker.memberId, marker])),
    });
  for (const room of welcome.rooms) know(room, room.headSeq);

  const take = (entry: Entry) => {
    const known = rooms.get(entry.roomId);
    if (known === undefined) return;
    if (entry.seq !== known.headSeq + 1) {
      throw new Error(`Entry ${entry.seq} was told after ${known.headSeq}.`);
    }
    known.headSeq = entry.seq;
    known.entries.push(entry);
    if (!isChange(entry)) return;
    known.entries = known.entries.map((old) =>
      old.kind === 'message' || old.kind === 'edit' ? applyChange(old, entry, hashText) : old,
    );
  };

  return {
    apply(change) {
      switch (change.type) {
        case 'entries-appended':
          for (const entry of change.entries) take(entry);
          return;
        case 'room-changed':
          // The entry that tells of it follows, so the head known so far is the one before.
          if (change.memberIds.includes(selfId)) {
            const room = toRoomFor(change.state, selfId);
            know(room, room.headSeq - 1);
          }
          return;
        case 'room-removed':
          if (change.memberId === selfId) rooms.delete(change.roomId);
          return;
        case 'members-changed':
          for (const member of change.members) members.set(member.id, member);
          return;
        case 'member-arrived':
          members.set(change.member.id, change.member);
          take(change.entry);
          return;
        case 'presence-changed':
          for (const item of change.presence) presence.set(item.memberId, item.presence);
          return;
        case 'markers-changed':
          for (const marker of change.markers) {
            const isOwn = marker.memberId === selfId;
            if (change.audience === (isOwn ? 'others' : 'self')) continue;
            rooms.get(change.roomId)?.markers.set(marker.memberId, marker);
          }
          return;
        case 'member-ended':
        case 'typing-changed':
          return;
      }
    },
    timelines: () => [...rooms].map(([roomId, { entries }]) => ({ roomId, entries })),
    read: () => ({
      members: [...members.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      presence: byId(
        [...presence].flatMap(([memberId, of]) =>
          of === 'offline' ? [] : [{ memberId, presence: of }],
        ),
      ),
      rooms: [...rooms.values()]
        .toSorted((a, b) => (a.room.id < b.room.id ? -1 : 1))
        .map(({ room, headSeq, markers }) => ({
          ...room,
          headSeq,
          memberIds: room.memberIds.toSorted(),
          markers: byId(markers.values()),
        })),
    }),
  };
}
