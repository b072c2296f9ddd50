import { describe, expect, it } from 'vitest';
import { judgeFairness, UNNOTICED_MS, type Round } from './fairness';

const all = (ms: number, count = 200): number[] => Array.from({ length: count }, () => ms);
const round = (beside: number, among: number): Round => ({
  beside: all(beside),
  among: all(among),
});
const failuresOf = (...rounds: Round[]) => judgeFairness(all(3), rounds).failures;

describe('E16: the judge of fairness', () => {
  it('takes twice the wait beside the same load, whatever the machine makes of both', () => {
    expect(failuresOf(round(10, 20))).toEqual([]);
    expect(failuresOf(round(10, 21))).toEqual(['Others waited for 21 ms, where 20 is the most.']);
    expect(failuresOf(round(300, 600))).toEqual([]);
    expect(failuresOf(round(300, 601))).toHaveLength(1);
  });

  it('takes twice the wait without any load where the machine is that busy', () => {
    expect(judgeFairness(all(200), [round(90, 399)]).failures).toEqual([]);
    expect(judgeFairness(all(200), [round(90, 401)]).failures).toHaveLength(1);
  });

  it('takes what nobody notices, however quick others were', () => {
    expect(failuresOf(round(2, UNNOTICED_MS))).toEqual([]);
    expect(failuresOf(round(2, UNNOTICED_MS + 1))).toHaveLength(1);
  });

  it('goes by the middle one of the rounds beside it, and by the best one among it', () => {
    expect(failuresOf(round(10, 500), round(10, 400), round(10, 18))).toEqual([]);
    expect(failuresOf(round(10, 500), round(10, 400), round(10, 30))).toHaveLength(1);
    // One slow round beside it excuses nothing, and one quick one accuses nobody.
    expect(failuresOf(round(10, 30), round(900, 30), round(10, 30))).toHaveLength(1);
    expect(failuresOf(round(20, 30), round(1, 30), round(20, 30))).toEqual([]);
  });

  it('goes by the 99th of a hundred', () => {
    expect(failuresOf({ beside: all(5), among: [...all(9, 199), 500] })).toEqual([]);
    expect(failuresOf({ beside: all(5), among: [...all(9, 197), 500, 500, 500] })).toHaveLength(1);
  });

  it('says what was measured, and that nothing was where nobody wrote', () => {
    expect(judgeFairness(all(3), [round(8, 12)]).note).toBe('p99 8 ms beside it, 12 ms among it');
    expect(failuresOf()).toEqual(['Nobody wrote meanwhile.']);
    expect(failuresOf(round(5, 5), { beside: all(5), among: [] })).toEqual([
      'Nobody wrote meanwhile.',
    ]);
  });
});
