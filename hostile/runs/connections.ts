import { pass, until } from '../../faults/harness/wait';
import { LIMITS } from '../../src/shared/model/limits';
import { toExporter } from '../../src/node/dialler';
import { createIdentity } from '../../src/node/identity';
import { openTestClient, tryTestClient } from '../../src/server/testing/test-client';
import {
  openRaw,
  openWebSocket,
  toAddress,
  toFrame,
  toPacket,
  toUpgrade,
  type RawSocket,
} from '../harness/raw-socket';
import { createWorld, type World } from '../harness/world';
import type { Attack } from '../run';
import { needsAddresses, PATIENCE_MS, toLogin } from './usual';

const NEWCOMER_EVERY_MS = 250;

/** As long as a message may be. */
const LONG = 'x'.repeat(LIMITS.messageLength);
/** A page of such messages has 1.6 MB. All of them are more than may wait for somebody and more than a system takes in by itself. */
const PAGES_ASKED = 80;
const READER_CUT_WITHIN_MS = 20_000;
/** The beat of a heart, as Engine.IO has it. */
const ENGINE_PONG = '3';

/** A member who asks for a great deal and never reads a byte of it; whether it was cut. */
async function askAndNeverRead(world: World, signal: AbortSignal): Promise<boolean> {
  const filler = await openTestClient({ server: world.server, name: 'Filler' });
  const fill = async () => filler.send(filler.lobby.id, LONG);
  for (let count = 0; count < LIMITS.pageEntries; count += 20) {
    await Promise.all(Array.from({ length: 20 }, fill));
  }
  const before = filler.welcome.rooms[0]?.headSeq ?? 0;
  filler.close();
  const raw = await openWebSocket(world.host.port);
  raw.write(toPacket(toLogin(toExporter(raw.socket), world.server.serverId, 'Mallory')));
  const isWelcome = () => raw.received().includes('session:welcomed');
  await until(isWelcome, 'a welcome', { withinMs: PATIENCE_MS, signal });
  raw.socket.pause();
  const place = { roomId: filler.lobby.id, after: before, limit: LIMITS.pageEntries };
  for (let waited = 0; waited < READER_CUT_WITHIN_MS && !raw.isClosed(); waited += 100) {
    const count = waited / 100;
    if (count < PAGES_ASKED)
      raw.write(toPacket(`2${count}${JSON.stringify(['timeline:page', place])}`));
    // Its heart beats on; and whoever reads nothing learns by writing that nobody is there any more.
    raw.write(toFrame({ opcode: 1, payload: ENGINE_PONG }));
    await pass(100, signal);
  }
  const isCut = raw.isClosed();
  raw.destroy();
  return isCut;
}

/** Newcomers from an address of their own, one after the other, while something goes on; answers how long each took. */
async function welcomeNewcomers(world: World, signal: AbortSignal, until: () => boolean) {
  const times: number[] = [];
  let refused = 0;
  while (!until()) {
    const startedAt = performance.now();
    const newcomer = await tryTestClient({ server: world.server, name: 'Newcomer' });
    times.push(performance.now() - startedAt);
    if (newcomer.ok) newcomer.value.close();
    else refused += 1;
    await pass(NEWCOMER_EVERY_MS, signal);
  }
  return { refused, times: times.toSorted((a, b) => a - b) };
}

const toNote = (times: readonly number[]) =>
  `${times.length} newcomers let in meanwhile, after ${times.at(-1)?.toFixed(0)} ms at most`;

