import { describe, expect, it } from 'vitest';
import { judgeDelays, toDelay, type LinkChange } from './link-story';

const story: LinkChange[] = [
  { what: 'link', state: 'online', at: 1_000 },
  { what: 'link', state: 'reconnecting', at: 4_000 },
  { what: 'link', state: 'online', at: 9_000 },
];
const isOnline = (state: string) => state === 'online';

describe('the story of a link', () => {
  it('counts from the moment, to the first change of that kind', () => {
    expect(toDelay(story, 1_500, isOnline)).toBe(7_500);
    expect(toDelay(story, 1_500, (state) => state !== 'online')).toBe(2_500);
    expect(toDelay(story, 9_001, isOnline)).toBeNull();
  });

  it('fails where one took too long, and where one never came', () => {
    expect(judgeDelays('Coming back', [100, 4_000], 5_000)).toEqual({
      longestMs: 4_000,
      failures: [],
    });
    expect(judgeDelays('Coming back', [100, 7_000], 5_000).failures).toEqual([
      'Coming back took 7.0 s; it may take 5 s.',
    ]);
    expect(judgeDelays('Coming back', [100, null], 5_000).failures[0]).toContain('for ever');
  });
});
