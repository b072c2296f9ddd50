import { describe, expect, it } from 'vitest';
import { createTokenBucket } from './token-bucket';

const START = 1_000_000;
const open = () => createTokenBucket({ atOnce: 5, perSecond: 2 }, START);

describe('RL-1: a bucket', () => {
  it('gives so much at once, and no more', () => {
    const bucket = open();
    for (let count = 0; count < 5; count += 1) expect(bucket.take(1, START)).toBe(0);
    expect(bucket.take(1, START)).toBeGreaterThan(0);
  });

  it('fills again by so much a second, never beyond its size', () => {
    const bucket = open();
    bucket.take(5, START);
    expect(bucket.take(2, START + 1_000)).toBe(0);
    expect(bucket.take(5, START + 3_600_000)).toBe(0);
    expect(bucket.take(1, START + 3_600_000)).toBeGreaterThan(0);
  });

  it('says when there will be enough, and then there is', () => {
    const bucket = open();
    bucket.take(5, START);
    const waitMs = bucket.take(3, START);
    expect(waitMs).toBe(1_500);
    expect(bucket.take(3, START + waitMs)).toBe(0);
  });

  it('gives each of many that are refused a moment of its own', () => {
    const bucket = open();
    bucket.take(5, START);
    const waits = [1, 2, 3].map(() => bucket.take(1, START));
    expect(waits).toEqual([500, 1_000, 1_500]);
    for (const waitMs of waits) expect(bucket.take(1, START + waitMs)).toBe(0);
  });

  it('lets nobody wait longer than a minute, however many were refused', () => {
    const bucket = open();
    bucket.take(5, START);
    const waits = Array.from({ length: 1_000 }, () => bucket.take(1, START));
    expect(Math.max(...waits)).toBe(60_000);
  });

  it('lets through what is larger than itself when it is full, and only then', () => {
    const bucket = open();
    expect(bucket.take(50, START)).toBe(0);
    expect(bucket.take(50, START)).toBe(2_500);
  });

  it('goes on filling when the clock was set back by a year', () => {
    const bucket = open();
    bucket.take(5, START);
    bucket.take(1, START);
    const back = START - 365 * 24 * 3_600_000;
    expect(bucket.take(1, back)).toBe(500);
    expect(bucket.take(1, back + 500)).toBe(0);
  });

  it('knows when it is full again', () => {
    const bucket = open();
    expect(bucket.fullAfterMs(START)).toBe(0);
    bucket.take(3, START);
    expect(bucket.fullAfterMs(START)).toBe(1_500);
    bucket.giveBack(1);
    expect(bucket.fullAfterMs(START)).toBe(1_000);
    expect(bucket.fullAfterMs(START + 1_000)).toBe(0);
  });
});
