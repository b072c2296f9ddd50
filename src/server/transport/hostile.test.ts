import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../shared/model/limits';
import type { Acknowledgement } from '../../shared/protocol/events';
import { payloadArbitraries } from '../testing/payload-arbitraries';
import { openRawConnection, openRawMember, type RawConnection } from '../testing/raw-connection';
import { openTestClient, type TestClient } from '../testing/test-client';
import { startTestServer, type TestServer } from '../testing/test-server';
import { upEventNames } from './guard';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Bugs that would end a server's process end up here instead; the list must stay empty. */
const bugs: unknown[] = [];
const note = (error: unknown) => void bugs.push(error);

let server: TestServer;
let ann: TestClient;
const open: { close(): unknown }[] = [];

beforeAll(async () => {
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  server = await startTestServer({ store: 'sqlite' });
  ann = await openTestClient({ server, name: 'Ann' });
});
afterEach(async () => {
  for (const item of open.splice(0)) item.close();
  // The honest member is served as before, and nothing has reached the last resort.
  await ann.send(ann.lobby.id, 'still here');
  expect(bugs).toEqual([]);
});
afterAll(async () => {
  process.off('uncaughtException', note);
  process.off('unhandledRejection', note);
  ann.close();
  await server.close();
});

async function connectRaw(): Promise<RawConnection> {
  const raw = await openRawConnection(server);
  open.push(raw);
  return raw;
}

async function connectMember(): Promise<RawConnection> {
  const raw = await openRawMember(server, 'Mallory');
  open.push(raw);
  return raw;
}

/** Asks something harmless: the answer comes after everything that was sent before. */
async function stillAnswers(raw: RawConnection): Promise<void> {
  raw.write('2999["room:list",{}]');
  expect(await raw.receive(/^3999/)).toContain('"ok":true');
}

const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('the nine packets that end a plain Socket.IO host', () => {
  it.each([
    ['no token at all', '0{}'],
    ['a token that is no text', '0{"token":{"split":1},"password":[],"signature":7}'],
    ['a token of null', '0{"token":null,"signature":null,"publicKey":null,"protocol":null}'],
  ])('1-3 · E1 · GU-1: a handshake with %s', async (_what, packet) => {
    const raw = await connectRaw();
    raw.write(packet);
    expect(await raw.receive(/^4/)).toContain('bad_request');
    await raw.closed();
  });

  it('4 · GU-3: every event without an acknowledgement', async () => {
    const raw = await connectMember();
    for (const event of upEventNames) raw.write(`2${JSON.stringify([event, {}])}`);
    for (const event of upEventNames) raw.write(`2${JSON.stringify([event])}`);
    await stillAnswers(raw);
  });

  it('5 · GU-2: every event with null, and with nothing, answered', async () => {
    const raw = await connectMember();
    for (const [index, event] of upEventNames.entries()) {
      raw.write(`2${index}${JSON.stringify([event, null])}`);
      expect(await raw.receive(new RegExp(`^3${index}\\[`))).toContain('bad_request');
      raw.write(`2${index + 100}${JSON.stringify([event])}`);
      expect(await raw.receive(new RegExp(`^3${index + 100}\\[`))).toContain('bad_request');
    }
  });

  it('6 · E3 · GU-1: a handler that rejects', async () => {
    const faulty = await startTestServer({ fault: () => Promise.reject(new Error('broken')) });
    const bob = await openTestClient({ server: faulty });
    open.push(bob);
    expect(await bob.ask('room:list', {})).toMatchObject({ ok: false, code: 'internal' });
    bob.socket.emit('room:list', {});
    expect(await bob.ask('room:list', {})).toMatchObject({ ok: false, code: 'internal' });
    bob.close();
    await faulty.close();
  });

  it('7 · E3 · GU-1: a handler that throws', async () => {
    const faulty = await startTestServer({
      fault: () => {
        throw new Error('broken');
      },
    });
    const bob = await openTestClient({ server: faulty });
    open.push(bob);
    expect(await bob.ask('room:list', {})).toMatchObject({ ok: false, code: 'internal' });
    bob.close();
    await faulty.close();
  });

  it.each([
    ['8', '2["message:send",', ']'],
    ['9', '21["message:send",{"text":', '}]'],
    ['as an app sends them', '21["entry:append",{"entries":', '}]'],
  ])('%s · E4 · GU-4: a message of 5,000 nested arrays', async (_number, head, tail) => {
    const raw = await connectMember();
    raw.write(`${head}${nest(5_000)}${tail}`);
    await raw.closed();
  });
});

