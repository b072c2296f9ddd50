import { setMaxListeners } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endAll } from './harness/children';
import { removeLeftovers } from './harness/leftovers';
import { toPrograms } from './harness/programs';
import { createRandom, toPartSeed } from './harness/random';
import { RunFailure } from './harness/wait';
import type { FaultRun, Form, Row } from './run';
import { runs } from './runs/index';
import { toComplaints, toTable, type Outcome } from './table';

const MISUSED = 2;
const INTERRUPTED = 130;
/** So many runs that mostly wait go side by side. */
const WAITING_ABREAST = 3;

const HELP = `Breaks real processes on purpose and counts what was lost.

  npm run test:faults -- [options] [runs]

  --full      As much of everything as the promises name; some tens of minutes. Without it, at most three minutes
  --seed N    The chances of an earlier run
  --keep      Leaves the folders of all runs, not only of failed ones
  --report F  Writes the counts to a file as JSON
  --list      Names the runs
`;

const { values, positionals } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    seed: { type: 'string' },
    keep: { type: 'boolean', default: false },
    report: { type: 'string' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowPositionals: true,
});
const form: Form = values.full ? 'full' : 'short';
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const programs = toPrograms(import.meta.dirname);
/** What calls off the runs that are under way. */
const underWay = new Set<AbortController>();
let isLeaving = false;
const say = (sentence: string): void => void process.stderr.write(`hearth: ${sentence}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

function leave(): void {
  isLeaving = true;
  for (const over of underWay) over.abort();
  endAll();
  removeLeftovers();
}
// However this process ends, but for a kill.
process.on('exit', leave);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    process.exit(INTERRUPTED);
  });
}

const broken = (failure: string): Row => ({
  acknowledged: 0,
  lost: 0,
  duplicated: 0,
  outOfOrder: 0,
  note: '',
  failures: [failure],
});

/** Does one run within its time. A run that broke is a failed row; a bug of the suite as well, with its stack. */
async function attempt(run: FaultRun, base: string): Promise<Outcome> {
  const reason = run.missing?.() ?? null;
  if (reason !== null) return { run, row: null, note: reason, seconds: 0 };
  const size = run.size[form];
  const partSeed = toPartSeed(seed, run.name);
  const folder = join(base, run.name);
  mkdirSync(folder, { recursive: true });
  const startedAt = performance.now();
  const limit = run.withinSeconds[form];
  const over = new AbortController();
  // Every process of the run listens.
  setMaxListeners(0, over.signal);
  underWay.add(over);
  const timer = setTimeout(() => over.abort(), limit * 1_000);
  const { signal } = over;
  const random = createRandom(partSeed);
  const context = { form, size, seed: partSeed, random, folder, programs, say, signal };
  let row: Row;
  try {
    row = await run.run(context);
  } catch (error) {
    if (error instanceof RunFailure) row = broken(`${run.name}: ${error.message}.`);
    else row = broken(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    clearTimeout(timer);
    // What a broken run left running would disturb the others.
    over.abort();
    underWay.delete(over);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  const isGood = row.failures.length === 0;
  if (isGood && !values.keep) rmSync(folder, { recursive: true, force: true });
  const where = isGood ? '' : `; what is left of it: ${folder}`;
  const took = `${seconds.toFixed(0)} s`;
  const counts = `${row.acknowledged} acknowledged, ${row.lost} lost, ${row.duplicated} duplicated, ${row.outOfOrder} out of order`;
  say(`${run.name}: ${isGood ? 'good' : 'FAILED'} (${took}; ${counts}; ${row.note})${where}`);
  return { run, row, note: row.note, seconds };
}

async function main(): Promise<number> {
  const unknown = positionals.find((name) => !runs.some((run) => run.name === name));
  if (values.help || values.list || unknown !== undefined || !Number.isSafeInteger(seed)) {
    if (values.list) for (const run of runs) print(`${run.name.padEnd(28)}${run.about}`);
    else if (unknown !== undefined)
      say(`there is no run "${unknown}"; --list names those there are.`);
    else if (values.help) print(HELP);
    else say('--seed needs a number.');
    return values.help || values.list ? 0 : MISUSED;
  }
  const chosen = runs.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const base = mkdtempSync(join(tmpdir(), 'hearth-faults-'));
  say(`${chosen.length} of ${runs.length} runs, ${form} form, seed ${seed}`);
  const outcomes = new Map<FaultRun, Outcome>();
  const lane = async (which: FaultRun['lane'], abreast = 1) => {
    const waiting = chosen.filter((run) => run.lane === which);
    const walk = async () => {
      for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
        if (isLeaving) return;
        outcomes.set(run, await attempt(run, base));
      }
    };
    await Promise.all(Array.from({ length: abreast }, walk));
  };
  const startedAt = performance.now();
  await lane('alone');
  await Promise.all([lane('busy'), lane('waiting', WAITING_ABREAST)]);
  leave();

  const inOrder = chosen.flatMap((run) => outcomes.get(run) ?? []);
  print(toTable(inOrder));
  const complaints = toComplaints(inOrder, seed, values.full);
  if (complaints !== '') print(`\n${complaints}`);
  const names = inOrder
    .filter(({ row }) => row !== null && row.failures.length > 0)
    .map(({ run }) => run.name);
  const failed = names.length;
  const passed = inOrder.filter(({ row }) => row?.failures.length === 0).length;
  if (failed === 0 && !values.keep) rmSync(base, { recursive: true, force: true });
  if (values.report !== undefined) {
    writeFileSync(values.report, JSON.stringify({ passed, failed, names }));
  }
  const minutes = (performance.now() - startedAt) / 60_000;
  print(`\n${form} form, seed ${seed}, ${minutes.toFixed(1)} minutes`);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

// A socket or a timer that a broken run left behind must not keep the suite from ending.
process.exit(await main());
