import type { Gate } from './frame/gates';

/** The bundles beside this suite's own. */
export interface Programs {
  host: string;
  /** No program: loaded in front of one. */
  plainTcp: string;
  load: string;
  naive: string;
  rawWs: string;
}

/** What a benchmark is given. */
export interface RunContext {
  isShort: boolean;
  /** Rounds asked for; null leaves it to the benchmark. */
  rounds: number | null;
  /** A folder of its own, removed afterwards. */
  folder: string;
  /** Where CPU profiles of the server go; null for none. */
  profile: string | null;
  programs: Programs;
  signal: AbortSignal;
  /** Says what is being done. */
  say(sentence: string): void;
}

/** What came of a benchmark. */
export interface Outcome {
  /** Printed as it is. */
  tables: string[];
  gates: Gate[];
  /** What is wrong with the machine, by the peer; null where nothing is. Said by gate where machines are fit for one alone. */
  unfit: (gate: Gate) => string | null;
  /** Every figure, for a file. */
  figures: unknown;
}

/** One benchmark, as a module of `runs/`. */
export interface Benchmark {
  name: string;
  about: string;
  /** Whether it has a short form. */
  isShort: boolean;
  /** Why it cannot be run on this machine; null where it can. */
  missing(): string | null;
  run(context: RunContext): Promise<Outcome>;
}
