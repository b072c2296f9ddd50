import { describe, expect, it } from 'vitest';
import type { Entry } from '../shared/model/entry';
import { LIMITS } from '../shared/model/limits';
import { countMentions, countUnread } from './room-state';
import {
  nextTypingEnd,
  reduceState,
  restoreState,
  type ClientAction,
  type ClientState,
} from './state';
import { aWelcome } from './testing/fake-socket';
import { aMember, aMemberId, aMessage, aRoom, aRoomId, aServerId } from './testing/samples';

const room1 = aRoomId(1);
const self = aMemberId(0);
const other = aMemberId(1);
const nothing = restoreState(
  {
    server: {
      id: aServerId('a'),
      name: 'Workshop',
      addresses: [],
      isHostedHere: false,
      isVerified: false,
    },
    members: [],
    rooms: [],
    outbox: [],
  },
  self,
);
const run = (state: ClientState, ...actions: ClientAction[]) => actions.reduce(reduceState, state);
const welcomed = (facts: Parameters<typeof aWelcome>[0] = {}) =>
  run(nothing, { type: 'welcomed', welcome: aWelcome(facts) });
const known = (...entries: Entry[]): ClientAction => ({
  type: 'entries-known',
  roomId: room1,
  entries,
});
const room = (state: ClientState) => {
  const one = state.rooms[room1];
  if (one === undefined) throw new Error('The room is not there.');
  return one;
};

describe('unread messages', () => {
  it('DL-9: are those by others after the read marker', () => {
    const markers = [{ memberId: self, delivered: 2, read: 2 }];
    const state = run(
      welcomed({ rooms: [aRoom(1, { headSeq: 2, markers })] }),
      known(aMessage(3), aMessage(4, { author: self }), aMessage(5, { text: 'Member 0, come' })),
    );
    expect(countUnread(room(state))).toBe(2);
    expect(countMentions(room(state))).toBe(1);
    expect(room(state).room.headSeq).toBe(5);
    expect(room(state).lastMessageAt).toBe(1_005);
  });

  it('are read up to the marker, which never goes back', () => {
    const state = run(
      welcomed(),
      known(aMessage(1), aMessage(2), aMessage(3)),
      { type: 'read', roomId: room1, seq: 2 },
      { type: 'read', roomId: room1, seq: 1 },
    );
    expect(room(state).readSeq).toBe(2);
    expect(countUnread(room(state))).toBe(1);
  });

  it('hear of what was read on another of the own apps', () => {
    const markers = [{ memberId: self, delivered: 3, read: 3 }];
    const state = run(welcomed(), known(aMessage(1), aMessage(2), aMessage(3)), {
      type: 'markers-changed',
      roomId: room1,
      markers,
    });
    expect(countUnread(room(state))).toBe(0);
  });

  it('stand in their order, however they came to be known, and go when they are none any more', () => {
    const seqs = (state: ClientState) => room(state).unread.map(({ seq }) => seq);
    const state = run(welcomed(), known(aMessage(1), aMessage(4)), known(aMessage(7), aMessage(6)));
    expect(seqs(state)).toEqual([1, 4, 6, 7]);
    const between = run(state, known(aMessage(3), aMessage(8), aMessage(4, { text: 'Member 0!' })));
    expect(seqs(between)).toEqual([1, 3, 4, 6, 7, 8]);
    expect(countMentions(room(between))).toBe(1);
    const { text: _, ...rest } = aMessage(6);
    const gone = { ...rest, kind: 'tombstone', of: 'message' } as unknown as Entry;
    expect(seqs(run(between, known(gone, aMessage(9))))).toEqual([1, 3, 4, 7, 8, 9]);
    expect(seqs(run(welcomed(), known(gone)))).toEqual([]);
  });

  it('count all entries where too much was missed to fetch it', () => {
    const state = run(
      welcomed({ rooms: [aRoom(1, { headSeq: 50_000 })] }),
      { type: 'range-reset', roomId: room1, from: 49_941 },
      known(aMessage(49_941)),
    );
    expect(countUnread(room(state))).toBe(49_941);
    expect(countUnread(room(run(state, { type: 'read', roomId: room1, seq: 49_941 })))).toBe(0);
  });
});

