import { describe, expect, it } from 'vitest';
import { createIdentity } from '../../node/identity';
import { newUuid } from '../../node/uuid';
import type { Entry } from '../../shared/model/entry';
import { clientIdSchema, roomIdSchema, type MemberId, type RoomId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Member } from '../../shared/model/member';
import type { Room } from '../../shared/model/room';
import type { Change } from '../domain/domain';
import type { PrivateRead, RoomState } from '../store/store';
import { createFakeClock } from '../testing/fake-clock';
import { createAnnouncer, EVERYONE, toMemberKey, toRoomKey, type Audience } from './announcer';
import { mergeEntries } from './merge-entries';

const ann = createIdentity().memberId;
const bob = createIdentity().memberId;
const newRoomId = () => roomIdSchema.parse(newUuid());
const garden = newRoomId();

const toEntry = (roomId: RoomId, seq: number): Entry => ({
  kind: 'membership',
  change: 'joined',
  memberId: ann,
  author: ann,
  at: 0,
  roomId,
  seq,
});
const appended = (roomId: RoomId, ...seqs: number[]): Change => ({
  type: 'entries-appended',
  roomId,
  entries: seqs.map((seq) => toEntry(roomId, seq)),
});
const toMember = (id: MemberId): Member => ({
  id,
  publicKey: 'k'.repeat(43),
  name: 'Somebody',
  tag: null,
  role: 'member',
});
const arrived = (id: MemberId, seq: number): Change => ({
  type: 'member-arrived',
  member: toMember(id),
  entry: toEntry(garden, seq),
});
const toRoom = (memberIds: MemberId[]): Room => ({
  id: garden,
  kind: 'room',
  name: 'Garden',
  topic: '',
  access: 'public',
  isLobby: false,
  createdBy: ann,
  createdAt: 0,
  memberIds,
  headSeq: 1,
  markers: memberIds.map((memberId) => ({ memberId, delivered: 1, read: 1 })),
});

const toState = (memberIds: MemberId[], privateReads: PrivateRead[] = []): RoomState => ({
  room: toRoom(memberIds),
  privateReads,
});

/** Notes every step an announcer takes, in order. */
function listen() {
  const steps: unknown[][] = [];
  /** How many steps each piece had that left together. */
  const pieces: number[] = [];
  const audience: Audience = {
    tell: (to, event, payload, except) =>
      void steps.push(except === undefined ? [to, event, payload] : [to, event, payload, except]),
    join: (who, room) => void steps.push(['join', who, room]),
    leave: (who, room) => void steps.push(['leave', who, room]),
    together(run) {
      const from = steps.length;
      run();
      pieces.push(steps.length - from);
    },
    end: (memberId, goodbye) => void steps.push(['end', memberId, goodbye]),
  };
  const clock = createFakeClock();
  return { steps, pieces, clock, announcer: createAnnouncer({ audience, clock }) };
}

describe('merging', () => {
  it('TL-3: entries of one room become one change, in order', () => {
    const cellar = newRoomId();
    expect(
      mergeEntries([appended(garden, 1, 2), appended(cellar, 1), appended(garden, 3)]),
    ).toEqual([appended(garden, 1, 2, 3), appended(cellar, 1)]);
  });

  it('TL-3: but not across somebody who comes or goes', () => {
    const removed: Change = { type: 'room-removed', roomId: garden, memberId: bob };
    const changed: Change = { type: 'room-changed', state: toState([ann, bob]), memberIds: [bob] };
    const changes = [
      appended(garden, 1),
      removed,
      appended(garden, 2),
      changed,
      appended(garden, 3),
    ];
    expect(mergeEntries(changes)).toEqual(changes);
  });

  it('TL-16: nor across somebody who came in between, whose entry is told later', () => {
    const changes = [appended(garden, 1), arrived(bob, 2), appended(garden, 3)];
    expect(mergeEntries(changes)).toEqual(changes);
  });

  it('TL-2: never makes an announcement heavier than every client can take, and keeps the order', () => {
    const text = '\u0001'.repeat(LIMITS.messageLength);
    const heavy = Array.from({ length: 200 }, (_, index): Entry => ({
      roomId: garden,
      seq: index + 1,
      at: 0,
      author: ann,
      kind: 'message',
      clientId: clientIdSchema.parse(newUuid()),
      signature: 'G',
      text,
    }));
    const merged = mergeEntries([{ type: 'entries-appended', roomId: garden, entries: heavy }]);
    expect(merged.length).toBeGreaterThan(1);
    const told = merged.flatMap((one) => (one.type === 'entries-appended' ? [one.entries] : []));
    for (const entries of told) {
      expect(Buffer.byteLength(JSON.stringify(entries))).toBeLessThanOrEqual(LIMITS.answerBytes);
    }
    expect(told.flat()).toEqual(heavy);
  });

  it('never makes a list longer than the event allows, and leaves what it was given alone', () => {
    const many = Array.from({ length: 600 }, (_, index) => index + 1);
    const changes = [appended(garden, ...many), appended(garden, ...many)];
    const merged = mergeEntries(changes);
    expect(merged).toHaveLength(2);
    mergeEntries([appended(garden, 1), ...changes]);
    expect(changes[0]).toEqual(appended(garden, ...many));
  });
});

