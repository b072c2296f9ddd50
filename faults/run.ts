import type { Verdict } from './checker/check';
import type { Context, Part, Row as AnyRow } from './suite/part';

export type { Form } from './suite/part';

/** What a run is given. */
export type RunContext = Context;

/** What came of a run. */
export interface Row extends AnyRow {
  acknowledged: number;
  lost: number;
  duplicated: number;
  outOfOrder: number;
}

/** One way of breaking things, as a module of `runs/`. */
export interface FaultRun extends Part<Row> {
  /** `of` says what is counted: kills, messages, … */
  size: { short: number; full: number; of: string };
  /**
   * Runs whose bars are seconds of a whole machine go first, alone. Then busy runs go one after the other, and a few of those
   * that mostly wait beside them.
   */
  lane: 'alone' | 'busy' | 'waiting';
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
