import { newUuid } from '../../src/node/uuid';
import {
  openRawConnection,
  openRawMember,
  type RawConnection,
} from '../../src/server/testing/raw-connection';
import {
  openTestClient,
  tryTestClient,
  type TestClient,
} from '../../src/server/testing/test-client';
import { LIMITS } from '../../src/shared/model/limits';
import { RATES } from '../../src/shared/model/rates';
import { pass } from '../../faults/harness/wait';
import { createWorld } from '../harness/world';
import type { Attack } from '../run';
import { CUT_WITHIN_MS, inTime } from './usual';

/** A packet as full as one may be, and how many entries may be on their way, so that what is refused is noticed soon. */
const SPAM = Array.from({ length: LIMITS.batchEntries }, () => ({
  kind: 'message' as const,
  text: 'spam',
}));
const MOST_WAITING = 20 * SPAM.length;

/** Writes until it is cut; answers after how many milliseconds, and whether it was told why. */
async function flood(raw: RawConnection, count: number, packet: (index: number) => string) {
  const startedAt = performance.now();
  const over = { yes: false };
  const closed = raw.closed().then(() => (over.yes = true));
  let sent = 0;
  for (; sent < count && !over.yes; sent += 1) {
    raw.write(packet(sent));
    // Whoever never lets go hears nothing of its end either.
    if (sent % 500 === 499) await new Promise((resolve) => void setImmediate(resolve));
  }
  await inTime('a flood to be cut', closed, CUT_WITHIN_MS);
  const isTold = raw.received.some(
    (heard) => heard.includes('"slow_down"') && heard.includes('session:ended'),
  );
  return { ms: performance.now() - startedAt, isTold, sent };
}

export const packets: Attack = {
  name: 'packets',
  ids: ['E14'],
  about:
    'answers nobody asked for, unknown events, pings, namespaces and second logins by the thousand',
  size: { short: 20_000, full: 100_000 },
  withinSeconds: { short: 90, full: 600 },
  async run(context) {
    const { size } = context;
    const world = await createWorld(context);
    const { server } = world;
    const failures: string[] = [];
    let cases = 0;
    let slowest = 0;
    const verdict = await world.withstand(async () => {
      const floods: Record<string, (index: number) => string> = {
        acknowledgements: (index) => `3${index}[{}]`,
        'unknown events': (index) => `2${index}["no:event",{}]`,
        'misfits without a number': () => '2["message:send",{}]',
        'typing notices': (index) =>
          `2${index}["typing:set",{"roomId":"${world.honest.welcome.rooms[0]?.id}","isTyping":false}]`,
      };
      for (const [what, packet] of Object.entries(floods)) {
        const { ms, isTold, sent } = await flood(
          await openRawMember(server, 'Mallory'),
          size,
          packet,
        );
        if (!isTold) failures.push(`Not told why it was cut: ${what}.`);
        slowest = Math.max(slowest, ms);
        cases += sent;
      }
      for (const packet of ['0/other,{}', '0{}', '41["x"]']) {
        const raw = await openRawMember(server, 'Mallory');
        raw.write(packet);
        await inTime('a namespace or a second login to be cut', raw.closed(), CUT_WITHIN_MS);
        cases += 1;
      }
      const stranger = await openRawConnection(server);
      const { sent } = await flood(stranger, size, (index) => `3${index}[{}]`).catch(() => ({
        sent: 0,
      }));
      cases += sent;
    });
    const note = `${verdict.note}, cut after ${slowest.toFixed(0)} ms at most`;
    return { cases, note, failures: [...verdict.failures, ...failures] };
  },
};

