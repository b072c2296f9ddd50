import { median } from '../frame/figures';
import type { Gate } from '../frame/gates';
import { SERVER_TITLES, type ServerName } from '../harness/servers';
import type { Round } from '../load/messages';

/** How much is sent to so many, and what is demanded of it. */
export interface Size {
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
/** What is measured, the small one first: short runs take it alone. */
export const SIZES: readonly Size[] = [
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

/** One round of one server. */
export interface Measured extends Round {
  /** Processor time of the server, per delivery that was counted. */
  microsPerDelivery: number;
}

/** The rounds of one server. */
export interface Rounds {
  name: ServerName;
  closed: readonly Measured[];
  fixed: readonly Measured[];
}

/** Processor time of one delivery, in microseconds. */
export const toMicros = (round: Measured): number => round.microsPerDelivery;

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

/** What is demanded of Hearth beside its peers, and what came of it. `isShort`: the closed loop alone. */
export function toGates(size: Size, contestants: readonly Rounds[], isShort: boolean): Gate[] {
  const { clients, demands, overTls, extraMs } = size;
  const of = (name: ServerName) => contestants.find((one) => one.name === name);
  const need = (name: ServerName): Rounds => {
    const found = of(name);
    if (found === undefined) throw new Error(`${SERVER_TITLES[name]} is missing.`);
    return found;
  };
  const gates: Gate[] = [];
  const add = (name: string, value: number, comparison: Gate['comparison'], demand: number) =>
    gates.push({ name: `fanout-${clients}-${name}`, value, comparison, demand, isRelative: true });
  const saving = (our: Measured, their: Measured) => toMicros(their) / toMicros(our);
  const cost = (our: Measured, their: Measured) => toMicros(our) / toMicros(their);
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
