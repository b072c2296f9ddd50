import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addCounts, countPlaywright, countVitest, judge } from './test-reports.mjs';

describe('the counts of a test run', () => {
  it('adds the parts', () => {
    const parts = [
      { passed: 3, failed: 0 },
      { passed: 4, failed: 2 },
    ];
    expect(addCounts(parts)).toEqual({ passed: 7, failed: 2 });
    expect(addCounts([])).toEqual({ passed: 0, failed: 0 });
  });

  it('counts a test file that could not be loaded as one failure', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 2, failed: 2 });
  });

  it('does not count a story as passed that passed only the second time', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2 };
    expect(countPlaywright({ stats })).toEqual({ passed: 5, failed: 3 });
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 4 });
  });

  describe('with a report on disk', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-reports-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const report = (passed: number, failed: number) => {
      const path = join(folder, `${passed}-${failed}.json`);
      writeFileSync(path, JSON.stringify({ passed, failed }));
      return path;
    };
    const count = (counts: { passed: number; failed: number }) => counts;

    it('takes the counts', () => {
      expect(judge(0, report(3, 0), count)).toEqual({ passed: 3, failed: 0 });
      expect(judge(1, report(3, 2), count)).toEqual({ passed: 3, failed: 2 });
    });

    it('fails where a runner ended badly without saying why', () => {
      expect(judge(1, report(3, 0), count)).toEqual({ passed: 3, failed: 1 });
    });

    it('fails where no test ran or no report was written', () => {
      expect(judge(0, report(0, 0), count)).toEqual({ passed: 0, failed: 1 });
      expect(judge(0, join(folder, 'missing.json'), count)).toEqual({ passed: 0, failed: 1 });
    });
  });
});
