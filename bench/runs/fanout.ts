import { toMarkdown } from '../../faults/suite/markdown';
import { findUnfitness, median } from '../frame/figures';
import type { Gate } from '../frame/gates';
import { cannotMeasure, readCpuMicros } from '../harness/cpu';
import { startLoad, type Load } from '../harness/load';
import {
  SERVER_TITLES,
  startServer,
  type RunningServer,
  type ServerName,
} from '../harness/servers';
import type { Pace } from '../load/messages';
import type { Benchmark, Outcome, RunContext } from '../run';
import { SIZES, toGates, toMicros, type Measured, type Size } from './fanout-gates';

const SENDERS = 20;

/** The rounds of the naive peer may differ by so much. */
const SPREAD = 1.6;
/** Driven as hard as it can be, the naive peer fills a core. What it gets less, others have taken from all contestants. */
const CORE = { what: 'the naive peer got of a core', least: 0.6, most: 2, spread: Infinity };

const COLUMNS = [
  { head: 'clients', isNumber: true },
  { head: 'pace' },
  { head: 'server' },
  { head: 'µs/delivery', isNumber: true },
  { head: 'deliveries/s', isNumber: true },
  { head: 'p50 ms', isNumber: true },
  { head: 'p99 ms', isNumber: true },
  { head: 'messages/packet', isNumber: true },
  { head: 'faults', isNumber: true },
];

interface Contestant {
  name: ServerName;
  server: RunningServer;
  load: Load;
  closed: Measured[];
  fixed: Measured[];
}

async function measure({ server, load }: Contestant, pace: Pace): Promise<Measured> {
  await load.prepare(pace, SENDERS);
  const before = readCpuMicros(server.pid());
  const round = await load.run();
  const micros = readCpuMicros(server.pid()) - before;
  return { ...round, microsPerDelivery: micros / round.deliveries };
}

async function compare(size: Size, names: readonly ServerName[], context: RunContext) {
  const { say, signal, programs, isShort } = context;
  const contestants: Contestant[] = [];
  for (const name of names) {
    const server = await startServer(name, context);
    const load = startLoad(programs.load, server.target, signal);
    const ms = await load.open(size.clients);
    say(
      `${size.clients} clients: ${SERVER_TITLES[name]} let them in within ${(ms / 1_000).toFixed(1)} s`,
    );
    contestants.push({ name, server, load, closed: [], fixed: [] });
  }
  const closed: Pace = { kind: 'closed', messages: size.closedMessages };
  const fixed: Pace = { kind: 'fixed', ...size.fixed };
  // Without counting: what has not run often is not compiled yet.
  for (let round = 0; round < (isShort ? 1 : 2); round += 1) {
    for (const one of contestants) await measure(one, closed);
  }
  const rounds = context.rounds ?? (isShort ? 2 : size.rounds);
  for (let round = 0; round < rounds; round += 1) {
    for (const one of contestants) one.closed.push(await measure(one, closed));
    if (isShort) continue;
    for (const one of contestants) {
      if (one.server.target.dialect !== 'raw') one.fixed.push(await measure(one, fixed));
    }
  }
  for (const { load, server } of contestants) {
    await load.end();
    await server.end();
  }
  return contestants;
}

const middle = (rounds: readonly Measured[], of: (round: Measured) => number): number =>
  median(rounds.map(of));

function toRow(clients: number, kind: string, name: ServerName, rounds: readonly Measured[]) {
  const deliveriesPerSecond = middle(rounds, (round) => round.deliveries / (round.tookMs / 1_000));
  const faults = rounds.reduce(
    (sum, { lost, doubled, unacknowledged, refused }) =>
      sum + lost + doubled + unacknowledged + refused,
    0,
  );
  return [
    String(clients),
    kind,
    SERVER_TITLES[name],
    middle(rounds, toMicros).toFixed(2),
    `${(deliveriesPerSecond / 1_000).toFixed(1)} k`,
    middle(rounds, ({ p50 }) => p50).toFixed(1),
    middle(rounds, ({ p99 }) => p99).toFixed(1),
    middle(rounds, ({ deliveries, packets }) => deliveries / clients / packets).toFixed(1),
    String(faults),
  ];
}

/** What one message to a room costs, and how long it takes, for everybody in it. */
export const fanout: Benchmark = {
  name: 'fanout',
  about: 'messages to rooms of 100, 300 and 1,000: processor time a delivery, latency, losses',
  isShort: true,
  missing: cannotMeasure,
  async run(context): Promise<Outcome> {
    const { isShort } = context;
    const sizes = isShort ? SIZES.slice(0, 1) : SIZES;
    const names: ServerName[] = isShort
      ? ['naive-plain', 'hearth-plain', 'hearth']
      : ['naive-plain', 'raw-ws-plain', 'hearth-plain', 'naive', 'raw-ws', 'hearth'];
    const gates: Gate[] = [];
    const rows: string[][] = [];
    const figures: unknown[] = [];
    const unfit = new Map<number, string | null>();
    for (const size of sizes) {
      const contestants = await compare(size, names, context);
      gates.push(...toGates(size, contestants, isShort));
      for (const { name, closed, fixed } of contestants) {
        rows.push(toRow(size.clients, 'closed', name, closed));
        if (fixed.length > 0) {
          rows.push(toRow(size.clients, `${size.fixed.perSecond} a second`, name, fixed));
        }
        figures.push({ clients: size.clients, server: name, closed, fixed });
      }
      const plain = contestants.find(({ name }) => name === 'naive-plain')?.closed ?? [];
      const sanity = { what: 'µs a delivery of the naive peer:', spread: SPREAD };
      const cores = plain.map(
        (round) => (round.microsPerDelivery * round.deliveries) / (round.tookMs * 1_000),
      );
      unfit.set(
        size.clients,
        findUnfitness(cores, CORE) ??
          findUnfitness(plain.map(toMicros), { ...sanity, ...size.naiveMicros }),
      );
    }
    return {
      tables: [toMarkdown(COLUMNS, rows)],
      gates,
      unfit: ({ name }) => unfit.get(Number(name.split('-')[1])) ?? null,
      figures,
    };
  },
};
