import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { root } from './paths.mjs';
import { runNpm, say, Trouble } from './run.mjs';

const lockFile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');
// Inside node_modules, so that it goes when the packages go.
const stamp = join(root, 'node_modules', '.hearth-lock');

const flags = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Installs the npm packages when they are missing or no longer those of the lock file. */
export async function ensurePackages() {
  if (isInstalled()) return;
  await alone('packages', async () => {
    // Another script may have installed them while this one waited.
    if (!isInstalled()) await install();
  });
}

async function install() {
  // What is there is changed in place: programs that run from it (a dev server, an editor) live on.
  const command = existsSync(installed) ? ['install', '--no-save'] : ['ci'];
  say(`installing the packages (npm ${command.join(' ')}) …`);
  const { code, output } = await runNpm([...command, ...flags], { output: 'keep' });
  if (code !== 0) {
    throw new Trouble(`npm ${command[0]} failed with exit code ${code}:\n${output.trim()}`);
  }
  writeFileSync(stamp, describeLock());
}

function isInstalled() {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === describeLock()) return true;
  // Somebody ran npm by hand: believe it where it happened after the lock file's last change.
  if (statSync(installed).mtimeMs < statSync(lockFile).mtimeMs) return false;
  writeFileSync(stamp, describeLock());
  return true;
}

function describeLock() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}
