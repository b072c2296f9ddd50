import { describe, expect, it } from 'vitest';
import { parseCommand } from './arguments';

const parse = (...args: string[]) =>
  parseCommand(args, ['fanout', 'memory', 'startup'], ['fanout']);

describe('the command line of the benchmarks', () => {
  it('runs all of them unless told otherwise', () => {
    expect(parse()).toEqual({
      run: 'benchmarks',
      names: ['fanout', 'memory', 'startup'],
      isShort: false,
      rounds: null,
      json: null,
      page: null,
      report: null,
      profile: null,
    });
  });

  it('takes names, rounds and files', () => {
    expect(parse('fanout', '--rounds', '5', '--json', 'a.json')).toMatchObject({
      names: ['fanout'],
      rounds: 5,
      json: 'a.json',
    });
  });

  it('runs in the order of the table, each once', () => {
    expect(parse('startup', 'fanout', 'startup')).toMatchObject({ names: ['fanout', 'startup'] });
  });

  it('runs in the short form what has one', () => {
    expect(parse('--short')).toMatchObject({ names: ['fanout'], isShort: true });
    expect(parse('--short', 'startup')).toMatchObject({ run: 'refuse' });
  });

  it.each([[['nothing']], [['--rounds', '0']], [['--rounds', 'many']], [['--rounds', '1000']]])(
    'refuses %j with a sentence',
    (args) => {
      expect(parse(...args)).toMatchObject({ run: 'refuse', sentence: expect.any(String) });
    },
  );

  it('names a benchmark that there is not', () => {
    expect(parse('nothing')).toMatchObject({
      sentence: expect.stringContaining('no benchmark "nothing"'),
    });
  });

  it('refuses options that it does not know', () => {
    expect(parse('--fast')).toMatchObject({ run: 'refuse' });
    expect(parse('--list')).toEqual({ run: 'list' });
    expect(parse('--help')).toEqual({ run: 'help' });
  });
});
