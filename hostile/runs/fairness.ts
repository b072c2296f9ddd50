import { newUuid } from '../../src/node/uuid';
import { openTestClient, type TestClient } from '../../src/server/testing/test-client';
import { LIMITS } from '../../src/shared/model/limits';
import { RATES } from '../../src/shared/model/rates';
import { pass } from '../../faults/harness/wait';
import { judgeFairness, type Round } from '../harness/fairness';
import type { Verdict } from '../harness/judge';
import { createPeer, createWorld, type World } from '../harness/world';
import type { Attack, AttackContext } from '../run';
import { inTime } from './usual';

type Ask = (client: TestClient) => Promise<{ ok: boolean }>;

const page: Ask = (client) =>
  client.ask('timeline:page', { roomId: client.lobby.id, after: 0, limit: LIMITS.pageEntries });
const search: Ask = (client) =>
  client.ask('message:search', { query: 'message', order: 'best', limit: LIMITS.searchHits });

/** How often by turns; what counts of them is the judge's. */
const ROUNDS = 3;
/** How long nothing goes on before them. */
const QUIET_MS = 2_000;

/** Puts the same load on another host and on the attacked one, by turns, and looks how long others wait. */
async function compare(
  context: AttackContext,
  /** Gets everything ready on a host; answers what puts the load on it once, and what leaves. */
  prepare: (server: World['server']) => Promise<{ load: () => Promise<void>; leave: () => void }>,
): Promise<Verdict> {
  const [world, peer] = [await createWorld(context), await createPeer(context)];
  const [there, here] = [await prepare(peer.server), await prepare(world.server)];
  let quiet: number[] = [];
  const rounds: Round[] = [];
  const standing = await world.withstand(
    async () => {
      await world.waits();
      await pass(QUIET_MS, context.signal);
      quiet = await world.waits();
      for (let round = 0; round < ROUNDS; round += 1) {
        await world.waits();
        await there.load();
        const beside = await world.waits();
        await here.load();
        rounds.push({ beside, among: await world.waits() });
      }
      there.leave();
      here.leave();
    },
    { rows: true },
  );
  await peer.stop();
  const fair = judgeFairness(quiet, rounds);
  return {
    note: `${standing.note}, ${fair.note}`,
    failures: [...standing.failures, ...fair.failures],
  };
}

/** Everything that a lasting rate allows, at 99 % of it. */
export const drip: Attack = {
  name: 'drip',
  ids: ['E16'],
  about: 'ten members who do all that lasting rates allow, all the time',
  size: { short: 3, full: 30 },
  withinSeconds: { short: 120, full: 600 },
  async run(context) {
    const { size, signal } = context;
    let asked = 0;
    let refused = 0;
    const verdict = await compare(context, async (server) => {
      const members = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          openTestClient({ server, name: `Member ${index}` }),
        ),
      );
      const share = 0.99;
      const load = async () => {
        const until = performance.now() + size * 1_000;
        const answers: Promise<void>[] = [];
        const lasting = async (perSecond: number, ask: () => Promise<{ ok: boolean }>) => {
          while (performance.now() < until) {
            asked += 1;
            answers.push(ask().then(({ ok }) => void (refused += ok ? 0 : 1)));
            await pass(1_000 / (perSecond * share), signal);
          }
        };
        await Promise.all(
          members.flatMap((member) => {
            const roomId = member.lobby.id;
            return [
              lasting(RATES.writing.perSecond, () =>
                member.ask('message:send', member.toMessage(roomId, 'drip')),
              ),
              lasting(RATES.pages.perSecond, () => page(member)),
              lasting(RATES.searching.perSecond, () => search(member)),
              lasting(RATES.markers.perSecond, () =>
                member.ask('marker:set', { roomId, read: (asked % 100) + 1 }),
              ),
              lasting(RATES.typing.perSecond, () =>
                member.ask('typing:set', { roomId, isTyping: asked % 2 === 0 }),
              ),
            ];
          }),
        );
        await inTime('the last answers', Promise.all(answers));
      };
      return {
        load,
        leave() {
          for (const member of members) member.close();
        },
      };
    });
    const failures = refused === 0 ? [] : [`${refused} questions within the rates were refused.`];
    return { cases: asked, note: verdict.note, failures: [...verdict.failures, ...failures] };
  },
};

const PACKETS = 32;
const ROOMS_NOT_THERE = 1_500;
const toPacket = (client: TestClient) =>
  client.toPacket(
    client.lobby.id,
    Array.from({ length: LIMITS.batchEntries }, () => ({
      kind: 'message' as const,
      text: `a message of some length ${'x'.repeat(100)}`,
    })),
  );

/** What one member asks for in one go: how often, of a whole one; all of it is within what the rates allow at once. */
const RUSHES: readonly { what: string; count: number; ask: Ask }[] = [
  { what: 'pages', count: 200, ask: page },
  { what: 'searches', count: 60, ask: search },
  {
    what: 'rooms to join',
    count: ROOMS_NOT_THERE,
    ask: (client) => client.ask('room:join', { roomId: newUuid() }),
  },
  {
    what: 'markers',
    count: 1_500,
    ask: (client) => client.ask('marker:set', { roomId: client.lobby.id, read: 1 }),
  },
  { what: 'lists of rooms', count: 100, ask: (client) => client.ask('room:list', {}) },
  {
    what: 'packets of messages',
    count: 60,
    ask: (client) => client.ask('entry:append', toPacket(client)),
  },
  {
    what: 'single messages',
    count: 500,
    ask: (client) =>
      client.ask('message:send', client.toMessage(client.lobby.id, 'one of very many')),
  },
];

/** What is much at once, one kind after the other, so that none hides behind another. */
export const rush: Attack = {
  name: 'rush',
  ids: ['E16'],
  about: 'one member who asks at once for as much of everything as the rates allow',
  size: { short: 1, full: 3 },
  withinSeconds: { short: 240, full: 900 },
  async run(context) {
    const { size } = context;
    let cases = 0;
    let refused = 0;
    const verdict = await compare(context, async (server) => {
      const filler = await openTestClient({ server, name: 'Filler' });
      for (let count = 0; count < PACKETS; count += 1) {
        await filler.get('entry:append', toPacket(filler));
      }
      filler.close();
      const load = async () => {
        for (let turn = 0; turn < size; turn += 1) {
          const client = await openTestClient({ server, name: 'Mallory' });
          for (const { what, count, ask } of RUSHES) {
            const answers = Array.from({ length: count }, () => ask(client));
            for (const { ok } of await inTime(what, Promise.all(answers))) if (!ok) refused += 1;
            cases += count;
          }
          client.close();
        }
      };
      return { load, leave: () => undefined };
    });
    // Rooms that are not there.
    const expected = 2 * ROUNDS * size * ROOMS_NOT_THERE;
    const failures =
      refused === expected
        ? []
        : [`${refused - expected} questions within the rates were refused.`];
    return { cases, note: verdict.note, failures: [...verdict.failures, ...failures] };
  },
};
