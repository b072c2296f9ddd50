import { describe, expect, it, vi } from 'vitest';
import { createIdentity, type Identity } from '../../node/identity';
import type { Act } from '../../shared/model/act';
import { upEvents } from '../../shared/protocol/payloads';
import { createFakeClock } from '../testing/fake-clock';
import { codeOf, setupTestBench } from '../testing/test-bench';
import { tryTestClient, type TestClient, type TestClientOptions } from '../testing/test-client';
import type { TestServer, TestServerOptions } from '../testing/test-server';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { start, join } = setupTestBench();

/** A server with its host, and somebody in several places at once. */
async function startWithHost(options: TestServerOptions = {}, places = 3) {
  const owner = createIdentity();
  const server = await start({ ownerId: owner.memberId, ...options });
  const host = await join(server, 'Ann', { identity: owner });
  const identity = createIdentity();
  const bobs: TestClient[] = [];
  for (let place = 0; place < places; place += 1) {
    bobs.push(await join(server, 'Bob', { identity }));
  }
  const [bob] = bobs;
  if (bob === undefined) throw new Error('Bob is nowhere.');
  return { server, host, bob, bobs, identity, bobId: identity.memberId };
}

const comeBack = async (
  server: TestServer,
  identity: Identity,
  more: Partial<TestClientOptions> = {},
): Promise<string> => {
  const outcome = await tryTestClient({ server, identity, name: 'Bob', ...more });
  if (!outcome.ok) return outcome.code;
  outcome.value.close();
  return 'admitted';
};

/** Everything in the lobby, as the host reads it. */
const timelineOf = async (host: TestClient) => {
  const page = { roomId: host.lobby.id, after: 0, limit: 200 };
  return (await host.get('timeline:page', page)).entries;
};

