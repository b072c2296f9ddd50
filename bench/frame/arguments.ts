import { parseArgs } from 'node:util';

/** What was asked for on the command line. */
export type Command =
  | { run: 'help' }
  | { run: 'list' }
  | { run: 'refuse'; sentence: string }
  | {
      run: 'benchmarks';
      /** In the order of the table. */
      names: string[];
      isShort: boolean;
      /** Null leaves it to each benchmark. */
      rounds: number | null;
      /** Where every figure goes as JSON. */
      json: string | null;
      /** A page in which the figures stand, each benchmark's in its place. */
      page: string | null;
      /** Where counts of passed and failed gates go, for `npm test`. */
      report: string | null;
      /** Where CPU profiles of the server go. */
      profile: string | null;
    };

const MOST_ROUNDS = 100;

export const HELP = `Measures the real server, and the real app, beside its peers.

  npm run bench -- [options] [benchmarks]

  --rounds N     So many rounds of each instead of the benchmark's own number
  --short        Ratios only, demands relaxed to 70 %, at most two minutes: the form of npm test
  --json FILE    Writes every figure and gate to a file
  --page FILE    Puts tables and gates into the places that a page keeps for them (docs/PERFORMANCE.md)
  --profile DIR  Writes CPU profiles of the server into a folder
  --report FILE  Writes the counts to a file as JSON
  --list         Names the benchmarks

Each ends with one line for each demand: GATE name value comparison demand PASS|FAIL|UNFIT. UNFIT means that the
peer shows this machine to be too slow or too busy to say anything. The exit status is 0 where every gate has passed.
`;

const refuse = (sentence: string): Command => ({ run: 'refuse', sentence });

/** Reads the command line. `known` are the names of all benchmarks, `short` of those with a short form. */
export function parseCommand(
  args: readonly string[],
  known: readonly string[],
  short: readonly string[],
): Command {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string' },
        short: { type: 'boolean', default: false },
        json: { type: 'string' },
        page: { type: 'string' },
        profile: { type: 'string' },
        report: { type: 'string' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return { run: 'help' };
  if (values.list) return { run: 'list' };
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return refuse(`there is no benchmark "${unknown}"; --list names those there are.`);
  }
  const rounds = values.rounds === undefined ? null : Number(values.rounds);
  const isCount = rounds === null || (Number.isInteger(rounds) && rounds >= 1);
  if (!isCount || (rounds ?? 0) > MOST_ROUNDS) {
    return refuse(`--rounds needs a number between 1 and ${MOST_ROUNDS}.`);
  }
  const possible = values.short ? short : known;
  const names = possible.filter((name) => positionals.length === 0 || positionals.includes(name));
  if (names.length === 0) return refuse(`${positionals.join(', ')}: there is no short form.`);
  return {
    run: 'benchmarks',
    names,
    isShort: values.short,
    rounds,
    json: values.json ?? null,
    page: values.page ?? null,
    report: values.report ?? null,
    profile: values.profile ?? null,
  };
}
