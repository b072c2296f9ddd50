import type { FaultRun, Row } from './run';
import { toMarkdown } from './suite/markdown';
import { isFailed, type Outcome } from './suite/part';

const COLUMNS = [
  { head: 'run' },
  { head: 'acknowledged', isNumber: true },
  { head: 'lost', isNumber: true },
  { head: 'duplicated', isNumber: true },
  { head: 'out of order', isNumber: true },
  { head: 'seconds', isNumber: true },
  { head: 'note' },
];

function toCells(outcome: Outcome<FaultRun, Row>): string[] {
  const { part, row, note, seconds } = outcome;
  const name = `${part.ids.join(', ')} ${part.about}`;
  if (row === null) return [name, '', '', '', '', '', `not run: ${note}`];
  const counts = [row.acknowledged, row.lost, row.duplicated, row.outOfOrder].map(String);
  return [name, ...counts, seconds.toFixed(0), isFailed(outcome) ? `FAILED. ${note}` : note];
}

/** Prints the outcomes as a table that can stand in a page as it is. */
export const toTable = (outcomes: readonly Outcome<FaultRun, Row>[]): string =>
  toMarkdown(COLUMNS, outcomes.map(toCells));
