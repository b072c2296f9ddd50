import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addOutcomes, judge, readPlaywright, readVitest, toLastLines } from './test-reports.mjs';

describe('what came of a test run', () => {
  it('adds the parts', () => {
    const parts = [
      { passed: 3, failed: 0, names: [] },
      { passed: 4, failed: 2, names: ['one', 'two'] },
    ];
    expect(addOutcomes(parts)).toEqual({ passed: 7, failed: 2, names: ['one', 'two'] });
    expect(addOutcomes([])).toEqual({ passed: 0, failed: 0, names: [] });
  });

  it('names the tests that failed, and counts a file that could not be loaded as one failure', () => {
    const passed = { status: 'passed', fullName: 'a room opens' };
    const report = {
      numPassedTests: 2,
      testResults: [
        { name: resolve('src/a.test.ts'), status: 'passed', assertionResults: [passed, passed] },
        {
          name: resolve('src/b.test.ts'),
          status: 'failed',
          assertionResults: [passed, { status: 'failed', fullName: 'a room closes' }],
        },
        { name: resolve('src/c.test.ts'), status: 'failed', assertionResults: [] },
      ],
    };
    const names = [`${join('src', 'b.test.ts')}: a room closes`];
    names.push(`${join('src', 'c.test.ts')}: the file itself`);
    expect(readVitest(report)).toEqual({ passed: 2, failed: 2, names });
  });

  it('names the stories that failed, and takes none as passed that passed only the second time', () => {
    const story = (title: string, status: string) => ({
      title,
      file: 'rooms.spec.ts',
      line: 7,
      tests: [{ status }],
    });
    const suites = [
      { specs: [story('a', 'expected'), story('b', 'unexpected')] },
      { suites: [{ suites: [], specs: [story('c', 'flaky'), story('d', 'skipped')] }] },
    ];
    const stats = { expected: 1, unexpected: 1, flaky: 1 };
    const names = ['rooms.spec.ts:7: b', 'rooms.spec.ts:7: c (passed only the second time)'];
    expect(readPlaywright({ stats, suites })).toEqual({ passed: 1, failed: 2, names });
    const errors = [{ message: 'no display\n  at once' }, {}];
    const worse = readPlaywright({ stats, suites, errors });
    expect(worse).toEqual({ passed: 1, failed: 4, names: [...names, 'no display', 'an error'] });
  });

  describe('with a report on disk', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-reports-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const report = (passed: number, names: string[]) => {
      const path = join(folder, `${passed}-${names.length}.json`);
      writeFileSync(path, JSON.stringify({ passed, failed: names.length, names }));
      return path;
    };
    const judgeIt = (exitCode: number, path: string) =>
      judge('unit', exitCode, path, (outcome: ReturnType<typeof judge>) => outcome);

    it('takes what it says', () => {
      expect(judgeIt(0, report(3, []))).toEqual({ passed: 3, failed: 0, names: [] });
      const names = ['unit: a', 'unit: b'];
      expect(judgeIt(1, report(3, ['a', 'b']))).toEqual({ passed: 3, failed: 2, names });
    });

    it('fails where a runner ended badly without saying why', () => {
      const names = ['unit: ended with 1 and did not say why'];
      expect(judgeIt(1, report(3, []))).toEqual({ passed: 3, failed: 1, names });
    });

    it('fails where no test ran or no report was written', () => {
      const names = ['unit: nothing was run'];
      expect(judgeIt(0, report(0, []))).toEqual({ passed: 0, failed: 1, names });
      const missing = judgeIt(0, join(folder, 'missing.json'));
      expect(missing).toEqual({
        passed: 0,
        failed: 1,
        names: ['unit: left no report (ended with 0)'],
      });
    });
  });
});

describe('the last lines', () => {
  it('are the counts alone where all is well', () => {
    expect(toLastLines({ passed: 3, failed: 0, names: [] })).toBe('3 passed, 0 failed\n');
  });

  it('name what failed right above the counts', () => {
    expect(toLastLines({ passed: 3, failed: 2, names: ['unit: a', 'e2e: b'] })).toBe(
      'Failed:\n  unit: a\n  e2e: b\n3 passed, 2 failed\n',
    );
  });

  it('say how many more there are than fit', () => {
    const names = Array.from({ length: 50 }, (_, index) => `unit: ${index}`);
    const lines = toLastLines({ passed: 0, failed: 50, names }).trim().split('\n');
    expect(lines).toHaveLength(43);
    expect(lines.slice(-3)).toEqual(['  unit: 39', '  and 10 more', '0 passed, 50 failed']);
  });
});
