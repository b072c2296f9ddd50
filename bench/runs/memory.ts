import { setTimeout as sleep } from 'node:timers/promises';
import { takePort } from '../../faults/harness/ports';
import { toMarkdown } from '../../faults/suite/markdown';
import type { Gate } from '../frame/gates';
import { cannotMeasure, readResidentBytes } from '../harness/cpu';
import { openInspector } from '../harness/inspector';
import { startLoad } from '../harness/load';
import { startHearth } from '../harness/servers';
import type { Benchmark } from '../run';

const CLIENTS = 1_000;
/** Over TLS, which is the only way into Hearth. */
const DEMAND_KB = 120;
const SETTLES_MS = 3_000;

/** What a connection keeps in memory that says nothing. */
export const memory: Benchmark = {
  name: 'memory',
  about: 'what the server keeps in memory for each of 1,000 connections that are idle',
  isShort: false,
  missing: cannotMeasure,
  async run(context) {
    // First everybody becomes a member; what that leaves in memory is not a connection's.
    const before = await startHearth(context);
    const load = startLoad(context.programs.load, before.target, context.signal);
    await load.open(CLIENTS);
    await load.close();
    await before.end();
    const inspectPort = await takePort();
    const server = await startHearth(context, {
      nodeOptions: [`--inspect=127.0.0.1:${inspectPort}`],
      again: { dataDir: before.dataDir, port: before.target.port },
    });
    const inspector = await openInspector(inspectPort);
    const measure = async () => {
      await sleep(SETTLES_MS);
      for (let round = 0; round < 3; round += 1) await inspector.collectGarbage();
      await sleep(SETTLES_MS);
      return readResidentBytes(server.pid());
    };
    const empty = await measure();
    await load.comeBack(null);
    const full = await measure();
    await load.close();
    const after = await measure();
    inspector.close();
    await load.end();
    await server.end();
    const each = (full - empty) / CLIENTS / 1_024;
    const mb = (bytes: number) => (bytes / 1_024 / 1_024).toFixed(0);
    const columns = ['no connection, MB', '1,000, MB', 'each, KB', 'all have gone, MB'];
    const gates: Gate[] = [
      {
        name: 'memory-kb-per-connection',
        value: each,
        comparison: '<=',
        demand: DEMAND_KB,
        isRelative: true,
      },
    ];
    return {
      tables: [
        toMarkdown(
          columns.map((head) => ({ head, isNumber: true })),
          [[mb(empty), mb(full), each.toFixed(1), mb(after)]],
        ),
      ],
      gates,
      unfit: () => null,
      figures: { empty, full, after, each },
    };
  },
};
