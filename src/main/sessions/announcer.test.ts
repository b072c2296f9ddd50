import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientSession, SessionEvent } from '../../client/client-session';
import { reduceState, restoreState, type ClientAction, type ClientState } from '../../client/state';
import { aWelcome } from '../../client/testing/fake-socket';
import {
  aClientId,
  aMember,
  aMemberId,
  aMessage,
  aRoom,
  aRoomId,
  aServerId,
  said,
} from '../../client/testing/samples';
import { applyPatch } from '../../shared/bridge/patch';
import type { AppView } from '../../shared/bridge/views';
import { createFakeClock } from '../../server/testing/fake-clock';
import { createAnnouncer } from './announcer';
import { createServerShape } from './server-view';
import type { SessionSetEvent } from './session-set';

const serverId = aServerId('a');
const server = {
  id: serverId,
  name: 'Workshop',
  addresses: [{ host: '10.0.0.5', port: 7788 }],
  isHostedHere: false,
  isVerified: false,
};
const nothing = restoreState({ server, members: [], rooms: [], outbox: [] }, aMemberId(0));

/** A session of which only what the announcer looks at is there. */
function createFakeSession(waiting: number) {
  let state: ClientState = nothing;
  let say: (event: SessionEvent) => void = () => {};
  const session = {
    serverId,
    server: () => server,
    state: () => state,
    link: () => ({ state: 'online' }),
    condition: () => ({ heldUpBy: null, isDiskFailing: false, clockOffsetMs: 0 }),
    waiting: () =>
      Array.from({ length: waiting }, (_, index) => ({
        clientId: aClientId(index),
        roomId: aRoomId(1),
        content: said('x'),
        createdAt: 1,
        code: 'too_large',
      })),
    subscribe(listener: (event: SessionEvent) => void) {
      say = listener;
      return () => {
        say = () => {};
      };
    },
  } as unknown as ClientSession;
  return {
    session,
    say: (event: SessionEvent) => say(event),
    act(action: ClientAction) {
      state = reduceState(state, action);
      say({ type: 'changed' });
    },
  };
}

function start(waiting = 1) {
  const clock = createFakeClock();
  const told: SessionSetEvent[] = [];
  const turns: (() => void)[] = [];
  const announcer = createAnnouncer(
    (event) => void told.push(event),
    (run) => void turns.push(run),
    clock,
  );
  const fake = createFakeSession(waiting);
  announcer.follow(fake.session);
  const turn = () => {
    for (const run of turns.splice(0)) run();
    return told.splice(0);
  };
  return { announcer, turn, clock, ...fake };
}

const entries = (...seqs: number[]): SessionEvent => ({
  type: 'entries',
  roomId: aRoomId(1),
  items: seqs.map((seq) => ({ entry: aMessage(seq), isForged: false })),
  missedTo: 2,
});