describe('MO-4 · MO-5: whoever has to go', () => {
  it.each(['remove', 'ban'] as const)(
    'F4: hears why on every connection, welcomed or not, and all are closed: %s',
    async (kind) => {
      const { host, bobs, bobId } = await startWithHost();
      await host.act({ kind, memberId: bobId });
      const code = kind === 'ban' ? 'banned' : 'removed';
      for (const bob of bobs) {
        expect(await bob.hear('session:ended')).toMatchObject({ code });
        await bob.closed();
      }
      const told = await host.hear('member:changed', ({ members }) =>
        members.some(({ isRemoved }) => isRemoved === true),
      );
      expect(told.members).toMatchObject([{ id: bobId, isRemoved: true }]);
      const left = await host.hear('entry:appended', ({ entries }) =>
        entries.some((entry) => entry.kind === 'membership' && entry.change === 'left'),
      );
      expect(left.entries).toMatchObject([{ memberId: bobId, author: host.identity.memberId }]);
    },
  );

  it.each(['remove', 'ban', 'mute'] as const)(
    'F11: in the middle of a burst from several sockets, nothing of theirs comes after the acknowledged act: %s',
    async (kind) => {
      const { host, bob, bobs, bobId } = await startWithHost({ store: 'sqlite' });
      const burst = () => {
        for (const one of bobs) {
          // Packets as apps send them, and single messages.
          const entries = ['a', 'b', 'c'].map((text) => {
            const { roomId: _, ...rest } = one.toMessage(bob.lobby.id, text);
            return { kind: 'message' as const, ...rest };
          });
          void one.ask('entry:append', { roomId: bob.lobby.id, entries });
          for (let n = 0; n < 30; n += 1)
            void one.ask('message:send', one.toMessage(bob.lobby.id, `${n}`));
        }
      };
      burst();
      await bob.hear('entry:appended');
      const act: Act =
        kind === 'mute' ? { kind, memberId: bobId, lastsMs: null } : { kind, memberId: bobId };
      const acting = host.act(act);
      burst();
      expect(await acting).toMatchObject({ ok: true });
      const { headSeq } = await host.get('timeline:page', {
        roomId: bob.lobby.id,
        after: 0,
        limit: 1,
      });
      burst();
      // What the sockets still carry has been handled when the host is answered twice more.
      await host.send(bob.lobby.id, 'after');
      await Promise.all(
        kind === 'mute' ? [bob.get('room:list', {})] : bobs.map((one) => one.closed()),
      );
      await host.send(bob.lobby.id, 'long after');
      const entries = await timelineOf(host);
      const theirs = entries.filter(({ author, kind: of }) => author === bobId && of === 'message');
      expect(theirs.length).toBeGreaterThan(0);
      expect(Math.max(...theirs.map(({ seq }) => seq))).toBeLessThanOrEqual(headSeq);
    },
  );

  it('F4: somebody who is just being let in does not slip through', async () => {
    const { server, host, identity, bobId } = await startWithHost();
    const arriving = Array.from({ length: 4 }, () =>
      tryTestClient({ server, identity, name: 'Bob' }),
    );
    await host.act({ kind: 'ban', memberId: bobId });
    for (const outcome of await Promise.all(arriving)) {
      if (outcome.ok) await outcome.value.closed();
    }
    expect(await comeBack(server, identity)).toBe('banned');
    expect(await codeOf(host.ask('room:list', {}))).toBe('done');
    const health = await host.get('ban:list', {});
    expect(health.bans).toMatchObject([{ memberId: bobId, name: 'Bob' }]);
  });

  it('MO-5: neither an invite, nor the password, nor a knock, nor another name brings a banned key back', async () => {
    const { server, host, identity, bobId } = await startWithHost();
    await host.act({ kind: 'ban', memberId: bobId }, 'Sold things');
    expect(await comeBack(server, identity)).toBe('banned');
    expect(await comeBack(server, identity, { token: server.token })).toBe('banned');
    expect(await comeBack(server, identity, { name: 'Somebody else' })).toBe('banned');
    await server.configure({ joining: { mode: 'password', password: 'ember' } });
    expect(await comeBack(server, identity, { password: 'ember' })).toBe('banned');
    await server.configure({ joining: { mode: 'ask' } });
    expect(await comeBack(server, identity)).toBe('banned');
    expect(server.knocks.list()).toEqual([]);
    expect(await comeBack(server, createIdentity(), { token: server.token })).toBe('admitted');
    await host.act({ kind: 'unban', memberId: bobId });
    expect(await comeBack(server, identity)).toBe('awaiting_admission');
    expect(await comeBack(server, identity, { token: server.token })).toBe('admitted');
  });

  it('MO-10: an app that comes by itself is not let in after a removal, also where anyone may join', async () => {
    const { server, host, identity, bobId } = await startWithHost();
    const byItself = { auth: { byItself: true } };
    expect(await comeBack(server, identity, byItself)).toBe('admitted');
    await host.act({ kind: 'remove', memberId: bobId });
    expect(await comeBack(server, identity, byItself)).toBe('removed');
    expect(await comeBack(server, identity)).toBe('admitted');
    expect(await comeBack(server, identity, byItself)).toBe('admitted');
  });

  it('MO-4: who was removed comes back as the server lets newcomers in', async () => {
    const { server, host, identity, bobId } = await startWithHost();
    await server.configure({ joining: { mode: 'invite' } });
    expect(await comeBack(server, identity)).toBe('admitted');
    await host.act({ kind: 'remove', memberId: bobId });
    expect(await comeBack(server, identity)).toBe('invite_required');
    const back = await join(server, 'Bob', { identity, token: server.token });
    expect(back.welcome.rooms.map(({ isLobby }) => isLobby)).toEqual([true]);
    await back.send(back.lobby.id, 'back again');
    await host.hear('entry:appended', ({ entries }) =>
      entries.some((entry) => entry.kind === 'message' && entry.author === bobId),
    );
  });
});

