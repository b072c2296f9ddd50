import { describe, expect, it } from 'vitest';
import { failure, success } from '../shared/lib/result';
import { LIMITS } from '../shared/model/limits';
import { aHello, proven, settle, unreachable } from './testing/fake-platform';
import { first, second, setUpLink } from './testing/link-bench';
import { aMemberId, aRoomId, aServerId } from './testing/samples';

describe('the race of addresses', () => {
  it('asks the next one a little later, and takes the first that proves the key', async () => {
    const { platform, link, last } = setUpLink([first, second]);
    void link.connect();
    expect(platform.probing()).toEqual(['192.168.1.20:7788']);
    platform.clock.advance(249);
    expect(platform.probing()).toHaveLength(1);
    platform.clock.advance(1);
    expect(platform.probing()).toEqual(['192.168.1.20:7788', '10.0.0.5:7788']);
    await platform.answerProbe(second, proven);
    expect(last().url).toBe('https://10.0.0.5:7788');
  });

  it('A6: that nobody ever decides is called off', async () => {
    const { platform, link, network } = setUpLink([first, second]);
    const outcome = link.connect();
    platform.clock.advance(LIMITS.raceTimeoutMs);
    expect(await outcome).toMatchObject({ code: 'unreachable' });
    expect(link.view()).toMatchObject({ state: 'reconnecting', reason: 'unreachable' });
    await platform.answerProbe(first, proven);
    expect(network.sockets).toEqual([]);
  });

  it('asks the next one at once when one has failed', async () => {
    const { platform, link } = setUpLink([first, second]);
    void link.connect();
    await platform.answerProbe(first, unreachable);
    expect(platform.probing()).toEqual(['10.0.0.5:7788']);
  });

  it('does not mind an address that meanwhile belongs to another server', async () => {
    const { platform, link, last } = setUpLink([first, second]);
    void link.connect();
    await platform.answerProbe(first, failure('wrong_key', 'another key'));
    await platform.answerProbe(second, proven);
    await last().welcome();
    expect(link.view()).toEqual({ state: 'online' });
  });

  it('HS-2: stops and says so when all there is shows another key', async () => {
    const { platform, link, network } = setUpLink();
    const outcome = link.connect();
    await platform.answerProbe(first, failure('wrong_key', 'another key'));
    expect(await outcome).toMatchObject({ ok: false, code: 'wrong_key' });
    expect(link.view()).toEqual({ state: 'refused', reason: 'wrong_key' });
    expect(network.sockets).toEqual([]);
    platform.clock.advance(60_000);
    expect(platform.probing()).toEqual([]);
  });

  it('MO-10: says that it comes by itself until the person asks, and from the welcome on again', async () => {
    const { platform, link, last } = setUpLink();
    link.begin();
    await platform.answerProbe(first, proven);
    expect(last().listener.toAuth()).toMatchObject({ byItself: true });
    await last().refuse({ code: 'removed', message: 'out' });
    expect(link.view()).toEqual({ state: 'refused', reason: 'removed' });
    link.hurry();
    expect(platform.probing()).toEqual([]);
    void link.connect();
    await platform.answerProbe(first, proven);
    expect(last().listener.toAuth()).not.toHaveProperty('byItself');
    await last().welcome();
    await last().break();
    platform.clock.advance(5_000);
    await platform.answerProbe(first, proven);
    expect(last().listener.toAuth()).toMatchObject({ byItself: true });
  });

  it('DI-3: tries again what showed another key when there is news of the server, and still tells the other nothing', async () => {
    const addresses = [first];
    const { platform, link, network, last } = setUpLink(addresses);
    void link.connect();
    await platform.answerProbe(first, failure('wrong_key', 'another key'));
    expect(link.view()).toEqual({ state: 'refused', reason: 'wrong_key' });
    addresses.unshift(second);
    link.hurry();
    await platform.answerProbe(second, proven);
    expect(network.sockets).toHaveLength(1);
    await last().welcome();
    expect(link.view()).toEqual({ state: 'online' });
  });

  it('HS-2: does not believe a hello that names another server', async () => {
    const { platform, link, network } = setUpLink();
    const outcome = link.connect();
    await platform.answerProbe(first, success(aHello({ serverId: aServerId('b') })));
    expect(await outcome).toMatchObject({ code: 'wrong_key' });
    expect(network.sockets).toEqual([]);
  });

  it('HS-8: says that versions do not fit before it opens anything', async () => {
    const { platform, link, network } = setUpLink();
    const outcome = link.connect();
    await platform.answerProbe(first, success(aHello({ protocol: { current: 99, oldest: 98 } })));
    expect(await outcome).toMatchObject({ code: 'app_too_old' });
    expect(link.view()).toEqual({ state: 'refused', reason: 'app_too_old' });
    expect(network.sockets).toEqual([]);
  });

  it('tells the most telling of several failures', async () => {
    const { platform, link } = setUpLink([first, second]);
    const outcome = link.connect();
    await platform.answerProbe(first, unreachable);
    await platform.answerProbe(second, failure('not_hearth', 'something else'));
    expect(await outcome).toMatchObject({ code: 'not_hearth' });
    expect(link.view()).toMatchObject({ state: 'reconnecting', reason: 'not_hearth' });
  });
});

