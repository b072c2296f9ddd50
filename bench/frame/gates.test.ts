import { describe, expect, it } from 'vitest';
import { judgeGate, readGateLine, relax, toGateLine, type Gate } from './gates';

const gate = (over: Partial<Gate>): Gate => ({
  name: 'fanout-100-cpu-against-naive',
  value: 5,
  comparison: '>=',
  demand: 5,
  isRelative: true,
  ...over,
});

describe('gates', () => {
  it.each([
    [{ value: 5 }, 'PASS'],
    [{ value: 4.99 }, 'FAIL'],
    [{ comparison: '<=', value: 5 }, 'PASS'],
    [{ comparison: '<=', value: 5.01 }, 'FAIL'],
    [{ comparison: '=', value: 0, demand: 0 }, 'PASS'],
    [{ comparison: '=', value: 1, demand: 0 }, 'FAIL'],
  ] as const)('judges %j as %s', (over, verdict) => {
    expect(judgeGate(gate(over), null).verdict).toBe(verdict);
  });

  it('passes no figure that could not be had', () => {
    for (const comparison of ['>=', '<=', '='] as const) {
      expect(judgeGate(gate({ comparison, value: Number.NaN }), null).verdict).toBe('FAIL');
      expect(judgeGate(gate({ comparison, value: Infinity }), null).verdict).toBe('FAIL');
    }
  });

  it('says of a ratio that the machine is unfit, and why, whatever the figure is', () => {
    for (const value of [1, 100]) {
      const judged = judgeGate(gate({ value }), 'the naive peer took 60 µs');
      expect(judged.verdict).toBe('UNFIT');
      expect(toGateLine(judged)).toContain('UNFIT (the naive peer took 60 µs)');
    }
  });

  it('judges what was lost on every machine', () => {
    const lost = gate({ name: 'lost', comparison: '=', value: 1, demand: 0, isRelative: false });
    expect(judgeGate(lost, 'slow').verdict).toBe('FAIL');
  });

  it('relaxes ratios to seven tenths in either direction, and nothing else', () => {
    expect(relax(gate({ demand: 10 })).demand).toBeCloseTo(7);
    expect(relax(gate({ comparison: '<=', demand: 1.4 })).demand).toBeCloseTo(2);
    expect(relax(gate({ comparison: '=', demand: 0 })).demand).toBe(0);
    expect(relax(gate({ isRelative: false, demand: 10 })).demand).toBe(10);
  });

  it('prints a line that it reads back', () => {
    const judged = judgeGate(gate({ value: 7.125 }), null);
    expect(toGateLine(judged)).toBe('GATE fanout-100-cpu-against-naive 7.13 >= 5 PASS');
    expect(readGateLine(toGateLine(judged))).toMatchObject({ value: 7.13, verdict: 'PASS' });
    expect(readGateLine('GATE startup 1.43 <= 1.5 PASS')).toMatchObject({ name: 'startup' });
    expect(readGateLine('a gate is open')).toBeNull();
    expect(readGateLine('GATE startup 1.43 <= 1.5 MAYBE')).toBeNull();
  });
});
