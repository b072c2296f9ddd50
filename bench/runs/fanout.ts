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
import type { Pace, Round } from '../load/messages';
import type { Benchmark, Outcome, RunContext } from '../run';

const SENDERS = 20;

/** How much is sent to so many, and what is demanded of it. */
interface Size {
  clients: number;
  /** Short ones say less each. */
  rounds: number;
  closedMessages: number;
  fixed: { perSecond: number; messages: number };
  /** How many times less Hearth takes for a delivery than each peer, all of them over plain TCP. */
  demands: { naive: number; rawWs: number };
  /** The same for Hearth over TLS, as everybody has it, against the naive peer that does not pay for it. */
  overTls: number | null;
  /** How much longer half of the messages may take at a low rate, in milliseconds. */
  extraMs: number;
  /** Between which microseconds a delivery of the naive peer over plain TCP lies on a machine that says something. */
  naiveMicros: { least: number; most: number };
}

/** Of the latency of the naive peer when it is driven as hard. */
const CLOSED_P99 = 0.4;
const FIXED_CPU = 1.4;
const FIXED_P99 = 2;
/** The rounds of the naive peer may differ by so much. */
const SPREAD = 1.6;
/** Driven as hard as it can be, the naive peer fills a core. What it gets less, others have taken from all contestants. */
const CORE = { what: 'the naive peer got of a core', least: 0.6, most: 2, spread: Infinity };

const SIZES: readonly Size[] = [
  {
    clients: 100,
    rounds: 5,
    closedMessages: 4_000,
    fixed: { perSecond: 100, messages: 500 },
    demands: { naive: 5, rawWs: 3 },
    overTls: 3,
    extraMs: 1,
    naiveMicros: { least: 2, most: 25 },
  },
  {
    clients: 300,
    rounds: 3,
    closedMessages: 2_000,
    fixed: { perSecond: 50, messages: 250 },
    demands: { naive: 5, rawWs: 3 },
    overTls: null,
    extraMs: 2,
    naiveMicros: { least: 2.5, most: 35 },
  },
  {
    clients: 1_000,
    rounds: 3,
    closedMessages: 1_000,
    fixed: { perSecond: 20, messages: 120 },
    demands: { naive: 10, rawWs: 5 },
    overTls: null,
    extraMs: 3,
    naiveMicros: { least: 3, most: 45 },
  },
];

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

/** One round of one server. */
interface Measured extends Round {
  /** Processor time of the server, per delivery that was counted. */
  microsPerDelivery: number;
}

interface Contestant {
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
    contestants.push({ server, load, closed: [], fixed: [] });
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

/**
 * What one contestant takes beside another: the middle of the rounds, each against the one that ran in the same minute. A machine that
 * is slower for a while is slower for both.
 */
function compareRounds(
  ours: readonly Measured[],
  theirs: readonly Measured[],
  relate: (our: Measured, their: Measured) => number,
): number {
  return median(
    ours.flatMap((our, round) => {
      const their = theirs[round];
      return their === undefined ? [] : [relate(our, their)];
    }),
  );
}

const middle = (rounds: readonly Measured[], of: (round: Measured) => number): number =>
  median(rounds.map(of));
const micros = (round: Measured) => round.microsPerDelivery;

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
    middle(rounds, micros).toFixed(2),
    `${(deliveriesPerSecond / 1_000).toFixed(1)} k`,
    middle(rounds, ({ p50 }) => p50).toFixed(1),
    middle(rounds, ({ p99 }) => p99).toFixed(1),
    middle(rounds, ({ deliveries, packets }) => deliveries / clients / packets).toFixed(1),
    String(faults),
  ];
}

function toGates(size: Size, contestants: readonly Contestant[], isShort: boolean): Gate[] {
  const { clients, demands, overTls, extraMs } = size;
  const of = (name: ServerName) => contestants.find(({ server }) => server.name === name);
  const need = (name: ServerName): Contestant => {
    const found = of(name);
    if (found === undefined) throw new Error(`${SERVER_TITLES[name]} is missing.`);
    return found;
  };
  const gates: Gate[] = [];
  const add = (name: string, value: number, comparison: Gate['comparison'], demand: number) =>
    gates.push({ name: `fanout-${clients}-${name}`, value, comparison, demand, isRelative: true });
  const saving = (our: Measured, their: Measured) => micros(their) / micros(our);
  const cost = (our: Measured, their: Measured) => micros(our) / micros(their);
  const extra = (our: Measured, their: Measured) => our.p50 - their.p50;
  const slowest = (our: Measured, their: Measured) => our.p99 / their.p99;

  const plain = need('hearth-plain');
  const naive = need('naive-plain');
  const hearth = need('hearth');
  const rawWs = of('raw-ws-plain');
  add('cpu-against-naive', compareRounds(plain.closed, naive.closed, saving), '>=', demands.naive);
  if (rawWs !== undefined) {
    const ratio = compareRounds(plain.closed, rawWs.closed, saving);
    add('cpu-against-raw-ws', ratio, '>=', demands.rawWs);
  }
  if (overTls !== null) {
    const ratio = compareRounds(hearth.closed, naive.closed, saving);
    add('tls-cpu-against-plain-naive', ratio, '>=', overTls);
  }
  if (!isShort) {
    add('p99-against-naive', compareRounds(plain.closed, naive.closed, slowest), '<=', CLOSED_P99);
    // At a low rate nothing can be gathered, and TLS costs both alike.
    for (const [kind, ours, peer] of [
      ['fixed', plain.fixed, naive.fixed],
      ['tls-fixed', hearth.fixed, need('naive').fixed],
    ] as const) {
      add(`${kind}-cpu-against-naive`, compareRounds(ours, peer, cost), '<=', FIXED_CPU);
      add(`${kind}-p50-extra-ms`, compareRounds(ours, peer, extra), '<=', extraMs);
      add(`${kind}-p99-against-naive`, compareRounds(ours, peer, slowest), '<=', FIXED_P99);
    }
  }
  const rounds = [plain, hearth].flatMap(({ closed, fixed }) => [...closed, ...fixed]);
  for (const fault of ['lost', 'doubled', 'unacknowledged', 'refused'] as const) {
    const value = rounds.reduce((sum, round) => sum + round[fault], 0);
    const name = `fanout-${clients}-${fault}`;
    gates.push({ name, value, comparison: '=', demand: 0, isRelative: false });
  }
  return gates;
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
      for (const { server, closed, fixed } of contestants) {
        rows.push(toRow(size.clients, 'closed', server.name, closed));
        if (fixed.length > 0) {
          rows.push(toRow(size.clients, `${size.fixed.perSecond} a second`, server.name, fixed));
        }
        figures.push({ clients: size.clients, server: server.name, closed, fixed });
      }
      const plain = contestants.find(({ server }) => server.name === 'naive-plain')?.closed ?? [];
      const sanity = { what: 'µs a delivery of the naive peer:', spread: SPREAD };
      const cores = plain.map(
        (round) => (round.microsPerDelivery * round.deliveries) / (round.tookMs * 1_000),
      );
      unfit.set(
        size.clients,
        findUnfitness(cores, CORE) ??
          findUnfitness(plain.map(micros), { ...sanity, ...size.naiveMicros }),
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
