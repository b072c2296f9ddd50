import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './paths.mjs';

/** Trouble with a plain sentence for the person at the terminal: printed without a stack. */
export class Trouble extends Error {}

/**
 * Says in one line what is being done; on standard error, so that output can be piped.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`hearth: ${sentence}\n`);
}

/**
 * Runs a program to its end and answers how it ended; never rejects because of a bad exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: 'show' | 'keep' | 'both' }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  const mode = options.output ?? 'show';
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: mode === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      if (mode === 'both') process.stdout.write(chunk);
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
      if (mode === 'both') process.stderr.write(chunk);
    });
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code, signal) => resolve({ code: code ?? toExitCode(signal), output }));
  });
}

/**
 * Runs npm, whichever way it was installed.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const script = process.env['npm_execpath'];
  if (script && /npm-cli\.c?js$/.test(script))
    return run(process.execPath, [script, ...args], options);
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/c', 'npm', ...args], options);
  return run('npm', args, options);
}

/**
 * Runs a program in our place: signals are handed on, its exit code becomes ours.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function become(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: process.cwd(), env, stdio: 'inherit' });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    const handOn = (/** @type {NodeJS.Signals} */ signal) => {
      // A terminal's Ctrl+C reaches the whole group: handing it on would be a second one.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, handOn);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, handOn);
      resolve(code ?? toExitCode(signal));
    });
  });
}

/**
 * The exit code by which shells tell that a signal ended a program.
 * @param {NodeJS.Signals | null} signal
 */
function toExitCode(signal) {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}

/**
 * Runs a script's main function: troubles become one sentence, bugs keep their stack.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
