import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDialler } from '../../node/dialler';
import { toMemberKeyWords } from '../../node/key-words';
import { createIdentity, withNewAgreement, type Identity } from '../../node/identity';
import type { ServerId } from '../../shared/model/ids';
import type { InviteTerms } from '../../shared/model/invite-facts';
import { createLineLog } from '../../shared/lib/log';
import { LIMITS } from '../../shared/model/limits';
import { toAuthSigningText } from '../../shared/protocol/signing';
import { PROTOCOL } from '../../shared/protocol/version';
import { createFakeClock } from '../testing/fake-clock';
import { openRawConnection } from '../testing/raw-connection';
import { openTestClient, tryTestClient, type TestClientOptions } from '../testing/test-client';
import { startTestServer, type TestServer, type TestServerOptions } from '../testing/test-server';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const item of open.splice(0).toReversed()) await item.close();
});

async function start(options?: TestServerOptions): Promise<TestServer> {
  const server = await startTestServer(options);
  open.push(server);
  return server;
}

async function join(options: TestClientOptions) {
  const client = await openTestClient(options);
  open.push(client);
  return client;
}

/** The code of the refusal, or `admitted`. */
async function knock(options: TestClientOptions): Promise<string> {
  const outcome = await tryTestClient(options);
  if (!outcome.ok) return outcome.code;
  outcome.value.close();
  return 'admitted';
}

const toAuth = (identity: Identity, serverId: ServerId, exporter: string) => ({
  protocol: PROTOCOL,
  publicKey: identity.publicKey,
  name: 'Mallory',
  signature: identity.sign(toAuthSigningText(serverId, exporter)),
});

describe('who gets in', () => {
  it('HS-5, HS-11, HS-12: a signed handshake is welcomed with everything, as the member of its key', async () => {
    const server = await start({ name: 'Attic' });
    const client = await join({ server, name: '  Ann\u200B ' });
    expect(client.heard[0]?.event).toBe('session:welcomed');
    expect(client.welcome).toMatchObject({
      serverId: server.serverId,
      serverName: 'Attic',
      protocol: PROTOCOL.current,
      selfId: client.identity.memberId,
      members: [
        { id: client.identity.memberId, publicKey: client.identity.publicKey, name: 'Ann' },
      ],
      presence: [{ memberId: client.identity.memberId, presence: 'online' }],
      rooms: [{ isLobby: true, memberIds: [client.identity.memberId] }],
    });
  });

  it('HS-6 · F3: a login that was captured is worth nothing on another connection', async () => {
    const server = await start();
    const identity = createIdentity();
    const first = await openRawConnection(server);
    const captured = JSON.stringify(toAuth(identity, server.serverId, first.exporter()));
    first.write(`0${captured}`);
    await first.receive(/session:welcomed/);
    const second = await openRawConnection(server);
    second.write(`0${captured}`);
    expect(await second.receive(/^4/)).toContain('bad_signature');
    await second.closed();
    first.close();
  });

  it('HS-6: a signature for another server is refused', async () => {
    const server = await start();
    const other = await start();
    const raw = await openRawConnection(server);
    const auth = toAuth(createIdentity(), other.serverId, raw.exporter());
    raw.write(`0${JSON.stringify(auth)}`);
    expect(await raw.receive(/^4/)).toContain('bad_signature');
  });

  it('HS-6: the key of another member cannot be claimed', async () => {
    const server = await start();
    const ann = await join({ server });
    const { publicKey } = ann.identity;
    expect(await knock({ server, auth: { publicKey } })).toBe('bad_signature');
  });

  it('HS-8: versions that do not overlap are refused, both ranges named', async () => {
    const server = await start();
    const protocol = { current: 9, oldest: 7 };
    const outcome = await tryTestClient({ server, auth: { protocol, signature: 'later kind' } });
    expect(outcome).toMatchObject({ ok: false, code: 'version_mismatch' });
    expect(outcome).toMatchObject({ message: expect.stringMatching(/1 to 1.*7 to 9/) });
  });

  it('HS-8: the refusal says what the server speaks, and who has to be updated', async () => {
    const server = await start();
    const refusalOf = async (protocol: { current: number; oldest: number }) => {
      const raw = await openRawConnection(server);
      raw.write(`0${JSON.stringify({ protocol })}`);
      return JSON.parse((await raw.receive(/^4/)).slice(1)) as unknown;
    };
    expect(await refusalOf({ current: 9, oldest: 7 })).toMatchObject({
      message: expect.stringMatching(/Ask the host to update this server\.$/),
      data: { code: 'version_mismatch', protocol: { current: 1, oldest: 1 } },
    });
  });

  it('CA-2: names that the server does not know are welcome; more than 64, or other things, are not', async () => {
    const server = await start();
    const names = (count: number) => Array.from({ length: count }, (_, at) => `name-${at}`);
    const capabilities = (told: unknown) => ({ capabilities: told }) as never;
    expect(await knock({ server, auth: capabilities(names(64)) })).toBe('admitted');
    expect(await knock({ server, auth: capabilities(undefined) })).toBe('admitted');
    for (const told of [names(65), ['Pins'], 'pins', [{}]]) {
      expect(await knock({ server, auth: capabilities(told) })).toBe('bad_request');
    }
  });

  it('HS-10: a name that cannot be used has a code of its own', async () => {
    const server = await start();
    expect(await knock({ server, name: '\u200B' })).toBe('name_invalid');
    expect(await knock({ server, name: 'x'.repeat(33) })).toBe('name_invalid');
  });

  it('HS-10: a refusal disturbs nobody else', async () => {
    const server = await start();
    const ann = await join({ server });
    expect(await knock({ server, auth: { signature: 'x' } })).toBe('bad_request');
    await ann.send(ann.lobby.id, 'still here');
    expect(ann.socket.connected).toBe(true);
  });
});

