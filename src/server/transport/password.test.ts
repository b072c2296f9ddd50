import { describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../shared/lib/result';
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

  it('F5: a guess is checked beside the event loop, which goes on turning', async () => {
    const password = createServerPassword(createKeeper());
    await password.set('one');
    let turns = 0;
    let isChecked = false;
    const turn = () => {
      turns += 1;
      if (!isChecked) setImmediate(turn);
    };
    setImmediate(turn);
    expect(await password.check('two')).toBe(false);
    isChecked = true;
    expect(turns).toBeGreaterThan(1);
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
