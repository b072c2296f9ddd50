import type { FaultRun, Row } from './run';

/** What became of one run. */
export interface Outcome {
  run: FaultRun;
  /** Null where this machine cannot do it; the reason is the note. */
  row: Row | null;
  note: string;
  seconds: number;
}

const HEAD = ['run', 'acknowledged', 'lost', 'duplicated', 'out of order', 'seconds', 'note'];

function toCells({ run, row, note, seconds }: Outcome): string[] {
  const name = `${run.ids.join(', ')} ${run.about}`;
  if (row === null) return [name, '', '', '', '', '', `not run: ${note}`];
  const counts = [row.acknowledged, row.lost, row.duplicated, row.outOfOrder].map(String);
  const verdict = row.failures.length === 0 ? note : `FAILED. ${note}`;
  return [name, ...counts, seconds.toFixed(0), verdict];
}

/** Prints the outcomes as a table that can stand in a page as it is. */
export function toTable(outcomes: readonly Outcome[]): string {
  const rows = [HEAD, ...outcomes.map(toCells)];
  const widths = HEAD.map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const isNumber = (column: number) => column > 0 && column < HEAD.length - 1;
  const print = (row: readonly string[]) =>
    `| ${row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join(' | ')} |`;
  const rule = widths.map((width, column) =>
    isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  const [head = [], ...body] = rows;
  return [print(head), print(rule), ...body.map(print)].join('\n');
}

/** What has to be read where a run failed, and how to have it again. */
export function toComplaints(outcomes: readonly Outcome[], seed: number, isFull: boolean): string {
  return outcomes
    .filter(({ row }) => row !== null && row.failures.length > 0)
    .map(({ run, row }) => {
      const again = `npm run test:faults --${isFull ? ' --full' : ''} --seed ${seed} ${run.name}`;
      const said = (row?.failures ?? []).map((failure) => `  ${failure}`).join('\n');
      return `${run.name} failed:\n${said}\n  again: ${again}\n`;
    })
    .join('\n');
}
