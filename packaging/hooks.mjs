// What is done to a package between copying Electron and closing the archive.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toFuseFile } from '../scripts/lib/fuses.mjs';
import { setWantedFuses } from './fuses.mjs';
import { EXECUTABLE, PRODUCT } from './names.mjs';
import { toUpdaterConfig } from './update-source.mjs';

/**
 * Takes out what an unpacked Electron brings to start apps of any folder.
 * @param {Pick<import('electron-builder').AfterPackContext, 'appOutDir' | 'electronPlatformName'>} context
 */
export async function afterExtract({ appOutDir, electronPlatformName }) {
  const resources = toResources(appOutDir, 'Electron.app', electronPlatformName);
  for (const name of ['app', 'default_app.asar']) {
    await rm(join(resources, name), { recursive: true, force: true });
  }
  await rm(join(appOutDir, 'version'), { force: true });
}

/**
 * Sets what is loaded by plain web addresses to nothing, the fuses, and what the updater reads, before anything is signed.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName }) {
  const names = { darwin: `${PRODUCT}.app`, win32: `${PRODUCT}.exe`, linux: EXECUTABLE };
  const name = names[/** @type {keyof typeof names} */ (electronPlatformName)];
  await setWantedFuses(toFuseFile(join(appOutDir, name)));
  await writeFile(
    join(toResources(appOutDir, name, electronPlatformName), 'app-update.yml'),
    toUpdaterConfig(electronPlatformName, process.env),
  );
  if (electronPlatformName !== 'darwin') return;
  const file = join(appOutDir, name, 'Contents', 'Info.plist');
  await writeFile(file, closeTransport(await readFile(file, 'utf8')));
}

/** @param {string} folder @param {string} name @param {string} platform */
function toResources(folder, name, platform) {
  return platform === 'darwin'
    ? join(folder, name, 'Contents', 'Resources')
    : join(folder, 'resources');
}

const TRANSPORT = '<key>NSAppTransportSecurity</key>';

/**
 * Electron's Info.plist lets the system's own loader take anything from anywhere. An updater needs this computer alone.
 * @param {string} plist
 */
function closeTransport(plist) {
  const start = plist.indexOf(TRANSPORT);
  if (start === -1) return plist;
  // To the end of the dictionary that follows, past those inside it.
  let depth = 0;
  for (const tag of plist.slice(start).matchAll(/<(\/?)dict>/g)) {
    depth += tag[1] === '' ? 1 : -1;
    if (depth > 0) continue;
    const end = start + tag.index + tag[0].length;
    const allowed = '<dict><key>NSAllowsLocalNetworking</key><true/></dict>';
    return `${plist.slice(0, start)}${TRANSPORT}${allowed}${plist.slice(end)}`;
  }
  throw new Error('The Info.plist ends within a dictionary.');
}