describe('passwords and invites', () => {
  it('HS-9: neither, a wrong one, a right one, an invite, a wrong invite', async () => {
    const server = await start({ password: 'open sesame' });
    expect(await knock({ server })).toBe('password_required');
    expect(await knock({ server, password: 'open barley' })).toBe('wrong_password');
    expect(await knock({ server, token: 'x'.repeat(22) })).toBe('invite_invalid');
    expect(await knock({ server, password: 'open sesame' })).toBe('admitted');
    expect(await knock({ server, token: server.token })).toBe('admitted');
  });

  it('HS-14, HS-15: an agreement key that its member signed is told to all; another is refused', async () => {
    const server = await start();
    const ann = await join({ server });
    const identity = createIdentity();
    const { agreement } = identity;
    const other = createIdentity().agreement;
    expect(await knock({ server, identity, auth: { agreement: other } })).toBe('bad_signature');
    const swapped = { ...agreement, publicKey: other?.publicKey };
    expect(await knock({ server, identity, auth: { agreement: swapped } })).toBe('bad_signature');
    expect(await knock({ server, identity, auth: { agreement: 'none' } })).toBe('bad_request');

    const bob = await join({ server, identity, auth: { agreement } });
    const told = await ann.hear('member:changed');
    expect(told.members).toMatchObject([{ id: identity.memberId, agreement }]);
    const self = bob.welcome.members.find(({ id }) => id === identity.memberId);
    expect(self).toMatchObject({ agreement });
    // An app that says nothing of it takes nothing away, and nobody hears of it again.
    const again = await join({ server, identity });
    expect(again.welcome.members).toContainEqual(expect.objectContaining({ agreement }));
    expect(ann.welcome.members[0]).not.toHaveProperty('agreement');
    const renewed = withNewAgreement(identity).agreement;
    await join({ server, identity, auth: { agreement: renewed } });
    const changed = await ann.hear('member:changed');
    expect(changed.members).toMatchObject([{ agreement: renewed }]);
  });

  it('F6 · HS-9: an invite with any one character changed is refused', async () => {
    const clock = createFakeClock();
    const server = await start({ password: 'open sesame', clock });
    const { token } = server;
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const forged = token.slice(0, at) + other + token.slice(at + 1);
      expect(await knock({ server, token: forged })).toBe('invite_invalid');
      clock.advance(61 * 60_000);
    }
  });

  it('F6 · HS-16: an invite that is used up, expired, revoked, or of another server is refused', async () => {
    const clock = createFakeClock();
    const server = await start({ password: 'open sesame', clock });
    const other = await start({ password: 'open sesame', clock });
    const make = async (terms: Partial<InviteTerms>) => {
      const made = await server.invites.make({ lastsMs: null, uses: null, ...terms });
      if (!made.ok) throw new Error(made.message);
      return made.value;
    };
    expect(await knock({ server, token: other.token })).toBe('invite_invalid');

    const two = await make({ uses: 2 });
    const identity = createIdentity();
    expect(await knock({ server, identity, token: two.token })).toBe('admitted');
    // Who comes back needs none and uses none.
    expect(await knock({ server, identity, token: two.token })).toBe('admitted');
    expect(await knock({ server, identity })).toBe('admitted');
    expect(await knock({ server, token: two.token })).toBe('admitted');
    expect(await knock({ server, token: two.token })).toBe('invite_invalid');
    expect(await knock({ server, identity, token: two.token })).toBe('admitted');

    const week = await make({ lastsMs: 7 * 24 * 60 * 60_000 });
    const endless = await make({});
    clock.advance(7 * 24 * 60 * 60_000 - 1);
    expect(await knock({ server, token: week.token })).toBe('admitted');
    clock.advance(1);
    expect(await knock({ server, token: week.token })).toBe('invite_invalid');
    expect(await knock({ server, token: endless.token })).toBe('admitted');

    expect(await server.invites.revoke(endless.invite.id)).toMatchObject({ ok: true });
    expect(await knock({ server, token: endless.token })).toBe('invite_invalid');
    // A wrong invite does not stand in the way of the right password.
    expect(await knock({ server, token: endless.token, password: 'open sesame' })).toBe('admitted');
  });

  it('F6 · HS-16: an invite that is shown is judged where none is needed, too', async () => {
    const server = await start({ clock: createFakeClock() });
    const made = await server.invites.make({ lastsMs: null, uses: 1 });
    if (!made.ok) throw new Error(made.message);
    const { token } = made.value;
    expect(await knock({ server, token })).toBe('admitted');
    expect(await knock({ server, token })).toBe('invite_invalid');
    expect(await knock({ server })).toBe('admitted');
  });

  it('F6 · HS-16: of many who come at once with an invite for one, exactly one is let in', async () => {
    const server = await start({ password: 'one', store: 'sqlite', clock: createFakeClock() });
    const made = await server.invites.make({ lastsMs: null, uses: 1 });
    if (!made.ok) throw new Error(made.message);
    const { token } = made.value;
    const codes = await Promise.all(Array.from({ length: 4 }, () => knock({ server, token })));
    expect(codes.filter((code) => code === 'admitted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'invite_invalid')).toHaveLength(3);
    expect(await server.store.countMembers()).toBe(1);
  });

  it('HS-9: who was admitted before needs neither, until the password changes', async () => {
    const server = await start({ password: 'one' });
    const identity = createIdentity();
    expect(await knock({ server, identity, password: 'one' })).toBe('admitted');
    expect(await knock({ server, identity })).toBe('admitted');
    await server.configure({ joining: { mode: 'password', password: 'two' } });
    expect(await knock({ server, identity })).toBe('password_required');
    expect(await knock({ server, identity, password: 'one' })).toBe('wrong_password');
    expect(await knock({ server, identity, password: 'two' })).toBe('admitted');
  });

  it('HS-9: who came while no password was wanted needs the one that is set later', async () => {
    const server = await start();
    const identity = createIdentity();
    expect(await knock({ server, identity })).toBe('admitted');
    await server.configure({ joining: { mode: 'password', password: 'two' } });
    expect(await knock({ server, identity })).toBe('password_required');
    await server.configure({ joining: { mode: 'open' } });
    expect(await knock({ server, identity })).toBe('admitted');
  });

  it('HS-9: the host needs neither', async () => {
    const identity = createIdentity();
    const server = await start({ password: 'one', ownerId: identity.memberId });
    const client = await join({ server, identity });
    expect(client.welcome.members[0]?.role).toBe('host');
  });

  it('F5 · HS-9: after five wrong guesses in a minute even the right one has to wait', async () => {
    const clock = createFakeClock();
    const server = await start({ password: 'one', clock });
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await knock({ server, password: `guess ${guess}` })).toBe('wrong_password');
    }
    const outcome = await tryTestClient({ server, password: 'one' });
    expect(outcome).toMatchObject({ ok: false, code: 'slow_down' });
    expect(outcome).toMatchObject({ retryAfterMs: expect.any(Number) });
    clock.advance(61_000);
    expect(await knock({ server, password: 'one' })).toBe('admitted');
  });

  it('F5 · HS-20: no guess, right or wrong, and no invite stands in the log', async () => {
    const lines: string[] = [];
    const log = createLineLog({
      level: 'debug',
      write: (line) => lines.push(line),
      now: () => 0,
      scope: 'server',
    });
    const server = await start({ password: 'open sesame', log, clock: createFakeClock() });
    await knock({ server, password: 'open barley' });
    await knock({ server, password: 'open sesame' });
    await knock({ server, token: 'kT3vQ9xkQ2eYw8b1m0s5Zg' });
    await knock({ server, token: server.token });
    await server.configure({ joining: { mode: 'password', password: 'open rye' } });
    expect(lines.join('\n')).toContain('wrong_password');
    for (const secret of ['sesame', 'barley', 'rye', 'kT3vQ9xkQ2', server.token]) {
      expect(lines.join('\n')).not.toContain(secret);
    }
  });
});

