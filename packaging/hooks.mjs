// What is done to a package between copying Electron and closing the archive.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toFuseFile } from '../scripts/lib/fuses.mjs';
import { setWantedFuses } from './fuses.mjs';
import { EXECUTABLE, PRODUCT } from './names.mjs';

/**
 * Takes out what an unpacked Electron brings to start apps of any folder.
 * @param {Pick<import('electron-builder').AfterPackContext, 'appOutDir' | 'electronPlatformName'>} context
 */
export async function afterExtract({ appOutDir, electronPlatformName }) {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, 'Electron.app', 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  for (const name of ['app', 'default_app.asar']) {
    await rm(join(resources, name), { recursive: true, force: true });
  }
  await rm(join(appOutDir, 'version'), { force: true });
}

/**
 * Sets the fuses, before anything is signed.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName }) {
  const names = { darwin: `${PRODUCT}.app`, win32: `${PRODUCT}.exe`, linux: EXECUTABLE };
  const name = names[/** @type {keyof typeof names} */ (electronPlatformName)];
  await setWantedFuses(toFuseFile(join(appOutDir, name)));
}