describe('a handshake', () => {
  it('HS-5, CA-2: proves the key on this very connection, and says what it knows', async () => {
    const { platform, link, last } = setUpLink();
    void link.connect({ password: 'open sesame' });
    await platform.answerProbe(first, proven);
    expect(last().listener.toAuth()).toEqual({
      protocol: { current: 1, oldest: 1 },
      capabilities: ['pins', 'edit-history', 'seek', 'status', 'pictures'],
      publicKey: platform.identity.publicKey,
      name: 'Mara',
      signature: 's'.repeat(86),
      agreement: platform.identity.agreement,
      password: 'open sesame',
    });
  });

  it.each([
    'password_required',
    'wrong_password',
    'invite_invalid',
    'invite_required',
    'admission_refused',
    'version_mismatch',
  ] as const)('HS-10: that is refused with %s waits for the person', async (code) => {
    const { platform, link, last } = setUpLink();
    const outcome = link.connect();
    await platform.answerProbe(first, proven);
    await last().refuse({ code, message: 'no' });
    expect(await outcome).toMatchObject({ ok: false, code });
    expect(link.view()).toEqual({ state: 'refused', reason: code });
    platform.clock.advance(60_000);
    expect(platform.probing()).toEqual([]);
  });

  it('HS-13: that is refused for now is tried again, not earlier than told', async () => {
    const { platform, link, last } = setUpLink();
    void link.connect();
    await platform.answerProbe(first, proven);
    await last().refuse({ code: 'too_many_connections', message: 'full', retryAfterMs: 9_000 });
    platform.clock.advance(8_999);
    expect(platform.probing()).toEqual([]);
    platform.clock.advance(1);
    expect(platform.probing()).toHaveLength(1);
  });

  it('A6: that stops before anything is said ends after three seconds', async () => {
    const { platform, link, last } = setUpLink();
    const outcome = link.connect();
    await platform.answerProbe(first, proven);
    platform.clock.advance(LIMITS.connectTimeoutMs);
    expect(await outcome).toMatchObject({ code: 'unreachable' });
    expect(last().isOpen).toBe(false);
    expect(link.view()).toMatchObject({ state: 'reconnecting' });
  });

  it('A6: that stops before the welcome ends too', async () => {
    const { platform, link, last } = setUpLink();
    void link.connect();
    await platform.answerProbe(first, proven);
    last().listener.heard();
    platform.clock.advance(LIMITS.handshakeTimeoutMs - 1);
    expect(link.view()).toEqual({ state: 'connecting' });
    platform.clock.advance(1);
    expect(link.view()).toMatchObject({ state: 'reconnecting', reason: 'unreachable' });
  });

  it('A6: that only keeps the line warm ends all the same', async () => {
    const { platform, link, last } = setUpLink();
    void link.connect();
    await platform.answerProbe(first, proven);
    for (let second = 0; second < 10; second += 1) {
      last().listener.heard();
      platform.clock.advance(1_000);
    }
    expect(last().isOpen).toBe(false);
    expect(link.view()).toMatchObject({ state: 'reconnecting', reason: 'unreachable' });
  });

  it('HS-11: is over with the welcome; nothing is heard before', async () => {
    const { platform, link, last, events, welcomes } = setUpLink();
    void link.connect();
    await platform.answerProbe(first, proven);
    await last().tell('room:removed', { roomId: aRoomId(1) });
    expect(events).toEqual([]);
    await last().welcome();
    await last().welcome();
    await last().tell('room:removed', { roomId: aRoomId(1) });
    expect(events).toHaveLength(1);
    expect(welcomes()).toBe(1);
  });

  it.each([
    ['another server', { serverId: aServerId('b') }],
    ['somebody else', { selfId: aMemberId(3) }],
  ])('that welcomes as %s is refused', async (_, facts) => {
    const { platform, link, last, welcomes } = setUpLink();
    void link.connect();
    await platform.answerProbe(first, proven);
    await last().welcome(facts);
    expect(welcomes()).toBe(0);
    expect(link.view()).toEqual({ state: 'refused', reason: 'bad_signature' });
  });
});