describe('who may join', () => {
  it('HS-18: /v1/hello says the mode, a change takes effect at once', async () => {
    const server = await start();
    const modes: string[] = [];
    const look = async () => {
      const hello = await createDialler().probe(server.address, server.serverId);
      if (hello.ok) modes.push(hello.value.joining);
    };
    await look();
    for (const mode of ['invite', 'ask'] as const) {
      await server.configure({ joining: { mode } });
      await look();
    }
    await server.configure({ joining: { mode: 'password', password: 'one' } });
    await look();
    await server.configure({ joining: { mode: 'invite' } });
    await look();
    expect(modes).toEqual(['open', 'invite', 'ask', 'password', 'invite']);
  });

  it.each(['open', 'password', 'invite', 'ask'] as const)(
    'HS-18: with %s, host, members of before, and whoever holds an invite come in',
    async (mode) => {
      const host = createIdentity();
      const server = await start({ ownerId: host.memberId, clock: createFakeClock() });
      const member = createIdentity();
      await server.configure({ joining: { mode: 'password', password: 'one' } });
      expect(await knock({ server, identity: member, password: 'one' })).toBe('admitted');
      await server.configure({
        joining: mode === 'password' ? { mode, password: 'one' } : { mode },
      });
      expect(await knock({ server, identity: host })).toBe('admitted');
      expect(await knock({ server, identity: member })).toBe('admitted');
      expect(await knock({ server, token: server.token })).toBe('admitted');
      expect(await knock({ server, token: 'x'.repeat(22) })).toBe('invite_invalid');
      expect(await knock({ server })).toBe(
        {
          open: 'admitted',
          password: 'password_required',
          invite: 'invite_required',
          ask: 'awaiting_admission',
        }[mode],
      );
    },
  );

  it('HS-18: where invites alone let in, a password that was right before does not', async () => {
    const server = await start({ password: 'one', clock: createFakeClock() });
    await server.configure({ joining: { mode: 'invite' } });
    expect(await knock({ server, password: 'one' })).toBe('invite_required');
    await server.configure({ joining: { mode: 'ask' } });
    expect(await knock({ server, password: 'one' })).toBe('awaiting_admission');
  });

  it('HS-19: the host lets one in and refuses another; nothing is written of who is not in', async () => {
    const clock = createFakeClock();
    const server = await start({ joining: { mode: 'ask' }, clock });
    const [ann, bob, eve] = [createIdentity(), createIdentity(), createIdentity()];
    const retry = await tryTestClient({ server, identity: ann, name: 'Ann' });
    expect(retry).toMatchObject({
      code: 'awaiting_admission',
      retryAfterMs: LIMITS.knockRetryMs,
    });
    expect(await knock({ server, identity: bob, name: 'Bob' })).toBe('awaiting_admission');
    expect(server.knocks.list()).toEqual([
      {
        memberId: ann.memberId,
        name: 'Ann',
        keyWords: toMemberKeyWords(ann.publicKey),
        at: clock.now(),
      },
      expect.objectContaining({ memberId: bob.memberId, name: 'Bob' }),
    ]);
    expect(await server.store.countMembers()).toBe(0);
    server.knocks.answer(ann.memberId, true);
    server.knocks.answer(bob.memberId, false);
    expect(await knock({ server, identity: bob })).toBe('admission_refused');
    // The word about one key says nothing about others.
    expect(await knock({ server, identity: eve, name: 'Ann' })).toBe('awaiting_admission');
    expect(await knock({ server, identity: ann })).toBe('admitted');
    // A member now, who comes back whatever becomes of the door.
    clock.advance(2 * LIMITS.knockRememberedMs);
    expect(await knock({ server, identity: ann })).toBe('admitted');
    expect(await server.store.countMembers()).toBe(1);
    // Refused or not: an invite admits.
    expect(await knock({ server, identity: bob, token: server.token })).toBe('admitted');
  });

  it('HS-19: whoever waits and then comes with an invite waits no more', async () => {
    const server = await start({ joining: { mode: 'ask' } });
    const identity = createIdentity();
    expect(await knock({ server, identity })).toBe('awaiting_admission');
    expect(await knock({ server, identity, token: server.token })).toBe('admitted');
    expect(server.knocks.list()).toEqual([]);
  });

  it('HS-19: a full door stops no member', async () => {
    const server = await start({ joining: { mode: 'open' } });
    const member = createIdentity();
    expect(await knock({ server, identity: member })).toBe('admitted');
    await server.configure({ joining: { mode: 'ask' } });
    for (let n = 0; n < LIMITS.knocksPerAddress; n += 1) await knock({ server });
    expect(await knock({ server })).toBe('slow_down');
    expect(await knock({ server, identity: member })).toBe('admitted');
    expect(await knock({ server, token: server.token })).toBe('admitted');
  });
});