export const names: Attack = {
  name: 'names',
  ids: ['E13'],
  about: 'a member who makes, joins and types in as many rooms as there are names',
  size: { short: 10_000, full: 1_000_000 },
  withinSeconds: { short: 90, full: 3_600 },
  async run(context) {
    const { size } = context;
    const world = await createWorld(context);
    let made = 0;
    let putOff = 0;
    let cases = 0;
    const verdict = await world.withstand(
      async () => {
        const maker = await openTestClient({ server: world.server, name: 'Maker' });
        for (let count = 0; count < LIMITS.roomsCreatedPerMember + 20; count += 1) {
          const name = `${'x'.repeat(40)} ${count}`;
          const answer = await maker.ask('room:create', { name, access: 'private' });
          if (answer.ok) made += 1;
          else if (answer.code === 'slow_down') putOff += 1;
          cases += 1;
        }
        // The rate lets one more be made some seconds later; the number of rooms does not.
        await pass(1_100 / RATES.makingRooms.perSecond, context.signal);
        const oneMore = await maker.ask('room:create', { name: 'one more', access: 'private' });
        if (oneMore.ok || oneMore.code !== 'limit_reached') made += 1;
        maker.close();
        while (cases < size) {
          const raw = await openRawMember(world.server, 'Mallory');
          const { sent } = await flood(raw, size, (index) => {
            const event = index % 2 === 0 ? 'room:join' : 'typing:set';
            return `2${index}["${event}",{"roomId":"${newUuid()}","isTyping":true}]`;
          });
          cases += sent;
        }
      },
      { rows: true },
    );
    const most = LIMITS.roomsCreatedPerMember;
    const failures = [
      ...(made <= most ? [] : [`${made} rooms were made by one member.`]),
      ...(putOff > 0 ? [] : ['Nobody was told to make rooms more slowly.']),
    ];
    return {
      cases,
      note: `${verdict.note}, ${made} rooms made`,
      failures: [...verdict.failures, ...failures],
    };
  },
};

export const writing: Attack = {
  name: 'writing',
  ids: ['E15'],
  about:
    'a member who writes as fast as the network takes it, over two connections, and does not wait when told',
  size: { short: 30_000, full: 40_000 },
  withinSeconds: { short: 120, full: 900 },
  async run(context) {
    const { size, signal } = context;
    const world = await createWorld(context);
    let stored = 0;
    let refused = 0;
    let wasCut = false;
    let isLetIn = false;
    const verdict = await world.withstand(
      async () => {
        const here = await openTestClient({ server: world.server, name: 'Mallory' });
        const there = await openTestClient({ server: world.server, identity: here.identity });
        const clients = [here, there];
        const over = { yes: false };
        const closed = Promise.all(clients.map((client) => client.closed())).then(() => {
          over.yes = true;
        });
        const flow = { waiting: 0, isSlowed: false };
        const take = (count: number, ok: boolean) => {
          flow.waiting -= count;
          if (ok) stored += count;
          else refused += count;
          flow.isSlowed ||= !ok;
        };
        const writePacket = (client: TestClient) => {
          const packet = client.toPacket(client.lobby.id, SPAM);
          flow.waiting += SPAM.length;
          client.socket.emit('entry:append', packet, ({ ok }: { ok: boolean }) =>
            take(SPAM.length, ok),
          );
        };
        const writeOne = (client: TestClient) => {
          const message = client.toMessage(client.lobby.id, 'spam');
          flow.waiting += 1;
          client.socket.emit('message:send', message, ({ ok }: { ok: boolean }) => take(1, ok));
        };
        // Whole packets use up what may be written at once within seconds; one by one takes a commit each.
        for (let sent = 0; sent < size && !over.yes && !flow.isSlowed; sent += SPAM.length) {
          writePacket(clients[(sent / SPAM.length) % 2] ?? here);
          while (flow.waiting > MOST_WAITING && !over.yes) await pass(5, signal);
        }
        // Told to wait, it goes on.
        for (let sent = 0; sent < size && !over.yes; sent += 2) {
          for (const client of clients) writeOne(client);
          if (sent % 100 === 0) await pass(5, signal);
        }
        await inTime('the flood to be cut', closed, CUT_WITHIN_MS).catch(() => undefined);
        wasCut = over.yes;
        const again = await tryTestClient({ server: world.server, identity: here.identity });
        if (again.ok) {
          isLetIn = true;
          again.value.close();
        }
        for (const client of clients) client.close();
      },
      { rows: true },
    );
    // What flows back meanwhile is anybody's right.
    const most = RATES.writing.atOnce + 120 * RATES.writing.perSecond;
    const failures = [
      ...(stored <= most ? [] : [`${stored} messages of one member were taken.`]),
      ...(refused > 0 ? [] : ['Nothing was refused.']),
      ...(wasCut ? [] : ['Nobody was cut.']),
      ...(isLetIn ? ['Who was cut was let in again at once.'] : []),
    ];
    const note = `${verdict.note}, ${stored} stored, ${refused} refused`;
    return { cases: stored + refused, note, failures: [...verdict.failures, ...failures] };
  },
};