describe('the facts of a room', () => {
  const entered = (seq: number, memberId = aMemberId(2)): Entry => ({
    kind: 'membership',
    roomId: room1,
    seq,
    at: 1,
    author: memberId,
    change: 'joined',
    memberId,
  });

  it('follow entries that are newer than they are, and not those that are older', () => {
    const facts = aRoom(1, { headSeq: 5, name: 'now' });
    const renamed = (seq: number, name: string): Entry => ({
      kind: 'room',
      roomId: room1,
      seq,
      at: 1,
      author: other,
      name,
    });
    const state = run(
      welcomed({ rooms: [facts] }),
      known(renamed(4, 'before'), { ...entered(5), change: 'left', memberId: other } as Entry),
    );
    expect(room(state).room).toMatchObject({ name: 'now', memberIds: [self, other] });
    const later = run(state, known(entered(6), renamed(7, 'later')));
    expect(room(later).room).toMatchObject({
      name: 'later',
      memberIds: [self, other, aMemberId(2)],
    });
  });

  it('that are older than what is known change nothing', () => {
    const state = welcomed({ rooms: [aRoom(1, { headSeq: 5, name: 'new' })] });
    const late = run(state, { type: 'room-changed', room: aRoom(1, { headSeq: 4, name: 'old' }) });
    expect(late).toBe(state);
  });

  it('DL-8: do not take markers back', () => {
    const marker = (read: number) => ({ memberId: other, delivered: read, read });
    const state = run(
      welcomed({ rooms: [aRoom(1, { headSeq: 9, markers: [marker(3)] })] }),
      { type: 'markers-changed', roomId: room1, markers: [marker(7)] },
      { type: 'markers-changed', roomId: room1, markers: [marker(5)] },
      { type: 'room-changed', room: aRoom(1, { headSeq: 9, markers: [marker(4)] }) },
    );
    expect(room(state).room.markers).toEqual([marker(7)]);
  });

  it('keep mute and draft over a welcome, also when the server was set back', () => {
    const state = run(
      welcomed({ rooms: [aRoom(1, { headSeq: 9 })] }),
      { type: 'muted', roomId: room1, isMuted: true },
      { type: 'drafted', roomId: room1, draft: 'half' },
      { type: 'read', roomId: room1, seq: 9 },
      { type: 'welcomed', welcome: aWelcome({ rooms: [aRoom(1, { headSeq: 2 })] }) },
    );
    expect(room(state)).toMatchObject({
      isMuted: true,
      draft: 'half',
      readSeq: 0,
      room: { headSeq: 2 },
    });
  });
});

describe('members and rooms', () => {
  it('are those of the welcome, no others', () => {
    const state = run(
      welcomed({ rooms: [aRoom(1), aRoom(2)] }),
      { type: 'members-changed', members: [aMember(2)] },
      { type: 'welcomed', welcome: aWelcome({ rooms: [aRoom(2)] }) },
    );
    expect(Object.keys(state.rooms)).toEqual([aRoomId(2)]);
    expect(state.members[aMemberId(2)]).toBeUndefined();
  });

  it('keep their identity when nothing of them changes', () => {
    const state = welcomed({ rooms: [aRoom(1), aRoom(2)] });
    const next = run(state, known(aMessage(1)));
    expect(next.rooms[aRoomId(2)]).toBe(state.rooms[aRoomId(2)]);
    expect(next.members).toBe(state.members);
  });

  it('do not grow without end, whatever a server sends', () => {
    const many = Array.from({ length: LIMITS.membersPerServer + 50 }, (_, index) => ({
      ...aMember(1),
      id: `${index}`.padStart(26, 'a') as typeof other,
    }));
    const state = run(welcomed(), { type: 'members-changed', members: many });
    expect(Object.keys(state.members)).toHaveLength(LIMITS.membersPerServer);
  });

  it('of nobody one knows have no presence', () => {
    const presence = [{ memberId: aMemberId(9), presence: 'online' as const }];
    const state = run(welcomed(), { type: 'presence-changed', presence });
    expect(Object.keys(state.presence)).toEqual([other]);
  });
});

describe('typing notices', () => {
  const typing = (now: number, isTyping = true): ClientAction => ({
    type: 'typing-changed',
    roomId: room1,
    memberId: other,
    isTyping,
    now,
  });

  it('PR-2: end after six seconds without a new one', () => {
    const state = run(welcomed(), typing(1_000), typing(4_000));
    expect(nextTypingEnd(state)).toBe(10_000);
    expect(run(state, { type: 'typing-expired', now: 9_999 }).typing[room1]).toHaveLength(1);
    expect(run(state, { type: 'typing-expired', now: 10_000 }).typing).toEqual({});
  });

  it('PR-2: end with a message of the same member, and when told', () => {
    expect(run(welcomed(), typing(0), known(aMessage(1))).typing).toEqual({});
    expect(run(welcomed(), typing(0), typing(1, false)).typing).toEqual({});
  });

  it('of oneself, of strangers and of unknown rooms are none', () => {
    const state = welcomed();
    const stranger = { ...typing(0), memberId: aMemberId(9) } as ClientAction;
    const own = { ...typing(0), memberId: self } as ClientAction;
    const elsewhere = { ...typing(0), roomId: aRoomId(9) } as ClientAction;
    expect(run(state, stranger, own, elsewhere)).toBe(state);
  });
});