describe('guesses that were right', () => {
  it('F5 · HS-9: cost nothing: a family behind one address comes in one after the other', async () => {
    const server = await start({ password: 'one', clock: createFakeClock() });
    for (let guest = 0; guest < 4; guest += 1) {
      expect(await knock({ server, password: 'one' })).toBe('admitted');
      expect(await knock({ server, token: server.token })).toBe('admitted');
    }
  });
});

describe('before the handshake is done', () => {
  const ODD_TOKENS: unknown[] = ['', {}, [], 'x'.repeat(10_000), '__proto__', null, 7, true];

  it.each(ODD_TOKENS.map((token) => [JSON.stringify(token).slice(0, 20), token]))(
    'E1 · HS-10: as signature, key, name, password, token and versions, %s is refused',
    async (_shown, odd) => {
      const server = await start({ password: 'one' });
      for (const field of ['signature', 'publicKey', 'name', 'password', 'token', 'protocol']) {
        const isHarmless = typeof odd === 'string' && ['name', 'password', 'token'].includes(field);
        const code = await knock({ server, auth: { [field]: odd } });
        if (!isHarmless) expect(code).toMatch(/^(bad_request|name_invalid)$/);
        else expect(code).not.toMatch(/^(admitted|internal)$/);
      }
      expect(await knock({ server, password: 'one' })).not.toBe('internal');
    },
  );

  it('E1 · HS-10: an empty auth, none, or another thing is refused', async () => {
    const server = await start();
    for (const packet of ['0', '0{}', '0{"__proto__":{"protocol":{"current":1,"oldest":1}}}']) {
      const raw = await openRawConnection(server);
      raw.write(packet);
      expect(await raw.receive(/^4/)).toContain('bad_request');
      await raw.closed();
    }
  });

  it('HS-7: a second handshake on one connection ends it', async () => {
    const server = await start();
    const raw = await openRawConnection(server);
    const auth = JSON.stringify(toAuth(createIdentity(), server.serverId, raw.exporter()));
    raw.write(`0${auth}`);
    raw.write(`0${auth}`);
    await raw.closed();
    const ann = await join({ server });
    expect(server.connectionCount()).toBe(1);
    expect(ann.socket.connected).toBe(true);
  });

  it('HS-7: who does not finish in time is closed, however far they came', async () => {
    const clock = createFakeClock();
    const server = await start({ clock });
    const ann = await join({ server });
    // Without a word, the TCP connection alone.
    const silent = createConnection(server.address).resume();
    await once(silent, 'connect');
    const raw = await openRawConnection(server);
    clock.advance(LIMITS.handshakeTimeoutMs);
    // Long before Node's own time limits, which know nothing of this clock: no later than somebody else has come in.
    await join({ server });
    expect(silent.destroyed).toBe(true);
    await raw.closed();
    expect(ann.socket.connected).toBe(true);
  });
});

