import { parseArgs } from 'node:util';
import type { Form } from './part';

/** What a suite was asked for on its command line. */
export type Wish =
  | { type: 'help' }
  | { type: 'list' }
  /** Nothing can be done with it; the sentence says why. */
  | { type: 'misused'; why: string }
  | {
      type: 'run';
      form: Form;
      seed: number;
      /** The chosen ones in the order of the suite; all of them where none was named. */
      names: readonly string[];
      isKept: boolean;
      reportFile: string | null;
    };

/** Seeds that are drawn are short enough to be typed again. */
const MOST_SEEDS = 1e9;

const OPTIONS = {
  full: { type: 'boolean', default: false },
  seed: { type: 'string' },
  keep: { type: 'boolean', default: false },
  report: { type: 'string' },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const toSeed = (text: string): number | null =>
  /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;

/** Reads the command line of a suite whose parts have these names; `noun` is what it calls one of them. */
export function readArguments(
  args: readonly string[],
  { names, noun }: { names: readonly string[]; noun: string },
): Wish {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ', 1)[0] : 'it cannot be read';
    return { type: 'misused', why: `${why}; --help names the options.` };
  }
  const { values, positionals } = parsed;
  if (values.help) return { type: 'help' };
  if (values.list) return { type: 'list' };
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    return {
      type: 'misused',
      why: `there is no ${noun} "${unknown}"; --list names those there are.`,
    };
  }
  const seed =
    values.seed === undefined ? Math.floor(Math.random() * MOST_SEEDS) : toSeed(values.seed);
  if (seed === null) return { type: 'misused', why: '--seed needs a whole number.' };
  return {
    type: 'run',
    form: values.full ? 'full' : 'short',
    seed,
    names: names.filter((name) => positionals.length === 0 || positionals.includes(name)),
    isKept: values.keep,
    reportFile: values.report ?? null,
  };
}