describe('MO-3: an act', () => {
  it('F3 · F1: is refused with a signature over anything else, and changes nothing', async () => {
    const { host, bob, bobId } = await startWithHost({}, 1);
    const carla = createIdentity().memberId;
    const good: Act = { kind: 'mute', memberId: bobId, lastsMs: 60_000 };
    const { memberId, lastsMs } = good;
    const sent = { ...host.toActing(good, 'Noise'), memberId, lastsMs };
    const lies = [
      { ...sent, lastsMs: null },
      { ...sent, lastsMs: 61_000 },
      { ...sent, memberId: carla },
      { ...sent, reason: 'Another one' },
      { ...sent, clientId: host.toActing(good).clientId },
    ];
    for (const lie of lies) {
      expect(await codeOf(host.ask('member:mute', lie))).toBe('bad_signature');
    }
    // Captured, and asked for as another act or by another member.
    expect(await codeOf(host.ask('member:ban', sent))).toBe('bad_signature');
    expect(await codeOf(bob.ask('member:mute', sent))).toBe('bad_signature');
    expect((await host.get('audit:list', { limit: 10 })).items).toEqual([]);
    expect(await codeOf(host.ask('member:mute', sent))).toBe('done');
    expect(await codeOf(host.ask('member:mute', sent))).toBe('done');
    const { items } = await host.get('audit:list', { limit: 10 });
    expect(items).toMatchObject([{ actor: host.identity.memberId, act: good, reason: 'Noise' }]);
  });

  it('MO-1 · MO-2: works by the role of the moment: appointed and dismissed takes effect at once', async () => {
    const { server, host, bob, bobId } = await startWithHost({}, 1);
    const carla = await join(server, 'Carla');
    const mute: Act = { kind: 'mute', memberId: carla.identity.memberId, lastsMs: null };
    expect(await codeOf(bob.act(mute))).toBe('not_allowed');
    await host.act({ kind: 'set-role', memberId: bobId, role: 'moderator' });
    await carla.hear('member:changed', ({ members }) => members[0]?.role === 'moderator');
    expect(await codeOf(bob.act({ kind: 'ban', memberId: host.identity.memberId }))).toBe(
      'not_allowed',
    );
    expect(await codeOf(bob.act(mute))).toBe('done');
    await host.act({ kind: 'set-role', memberId: bobId, role: 'member' });
    expect(await codeOf(bob.act({ kind: 'unmute', memberId: carla.identity.memberId }))).toBe(
      'not_allowed',
    );
    expect(await codeOf(bob.ask('audit:list', { limit: 1 }))).toBe('not_allowed');
    expect(await codeOf(bob.ask('ban:list', {}))).toBe('not_allowed');
  });
});

describe('muted and slowed members', () => {
  it('MO-6: hear until when, read on, and write again when it is over', async () => {
    const clock = createFakeClock();
    const { host, bob, bobId } = await startWithHost({ clock }, 1);
    await host.act({ kind: 'mute', memberId: bobId, lastsMs: 60_000 });
    const told = await bob.hear('member:changed');
    expect(told.members).toMatchObject([{ id: bobId, mute: { until: clock.now() + 60_000 } }]);
    const refused = await bob.ask('message:send', bob.toMessage(bob.lobby.id, 'hey'));
    expect(refused).toMatchObject({ ok: false, code: 'muted', retryAfterMs: 60_000 });
    await host.send(host.lobby.id, 'read this');
    await bob.hear('entry:appended', ({ entries }) => entries[0]?.kind === 'message');
    clock.advance(60_000);
    await bob.send(bob.lobby.id, 'thank you');
  });

  it('MO-7: hear how long to wait, and everybody hears of the slow mode by its entry', async () => {
    const clock = createFakeClock();
    const { host, bob } = await startWithHost({ clock }, 1);
    await host.act({ kind: 'slow-mode', roomId: host.lobby.id, intervalMs: 30_000 });
    await bob.hear('entry:appended', ({ entries }) => {
      const [entry] = entries;
      return entry?.kind === 'room' && entry.slowModeMs === 30_000;
    });
    await bob.send(bob.lobby.id, 'one');
    clock.advance(10_000);
    const refused = await bob.ask('message:send', bob.toMessage(bob.lobby.id, 'two'));
    expect(refused).toMatchObject({ ok: false, code: 'slow_down', retryAfterMs: 20_000 });
    await host.send(host.lobby.id, 'as many');
    await host.send(host.lobby.id, 'as I like');
    clock.advance(20_000);
    await bob.send(bob.lobby.id, 'two');
  });
});

it('MO-3: every event with a signature and no room to write in is an act', () => {
  const acts = Object.entries(upEvents)
    .filter(([, { payload }]) => 'reason' in payload.shape)
    .map(([event]) => event);
  expect(acts.toSorted()).toEqual([
    'member:ban',
    'member:mute',
    'member:remove',
    'member:set-role',
    'member:unban',
    'member:unmute',
    'room:slow-mode',
  ]);
});