describe('places', () => {
  it('HS-13: a member has so many, others come in all the same', async () => {
    const server = await start({ caps: { perMember: 2 } });
    const identity = createIdentity();
    await join({ server, identity });
    const second = await join({ server, identity });
    expect(await knock({ server, identity })).toBe('too_many_connections');
    expect(await knock({ server })).toBe('admitted');
    second.close();
    await second.closed();
    await expect.poll(() => knock({ server, identity }), { timeout: 30_000 }).toBe('admitted');
  });

  it('HS-13: the server has so many in all', async () => {
    const server = await start({ caps: { total: 2 } });
    await join({ server });
    await join({ server });
    expect(await knock({ server })).toBe('too_many_connections');
  });

  it('HS-13: an address has so many', async () => {
    const server = await start({ caps: { perAddress: 1 } });
    await join({ server });
    expect(await knock({ server })).toBe('too_many_connections');
  });

  it('E12 · HS-13: strangers of one address have so many, and it does not count against members', async () => {
    const server = await start({ caps: { unauthenticatedPerAddress: 2 } });
    const ann = await join({ server });
    const strangers = [await openRawConnection(server), await openRawConnection(server)];
    await expect(openRawConnection(server)).rejects.toThrow();
    await ann.send(ann.lobby.id, 'still here');
    for (const stranger of strangers) stranger.close();
    await expect.poll(() => knock({ server }), { timeout: 30_000 }).toBe('admitted');
  });
});
