import type { Context, Part, Row as AnyRow } from '../faults/suite/part';

/** What an attack is given. */
export type AttackContext = Context;

/** What came of an attack. */
export interface Row extends AnyRow {
  cases: number;
}

/** One way of attacking, as a module of `runs/`; its ids are those of the promises that it tries to break. */
export type Attack = Part<Row>;
