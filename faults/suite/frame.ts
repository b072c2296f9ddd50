import { setMaxListeners } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endAll } from '../harness/children';
import { removeLeftovers } from '../harness/leftovers';
import type { Programs } from '../harness/programs';
import { createRandom, toPartSeed } from '../harness/random';
import { RunFailure } from '../harness/wait';
import { readArguments } from './arguments';
import { isFailed, isPassed, type Outcome, type Part, type Row } from './part';

const MISUSED = 2;
const INTERRUPTED = 130;

/** A suite: parts, each done within its time, and a table of what came of them. */
export interface Suite<P extends Part<R>, R extends Row> {
  /** As in `npm run test:NAME`. */
  name: string;
  noun: { one: string; many: string };
  /** What a part is called that passed. */
  good: string;
  help: string;
  parts: readonly P[];
  /** The row of a part that broke. */
  toBroken(failure: string): R;
  /** Does the chosen parts, beside or after one another. */
  order(parts: readonly P[], attempt: (part: P) => Promise<void>): Promise<void>;
  /** What is worth a word as soon as it is known. */
  tell(row: R): string;
  toTable(outcomes: readonly Outcome<P, R>[]): string;
}

/** What a suite is run with. */
export interface Surroundings {
  args: readonly string[];
  programs: Programs;
  /** The result, for whoever reads it later. */
  print(text: string): void;
  /** What happens, for whoever watches. */
  say(sentence: string): void;
}

const toFailure = (error: unknown): string => {
  if (error instanceof RunFailure) return `${error.message}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/** Does what the command line wants; answers the exit code. */
export async function runSuite<P extends Part<R>, R extends Row>(
  suite: Suite<P, R>,
  { args, programs, print, say }: Surroundings,
): Promise<number> {
  const { name: suiteName, noun, parts } = suite;
  const wish = readArguments(args, { names: parts.map(({ name }) => name), noun: noun.one });
  if (wish.type === 'help') {
    print(suite.help);
    return 0;
  }
  if (wish.type === 'list') {
    const width = Math.max(...parts.map(({ name }) => name.length)) + 2;
    for (const { name, about } of parts) print(`${name.padEnd(width)}${about}`);
    return 0;
  }
  if (wish.type === 'misused') {
    say(wish.why);
    return MISUSED;
  }
  const { form, seed, isKept, reportFile } = wish;
  const chosen = parts.filter(({ name }) => wish.names.includes(name));
  const base = mkdtempSync(join(tmpdir(), `hearth-${suiteName}-`));

  /** Does one part within its time. One that broke is a failed row; a bug of the suite as well, with its stack. */
  async function attempt(part: P): Promise<Outcome<P, R>> {
    const reason = part.missing?.() ?? null;
    if (reason !== null) return { part, row: null, note: reason, seconds: 0 };
    const folder = join(base, part.name);
    mkdirSync(folder, { recursive: true });
    const startedAt = performance.now();
    const over = new AbortController();
    const { signal } = over;
    // Every process of the part listens.
    setMaxListeners(0, signal);
    const timer = setTimeout(() => over.abort(), part.withinSeconds[form] * 1_000);
    const partSeed = toPartSeed(seed, part.name);
    const random = createRandom(partSeed);
    const context = { form, size: part.size[form], seed: partSeed, random, folder, programs };
    let row: R;
    try {
      row = await part.run({ ...context, say, signal });
    } catch (error) {
      row = suite.toBroken(toFailure(error));
    } finally {
      clearTimeout(timer);
      // What a broken part left running would disturb the others.
      over.abort();
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    const isGood = row.failures.length === 0;
    if (isGood && !isKept) rmSync(folder, { recursive: true, force: true });
    const where = isGood ? '' : `; what is left of it: ${folder}`;
    const verdict = isGood ? suite.good : 'FAILED';
    const facts = [`${seconds.toFixed(0)} s`, suite.tell(row)].filter((fact) => fact !== '');
    say(`${part.name}: ${verdict} (${facts.join('; ')})${where}`);
    return { part, row, note: row.note, seconds };
  }

  say(`${chosen.length} of ${parts.length} ${noun.many}, ${form} form, seed ${seed}`);
  const startedAt = performance.now();
  const made = new Map<P, Outcome<P, R>>();
  await suite.order(chosen, async (part) => void made.set(part, await attempt(part)));

  const outcomes = chosen.flatMap((part) => made.get(part) ?? []);
  const failed = outcomes.filter(isFailed);
  const passed = outcomes.filter(isPassed).length;
  print(suite.toTable(outcomes));
  for (const { part, row } of failed) {
    const again = `npm run test:${suiteName} --${form === 'full' ? ' --full' : ''} --seed ${seed} ${part.name}`;
    print(`\n${part.name} failed:\n  ${row?.failures.join('\n  ')}\n  again: ${again}`);
  }
  if (failed.length === 0 && !isKept) rmSync(base, { recursive: true, force: true });
  if (reportFile !== null) {
    const names = failed.map(({ part }) => part.name);
    writeFileSync(reportFile, JSON.stringify({ passed, failed: failed.length, names }));
  }
  const minutes = (performance.now() - startedAt) / 60_000;
  print(`\n${form} form, seed ${seed}, ${minutes.toFixed(1)} minutes`);
  print(`${passed} passed, ${failed.length} failed`);
  return failed.length === 0 && passed > 0 ? 0 : 1;
}

/** Runs a suite as this process, and ends it with its exit code. */
export async function beSuite<P extends Part<R>, R extends Row>(
  suite: Suite<P, R>,
  programs: Programs,
): Promise<never> {
  // However this process ends, but for a kill.
  process.on('exit', () => {
    endAll();
    removeLeftovers();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      process.exit(INTERRUPTED);
    });
  }
  const code = await runSuite(suite, {
    args: process.argv.slice(2),
    programs,
    print: (text) => void process.stdout.write(`${text}\n`),
    say: (sentence) => void process.stderr.write(`hearth: ${sentence}\n`),
  });
  // A socket or a timer that a broken part left behind must not keep the suite from ending.
  process.exit(code);
}
