import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createArrivals } from './arrivals';

describe('arrivals', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const setUp = () => {
    const said: string[] = [];
    const arrivals = createArrivals({
      say: (sentence) => said.push(sentence),
      toCountText: (count) => `${count} new`,
      gatherMs: 800,
      mostRead: 2,
    });
    return { said, arrivals };
  };

  it('reads a few together and counts many', () => {
    const { said, arrivals } = setUp();
    arrivals.add(['Jonas: one']);
    arrivals.add(['Jonas: two']);
    vi.advanceTimersByTime(800);
    arrivals.add(['a', 'b', 'c']);
    vi.advanceTimersByTime(800);
    expect(said).toEqual(['Jonas: one. Jonas: two', '3 new']);
  });

  it('says nothing of a room that was left', () => {
    const { said, arrivals } = setUp();
    arrivals.add(['Jonas: one']);
    arrivals.stop();
    vi.advanceTimersByTime(5_000);
    expect(said).toEqual([]);
  });
});
