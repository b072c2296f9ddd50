import type { Verdict } from './checker/check';
import type { Programs } from './harness/programs';
import type { Random } from './harness/random';

export type Form = 'short' | 'full';

/** What a run is given. */
export interface RunContext {
  form: Form;
  /** How much of it this time; what it counts is for the run to say. */
  size: number;
  seed: number;
  /** Chances of this run alone, from its seed. */
  random: Random;
  /** A folder of its own, removed when the run passed. */
  folder: string;
  /** The bundled programs that runs start. */
  programs: Programs;
  /** One line to the terminal. */
  say(sentence: string): void;
  /** Is called off when the run's time is over or the whole suite is. */
  signal: AbortSignal;
}

/** What came of a run: a line of the table. */
export interface Row {
  acknowledged: number;
  lost: number;
  duplicated: number;
  outOfOrder: number;
  /** Figures worth reading beside the counts. */
  note: string;
  /** Every bar that was missed, in words. None where the run passed. */
  failures: string[];
}

/** One way of breaking things, as a module of `runs/`. */
export interface FaultRun {
  name: string;
  /** The promises it proves. */
  ids: readonly string[];
  about: string;
  /** `of` says what is counted: kills, messages, … */
  size: { short: number; full: number; of: string };
  /**
   * Runs whose bars are seconds of a whole machine go first, alone. Then busy runs go one after the other, and a few of those
   * that mostly wait beside them.
   */
  lane: 'alone' | 'busy' | 'waiting';
  /** Beyond this it is given up with a sentence. */
  withinSeconds: { short: number; full: number };
  /** Why it cannot be done on this machine; null where it can. */
  missing?(): string | null;
  run(context: RunContext): Promise<Row>;
}

/** What several worlds come to together. */
export function addVerdicts(verdicts: readonly Verdict[]): Verdict {
  const sum = (of: Exclude<keyof Verdict, 'findings'>) =>
    verdicts.reduce((total, verdict) => total + verdict[of], 0);
  return {
    acknowledged: sum('acknowledged'),
    lost: sum('lost'),
    duplicated: sum('duplicated'),
    outOfOrder: sum('outOfOrder'),
    invented: sum('invented'),
    slowed: sum('slowed'),
    findings: verdicts.flatMap(({ findings }) => findings),
  };
}

/** What a note says of rates where honest people are many or in a hurry. */
export const toRateNote = ({ slowed }: Verdict): string => `${slowed} times held to a rate`;

/**
 * The row of a verdict: whatever was lost, doubled, disordered or invented is a failure, and so is a rate that somebody met who
 * only did what people do (RL-5).
 */
export function toRow(verdict: Verdict, note: string, failures: readonly string[] = []): Row {
  const { acknowledged, lost, duplicated, outOfOrder, invented, slowed, findings } = verdict;
  const isClean = lost + duplicated + outOfOrder + invented + slowed === 0;
  return {
    acknowledged,
    lost,
    duplicated,
    outOfOrder,
    note,
    failures: [
      ...failures,
      ...(acknowledged === 0 ? ['Nothing was acknowledged: nothing was tried.'] : []),
      ...(isClean ? [] : findings),
    ],
  };
}
