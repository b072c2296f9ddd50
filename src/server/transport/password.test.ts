import { describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../shared/lib/result';
import { createFakeClock } from '../testing/fake-clock';
import { createGuessLimit, GUESSES_PER_MINUTE } from './guess-limit';
import { createServerPassword } from './password';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

function createKeeper() {
  let kept: string | null = null;
  return {
    kept: () => kept,
    load: async () => kept,
    save: async (record: string) => {
      kept = record;
      return success(null);
    },
  };
}

describe('server password', () => {
  it('HS-9: is checked, kept as a hash, and taken up again at the next start', async () => {
    const keeper = createKeeper();
    const password = createServerPassword(keeper);
    expect(password.isRequired()).toBe(false);
    await password.set('open sesame');
    expect(keeper.kept()).not.toContain('sesame');
    const later = createServerPassword(keeper);
    await later.restore();
    expect(later.isRequired()).toBe(true);
    expect(await later.check('open sesame')).toBe(true);
    expect(await later.check('open barley')).toBe(false);
    expect(await later.check('')).toBe(false);
  });

  it('HS-9: the same one again keeps earlier admissions, another one does not', async () => {
    const password = createServerPassword(createKeeper());
    await password.set('one');
    expect(password.generation()).toBe(1);
    await password.set('one');
    expect(password.generation()).toBe(1);
    await password.set(null);
    expect(password.generation()).toBeNull();
    await password.set('one');
    expect(password.generation()).toBe(1);
    await password.set('two');
    expect(password.generation()).toBe(2);
  });

  it('one that was removed stays removed at the next start', async () => {
    const keeper = createKeeper();
    const password = createServerPassword(keeper);
    await password.set('one');
    await password.set(null);
    const later = createServerPassword(keeper);
    await later.restore();
    expect(later.isRequired()).toBe(false);
  });

  it('one that cannot be kept does not count', async () => {
    const keeper = { load: async () => null, save: async () => failure('unavailable', 'full') };
    const password = createServerPassword(keeper);
    expect(await password.set('one')).toMatchObject({ ok: false, code: 'unavailable' });
    expect(password.isRequired()).toBe(false);
  });

  it('F5: turns away whoever comes while too many are being checked', async () => {
    const password = createServerPassword(createKeeper());
    await password.set('one');
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        password.check(index === 0 ? 'one' : `guess ${index}`),
      ),
    );
    expect(outcomes[0]).toBe(true);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(6);
    expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(1);
  });
});

describe('guess limit', () => {
  it('F5: five a minute and address, right ones not counted', () => {
    const clock = createFakeClock();
    const guesses = createGuessLimit(clock);
    for (let guess = 0; guess < 20; guess += 1) {
      expect(guesses.take('192.0.2.1')).toBe(0);
      guesses.giveBack('192.0.2.1');
    }
    for (let guess = 0; guess < GUESSES_PER_MINUTE; guess += 1) {
      expect(guesses.take('192.0.2.1')).toBe(0);
      clock.advance(1_000);
    }
    expect(guesses.take('192.0.2.1')).toBe(55_000);
    expect(guesses.take('192.0.2.2')).toBe(0);
    clock.advance(55_001);
    expect(guesses.take('192.0.2.1')).toBe(0);
    expect(guesses.take('192.0.2.1')).toBeGreaterThan(0);
  });
});

it('B5: a host’s clock that is set back shuts nobody out for as long', () => {
  const clock = createFakeClock();
  const guesses = createGuessLimit(clock);
  for (let guess = 0; guess < GUESSES_PER_MINUTE; guess += 1) guesses.take('192.168.1.20');
  expect(guesses.take('192.168.1.20')).toBeGreaterThan(0);
  clock.jump(-2 * 60 * 60_000);
  expect(guesses.take('192.168.1.20')).toBe(0);
});
