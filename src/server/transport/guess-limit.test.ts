import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../testing/fake-clock';
import { createGuessLimit, GUESSES_PER_HOUR, GUESSES_PER_MINUTE } from './guess-limit';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const setUp = () => {
  const clock = createFakeClock();
  return { clock, guesses: createGuessLimit(clock) };
};

describe('guess limit', () => {
  it('F5 · HS-20: five a minute and address, right ones not counted', () => {
    const { clock, guesses } = setUp();
    for (let guess = 0; guess < 20; guess += 1) {
      expect(guesses.take('192.0.2.1', `key ${guess}`)).toBe(0);
      guesses.giveBack('192.0.2.1', `key ${guess}`);
    }
    for (let guess = 0; guess < GUESSES_PER_MINUTE; guess += 1) {
      expect(guesses.take('192.0.2.1', `key ${guess}`)).toBe(0);
      clock.advance(1_000);
    }
    expect(guesses.take('192.0.2.1', 'another key')).toBe(55_000);
    expect(guesses.take('192.0.2.2', 'another key')).toBe(0);
    clock.advance(55_001);
    expect(guesses.take('192.0.2.1', 'one more key')).toBe(0);
    expect(guesses.take('192.0.2.1', 'one more key')).toBeGreaterThan(0);
  });

  it('F5 · HS-20: twenty an hour and key from however many addresses, then each waits twice as long', () => {
    const { clock, guesses } = setUp();
    const take = (n: number) => guesses.take(`192.0.2.${n}`, 'key');
    for (let guess = 0; guess < GUESSES_PER_HOUR; guess += 1) {
      expect(take(guess)).toBe(0);
      clock.advance(MINUTE_MS);
    }
    expect(take(100)).toBe(HOUR_MS - GUESSES_PER_HOUR * MINUTE_MS);
    // Another key on another address is not held up.
    expect(guesses.take('192.0.2.101', 'another key')).toBe(0);
    clock.advance(HOUR_MS);
    const waits: number[] = [];
    for (let guess = 0; guess < 7; guess += 1) {
      expect(take(110 + guess)).toBe(0);
      const waitMs = take(150 + guess);
      waits.push(waitMs / MINUTE_MS);
      clock.advance(waitMs);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60]);
    // The guesses of a day ago do not count any more.
    clock.advance(24 * HOUR_MS);
    expect(take(1)).toBe(0);
    expect(take(1)).toBe(0);
  });

  it('F5 · HS-20: ten thousand guesses in a row from one address: five are checked, and 48 in a day', () => {
    const { clock, guesses } = setUp();
    let checked = 0;
    const guess = (n: number) => {
      if (guesses.take('192.0.2.1', `key ${n}`) === 0) checked += 1;
    };
    for (let n = 0; n < 10_000; n += 1) guess(n);
    expect(checked).toBe(GUESSES_PER_MINUTE);
    for (let n = 0; n < 24 * 60; n += 1) {
      clock.advance(MINUTE_MS);
      for (let again = 0; again < 7; again += 1) guess(n * 7 + again);
    }
    expect(checked).toBeLessThanOrEqual(48);
  });

  it('B5: a host’s clock that is set back shuts nobody out for as long', () => {
    const { clock, guesses } = setUp();
    for (let n = 0; n < GUESSES_PER_MINUTE; n += 1) guesses.take('192.168.1.20', 'key');
    expect(guesses.take('192.168.1.20', 'key')).toBeGreaterThan(0);
    clock.jump(-2 * HOUR_MS);
    expect(guesses.take('192.168.1.20', 'key')).toBe(0);
  });
});
