// Packs the app: lays out what it needs, hands it to electron-builder, and says what this machine cannot make.
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stageApp } from '../../packaging/app-files.mjs';
import { EXECUTABLE, PRODUCT } from '../../packaging/names.mjs';
import { localCache, root } from './paths.mjs';
import { run, Trouble } from './run.mjs';

/**
 * An Electron to pack; without a folder, electron-builder downloads that version.
 * @typedef {{ version: string, folder: string | null }} ElectronDist
 * @typedef {'x64' | 'arm64'} Arch
 */

/** @param {Arch} arch */
export function toTarName(arch) {
  return `${PRODUCT}-${appVersion()}-linux-${arch}.tar.gz`;
}

/** @param {Arch} arch */
export function toDebName(arch) {
  return `${PRODUCT}-${appVersion()}-linux-${arch === 'x64' ? 'amd64' : arch}.deb`;
}

function appVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

/**
 * The Electron at this path, as the packager wants to know it.
 * @param {string} executable
 * @returns {Promise<ElectronDist>}
 */
export async function describeElectron(executable) {
  const folder =
    process.platform === 'darwin'
      ? join(dirname(executable), '..', '..', '..')
      : dirname(executable);
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, output } = await run(executable, ['-p', 'process.versions.electron'], {
    env,
    output: 'keep',
  });
  const version = /^\d+\.\d+\.\d+\S*$/m.exec(output)?.[0];
  if (code !== 0 || version === undefined)
    throw new Trouble(`Electron does not start:\n${output.trim()}`);
  return { version, folder };
}

/**
 * Packs the app into `output` for these kinds of processor: the folder alone, or as those targets.
 * @param {{ output: string, electron: ElectronDist, targets: string[], arch: Arch }} options
 */
export async function pack({ output, electron, targets, arch }) {
  const app = join(localCache, `app-${process.pid}`);
  try {
    stageApp(root, app);
    await runBuilder({ app, output, electron, targets, arch });
  } finally {
    await rm(app, { recursive: true, force: true });
  }
}

/**
 * Makes packages from the folder that `pack` left.
 * @param {{ unpacked: string, output: string, electron: ElectronDist, targets: string[], arch: Arch, isFast?: boolean }} options
 */
export async function packFolder({ unpacked, ...options }) {
  const app = join(localCache, `app-${process.pid}`);
  try {
    stageApp(root, app);
    await runBuilder({ app, prepackaged: unpacked, ...options });
  } finally {
    await rm(app, { recursive: true, force: true });
  }
}

/**
 * Makes the Debian package without fpm, which electron-builder would download.
 * @param {{ unpacked: string, output: string, electron: ElectronDist, arch: Arch, isFast?: boolean }} options `isFast`: it
 * is only looked at and may be large.
 */
export async function packDeb({ isFast = false, ...options }) {
  const before = process.env['CUSTOM_FPM_PATH'];
  process.env['CUSTOM_FPM_PATH'] ??= join(root, 'packaging', 'linux', 'fpm-by-dpkg.mjs');
  try {
    await packFolder({ ...options, targets: ['deb'], isFast });
  } finally {
    if (before === undefined) delete process.env['CUSTOM_FPM_PATH'];
  }
}

/**
 * @param {{ app: string, prepackaged?: string, output: string, electron: ElectronDist, targets: string[], arch: Arch, isFast?: boolean }} options
 */
async function runBuilder({ app, prepackaged, output, electron, targets, arch, isFast = false }) {
  const [{ build, Platform, archFromString }, { toConfig }] = await Promise.all([
    import('electron-builder'),
    import('../../packaging/config.mjs'),
  ]);
  await build({
    projectDir: root,
    targets: Platform.current().createTarget(targets, archFromString(arch)),
    config: toConfig({ root, app, output, electron, isFast, env: process.env }),
    publish: 'never',
    ...(prepackaged === undefined ? {} : { prepackaged }),
  });
}

/**
 * The folder that the packager leaves, and the program or `.app` in it.
 * @param {string} output
 * @param {Arch} arch
 */
export function findUnpacked(output, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  switch (process.platform) {
    case 'darwin': {
      const folder = join(output, `mac${suffix}`);
      return { folder, app: join(folder, `${PRODUCT}.app`) };
    }
    case 'win32': {
      const folder = join(output, `win${suffix}-unpacked`);
      return { folder, app: join(folder, `${PRODUCT}.exe`) };
    }
    default: {
      const folder = join(output, `linux${suffix}-unpacked`);
      return { folder, app: join(folder, EXECUTABLE) };
    }
  }
}
