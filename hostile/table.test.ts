import { describe, expect, it } from 'vitest';
import type { Outcome } from '../faults/suite/part';
import type { Attack, Row } from './run';
import { toTable } from './table';

const part: Attack = {
  name: 'packets',
  ids: ['E7', 'E14'],
  about: 'packets by the thousand',
  size: { short: 1, full: 2 },
  withinSeconds: { short: 1, full: 1 },
  run: () => Promise.reject(new Error('This one is only looked at.')),
};
const outcome = (row: Row | null): Outcome<Attack, Row> => ({
  part,
  row,
  note: row?.note ?? 'only Linux has it',
  seconds: 3.4,
});

describe('the table of attacks', () => {
  it('has a line for each attack: held, failed, or not tried and why', () => {
    const held = outcome({ cases: 12, note: 'host 3 MB', failures: [] });
    const failed = outcome({ cases: 7, note: 'host 9 MB', failures: ['It ended with 1.'] });
    const lines = toTable([held, failed, outcome(null)]).split('\n');
    const cells = lines.map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
    const of = ['E7, E14', 'packets by the thousand'];
    expect(cells[0]).toEqual(['id', 'attack', 'cases', 'verdict', 'seconds', 'note']);
    expect(cells[2]).toEqual([...of, '12', 'held', '3', 'host 3 MB']);
    expect(cells[3]).toEqual([...of, '7', 'FAILED', '3', 'host 9 MB']);
    expect(cells[4]).toEqual([...of, '', 'not tried', '', 'only Linux has it']);
  });
});