export const slowClients: Attack = {
  name: 'slow-clients',
  ids: ['E11'],
  about: 'clients that send a letter now and then, or read nothing',
  size: { short: 200, full: 1_000 },
  withinSeconds: { short: 90, full: 600 },
  missing: needsAddresses,
  async run(context) {
    const { size, signal, form } = context;
    const world = await createWorld(context);
    const open: RawSocket[] = [];
    let newcomers = { refused: 0, times: [] as number[] };
    let left = 0;
    let isReaderCut = false;
    const verdict = await world.withstand(
      async () => {
        const over = { yes: false };
        const coming = welcomeNewcomers(world, signal, () => over.yes);
        const slow = Array.from({ length: size }, async (_, index) => {
          // Twenty addresses: what is too much for one is refused at once.
          const raw = await openRaw(world.host.port, toAddress(2 + (index % 20)));
          if (raw === null) return;
          open.push(raw);
          if (index % 3 === 0) raw.write('GET / HTTP/1.1\r\nHost: local');
          else if (index % 3 === 1)
            raw.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999\r\n\r\n');
          else raw.write(toUpgrade().slice(0, -2));
        });
        await Promise.all(slow);
        for (let second = 0; second < (form === 'short' ? 7 : 60); second += 1) {
          for (const raw of open) raw.write('x');
          await pass(1_000, signal);
        }
        left = open.filter((raw) => !raw.isClosed()).length;
        isReaderCut = await askAndNeverRead(world, signal);
        over.yes = true;
        newcomers = await coming;
      },
      { rows: true },
    );
    const failures = [
      ...(left === 0 ? [] : [`${left} slow clients were still there.`]),
      ...(isReaderCut ? [] : ['A member who reads nothing was not cut.']),
      ...(newcomers.refused === 0 ? [] : [`${newcomers.refused} newcomers were refused.`]),
    ];
    const note = `${verdict.note}, ${open.length} got in, ${toNote(newcomers.times)}`;
    return { cases: size + 1, note, failures: [...verdict.failures, ...failures] };
  },
};

export const crowd: Attack = {
  name: 'crowd',
  ids: ['E12'],
  about:
    'thousands of connections of one address, some that never say who they are, some that go at once',
  size: { short: 600, full: 2_000 },
  withinSeconds: { short: 90, full: 600 },
  missing: needsAddresses,
  async run(context) {
    const { size, signal } = context;
    const world = await createWorld(context);
    let most = 0;
    let ofMember = 0;
    let newcomers = { refused: 0, times: [] as number[] };
    const verdict = await world.withstand(
      async () => {
        const over = { yes: false };
        const coming = welcomeNewcomers(world, signal, () => over.yes);
        const from = toAddress(2);
        const AT_ONCE = 50;
        const inside = new Set<RawSocket>();
        for (let done = 0; done < size; done += AT_ONCE) {
          const some = await Promise.all(
            Array.from({ length: AT_ONCE }, () => openRaw(world.host.port, from)),
          );
          for (const raw of some) if (raw !== null) inside.add(raw);
          for (const raw of inside) if (raw.isClosed()) inside.delete(raw);
          most = Math.max(most, inside.size);
        }
        for (const raw of inside) raw.destroy();
        // As many again that come and go, from an address that may.
        for (let done = 0; done < size; done += 8) {
          const some = await Promise.all(
            Array.from({ length: 8 }, () => openRaw(world.host.port, toAddress(3))),
          );
          for (const raw of some) raw?.destroy();
        }
        const identity = createIdentity();
        const ofOne = await Promise.all(
          Array.from({ length: 2 * LIMITS.connectionsPerMember }, () =>
            tryTestClient({ server: world.server, identity }),
          ),
        );
        for (const one of ofOne) {
          if (!one.ok) continue;
          ofMember += 1;
          one.value.close();
        }
        const silent = await openWebSocket(world.host.port, toAddress(4));
        await silent.closed(2 * LIMITS.handshakeTimeoutMs);
        over.yes = true;
        newcomers = await coming;
      },
      { rows: true },
    );
    const failures = [
      ...(most <= LIMITS.unauthenticatedPerAddress
        ? []
        : [`${most} strangers of one address were in.`]),
      ...(ofMember <= LIMITS.connectionsPerMember ? [] : [`${ofMember} of one member were in.`]),
      ...(newcomers.refused === 0 ? [] : [`${newcomers.refused} newcomers were refused.`]),
    ];
    const note = `${verdict.note}, ${most} of one address at most, ${toNote(newcomers.times)}`;
    return {
      cases: 2 * size + 1 + 2 * LIMITS.connectionsPerMember,
      note,
      failures: [...verdict.failures, ...failures],
    };
  },
};