describe('depth and size', () => {
  const KINDS: [string, string, string][] = [
    ['CONNECT', '0{"a":', '}'],
    ['EVENT', '2["room:list",', ']'],
    ['ACK', '31[', ']'],
  ];
  it.each(
    KINDS.flatMap(([kind, head, tail]) =>
      [33, 5_000, 30_000].map((depth) => ({ kind, head, tail, depth })),
    ),
  )(
    'E4 · GU-4: nesting $depth in $kind closes the connection',
    async ({ kind, head, tail, depth }) => {
      const raw = kind === 'CONNECT' ? await connectRaw() : await connectMember();
      raw.write(`${head}${nest(depth - 1)}${tail}`);
      await raw.closed();
      expect(raw.received.some((packet) => packet.startsWith('3'))).toBe(false);
    },
  );

  it('GU-4: nesting 32 is answered', async () => {
    const raw = await connectMember();
    raw.write(`21["room:list",{"deep":${nest(30)}}]`);
    expect(await raw.receive(/^31\[/)).toContain('"ok":true');
  });

  it('E9 · GU-5: a packet over 64 KiB closes the connection, one below is answered', async () => {
    const raw = await connectMember();
    const head = '21["room:list",{"filler":"';
    const tail = '"}]';
    const room = LIMITS.packetBytes - head.length - tail.length - 1;
    raw.write(`${head}${'x'.repeat(room)}${tail}`);
    expect(await raw.receive(/^31\[/)).toContain('"ok":true');
    raw.write(`${head}${'x'.repeat(room + 1)}${tail}`);
    await raw.closed();
  });

  it.each([1_000_000, 20_000_000])('E9 · GU-5: %i bytes close the connection', async (size) => {
    const raw = await connectRaw();
    raw.write('x'.repeat(size));
    await raw.closed();
  });
});

describe('what is no packet of ours', () => {
  it.each(upEventNames)(
    'E1 · HS-7: %s before the handshake closes the connection',
    async (event) => {
      const raw = await connectRaw();
      raw.write(`21${JSON.stringify([event, fc.sample(payloadArbitraries[event], 1)[0]])}`);
      await raw.closed();
      expect(raw.received).toEqual([]);
    },
  );

  it.each([
    '450-["a"]',
    '54511-["a"]',
    '51-["a",{"_placeholder":true,"num":0}]',
    '61-[{"_placeholder":true,"num":-1}]',
    '2["disconnect"]',
    '2["newListener"]',
    '0/admin,{}',
    'nonsense',
    '{}',
    '9',
  ])('E7, E8 · GU-7: %s closes the connection', async (packet) => {
    const raw = await connectMember();
    raw.write(packet);
    await raw.closed();
  });

  it('E7 · GU-7: binary data closes the connection', async () => {
    const bob = await openTestClient({ server });
    open.push(bob);
    bob.socket.emit('room:list', { bytes: Buffer.from('x') });
    await bob.closed();
  });

  it.each([
    '"message:unsend"',
    '"error"',
    '"__proto__"',
    '"constructor"',
    '"toString"',
    '""',
    '7',
    '-1',
  ])('E8 · GU-7: the event %s is answered as not known', async (event) => {
    const raw = await connectMember();
    raw.write(`21[${event},{}]`);
    expect(await raw.receive(/^31\[/)).toMatch(/"bad_request".*"This event is not known here\."/);
    raw.write(`2[${event}]`);
    await stillAnswers(raw);
  });

  it('E14: acknowledgements nobody asked for do no harm', async () => {
    const raw = await connectMember();
    for (let id = 0; id < 2_000; id += 1) raw.write(`3${id}[{}]`);
    await stillAnswers(raw);
  });
});

describe('names of the prototype', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

  it.each(NAMES)('E5 · GU-6: %s as a field, a room, a member and a client id', async (name) => {
    const raw = await connectMember();
    let id = 100;
    for (const event of upEventNames) {
      const payload = JSON.stringify(fc.sample(payloadArbitraries[event], 1)[0]);
      const polluted = payload.replace(
        '{',
        `{"${name}":{"polluted":true}${payload === '{}' ? '' : ','}`,
      );
      raw.write(`2${id}["${event}",${polluted}]`);
      await raw.receive(new RegExp(`^3${id}\\[`));
      id += 1;
      for (const field of ['roomId', 'memberId', 'clientId']) {
        if (!payload.includes(`"${field}"`)) continue;
        const other = payload.replaceAll(
          new RegExp(`"${field}":"[^"]*"`, 'g'),
          `"${field}":"${name}"`,
        );
        raw.write(`2${id}["${event}",${other}]`);
        expect(await raw.receive(new RegExp(`^3${id}\\[`))).toContain('bad_request');
        id += 1;
      }
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a few hundred odd packets on a live connection', () => {
  it.each(upEventNames)('E2 · GU-2: %s', async (event) => {
    const bob = await openTestClient({ server });
    open.push(bob);
    const payload = fc.oneof(
      payloadArbitraries[event],
      fc.jsonValue({ maxDepth: 6 }),
      fc
        .tuple(payloadArbitraries[event], fc.string(), fc.jsonValue())
        .map(([fields, key, value]) => ({ ...fields, [key]: value })),
    );
    const answers = fc.sample(payload, 300).map((sample) => {
      bob.socket.emit(event, sample);
      return new Promise<Acknowledgement<typeof event>>((resolve) => {
        bob.socket.emit(event, sample, 1, { further: true }, resolve);
      });
    });
    for (const answer of await Promise.all(answers)) {
      expect(answer.ok || answer.code !== 'internal').toBe(true);
    }
    expect(bob.socket.connected).toBe(true);
  });
});