describe('a connection', () => {
  it('that breaks is made again, waiting longer each time up to a limit', async () => {
    const { platform, link, last, goOnline } = setUpLink();
    await goOnline();
    await last().break();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const view = link.view();
      if (view.state !== 'reconnecting') throw new Error(view.state);
      waits.push(view.retryAt - platform.clock.now());
      platform.clock.advance(waits.at(-1) ?? 0);
      await platform.answerProbe(first, unreachable);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 2_500, 2_500, 2_500]);
  });

  it('B4: that breaks again at once does not begin the waiting anew', async () => {
    const { platform, link, last, goOnline } = setUpLink();
    await goOnline();
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await last().break();
      const view = link.view();
      if (view.state !== 'reconnecting') throw new Error(view.state);
      waits.push(view.retryAt - platform.clock.now());
      platform.clock.advance(waits.at(-1) ?? 0);
      await platform.answerProbe(first, proven);
      await last().welcome();
    }
    expect(waits).toEqual([500, 1_000, 2_000]);
    platform.clock.advance(LIMITS.reconnectDelayMaxMs);
    await last().break();
    expect(link.view()).toMatchObject({ retryAt: platform.clock.now() + 500 });
  });

  it('A6: that was silent until it was given up has waited half by that already', async () => {
    const { platform, link } = setUpLink();
    void link.connect();
    for (let round = 0; round < 5; round += 1) {
      await platform.answerProbe(first, unreachable);
      platform.clock.advance(LIMITS.reconnectDelayMaxMs);
    }
    await platform.answerProbe(first, proven);
    const triedAt = platform.clock.now();
    while (platform.probing().length === 0) platform.clock.advance(50);
    expect(platform.clock.now() - triedAt).toBe(
      LIMITS.connectTimeoutMs + LIMITS.reconnectDelayMaxMs / 2,
    );
  });

  it('B1: on which nothing is heard is given up after heartbeat and grace', async () => {
    const { platform, link, last, goOnline } = setUpLink();
    await goOnline();
    platform.clock.advance(10_000);
    last().listener.heard();
    platform.clock.advance(14_999);
    expect(link.view()).toEqual({ state: 'online' });
    platform.clock.advance(1);
    expect(link.view()).toMatchObject({ state: 'reconnecting', reason: 'offline' });
    expect(last().isOpen).toBe(false);
  });

  it('answers what was asked: by the server, by time, by its own end', async () => {
    const { platform, link, last, goOnline } = setUpLink();
    await goOnline();
    const ask = () => link.connection()?.ask('room:leave', { roomId: aRoomId(1) });
    const answered = ask();
    await last().take('room:leave').answer(success({}));
    expect(await answered).toEqual(success({}));

    const misfit = ask();
    await last().take('room:leave').answer(success('what?'));
    expect(await misfit).toMatchObject({ ok: false, code: 'internal' });

    const refused = ask();
    await last().take('room:leave').answer(failure('not_found', 'none'));
    expect(await refused).toMatchObject({ ok: false, code: 'not_found' });

    const forgotten = ask();
    last().take('room:leave');
    platform.clock.advance(LIMITS.acknowledgementTimeoutMs);
    expect(await forgotten).toMatchObject({ ok: false, code: 'timeout' });

    const broken = ask();
    await last().break();
    expect(await broken).toMatchObject({ ok: false, code: 'offline' });
  });

  it('ignores events that nobody knows or that do not fit', async () => {
    const { link, last, goOnline, events } = setUpLink();
    await goOnline();
    last().listener.event('from:tomorrow', {});
    last().listener.event('__proto__', {});
    last().listener.event('entry:appended', { roomId: 'x', entries: 'y' });
    await settle();
    expect(events).toEqual([]);
    expect(link.view()).toEqual({ state: 'online' });
  });

  it.each(['server_stopped', 'server_sleeping'] as const)(
    'PR-5: that the server ends with %s is made again',
    async (code) => {
      const { platform, link, last, goOnline } = setUpLink();
      await goOnline();
      await last().tell('session:ended', { code, message: 'bye' });
      expect(link.view()).toMatchObject({ state: 'reconnecting', reason: code });
      expect(last().isOpen).toBe(false);
      platform.clock.advance(500);
      await platform.answerProbe(first, proven);
      await last().welcome();
      expect(link.view()).toEqual({ state: 'online' });
    },
  );

  it.each(['removed', 'banned'] as const)(
    'MO-4 · MO-5: that the server ends because one was %s is not: nothing is tried by itself',
    async (code) => {
      const { platform, link, last, goOnline } = setUpLink();
      await goOnline();
      await last().tell('session:ended', { code, message: 'bye' });
      expect(link.view()).toEqual({ state: 'refused', reason: code });
      platform.clock.advance(60 * 60_000);
      expect(link.view()).toEqual({ state: 'refused', reason: code });
    },
  );
});