describe('what sessions say', () => {
  it('BR-3: is told once a turn, and only what changed', () => {
    const { turn, act } = start();
    act({ type: 'welcomed', welcome: aWelcome({ rooms: [aRoom(1), aRoom(2)] }) });
    expect(turn()).toMatchObject([{ type: 'patched', patch: { serverOrder: [serverId] } }]);
    act({ type: 'muted', roomId: aRoomId(1), isMuted: true });
    const [event, ...others] = turn();
    expect(others).toEqual([]);
    expect(event).toEqual({
      type: 'patched',
      patch: {
        servers: {
          [serverId]: {
            rooms: { [aRoomId(1)]: expect.objectContaining({ isMuted: true }) },
          },
        },
      },
    });
    act({ type: 'muted', roomId: aRoomId(9), isMuted: true });
    expect(turn()).toEqual([]);
  });

  it('BR-3: drafts are told alone, so that a window draws no room anew for them', () => {
    const { turn, act } = start();
    act({ type: 'welcomed', welcome: aWelcome({ rooms: [aRoom(1), aRoom(2)] }) });
    turn();
    for (const draft of ['half', '']) {
      act({ type: 'drafted', roomId: aRoomId(1), draft });
      const patch = { drafts: { [serverId]: { [aRoomId(1)]: draft } } };
      expect(turn()).toEqual([{ type: 'patched', patch }]);
    }
  });

  it('of timelines is told of opened rooms only, after the view', () => {
    const { announcer, turn, act, say } = start();
    act({ type: 'welcomed', welcome: aWelcome() });
    say(entries(1));
    expect(turn().map(({ type }) => type)).toEqual(['patched']);
    announcer.open(serverId, aRoomId(1));
    act({ type: 'muted', roomId: aRoomId(1), isMuted: true });
    say(entries(2));
    say(entries(3));
    say({ type: 'pending', roomId: aRoomId(1) });
    const [patched, announced, ...others] = turn();
    expect(others).toEqual([]);
    expect(patched?.type).toBe('patched');
    expect(announced).toMatchObject({
      announcement: {
        type: 'timeline:changed',
        items: [{ entry: { seq: 2 } }, { entry: { seq: 3 } }],
        pending: [{ content: said('x'), status: 'failed', code: 'too_large' }],
        missedTo: 2,
      },
    });
  });

  it('after a reset begins anew', () => {
    const { announcer, turn, say } = start();
    announcer.open(serverId, aRoomId(1));
    turn();
    say(entries(2));
    say({ type: 'reset', roomId: aRoomId(1) });
    say(entries(90));
    const announced = turn().flatMap((event) =>
      event.type === 'announced' ? [event.announcement] : [],
    );
    expect(announced).toMatchObject([
      { type: 'timeline:reset' },
      { type: 'timeline:changed', items: [{ entry: { seq: 90 } }] },
    ]);
  });

  it('with a long list of waiting messages is gathered for a while, and nothing of it lost', () => {
    const { announcer, turn, say, clock } = start(60);
    announcer.open(serverId, aRoomId(1));
    turn();
    say(entries(1));
    expect(turn()).toHaveLength(1);
    say(entries(2));
    expect(turn()).toEqual([]);
    say(entries(3));
    announcer.flush();
    expect(turn()).toEqual([]);
    clock.advance(250);
    expect(turn()).toMatchObject([
      { announcement: { items: [{ entry: { seq: 2 } }, { entry: { seq: 3 } }] } },
    ]);
    clock.advance(250);
    expect(turn()).toEqual([]);
  });

  it('of a server that was left is told no more', () => {
    const { announcer, turn, act, say } = start();
    turn();
    announcer.unfollow(serverId);
    expect(turn()).toEqual([
      {
        type: 'patched',
        patch: { servers: { [serverId]: null }, drafts: { [serverId]: null }, serverOrder: [] },
      },
    ]);
    act({ type: 'server-changed', serverName: 'other' });
    say(entries(1));
    expect(turn()).toEqual([]);
  });

  it('BR-3, A10: adds up to what is true, whatever happens in whatever turns', () => {
    const room = fc.integer({ min: 1, max: 3 });
    const person = fc.integer({ min: 0, max: 3 });
    const action: fc.Arbitrary<ClientAction> = fc.oneof(
      fc.record({
        type: fc.constant('room-changed' as const),
        room: fc
          .tuple(room, fc.string(), fc.nat(9), fc.constantFrom('room', 'direct'))
          .map(([number, topic, headSeq, kind]) =>
            aRoom(number, { topic, headSeq, kind: kind as 'room' }),
          ),
      }),
      room.map((number) => ({ type: 'room-removed' as const, roomId: aRoomId(number) })),
      fc.tuple(room, fc.nat(9)).map(([number, seq]) => ({
        type: 'entries-known' as const,
        roomId: aRoomId(number),
        entries: [aMessage(seq + 1, { roomId: aRoomId(number) })],
      })),
      fc.tuple(room, fc.nat(9)).map(([number, seq]) => ({
        type: 'read' as const,
        roomId: aRoomId(number),
        seq,
      })),
      fc
        .tuple(
          person,
          fc.constantFrom('host', 'member'),
          fc.constantFrom('Rosa', 'R0sa', 'rosa', 'Emil'),
        )
        .map(([number, role, name]) => ({
          type: 'members-changed' as const,
          members: [aMember(number, { role: role as 'host', name })],
        })),
      fc.tuple(person, fc.constantFrom('online', 'away')).map(([number, presence]) => ({
        type: 'presence-changed' as const,
        presence: [{ memberId: aMemberId(number), presence: presence as 'away' }],
      })),
      fc.tuple(room, person, fc.boolean()).map(([number, who, isTyping]) => ({
        type: 'typing-changed' as const,
        roomId: aRoomId(number),
        memberId: aMemberId(who),
        isTyping,
        now: 0,
      })),
      fc.constant({ type: 'presence-lost' as const }),
      fc.array(room, { maxLength: 3 }).map((numbers) => ({
        type: 'welcomed' as const,
        welcome: aWelcome({ rooms: [...new Set(numbers)].map((number) => aRoom(number)) }),
      })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(action, fc.boolean()), { maxLength: 60 }), (steps) => {
        const { session, act, turn } = start();
        let view = { serverOrder: [], servers: {} } as unknown as AppView;
        const take = () => {
          for (const event of turn()) {
            if (event.type === 'patched') view = applyPatch(view, event.patch);
          }
        };
        for (const [step, isTurn] of steps) {
          act(step);
          if (isTurn) take();
        }
        take();
        expect(view.servers[serverId]).toEqual(createServerShape(session).whole());
      }),
    );
  });
});