describe('announcing', () => {
  it('RM-9: who is new to a room hears it before anything else of it', () => {
    const { steps, announcer } = listen();
    const state = toState([ann, bob]);
    announcer.announce([
      { type: 'room-changed', state, memberIds: [ann, bob] },
      appended(garden, 2),
    ]);
    const keys = [toMemberKey(ann), toMemberKey(bob)];
    expect(steps.map((step) => step.slice(0, 2))).toEqual([
      ['join', keys],
      [keys, 'room:changed'],
      [[toRoomKey(garden)], 'entry:appended'],
    ]);
  });

  it('RM-4: who has left is out before the next entry', () => {
    const { steps, announcer } = listen();
    announcer.announce([
      { type: 'room-removed', roomId: garden, memberId: bob },
      appended(garden, 2),
    ]);
    expect(steps.map((step) => step.slice(0, 2))).toEqual([
      ['leave', [toMemberKey(bob)]],
      [[toMemberKey(bob)], 'room:removed'],
      [[toRoomKey(garden)], 'entry:appended'],
    ]);
  });

  it('DL-8: in a large room everybody gets a view of their own', () => {
    const { steps, announcer } = listen();
    const crowd = Array.from(
      { length: LIMITS.receiptRoomMembers + 1 },
      (_, index) =>
        `${'a'.repeat(20)}${index
          .toString()
          .padStart(6, '2')
          .replaceAll(/[0189]/g, 'z')}` as MemberId,
    );
    announcer.announce([
      { type: 'room-changed', state: toState([ann, ...crowd]), memberIds: [ann] },
    ]);
    const [, , payload] = steps[1] ?? [];
    expect((payload as { room: Room }).room.markers.map(({ memberId }) => memberId)).toEqual([ann]);
  });

  it('PR-1: presence is told after a moment, the newest of each member in one event', () => {
    const { steps, clock, announcer } = listen();
    const is = (memberId: MemberId, presence: 'online' | 'away' | 'offline'): Change => ({
      type: 'presence-changed',
      presence: [{ memberId, presence }],
    });
    announcer.announce([is(ann, 'online'), is(bob, 'online')]);
    announcer.announce([is(ann, 'away')]);
    expect(steps).toEqual([]);
    clock.advance(LIMITS.presenceDelayMs);
    expect(steps).toEqual([
      [
        [EVERYONE],
        'presence:changed',
        {
          presence: [
            { memberId: ann, presence: 'away' },
            { memberId: bob, presence: 'online' },
          ],
        },
      ],
    ]);
    clock.advance(60_000);
    expect(steps).toHaveLength(1);
    expect(clock.pendingCount()).toBe(0);
  });

  it('TL-16 · PR-1: those who come to a crowd are told together after a moment, with who is there', () => {
    const { steps, pieces, clock, announcer } = listen();
    announcer.announce([arrived(ann, 5)]);
    announcer.announce([
      { type: 'presence-changed', presence: [{ memberId: ann, presence: 'online' }] },
      arrived(bob, 6),
    ]);
    expect(steps).toEqual([]);
    clock.advance(LIMITS.presenceDelayMs);
    expect(steps).toEqual([
      [[EVERYONE], 'member:changed', { members: [toMember(ann), toMember(bob)] }],
      [
        [toRoomKey(garden)],
        'entry:appended',
        { roomId: garden, entries: [toEntry(garden, 5), toEntry(garden, 6)] },
      ],
      [[EVERYONE], 'presence:changed', { presence: [{ memberId: ann, presence: 'online' }] }],
    ]);
    expect(pieces.at(-1)).toBe(3);
    clock.advance(60_000);
    expect(steps).toHaveLength(3);
    expect(clock.pendingCount()).toBe(0);
  });

  it.each<[string, Change]>([
    ['another entry', appended(garden, 6)],
    ['an entry of another room', appended(newRoomId(), 1)],
    ['somebody who is others now', { type: 'members-changed', members: [toMember(bob)] }],
    ['a room', { type: 'room-changed', state: toState([ann, bob]), memberIds: [bob] }],
    ['a room that is gone', { type: 'room-removed', roomId: garden, memberId: bob }],
    ['an ending', { type: 'member-ended', memberId: ann, code: 'banned' }],
    ['who writes', { type: 'typing-changed', roomId: garden, memberId: ann, isTyping: true }],
  ])('TL-16: but before %s, which waits for nothing', (_, next) => {
    const { steps, pieces, clock, announcer } = listen();
    announcer.announce([arrived(ann, 5)]);
    announcer.announce([next]);
    expect(steps.slice(0, 2).map(([, event]) => event)).toEqual([
      'member:changed',
      'entry:appended',
    ]);
    const told = steps.length;
    expect(told).toBeGreaterThan(2);
    expect(pieces).toEqual([told]);
    clock.advance(60_000);
    expect(steps).toHaveLength(told);
  });

  it('TL-3 · TL-16: keeps the order of entries where somebody came in between', () => {
    const { steps, clock, announcer } = listen();
    announcer.announce([
      appended(garden, 1),
      arrived(bob, 2),
      appended(garden, 3),
      arrived(ann, 4),
    ]);
    clock.advance(LIMITS.presenceDelayMs);
    const seqs = steps.flatMap(([, event, payload]) =>
      event === 'entry:appended' ? (payload as { entries: Entry[] }).entries : [],
    );
    expect(seqs.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('TL-16 · PR-5: who came last is told before the goodbye', () => {
    const { steps, announcer } = listen();
    announcer.announce([arrived(ann, 5)]);
    announcer.flush();
    expect(steps.map(([, event]) => event)).toEqual(['member:changed', 'entry:appended']);
  });

  it('what is told alone is not held back for anything', () => {
    const { pieces, announcer } = listen();
    announcer.announce([appended(garden, 1)]);
    announcer.announce([
      appended(garden, 2),
      { type: 'presence-changed', presence: [{ memberId: ann, presence: 'away' }] },
    ]);
    expect(pieces).toEqual([]);
    announcer.announce([appended(garden, 3), appended(newRoomId(), 1)]);
    expect(pieces).toEqual([2]);
  });

  it('DL-8: markers are told after a moment, in large rooms to their own member alone', () => {
    const { steps, clock, announcer } = listen();
    const moved = (audience: 'room' | 'self', read: number): Change => ({
      type: 'markers-changed',
      roomId: garden,
      markers: [{ memberId: ann, delivered: read, read }],
      audience,
    });
    announcer.announce([moved('room', 1), moved('room', 2)]);
    clock.advance(LIMITS.receiptDelayMs);
    announcer.announce([moved('self', 3)]);
    announcer.flush();
    expect(steps.map(([to, event]) => [to, event])).toEqual([
      [[toRoomKey(garden)], 'marker:changed'],
      [[toMemberKey(ann)], 'marker:changed'],
    ]);
    expect(steps[0]?.[2]).toMatchObject({ markers: [{ read: 2 }] });
  });

  it('DL-10: what was read privately is told to its member, and never undone by what the others hear', () => {
    const { steps, announcer } = listen();
    const moved = (audience: 'room' | 'self' | 'others', read: number): Change => ({
      type: 'markers-changed',
      roomId: garden,
      markers: [{ memberId: ann, delivered: 9, read }],
      audience,
    });
    const told = () => {
      announcer.flush();
      return steps.splice(0).map(([to, , payload, except]) => ({
        to,
        read: (payload as { markers: { read: number }[] }).markers[0]?.read,
        ...(except === undefined ? {} : { except }),
      }));
    };
    const [self, others] = [
      { to: [toMemberKey(ann)], read: 9 },
      { to: [toRoomKey(garden)], except: toMemberKey(ann) },
    ];
    announcer.announce([moved('room', 2), moved('self', 9)]);
    expect(told()).toEqual([self, { ...others, read: 2 }]);
    announcer.announce([moved('self', 9), moved('others', 4)]);
    expect(told()).toEqual([self, { ...others, read: 4 }]);
    announcer.announce([moved('self', 9), moved('others', 4), moved('room', 12)]);
    expect(told()).toEqual([{ to: [toRoomKey(garden)], read: 12 }]);
  });

  it('DL-10: a room is told to each as far as each may see it', () => {
    const { steps, announcer } = listen();
    const state = toState([ann, bob], [{ memberId: ann, read: 8 }]);
    announcer.announce([{ type: 'room-changed', state, memberIds: [ann, bob] }]);
    const reads = steps
      .filter(([, event]) => event === 'room:changed')
      .map(([to, , payload]) => [
        to,
        (payload as { room: Room }).room.markers.map(({ read }) => read),
      ]);
    expect(reads).toEqual([
      [[toMemberKey(bob)], [1, 1]],
      [[toMemberKey(ann)], [8, 1]],
    ]);
    expect(JSON.stringify(steps)).not.toContain('privateReads');
  });

  it('PR-2: typing is told to the room, but not to who types', () => {
    const { steps, announcer } = listen();
    announcer.announce([{ type: 'typing-changed', roomId: garden, memberId: ann, isTyping: true }]);
    expect(steps).toEqual([
      [
        [toRoomKey(garden)],
        'typing:changed',
        { roomId: garden, memberId: ann, isTyping: true },
        toMemberKey(ann),
      ],
    ]);
  });
});
