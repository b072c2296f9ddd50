import { toMarkdown } from '../faults/suite/markdown';
import { isFailed, type Outcome } from '../faults/suite/part';
import type { Attack, Row } from './run';

const COLUMNS = [
  { head: 'id' },
  { head: 'attack' },
  { head: 'cases', isNumber: true },
  { head: 'verdict' },
  { head: 'seconds', isNumber: true },
  { head: 'note' },
];

function toCells(outcome: Outcome<Attack, Row>): string[] {
  const { part, row, note, seconds } = outcome;
  const [ids, about] = [part.ids.join(', '), part.about];
  if (row === null) return [ids, about, '', 'not tried', '', note];
  const verdict = isFailed(outcome) ? 'FAILED' : 'held';
  return [ids, about, String(row.cases), verdict, seconds.toFixed(0), note];
}

/** Prints the outcomes as a table that can stand in a page as it is. */
export const toTable = (outcomes: readonly Outcome<Attack, Row>[]): string =>
  toMarkdown(COLUMNS, outcomes.map(toCells));
