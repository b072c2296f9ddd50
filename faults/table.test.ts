import { describe, expect, it } from 'vitest';
import type { FaultRun, Row } from './run';
import type { Outcome } from './suite/part';
import { toTable } from './table';

const part: FaultRun = {
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
const outcome = (change: Partial<Row> | null): Outcome<FaultRun, Row> => ({
  part,
  row: change === null ? null : { ...row, ...change },
  note: change === null ? 'only root may do it' : '1 kill',
  seconds: 3.4,
});

describe('the table of faults', () => {
  it('has a line for each run: its counts, what failed, and what could not be run', () => {
    const lines = toTable([outcome({}), outcome({ lost: 3, failures: ['x'] }), outcome(null)]);
    const cells = lines.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    expect(cells[2]?.slice(1, -1)).toEqual([
      'A1 the host is killed',
      '12',
      '0',
      '0',
      '0',
      '3',
      '1 kill',
    ]);
    expect(cells[3]?.slice(1, -1)).toEqual([
      'A1 the host is killed',
      '12',
      '3',
      '0',
      '0',
      '3',
      'FAILED. 1 kill',
    ]);
    expect(cells[4]?.slice(1, -1)).toEqual([
      'A1 the host is killed',
      '',
      '',
      '',
      '',
      '',
      'not run: only root may do it',
    ]);
  });
});
