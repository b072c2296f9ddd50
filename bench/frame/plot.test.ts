import { describe, expect, it } from 'vitest';
import { roundUp, toSvg } from './plot';

describe('plots', () => {
  it.each([
    [0.9, 1],
    [1, 1],
    [1.2, 2],
    [2.1, 2.5],
    [26, 50],
    [730, 1_000],
  ])('finds the round number above %d', (value, round) => {
    expect(roundUp(value)).toBeCloseTo(round);
  });

  it('draws every point where it belongs: tens as far apart as tens', () => {
    const points = [1, 10, 100].map((x) => ({ x, y: x }));
    const svg = toSvg([
      { title: 'a < b', xTitle: 'x', yTitle: 'y', lines: [{ title: 'l', points }] },
    ]);
    const places = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    const [one, ten, hundred] = places;
    expect(ten![0]! - one![0]!).toBeCloseTo(hundred![0]! - ten![0]!, 0);
    expect(hundred![1]).toBeLessThan(one![1]!);
    expect(svg).toContain('a &lt; b');
    expect(svg).not.toContain('NaN');
  });
});
