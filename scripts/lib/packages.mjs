import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { runNpm, say, Trouble } from './run.mjs';

const lockFile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');
// Inside node_modules, so that it goes when the packages go.
const stamp = join(root, 'node_modules', '.hearth-lock');

/** Installs the npm packages when they are missing or no longer those of the lock file. */
export async function ensurePackages() {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (isInstalled(wanted)) return;
  say('installing the packages (npm ci) …');
  const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    output: 'keep',
  });
  if (code !== 0) throw new Trouble(`npm ci failed with exit code ${code}:\n${output.trim()}`);
  writeFileSync(stamp, wanted);
}

/** @param {string} wanted */
function isInstalled(wanted) {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted;
  // Somebody ran npm by hand: believe it where it happened after the lock file's last change.
  if (statSync(installed).mtimeMs < statSync(lockFile).mtimeMs) return false;
  writeFileSync(stamp, wanted);
  return true;
}
