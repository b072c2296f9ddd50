import { describe, expect, it } from 'vitest';
import { judge, toP99, type Evidence } from './judge';

const MB = 1024 * 1024;
const all = (ms: number, count = 200): number[] => Array.from({ length: count }, () => ms);
const fine: Evidence = {
  before: all(4),
  during: all(5),
  rows: 0,
  told: 0,
  grown: 10 * MB,
  exitCode: 0,
};
const failuresOf = (over: Partial<Evidence>, allowed = {}) =>
  judge({ ...fine, ...over }, allowed).failures;

describe('the judge of an attack', () => {
  it('has nothing to say where nothing came of it, and tells the figures', () => {
    expect(judge(fine, {})).toEqual({ failures: [], note: 'others’ p99 4 → 5 ms, host 10 MB' });
  });

  it('says each thing that came of it, in words', () => {
    const over = { rows: 2, told: 3, grown: 500 * MB, exitCode: null };
    expect(failuresOf(over)).toEqual([
      'The attack left 2 rows in the lobby.',
      'Others were told of it 3 times.',
      'The host grew by 500 MB.',
      'The host ended with null when it was asked to stop.',
    ]);
    expect(failuresOf({ rows: 2, told: 3 }, { rows: true })).toEqual([]);
    expect(failuresOf({ rows: -1 })).not.toEqual([]);
  });
});

describe('p99', () => {
  it('is the time below which 99 of 100 stay', () => {
    expect(toP99([])).toBe(0);
    expect(toP99([7])).toBe(7);
    expect(toP99(Array.from({ length: 100 }, (_, at) => 100 - at))).toBe(100);
    expect(toP99(Array.from({ length: 200 }, (_, at) => at))).toBe(198);
  });
});
