// Makes a package of the app, and hands it to the tests that install and start it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeElectron, findUnpacked, pack, packDeb, toDebName, toTarName } from './dist.mjs';
import { packHost } from './host-package.mjs';
import { localCache } from './paths.mjs';
import { toCommand } from './programs.mjs';
import { run, say } from './run.mjs';
import { hasCommand } from './system.mjs';
import { writeTarPackage } from './tar-package.mjs';
import { underOwnDisplay } from './window.mjs';

/** Of compression: what is tested is the same whatever an archive weighs. */
const FASTEST = 1;

/**
 * Packs and tests; answers the exit code of the tests.
 * @param {{ electron: string, env: NodeJS.ProcessEnv, args: string[], isFull: boolean }} options `isFull`: also what is
 * made from the same folder for a package manager.
 */
export async function runPackageTests({ electron, env, args, isFull }) {
  const output = join(localCache, `package-${process.pid}`);
  /** @type {import('./dist.mjs').Arch} */
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
  /** @type {NodeJS.ProcessEnv} */
  const made = {};
  try {
    say('packing the app …');
    const options = { output, electron: await describeElectron(electron), arch };
    await pack({ ...options, targets: ['dir'] });
    const { folder, app } = findUnpacked(output, arch);
    made['HEARTH_PACKAGE'] = process.platform === 'darwin' ? app : folder;
    if (process.platform === 'linux') {
      const archive = join(output, toTarName(arch));
      await writeTarPackage({ unpacked: folder, archive, level: FASTEST });
      made['HEARTH_PACKAGE'] = archive;
    }
    if (isFull && process.platform === 'linux' && hasCommand('dpkg-deb')) {
      await packDeb({ ...options, unpacked: folder, isFast: true });
      made['HEARTH_DEB'] = join(output, toDebName(arch));
    }
    made['HEARTH_HOST_PACKAGE'] = await packHost(output);
    const [command, rest] = underOwnDisplay(
      ...toCommand('playwright', ['test', '--config=playwright.package.config.ts', ...args]),
    );
    const { code } = await run(command, rest, { env: { ...env, ...made } });
    return code;
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}
