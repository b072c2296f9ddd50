// `npm run dist`: packages of the app for this system, in `dist/`. `-- --all` also those for which electron-builder
// downloads tools; `-- --arch arm64` for another kind of processor than this machine's.
import './lib/node-floor.mjs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild } from './lib/build.mjs';
import {
  describeElectron,
  findUnpacked,
  pack,
  packDeb,
  packFolder,
  toTarName,
} from './lib/dist.mjs';
import { root } from './lib/paths.mjs';
import { runMain, say, Trouble } from './lib/run.mjs';
import { setupWindows } from './lib/setup.mjs';
import { hasCommand } from './lib/system.mjs';
import { writeTarPackage } from './lib/tar-package.mjs';

const output = join(root, 'dist');
/** Best compression: people download it, once each. */
const LEVEL = 9;

await runMain(async () => {
  const { values } = parseArgs({
    options: { all: { type: 'boolean', default: false }, arch: { type: 'string' } },
  });
  const arch = toArch(values.arch ?? process.arch);
  const { electron } = await setupWindows();
  await ensureBuild();
  const described = await describeElectron(electron);
  // The one that is here is for this machine; another one is downloaded.
  const dist = arch === process.arch ? described : { ...described, folder: null };
  rmSync(output, { recursive: true, force: true });
  switch (process.platform) {
    case 'darwin':
      return pack({ output, electron: dist, targets: ['dmg', 'zip'], arch });
    case 'win32':
      return pack({ output, electron: dist, targets: ['nsis', 'portable'], arch });
    default:
      return packForLinux(dist, arch, values.all);
  }
});

/**
 * @param {import('./lib/dist.mjs').ElectronDist} electron
 * @param {'x64' | 'arm64'} arch
 * @param {boolean} hasTools Whether electron-builder may download its own.
 */
async function packForLinux(electron, arch, hasTools) {
  await pack({ output, electron, targets: ['dir'], arch });
  const { folder } = findUnpacked(output, arch);
  const archive = join(output, toTarName(arch));
  await writeTarPackage({ unpacked: folder, archive, level: LEVEL });
  const options = { unpacked: folder, output, electron, arch };
  if (hasTools) return packFolder({ ...options, targets: ['AppImage', 'deb', 'rpm'] });
  const canDeb = hasCommand('dpkg-deb');
  if (canDeb) await packDeb(options);
  const left = canDeb ? 'AppImage and rpm' : 'AppImage, deb and rpm';
  say(
    `not made here: ${left}, for which \`npm run dist -- --all\` downloads tools; those for macOS and Windows, which only they can make.`,
  );
}

/** @param {string} name */
function toArch(name) {
  if (name === 'x64' || name === 'arm64') return name;
  throw new Trouble('there are packages for x64 and arm64.');
}
