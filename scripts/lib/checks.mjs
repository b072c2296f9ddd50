import { toCommand } from './programs.mjs';
import { run, say } from './run.mjs';

/**
 * The checks that need no running program, cheapest first: a name and a program with its arguments.
 * @type {[name: string, program: import('./programs.mjs').ProgramName, args: string[]][]}
 */
const checks = [
  ['formatting', 'oxfmt', ['--check', '.']],
  ['lint', 'oxlint', []],
  // Forced: TypeScript's memory of the last run does not see every change of a global.
  ['types', 'tsc', ['-b', '--force']],
  ['unused code', 'knip', ['--no-progress']],
];

/**
 * Runs all checks, prints what the failed ones say, and counts.
 * @returns {Promise<import('./test-reports.mjs').Outcome>}
 */
export async function runChecks() {
  /** @type {import('./test-reports.mjs').Outcome} */
  const outcome = { passed: 0, failed: 0, names: [] };
  for (const [name, program, args] of checks) {
    const started = performance.now();
    const { code, output } = await run(...toCommand(program, args), { output: 'keep' });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(`${name}: ${code === 0 ? 'good' : 'FAILED'} (${seconds} s)`);
    outcome[code === 0 ? 'passed' : 'failed'] += 1;
    if (code === 0) continue;
    process.stdout.write(`${output.trim()}\n`);
    outcome.names.push(`check: ${name}`);
  }
  return outcome;
}
