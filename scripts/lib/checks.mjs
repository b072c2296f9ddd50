import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run, say, Trouble } from './run.mjs';

/**
 * The checks that need no running program, cheapest first: a name and a command of node_modules.
 * @type {[name: string, command: string[]][]}
 */
const checks = [
  ['formatting', ['oxfmt', '--check', '.']],
  ['lint', ['oxlint']],
  // Forced: TypeScript's memory of the last run does not see every change of a global.
  ['types', ['tsc', '-b', '--force']],
  ['unused code', ['knip', '--no-progress']],
];

/**
 * Runs all checks, prints what the failed ones say, and counts.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const counts = { passed: 0, failed: 0 };
  for (const [name, [command = '', ...args]] of checks) {
    const started = performance.now();
    const { code, output } = await run(toBin(command), args, { output: 'keep' });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(`${name}: ${code === 0 ? 'good' : 'FAILED'} (${seconds} s)`);
    if (code !== 0) process.stdout.write(`${output.trim()}\n`);
    counts[code === 0 ? 'passed' : 'failed'] += 1;
  }
  return counts;
}

/**
 * A program of an installed package.
 * @param {string} name
 */
export function toBin(name) {
  const path = join(
    root,
    'node_modules',
    '.bin',
    process.platform === 'win32' ? `${name}.cmd` : name,
  );
  if (!existsSync(path)) throw new Trouble(`${name} is not installed: run \`npm run setup\`.`);
  return path;
}