describe('RL-3: a server that says it was too much', () => {
  it('at the end is tried again after a wait, and the person sees why', async () => {
    const { link, last, goOnline } = setUpLink();
    await goOnline();
    await last().tell('session:ended', { code: 'slow_down', message: 'bye' });
    expect(last().isOpen).toBe(false);
    expect(link.view()).toMatchObject({ state: 'reconnecting', reason: 'slow_down' });
  });

  it('at the door is tried again when it says, but not after all time', async () => {
    const { link, last, platform } = setUpLink();
    void link.connect();
    await platform.answerProbe(first, proven);
    const startedAt = platform.clock.now();
    const retryAfterMs = Number.MAX_SAFE_INTEGER;
    await last().refuse({ code: 'slow_down', message: 'later', retryAfterMs });
    expect(link.view()).toEqual({
      state: 'reconnecting',
      reason: 'slow_down',
      retryAt: startedAt + LIMITS.retryAfterMaxMs,
    });
  });
});

describe('why a server is not there', () => {
  /** What is shown after the connection ended one way and trying again failed another way. */
  const after = async (
    end: 'server_stopped' | 'server_sleeping' | 'no word',
    code: 'unreachable' | 'not_running' | 'wrong_key',
  ) => {
    const bench = setUpLink();
    const { platform, link, last, goOnline } = bench;
    await goOnline();
    if (end === 'no word') await last().break();
    else await last().tell('session:ended', { code: end, message: 'bye' });
    platform.clock.advance(500);
    await platform.answerProbe(first, failure(code, 'away'));
    const view = link.view();
    return { ...bench, reason: 'reason' in view ? view.reason : null };
  };

  it.each([
    ['server_stopped', 'unreachable', 'server_stopped'],
    ['server_stopped', 'not_running', 'server_stopped'],
    ['server_sleeping', 'unreachable', 'server_sleeping'],
    // A machine that refuses is awake, and Hearth is not there.
    ['server_sleeping', 'not_running', 'not_running'],
    ['server_sleeping', 'wrong_key', 'wrong_key'],
    ['no word', 'unreachable', 'unreachable'],
    ['no word', 'not_running', 'not_running'],
  ] as const)('PR-6: after %s and then %s it is %s', async (end, code, reason) => {
    expect(await after(end, code)).toMatchObject({ reason });
  });

  it('PR-6: is not what it said long ago, once it was back', async () => {
    const { platform, link, last } = await after('server_sleeping', 'unreachable');
    platform.clock.advance(5_000);
    await platform.answerProbe(first, proven);
    await last().welcome();
    await last().break();
    expect(link.view()).toMatchObject({ reason: 'offline' });
    platform.clock.advance(5_000);
    await platform.answerProbe(first, unreachable);
    expect(link.view()).toMatchObject({ reason: 'unreachable' });
  });

  it('is this machine without a network, while it is', async () => {
    const { platform, link, last, goOnline } = setUpLink();
    await goOnline();
    platform.setNetwork(false);
    await last().break();
    expect(link.view()).toMatchObject({ reason: 'offline' });
    platform.clock.advance(500);
    await platform.answerProbe(first, unreachable);
    expect(link.view()).toMatchObject({ reason: 'no_network' });
    platform.setNetwork(true);
    platform.clock.advance(5_000);
    await platform.answerProbe(first, unreachable);
    expect(link.view()).toMatchObject({ reason: 'unreachable' });
  });
});

