import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * What came of a part of a test run; `names` are those of what failed.
 * @typedef {{ passed: number, failed: number, names: string[] }} Outcome
 * @typedef {{ status: string, fullName: string }} VitestTest
 * @typedef {{ name: string, status: string, assertionResults: VitestTest[] }} VitestFile
 * @typedef {{ numPassedTests: number, testResults: VitestFile[] }} VitestReport
 * @typedef {{ title: string, file: string, line: number, tests: { status: string }[] }} PlaywrightStory
 * @typedef {{ suites?: PlaywrightSuite[], specs?: PlaywrightStory[] }} PlaywrightSuite
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, errors?: { message?: string }[] }} PlaywrightSums
 * @typedef {PlaywrightSums & { suites: PlaywrightSuite[] }} PlaywrightReport
 */

/** So many names fit the end of a log. */
const NAMES_SHOWN = 40;

/**
 * Adds the outcomes of the parts of a test run.
 * @param {Outcome[]} parts
 * @returns {Outcome}
 */
export function addOutcomes(parts) {
  return {
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, 0),
    names: parts.flatMap((part) => part.names),
  };
}

/**
 * The end of a log: what failed, by name, and as the last line how much passed and failed.
 * @param {Outcome} outcome
 */
export function toLastLines({ passed, failed, names }) {
  const counts = `${passed} passed, ${failed} failed\n`;
  if (failed === 0) return counts;
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `  ${name}\n`);
  const more = names.length - shown.length;
  return `Failed:\n${shown.join('')}${more > 0 ? `  and ${more} more\n` : ''}${counts}`;
}

/**
 * Reads a Vitest report; a file that could not even be loaded is one failure.
 * @param {VitestReport} report
 * @returns {Outcome}
 */
export function readVitest(report) {
  const names = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length > 0) return tests.map(({ fullName }) => `${file}: ${fullName}`);
    return status === 'failed' ? [`${file}: the file itself`] : [];
  });
  return { passed: report.numPassedTests, failed: names.length, names };
}

/**
 * Reads a Playwright report; a story that passed only the second time did not pass.
 * @param {PlaywrightReport} report
 * @returns {Outcome}
 */
export function readPlaywright({ stats, errors = [], suites }) {
  const stories = suites.flatMap(storiesOf).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status }) => {
        const note = status === 'flaky' ? ' (passed only the second time)' : '';
        return `${file}:${line}: ${title}${note}`;
      }),
  );
  const troubles = errors.map(({ message }) => (message ?? 'an error').split('\n')[0] ?? '');
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    names: [...stories, ...troubles],
  };
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {PlaywrightStory[]}
 */
function storiesOf({ suites = [], specs = [] }) {
  return [...specs, ...suites.flatMap(storiesOf)];
}

/**
 * What a finished runner is worth: what its report says, and a failure of its own where it ended badly without one.
 * @template Report
 * @param {string} part
 * @param {number} exitCode
 * @param {string} reportFile
 * @param {(report: Report) => Outcome} read
 * @returns {Outcome}
 */
export function judge(part, exitCode, reportFile, read) {
  if (!existsSync(reportFile)) {
    return { passed: 0, failed: 1, names: [`${part}: left no report (ended with ${exitCode})`] };
  }
  const { passed, failed, names } = read(JSON.parse(readFileSync(reportFile, 'utf8')));
  const named = names.map((name) => `${part}: ${name}`);
  const own = (/** @type {string} */ why) => ({
    passed,
    failed: failed + 1,
    names: [...named, `${part}: ${why}`],
  });
  if (passed + failed === 0) return own('nothing was run');
  if (exitCode !== 0 && failed === 0) return own(`ended with ${exitCode} and did not say why`);
  return { passed, failed, names: named };
}
