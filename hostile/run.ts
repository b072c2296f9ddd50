import type { Programs } from '../faults/harness/programs';

export type Form = 'short' | 'full';

/** What an attack is given. */
export interface AttackContext {
  form: Form;
  /** How much of it this time; what it counts is for the attack to say. */
  size: number;
  /** The chances of this time, as a number from which they follow. */
  seed: number;
  /** A folder of its own, removed when the attack failed as it must. */
  folder: string;
  programs: Programs;
  /** Is called off when the attack's time is over or the whole suite is. */
  signal: AbortSignal;
}

/** What came of an attack: a line of the table. */
export interface Row {
  cases: number;
  /** Figures worth reading. */
  note: string;
  /** Every bar that was missed, in words. None where everything held. */
  failures: string[];
}

/** One way of attacking, as a module of `runs/`. */
export interface Attack {
  name: string;
  /** The promises it tries to break. */
  ids: readonly string[];
  about: string;
  size: { short: number; full: number };
  /** Beyond this it is given up with a sentence. */
  withinSeconds: { short: number; full: number };
  /** Why it cannot be done on this machine; null where it can. */
  missing?(): string | null;
  run(context: AttackContext): Promise<Row>;
}
