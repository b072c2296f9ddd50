import { describe, expect, it } from 'vitest';
import type { FaultRun, Row } from './run';
import { toComplaints, toTable, type Outcome } from './table';

const run: FaultRun = {
  name: 'host-killed',
  ids: ['A1'],
  about: 'the host is killed',
  size: { short: 1, full: 2, of: 'kills' },
  lane: 'busy',
  withinSeconds: { short: 1, full: 1 },
  run: () => Promise.reject(new Error('This one is only looked at.')),
};
const row: Row = {
  acknowledged: 12,
  lost: 0,
  duplicated: 0,
  outOfOrder: 0,
  note: '1 kill',
  failures: [],
};
const outcome = (change: Partial<Row> | null): Outcome => ({
  run,
  row: change === null ? null : { ...row, ...change },
  note: change === null ? 'only root may do it' : '1 kill',
  seconds: 3.4,
});

describe('the table', () => {
  it('is one that Markdown reads, with as many cells in every line', () => {
    const lines = toTable([outcome({}), outcome({ lost: 3, failures: ['x'] }), outcome(null)]);
    const cells = lines.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    expect(new Set(cells.map((line) => line.length))).toEqual(new Set([9]));
    expect(cells[1]?.slice(1, -1).every((cell) => /^-+:?$/.test(cell))).toBe(true);
    expect(cells[2]).toContain('12');
    expect(cells[3]).toContain('FAILED. 1 kill');
    expect(cells[4]).toContain('not run: only root may do it');
  });

  it('says what failed and how to have the same chances again, and nothing of what passed', () => {
    const failed = outcome({ failures: ['ada.1 is not stored.'] });
    const said = toComplaints([outcome({}), failed, outcome(null)], 7, true);
    expect(said).toContain('ada.1 is not stored.');
    expect(said).toContain('npm run test:faults -- --full --seed 7 host-killed');
    expect(toComplaints([outcome({}), outcome(null)], 7, false)).toBe('');
  });
});
