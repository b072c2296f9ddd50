import { setTimeout as sleep } from 'node:timers/promises';
import { takePort } from '../../faults/harness/ports';
import { toMarkdown } from '../../faults/suite/markdown';
import type { Gate } from '../frame/gates';
import { cannotMeasure, readResidentBytes } from '../harness/cpu';
import { openInspector } from '../harness/inspector';
import { startLoad } from '../harness/load';
import { SERVER_TITLES, startHearth } from '../harness/servers';
import type { Benchmark, RunContext } from '../run';

const CLIENTS = 1_000;
const DEMANDS_KB = { 'hearth-plain': 60, hearth: 120 } as const;
const SETTLES_MS = 3_000;

interface Resident {
  empty: number;
  full: number;
  after: number;
}

async function measure(
  name: keyof typeof DEMANDS_KB,
  context: RunContext,
): Promise<Resident & { eachKb: number }> {
  // First everybody becomes a member; what that leaves in memory is not a connection's.
  const before = await startHearth(context, { name });
  const load = startLoad(context.programs.load, before.target, context.signal);
  await load.open(CLIENTS);
  await load.close();
  await before.end();
  const inspectPort = await takePort();
  const server = await startHearth(context, {
    name,
    nodeOptions: [`--inspect=127.0.0.1:${inspectPort}`],
    again: { dataDir: before.dataDir, port: before.target.port },
  });
  const inspector = await openInspector(inspectPort);
  const readSettled = async () => {
    await sleep(SETTLES_MS);
    for (let round = 0; round < 3; round += 1) await inspector.collectGarbage();
    await sleep(SETTLES_MS);
    return readResidentBytes(server.pid());
  };
  const empty = await readSettled();
  await load.comeBack(null);
  const full = await readSettled();
  await load.close();
  const after = await readSettled();
  inspector.close();
  await load.end();
  await server.end();
  return { empty, full, after, eachKb: (full - empty) / CLIENTS / 1_024 };
}

const toMb = (bytes: number) => (bytes / 1_024 / 1_024).toFixed(0);

/** What a connection keeps in memory that says nothing. */
export const memory: Benchmark = {
  name: 'memory',
  about: 'what the server keeps in memory for each of 1,000 connections that are idle',
  isShort: false,
  missing: cannotMeasure,
  async run(context) {
    const rows: string[][] = [];
    const gates: Gate[] = [];
    const figures: unknown[] = [];
    for (const name of ['hearth-plain', 'hearth'] as const) {
      const measured = await measure(name, context);
      const { empty, full, after, eachKb } = measured;
      rows.push([SERVER_TITLES[name], toMb(empty), toMb(full), eachKb.toFixed(1), toMb(after)]);
      gates.push({
        name: `memory-${name === 'hearth' ? 'tls' : 'plain'}-kb-per-connection`,
        value: eachKb,
        comparison: '<=',
        demand: DEMANDS_KB[name],
        isRelative: true,
      });
      figures.push({ server: name, ...measured });
    }
    const numbers = ['no connection, MB', '1,000, MB', 'each, KB', 'all have gone, MB'];
    return {
      tables: [
        toMarkdown(
          [{ head: 'server' }, ...numbers.map((head) => ({ head, isNumber: true }))],
          rows,
        ),
      ],
      gates,
      unfit: () => null,
      figures,
    };
  },
};
