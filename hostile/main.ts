import { setMaxListeners } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endAll } from '../faults/harness/children';
import { toPrograms } from '../faults/harness/programs';
import { toPartSeed } from '../faults/harness/random';
import { RunFailure } from '../faults/harness/wait';
import type { Attack, Form, Row } from './run';
import { attacks } from './runs/index';
import { toTable, type Outcome } from './table';

const MISUSED = 2;
const INTERRUPTED = 130;

const HELP = `Attacks a real server, and a real client, and looks whether anybody notices.

  npm run test:hostile -- [options] [attacks]

  --full      As much of everything as the promises name. Without it, at most two minutes
  --seed N    The chances of an earlier time
  --report F  Writes the counts to a file as JSON
  --list      Names the attacks
`;

const { values, positionals } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    seed: { type: 'string' },
    report: { type: 'string' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowPositionals: true,
});
const form: Form = values.full ? 'full' : 'short';
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const programs = toPrograms(import.meta.dirname);
const say = (sentence: string): void => void process.stderr.write(`hearth: ${sentence}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

// However this process ends, but for a kill.
process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    process.exit(INTERRUPTED);
  });
}

const toFailure = (error: unknown): string => {
  if (error instanceof RunFailure) return `${error.message}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/** Makes one attack within its time. One that broke is a failed row; a bug of the suite as well, with its stack. */
async function attempt(attack: Attack, base: string): Promise<Outcome> {
  const reason = attack.missing?.() ?? null;
  if (reason !== null) return { attack, row: null, note: reason, seconds: 0 };
  const folder = join(base, attack.name);
  mkdirSync(folder, { recursive: true });
  const over = new AbortController();
  const { signal } = over;
  setMaxListeners(0, signal);
  const timer = setTimeout(() => over.abort(), attack.withinSeconds[form] * 1_000);
  const size = attack.size[form];
  const startedAt = performance.now();
  const context = { form, size, seed: toPartSeed(seed, attack.name), folder, programs, signal };
  const row: Row = await attack
    .run(context)
    .catch((error: unknown) => ({ cases: 0, note: '', failures: [toFailure(error)] }));
  clearTimeout(timer);
  // Ends what a broken attack left running.
  over.abort();
  const seconds = (performance.now() - startedAt) / 1_000;
  const isHeld = row.failures.length === 0;
  if (isHeld) rmSync(folder, { recursive: true, force: true });
  const where = isHeld ? '' : `; what is left of it: ${folder}`;
  say(
    `${attack.name}: ${isHeld ? 'held' : 'FAILED'} (${seconds.toFixed(0)} s; ${row.note})${where}`,
  );
  return { attack, row, note: row.note, seconds };
}

async function main(): Promise<number> {
  const unknown = positionals.find((name) => !attacks.some((attack) => attack.name === name));
  if (values.help || values.list || unknown !== undefined || !Number.isSafeInteger(seed)) {
    if (values.list) for (const { name, about } of attacks) print(`${name.padEnd(14)}${about}`);
    else if (unknown !== undefined)
      say(`there is no attack "${unknown}"; --list names those there are.`);
    else if (values.help) print(HELP);
    else say('--seed needs a number.');
    return values.help || values.list ? 0 : MISUSED;
  }
  const chosen = attacks.filter(
    ({ name }) => positionals.length === 0 || positionals.includes(name),
  );
  const base = mkdtempSync(join(tmpdir(), 'hearth-hostile-'));
  say(`${chosen.length} of ${attacks.length} attacks, ${form} form, seed ${seed}`);
  const startedAt = performance.now();
  const outcomes: Outcome[] = [];
  for (const attack of chosen) outcomes.push(await attempt(attack, base));
  const failed = outcomes.filter(({ row }) => row !== null && row.failures.length > 0);
  const passed = outcomes.filter(({ row }) => row?.failures.length === 0).length;
  print(toTable(outcomes));
  for (const { attack, row } of failed) {
    const again = `npm run test:hostile --${values.full ? ' --full' : ''} --seed ${seed} ${attack.name}`;
    print(`\n${attack.name} failed:\n  ${row?.failures.join('\n  ')}\n  again: ${again}`);
  }
  if (failed.length === 0) rmSync(base, { recursive: true, force: true });
  if (values.report !== undefined) {
    const names = failed.map(({ attack }) => attack.name);
    writeFileSync(values.report, JSON.stringify({ passed, failed: failed.length, names }));
  }
  const minutes = (performance.now() - startedAt) / 60_000;
  print(`\n${form} form, seed ${seed}, ${minutes.toFixed(1)} minutes`);
  print(`${passed} passed, ${failed.length} failed`);
  return failed.length === 0 && passed > 0 ? 0 : 1;
}

// A socket or a timer that a broken attack left behind must not keep the suite from ending.
process.exit(await main());
