import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { toPrograms } from '../harness/programs';
import { pass, RunFailure } from '../harness/wait';
import { runSuite, type Suite } from './frame';
import type { Context, Part, Row } from './part';

interface CountRow extends Row {
  count: number;
}
type CountPart = Part<CountRow>;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const toPart = (name: string, over: Partial<CountPart> = {}): CountPart => ({
  name,
  ids: ['Z1'],
  about: `about ${name}`,
  size: { short: 3, full: 300 },
  withinSeconds: { short: 60, full: 60 },
  run: ({ size }) => Promise.resolve({ count: size, note: 'a note', failures: [] }),
  ...over,
});
const failing = toPart('failing', {
  run: () =>
    Promise.resolve({ count: 1, note: 'so so', failures: ['It is late.', 'It is wrong.'] }),
});

/** Runs a suite of these parts; answers its exit code and all it said. */
async function tryOut(parts: readonly CountPart[], ...args: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const suite: Suite<CountPart, CountRow> = {
    name: 'frame',
    noun: { one: 'part', many: 'parts' },
    good: 'fine',
    help: 'How it is used.',
    parts,
    toBroken: (failure) => ({ count: 0, note: '', failures: [failure] }),
    async order(chosen, attempt) {
      for (const part of chosen) await attempt(part);
    },
    tell: ({ count }) => `counted ${count}`,
    toTable: (outcomes) =>
      outcomes
        .map(({ part, row, note }) => `${part.name} ${row?.count ?? 'none'} ${note}`)
        .join('\n'),
  };
  const code = await runSuite(suite, {
    args,
    programs: toPrograms('nowhere'),
    print: (text) => void printed.push(text),
    say: (sentence) => void said.push(sentence),
  });
  const left = said.flatMap((sentence) => /what is left of it: (\S+)/.exec(sentence)?.[1] ?? []);
  folders.push(...left.map((folder) => join(folder, '..')));
  // How long it took is the machine's.
  const timeless = said.map((sentence) => sentence.replace(/\(\d+ s/, '(N s'));
  return { code, printed: printed.join('\n'), said: timeless, left };
}

describe('the frame of a suite', () => {
  it('does all parts, counts them, and ends with 0 where all passed', async () => {
    const { code, printed, said } = await tryOut(
      [toPart('first'), toPart('second')],
      '--seed',
      '5',
    );
    expect(code).toBe(0);
    expect(said).toEqual([
      '2 of 2 parts, short form, seed 5',
      'first: fine (N s; counted 3)',
      'second: fine (N s; counted 3)',
    ]);
    expect(printed).toMatch(
      /^first 3 a note\nsecond 3 a note\n\nshort form, seed 5, \d+\.\d minutes\n2 passed, 0 failed$/,
    );
  });

  it('does what is named, as much as the form says', async () => {
    const { said } = await tryOut([toPart('first'), toPart('second')], '--full', 'second');
    expect(said.slice(1)).toEqual(['second: fine (N s; counted 300)']);
    expect(said[0]).toMatch(/^1 of 2 parts, full form/);
  });

  it('says which bars were missed and how to have the same chances again, and ends with 1', async () => {
    const { code, printed, left } = await tryOut(
      [toPart('first'), failing],
      '--full',
      '--seed',
      '7',
    );
    expect(code).toBe(1);
    expect(printed).toContain(
      'failing failed:\n  It is late.\n  It is wrong.\n  again: npm run test:frame -- --full --seed 7 failing',
    );
    expect(printed).not.toContain('first failed');
    expect(printed).toMatch(/1 passed, 1 failed$/);
    expect(left).toHaveLength(1);
    expect(existsSync(left[0]!)).toBe(true);
  });

  it('takes a part that broke for a failed one and goes on: by a sentence, or by its stack where it is a bug', async () => {
    const broken = toPart('broken', {
      run: () => Promise.reject(new RunFailure('waited in vain')),
    });
    const buggy = toPart('buggy', { run: () => Promise.reject(new TypeError('no such thing')) });
    const { code, printed } = await tryOut([broken, buggy, toPart('last')]);
    expect(code).toBe(1);
    expect(printed).toContain('broken failed:\n  waited in vain.\n');
    expect(printed).toMatch(/buggy failed:\n {2}TypeError: no such thing\n\s+at /);
    expect(printed).toMatch(/1 passed, 2 failed$/);
  });

  it('calls off a part whose time is over, and what is left of any that has ended', async () => {
    const signals: AbortSignal[] = [];
    const endless = toPart('endless', {
      withinSeconds: { short: 0, full: 0 },
      async run({ signal }) {
        await pass(600_000, signal);
        return { count: 1, note: '', failures: [] };
      },
    });
    const leaving = toPart('leaving', {
      run({ signal }) {
        signals.push(signal);
        return Promise.resolve({ count: 1, note: '', failures: [] });
      },
    });
    const { printed } = await tryOut([endless, leaving]);
    expect(printed).toContain('endless failed:\n  the time of the run was over.\n');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('is not content where nothing could be done', async () => {
    const missing = toPart('missing', {
      missing: () => 'only root may',
      run: () => Promise.reject(new Error('must not be run')),
    });
    const { code, printed } = await tryOut([missing]);
    expect(printed).toContain('missing none only root may');
    expect(printed).toMatch(/0 passed, 0 failed$/);
    expect(code).toBe(1);
    expect((await tryOut([missing, toPart('first')])).code).toBe(0);
  });

  it('gives each part chances and a folder of its own, the same chances for the same seed', async () => {
    const seen: Context[] = [];
    const looking = (name: string) =>
      toPart(name, {
        run(context) {
          seen.push(context);
          writeFileSync(join(context.folder, 'left'), name);
          return Promise.resolve({ count: 1, note: '', failures: [] });
        },
      });
    await tryOut([looking('first'), looking('second')], '--seed', '11');
    await tryOut([looking('first'), looking('second')], '--seed', '11', 'second');
    const [first, second, again] = seen;
    expect(first?.seed).not.toBe(second?.seed);
    expect(again?.seed).toBe(second?.seed);
    expect(again?.random.next()).toBe(second?.random.next());
    expect(new Set(seen.map(({ folder }) => folder)).size).toBe(3);
    // Nothing is left of what passed, the folder of all of them neither.
    expect(seen.some(({ folder }) => existsSync(join(folder, '..')))).toBe(false);
  });

  it('leaves the folders of all parts where it is asked to', async () => {
    const seen: string[] = [];
    const looking = toPart('looking', {
      run({ folder }) {
        seen.push(folder);
        return Promise.resolve({ count: 1, note: '', failures: [] });
      },
    });
    await tryOut([looking], '--keep');
    folders.push(...seen.map((folder) => join(folder, '..')));
    expect(seen.every((folder) => existsSync(folder))).toBe(true);
  });

  it('writes its counts to a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frame-report-'));
    folders.push(folder);
    const file = join(folder, 'report.json');
    await tryOut([toPart('first'), failing], '--report', file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      passed: 1,
      failed: 1,
      names: ['failing'],
    });
  });

  it('answers questions, and ends with 2 where it was not understood, without doing anything', async () => {
    const untouched = toPart('untouched', {
      run: () => Promise.reject(new Error('must not be run')),
    });
    const help = await tryOut([untouched], '--help');
    expect([help.code, help.printed]).toEqual([0, 'How it is used.']);
    const list = await tryOut([untouched], '--list');
    expect([list.code, list.printed]).toEqual([0, 'untouched  about untouched']);
    const misused = await tryOut([untouched], 'other');
    expect(misused.code).toBe(2);
    expect(misused.printed).toBe('');
    expect(misused.said).toEqual(['there is no part "other"; --list names those there are.']);
  });
});
