import type { Programs } from '../harness/programs';
import type { Random } from '../harness/random';

export type Form = 'short' | 'full';

/** What a part is given. */
export interface Context {
  form: Form;
  /** How much of it this time; what it counts is for the part to say. */
  size: number;
  /** The chances of this part alone, as a number from which they follow, and drawn from it. */
  seed: number;
  random: Random;
  /** A folder of its own, removed when the part passed. */
  folder: string;
  /** The bundled programs that parts start. */
  programs: Programs;
  /** One line to the terminal. */
  say(sentence: string): void;
  /** Is called off when the part's time is over or the whole suite is. */
  signal: AbortSignal;
}

/** What came of a part: a line of the table, to which a suite adds what it counts. */
export interface Row {
  /** Figures worth reading. */
  note: string;
  /** Every bar that was missed, in words. None where the part passed. */
  failures: string[];
}

/** One thing that a suite does, as a module of `runs/`. */
export interface Part<R extends Row> {
  name: string;
  /** The promises it is about. */
  ids: readonly string[];
  about: string;
  size: { short: number; full: number };
  /** Beyond this it is given up with a sentence. */
  withinSeconds: { short: number; full: number };
  /** Why it cannot be done on this machine; null where it can. */
  missing?(): string | null;
  run(context: Context): Promise<R>;
}

/** What became of one part; without a row it could not be done here, for the reason in `note`. */
export interface Outcome<P, R> {
  part: P;
  row: R | null;
  note: string;
  seconds: number;
}

/** Whether a part was done and missed a bar. */
export const isFailed = ({ row }: Outcome<unknown, Row>): boolean =>
  row !== null && row.failures.length > 0;

/** Whether a part was done and missed none. */
export const isPassed = ({ row }: Outcome<unknown, Row>): boolean => row?.failures.length === 0;
