import { toMarkdown } from '../../faults/suite/markdown';
import { median } from '../frame/figures';
import type { Gate } from '../frame/gates';
import { cannotMeasure, readCpuMicros } from '../harness/cpu';
import { startLoad } from '../harness/load';
import { startHearth } from '../harness/servers';
import type { Benchmark } from '../run';

const CLIENTS = 1_000;
const MISSED = 100;
const ROUNDS = 3;
const SENDERS = 20;
/** How much more of the processor it may take when everybody asks for what was missed. */
const DEMAND = 2;

interface Return {
  tookMs: number;
  cpuMs: number;
  entries: number;
}

const COLUMNS = [
  { head: '1,000 come back at once' },
  { head: 'all are in after, ms', isNumber: true },
  { head: 'CPU of the server, ms', isNumber: true },
  { head: 'entries', isNumber: true },
];

/** Everybody comes back at once, as after the host was started again, with and without something to catch up. */
export const storm: Benchmark = {
  name: 'storm',
  about: '1,000 clients come back at once, each with 100 messages to catch up by seq',
  isShort: false,
  missing: cannotMeasure,
  async run(context) {
    const server = await startHearth(context);
    const load = startLoad(context.programs.load, server.target, context.signal);
    await load.open(CLIENTS);
    await load.prepare({ kind: 'closed', messages: MISSED }, SENDERS);
    await load.run();
    const comeBack = async (missed: number | null): Promise<Return> => {
      await load.close();
      const before = readCpuMicros(server.pid());
      const { tookMs, entries } = await load.comeBack(missed);
      return { tookMs, entries, cpuMs: (readCpuMicros(server.pid()) - before) / 1_000 };
    };
    await comeBack(MISSED);
    const kinds = { 'nothing missed': null, '100 messages missed': MISSED };
    const returns = Object.entries(kinds).map(([title, missed]) => ({
      title,
      missed,
      rounds: [] as Return[],
    }));
    for (let round = 0; round < (context.rounds ?? ROUNDS); round += 1) {
      for (const one of returns) one.rounds.push(await comeBack(one.missed));
    }
    await load.end();
    await server.end();
    const cpu = (rounds: readonly Return[]) => median(rounds.map(({ cpuMs }) => cpuMs));
    const rows = returns.map(({ title, rounds }) => [
      title,
      median(rounds.map(({ tookMs }) => tookMs)).toFixed(0),
      cpu(rounds).toFixed(0),
      String(rounds[0]?.entries ?? 0),
    ]);
    const [without, caughtUp] = returns.map(({ rounds }) => rounds);
    const missing = (caughtUp ?? []).reduce(
      (sum, { entries }) => sum + Math.abs(CLIENTS * MISSED - entries),
      0,
    );
    const gates: Gate[] = [
      {
        name: 'storm-cpu-against-no-catch-up',
        value: cpu(caughtUp ?? []) / cpu(without ?? []),
        comparison: '<=',
        demand: DEMAND,
        isRelative: true,
      },
      {
        name: 'storm-missing-entries',
        value: missing,
        comparison: '=',
        demand: 0,
        isRelative: false,
      },
    ];
    return { tables: [toMarkdown(COLUMNS, rows)], gates, unfit: () => null, figures: returns };
  },
};
