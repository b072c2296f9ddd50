import { describe, expect, it } from 'vitest';
import { readArguments, type Wish } from './arguments';

const read = (...args: string[]): Wish =>
  readArguments(args, { names: ['first', 'second', 'third'], noun: 'attack' });
const reason = (wish: Wish) => (wish.type === 'misused' ? wish.why : wish.type);

describe('the command line of a suite', () => {
  it('takes everything in the short form where nothing is asked for, with a seed of its own', () => {
    expect(read()).toEqual({
      type: 'run',
      form: 'short',
      seed: expect.any(Number),
      names: ['first', 'second', 'third'],
      isKept: false,
      reportFile: null,
    });
    const seeds = Array.from({ length: 5 }, () => read()).map(
      (wish) => wish.type === 'run' && wish.seed,
    );
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });

  it('takes what is named, in the order of the suite, with the seed of an earlier time', () => {
    expect(
      read('--full', '--seed', '42', '--keep', '--report', 'out.json', 'third', 'first'),
    ).toEqual({
      type: 'run',
      form: 'full',
      seed: 42,
      names: ['first', 'third'],
      isKept: true,
      reportFile: 'out.json',
    });
    expect(read('--seed', '0')).toMatchObject({ seed: 0 });
  });

  it('says what it does not understand, and does nothing then', () => {
    expect(reason(read('first', 'fourth'))).toBe(
      'there is no attack "fourth"; --list names those there are.',
    );
    for (const seed of ['', 'x', '1.5', '-1', '1e99', '99999999999999999999']) {
      expect(reason(read(`--seed=${seed}`))).toBe('--seed needs a whole number.');
    }
    expect(reason(read('--fast'))).toMatch(/--fast.*--help names the options\.$/);
    expect(reason(read('--seed'))).toMatch(/--help names the options\.$/);
    expect(reason(read('--full=yes'))).toMatch(/--help names the options\.$/);
  });

  it('answers questions about itself before anything else', () => {
    expect(read('--help', '--seed', 'x')).toEqual({ type: 'help' });
    expect(read('-h', 'fourth')).toEqual({ type: 'help' });
    expect(read('--list')).toEqual({ type: 'list' });
  });
});
