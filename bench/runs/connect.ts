import { toMarkdown } from '../../faults/suite/markdown';
import { median } from '../frame/figures';
import type { Gate } from '../frame/gates';
import { cannotMeasure, readCpuMicros } from '../harness/cpu';
import { startLoad } from '../harness/load';
import { SERVER_TITLES, startServer, type ServerName } from '../harness/servers';
import type { Benchmark, RunContext } from '../run';

const CLIENTS = 1_000;
const ROUNDS = 3;
const NAMES: readonly ServerName[] = ['naive-plain', 'naive', 'hearth'];

const COLUMNS = [
  { head: 'server' },
  { head: 'first time, s', isNumber: true },
  { head: 'first time, µs of CPU a client', isNumber: true },
  { head: 'coming back, s', isNumber: true },
  { head: 'coming back, µs of CPU a client', isNumber: true },
];

interface Arrivals {
  name: ServerName;
  first: { tookMs: number; micros: number };
  returns: { tookMs: number; micros: number }[];
}

async function letIn(name: ServerName, context: RunContext): Promise<Arrivals> {
  const { programs, signal } = context;
  const server = await startServer(name, context);
  const load = startLoad(programs.load, server.target, signal);
  const timed = async (arrive: () => Promise<number>) => {
    const before = readCpuMicros(server.pid());
    const tookMs = await arrive();
    return { tookMs, micros: (readCpuMicros(server.pid()) - before) / CLIENTS };
  };
  const first = await timed(() => load.open(CLIENTS));
  const returns = [];
  for (let round = 0; round < (context.rounds ?? ROUNDS); round += 1) {
    await load.close();
    returns.push(await timed(async () => (await load.comeBack(null)).tookMs));
  }
  await load.end();
  await server.end();
  return { name, first, returns };
}

/** What it costs to let a thousand people in. Rejected ones end the benchmark. */
export const connect: Benchmark = {
  name: 'connect',
  about: '1,000 people come for the first time, and come back all at once',
  isShort: false,
  missing: cannotMeasure,
  async run(context) {
    const all: Arrivals[] = [];
    for (const name of NAMES) {
      context.say(`connect: ${SERVER_TITLES[name]}`);
      all.push(await letIn(name, context));
    }
    const rows = all.map(({ name, first, returns }) => [
      SERVER_TITLES[name],
      (first.tookMs / 1_000).toFixed(2),
      first.micros.toFixed(0),
      (median(returns.map(({ tookMs }) => tookMs)) / 1_000).toFixed(2),
      median(returns.map(({ micros }) => micros)).toFixed(0),
    ]);
    // Whoever is not let in ends the benchmark with an error: that all were is its demand.
    const gate = { name: 'connect-let-in', value: CLIENTS, comparison: '=' } as const;
    const gates: Gate[] = [{ ...gate, demand: CLIENTS, isRelative: false }];
    return { tables: [toMarkdown(COLUMNS, rows)], gates, unfit: () => null, figures: all };
  },
};
