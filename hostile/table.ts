import type { Attack, Row } from './run';

/** What became of one attack; without a row it could not be made here, for the reason in `note`. */
export interface Outcome {
  attack: Attack;
  row: Row | null;
  note: string;
  seconds: number;
}

/** Prints the outcomes as a table that can stand in a page as it is. */
export function toTable(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map(({ attack, row, note, seconds }) => {
    const isHeld = row?.failures.length === 0;
    const verdict = row === null ? 'not tried' : isHeld ? 'held' : 'FAILED';
    const cases = row === null ? '' : String(row.cases);
    return [attack.ids.join(', '), attack.about, cases, verdict, seconds.toFixed(0), note];
  });
  const rows = [['id', 'attack', 'cases', 'verdict', 'seconds', 'note'], ...lines];
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const print = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join(' | ')} |`;
  const rule = widths?.map((width) => '-'.repeat(width)) ?? [];
  const [head = [], ...body] = rows;
  return [print(head), print(rule), ...body.map(print)].join('\n');
}
