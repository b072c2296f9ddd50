import { describe, expect, it } from 'vitest';
import { findUnfitness, median, percentile } from './figures';

const sanity = { what: 'µs of the naive peer:', least: 2, most: 30, spread: 1.6 };

describe('figures', () => {
  it('finds the middle and the end of values in any order', () => {
    const values = Array.from({ length: 100 }, (_, index) => (index * 37) % 100);
    expect(median(values)).toBe(50);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile([3], 0.99)).toBe(3);
    expect(median([])).toBeNaN();
  });

  it('finds nothing wrong with a machine on which the peer is as always', () => {
    expect(findUnfitness([8, 8.5, 9], sanity)).toBeNull();
    expect(findUnfitness([8], sanity)).toBeNull();
  });

  it.each([
    ['too slow', [40, 41, 42]],
    ['too fast to be true', [1, 1, 1]],
    ['uneven', [8, 14, 9]],
    ['without a figure', []],
    ['with a figure that is none', [Number.NaN]],
  ])('finds a machine unfit on which the peer is %s', (_, values) => {
    expect(findUnfitness(values, sanity)).toContain('naive peer');
  });
});
