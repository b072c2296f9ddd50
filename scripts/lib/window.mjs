import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { say, Trouble } from './run.mjs';
import { hasCommand, hasDisplay } from './system.mjs';

/** Ends with a plain sentence where no window can be opened. */
export function requireDisplay() {
  if (hasDisplay()) return;
  throw new Trouble(
    'there is no display to open a window on; `npm run host` hosts a server without one.',
  );
}

/**
 * The switches which Electron needs on this machine.
 * @param {string} electron
 * @returns {string[]}
 */
export function electronSwitches(electron) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) return ['--no-sandbox'];
  if (hasSandbox(electron)) return [];
  say('this system lets no ordinary program build a sandbox: starting Electron without its own.');
  return ['--no-sandbox'];
}

/** Whether Chromium's sandbox can work: by user namespaces, or by its helper that belongs to root. @param {string} electron */
function hasSandbox(electron) {
  try {
    const helper = statSync(join(dirname(electron), 'chrome-sandbox'));
    if (helper.uid === 0 && (helper.mode & 0o4000) !== 0) return true;
  } catch {
    // No helper: namespaces decide.
  }
  const isForbidden = readNumber('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === 1;
  const isOff = readNumber('/proc/sys/kernel/unprivileged_userns_clone') === 0;
  const isFull = readNumber('/proc/sys/user/max_user_namespaces') === 0;
  return !isForbidden && !isOff && !isFull;
}

/** @param {string} path */
function readNumber(path) {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Puts a program under a display and a session bus of its own (Linux only): what tests and screenshots run in.
 * @param {string} command
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function underOwnDisplay(command, args) {
  if (process.platform !== 'linux') return [command, args];
  if (!hasCommand('xvfb-run'))
    throw new Trouble('xvfb-run is missing: run `npm run setup -- tests`.');
  // Otherwise it begins anew whenever its last program goes, and one that comes at that moment is turned away.
  const display = ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24 -noreset'];
  const bus = [
    'dbus-run-session',
    `--config-file=${join(root, 'scripts', 'session-bus.xml')}`,
    '--',
  ];
  const [program = '', ...rest] = [...display, ...bus, command, ...args];
  return [program, rest];
}