describe('a machine that sleeps', () => {
  it('PR-6: hangs up before and is back at once after', async () => {
    const { platform, link, last, goOnline } = setUpLink();
    await goOnline();
    const before = last();
    link.sleep();
    expect(before.isOpen).toBe(false);
    expect(link.view()).toEqual({ state: 'connecting' });
    expect(platform.probing()).toEqual([]);
    link.hurry();
    await platform.answerProbe(first, proven);
    await last().welcome();
    expect(link.view()).toEqual({ state: 'online' });
    expect(platform.clock.elapsed()).toBe(0);
  });

  it.each([
    ['racing', async () => {}],
    [
      'opening',
      async (bench: ReturnType<typeof setUpLink>) => bench.platform.answerProbe(first, proven),
    ],
    [
      'waiting',
      async (bench: ReturnType<typeof setUpLink>) => bench.platform.answerProbe(first, unreachable),
    ],
  ])('PR-6: does so in the middle of %s too', async (_, prepare) => {
    const bench = setUpLink();
    const { platform, link, last } = bench;
    const outcome = link.connect();
    await prepare(bench);
    link.sleep();
    const asked = platform.probing().length;
    platform.clock.advance(LIMITS.sleepAtMostMs - 1);
    expect(platform.probing()).toHaveLength(asked);
    link.hurry();
    // A probe from before the sleep is nobody's any more.
    while (platform.probing().length > 0) await platform.answerProbe(first, proven);
    await last().welcome();
    expect(link.view()).toEqual({ state: 'online' });
    await outcome;
  });

  it('does not oversleep when nobody says that the night is over', async () => {
    const { platform, link, goOnline } = setUpLink();
    await goOnline();
    link.sleep();
    platform.clock.advance(LIMITS.sleepAtMostMs);
    expect(platform.probing()).toHaveLength(1);
  });

  it('leaves alone what waits for the person, and what is closed', () => {
    const { platform, link } = setUpLink();
    link.sleep();
    link.pause('not_hosting');
    link.sleep();
    link.hurry();
    expect(link.view()).toEqual({ state: 'refused', reason: 'not_hosting' });
    link.close();
    link.sleep();
    expect(platform.clock.pendingCount()).toBe(0);
    expect(platform.probing()).toEqual([]);
  });
});

