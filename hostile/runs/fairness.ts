import { newUuid } from '../../src/node/uuid';
import { openTestClient, type TestClient } from '../../src/server/testing/test-client';
import { LIMITS } from '../../src/shared/model/limits';
import { RATES } from '../../src/shared/model/rates';
import { pass } from '../../faults/harness/wait';
import { createWorld } from '../harness/world';
import type { Attack } from '../run';
import { inTime } from './usual';

type Ask = (client: TestClient) => Promise<{ ok: boolean }>;

const page: Ask = (client) =>
  client.ask('timeline:page', { roomId: client.lobby.id, after: 0, limit: LIMITS.pageEntries });
const search: Ask = (client) =>
  client.ask('message:search', { query: 'message', order: 'best', limit: LIMITS.searchHits });

/** Everything that a lasting rate allows, at 99 % of it. */
export const drip: Attack = {
  name: 'drip',
  ids: ['E16'],
  about: 'ten members who do all that lasting rates allow, all the time',
  size: { short: 5, full: 60 },
  withinSeconds: { short: 90, full: 300 },
  async run(context) {
    const { size, signal } = context;
    const world = await createWorld(context);
    let asked = 0;
    let refused = 0;
    const verdict = await world.withstand(
      async () => {
        const members = await Promise.all(
          Array.from({ length: 10 }, (_, index) =>
            openTestClient({ server: world.server, name: `Member ${index}` }),
          ),
        );
        const share = 0.99;
        const until = performance.now() + size * 1_000;
        const lasting = async (perSecond: number, ask: () => Promise<{ ok: boolean }>) => {
          while (performance.now() < until) {
            asked += 1;
            void ask().then(({ ok }) => (ok ? null : (refused += 1)));
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
        for (const member of members) member.close();
      },
      { rows: true, isFair: true },
    );
    const failures = refused === 0 ? [] : [`${refused} questions within the rates were refused.`];
    return { cases: asked, note: verdict.note, failures: [...verdict.failures, ...failures] };
  },
};

const PACKETS = 32;
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
  { what: 'pages', count: 400, ask: page },
  { what: 'searches', count: 60, ask: search },
  {
    what: 'rooms to join',
    count: 1_500,
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
    count: 1_500,
    ask: (client) =>
      client.ask('message:send', client.toMessage(client.lobby.id, 'one of very many')),
  },
];

/** What is much at once, one kind after the other, so that none hides behind another. */
export const rush: Attack = {
  name: 'rush',
  ids: ['E16'],
  about: 'one member who asks at once for as much of everything as the rates allow',
  size: { short: 1, full: 5 },
  withinSeconds: { short: 120, full: 900 },
  async run(context) {
    const { size } = context;
    const world = await createWorld(context);
    const filler = await openTestClient({ server: world.server, name: 'Filler' });
    for (let count = 0; count < PACKETS; count += 1) {
      await filler.get('entry:append', toPacket(filler));
    }
    filler.close();
    let cases = 0;
    let refused = 0;
    const verdict = await world.withstand(
      async () => {
        for (let turn = 0; turn < size; turn += 1) {
          const client = await openTestClient({ server: world.server, name: 'Mallory' });
          for (const { what, count, ask } of RUSHES) {
            const answers = Array.from({ length: count }, () => ask(client));
            for (const { ok } of await inTime(what, Promise.all(answers))) if (!ok) refused += 1;
            cases += count;
          }
          client.close();
        }
      },
      { rows: true, isFair: true },
    );
    // Rooms that are not there.
    const expected = size * 1_500;
    const failures =
      refused === expected
        ? []
        : [`${refused - expected} questions within the rates were refused.`];
    return { cases, note: verdict.note, failures: [...verdict.failures, ...failures] };
  },
};
