import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readGateLine, type Gate } from '../frame/gates';
import type { Benchmark, RunContext } from '../run';

const ROOT = join(import.meta.dirname, '..', '..');

interface Program {
  name: string;
  about: string;
  /** In `bench/`. */
  file: string;
  /** Whether it opens windows. */
  isWindowed: boolean;
  toArguments(context: RunContext): string[];
}

function runProgram(
  { file, isWindowed, toArguments }: Program,
  context: RunContext,
): Promise<{ lines: string[]; gates: Gate[] }> {
  const path = join(ROOT, 'bench', file);
  const words = [...(isWindowed ? [join(ROOT, 'scripts', 'bench-window.mjs')] : []), path];
  const { signal } = context;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...words, ...toArguments(context)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      signal,
    });
    const lines: string[] = [];
    const gates: Gate[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      const gate = readGateLine(line);
      if (gate === null) lines.push(line);
      else gates.push(gate);
    });
    child.once('error', reject);
    // A program ends badly where a gate failed, too.
    child.once('close', (code) => {
      if (gates.length > 0) resolve({ lines, gates });
      else reject(new Error(`${file} ended with ${code} and without a gate\n${lines.join('\n')}`));
    });
  });
}

/** A benchmark that is a program of its own: it drives the store or the whole app. */
const toBenchmark = (program: Program): Benchmark => ({
  name: program.name,
  about: program.about,
  isShort: false,
  missing: () => null,
  async run(context) {
    const { lines, gates } = await runProgram(program, context);
    const table = lines.join('\n').trim();
    return {
      tables: table === '' ? [] : [`\`\`\`\n${table}\n\`\`\``],
      gates,
      unfit: () => null,
      figures: lines,
    };
  },
});

const toRounds = ({ rounds }: RunContext): string[] => (rounds === null ? [] : [String(rounds)]);

/** Those that are programs, in the order in which they run. */
export const programBenchmarks: readonly Benchmark[] = [
  {
    name: 'history',
    about: 'pages and search on 1,000,000 entries',
    file: 'history.mjs',
    isWindowed: false,
    toArguments: () => [],
  },
  {
    name: 'host-stutter',
    about: 'the event loop of the app’s main process while it hosts 100 people who write',
    file: 'host-stutter.mjs',
    isWindowed: true,
    toArguments: (context: RunContext) => [context.programs.load, ...toRounds(context)],
  },
  {
    name: 'startup',
    about: 'cold start to usable window, against an empty window',
    file: 'startup.mjs',
    isWindowed: true,
    toArguments: toRounds,
  },
  {
    name: 'app-memory',
    about: 'memory of the whole app in a room with 10,000 messages, against an empty window',
    file: 'app-memory.mjs',
    isWindowed: true,
    toArguments: toRounds,
  },
  {
    name: 'timeline',
    about: 'a room with 100,000 messages: opened from the cache, and scrolled',
    file: 'timeline.mjs',
    isWindowed: true,
    toArguments: (context: RunContext) =>
      context.rounds === null ? [] : ['100000', String(context.rounds)],
  },
  {
    name: 'typing',
    about: 'what a key costs above 10,000 messages',
    file: 'typing.mjs',
    isWindowed: true,
    toArguments: () => [],
  },
].map(toBenchmark);