describe('a connection on which the server is heard and does not hear', () => {
  const unanswered = async () => {
    const bench = setUpLink();
    await bench.goOnline();
    void bench.link.connection()?.ask('marker:set', { roomId: aRoomId(1), read: 1 });
    // Its heartbeats go on.
    for (let ms = 0; ms < LIMITS.acknowledgementTimeoutMs; ms += 1_000) {
      bench.platform.clock.advance(1_000);
      bench.last().listener.heard();
    }
    return bench;
  };

  it('B2: ends when one question more is not answered either', async () => {
    const { platform, link, last } = await unanswered();
    expect(link.view()).toEqual({ state: 'online' });
    last().take('presence:set');
    platform.clock.advance(LIMITS.connectTimeoutMs);
    expect(link.view()).toMatchObject({ state: 'reconnecting', reason: 'offline' });
  });

  it('B2: goes on when that one is answered', async () => {
    const { platform, link, last } = await unanswered();
    await last().take('presence:set').answer(success({}));
    last().listener.heard();
    platform.clock.advance(LIMITS.connectTimeoutMs);
    expect(link.view()).toEqual({ state: 'online' });
  });
});

const HOUR_MS = 60 * 60_000;
describe.each([2, -2, 400 * 24, -400 * 24])('B5: a clock set by %i hours meanwhile', (hours) => {
  it('neither ends a connection nor lets a dead one live', async () => {
    const { platform, link, last, goOnline } = setUpLink();
    await goOnline();
    platform.clock.advance(10_000);
    platform.clock.jump(hours * HOUR_MS);
    last().listener.heard();
    platform.clock.advance(14_999);
    expect(link.view()).toEqual({ state: 'online' });
    platform.clock.advance(1);
    expect(link.view()).toMatchObject({ state: 'reconnecting', reason: 'offline' });
  });

  it('changes no waiting', async () => {
    const { platform, last, goOnline } = setUpLink();
    await goOnline();
    await last().break();
    platform.clock.jump(hours * HOUR_MS);
    platform.clock.advance(499);
    expect(platform.probing()).toEqual([]);
    platform.clock.advance(1);
    expect(platform.probing()).toHaveLength(1);
  });
});

describe('a person or the system that hurries', () => {
  it('does not wait out the delay', async () => {
    const { platform, link, last, goOnline } = setUpLink();
    await goOnline();
    await last().break();
    link.hurry();
    expect(platform.probing()).toHaveLength(1);
  });

  it('B6: checks a connection that may have died in its sleep', async () => {
    const { platform, link, last, goOnline } = setUpLink();
    await goOnline();
    link.hurry();
    await last().take('presence:set').answer(success({}));
    platform.clock.advance(LIMITS.connectTimeoutMs);
    expect(link.view()).toEqual({ state: 'online' });
    link.hurry();
    last().take('presence:set');
    platform.clock.advance(LIMITS.connectTimeoutMs);
    expect(link.view()).toMatchObject({ state: 'reconnecting' });
  });

  it('leaves a refusal alone', async () => {
    const { platform, link } = setUpLink();
    link.pause('not_hosting');
    link.hurry();
    expect(link.view()).toEqual({ state: 'refused', reason: 'not_hosting' });
    expect(platform.probing()).toEqual([]);
  });
});

it('a closed link tries nothing any more', async () => {
  const { platform, link, last, goOnline } = setUpLink();
  await goOnline();
  link.close();
  expect(last().isOpen).toBe(false);
  expect(link.connection()).toBeNull();
  platform.clock.advance(60_000);
  expect(platform.probing()).toEqual([]);
  expect(platform.clock.pendingCount()).toBe(0);
});
