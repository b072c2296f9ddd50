import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say, Trouble } from './run.mjs';

/**
 * The Debian packages that bring, with what they pull in, every shared library of Electron. Where a package was
 * renamed, the newer name comes first.
 */
const debianLibraries = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
];

/**
 * What Electron takes up while it runs, where it is there: without it the window opens, but the system is told nothing.
 * @type {[library: string, packages: string[]][]}
 */
const lateLibraries = [['libnotify.so.4', ['libnotify4']]];

/**
 * What the tests in real windows use: a command or a file that shows it is there, and its Debian package.
 * @type {[sign: string, packages: string[]][]}
 */
const testTools = [
  ['xvfb-run', ['xvfb']],
  ['xauth', ['xauth']],
  ['dbus-run-session', ['dbus']],
  ['ip', ['iproute2']],
  ['strace', ['strace']],
  ['desktop-file-validate', ['desktop-file-utils']],
  ['appstreamcli', ['appstream']],
  ['makensis', ['nsis']],
  ['/usr/lib/python3/dist-packages/dbusmock', ['python3-dbusmock']],
  ['/usr/lib/python3/dist-packages/gi', ['python3-gi']],
];

/**
 * Sees to the system libraries of Electron and, for tests, to the tools they are driven with (Linux only).
 * As root on a Debian it installs what is missing; otherwise it says the command and ends.
 * @param {{ electron: string, tests: boolean }} what
 */
export async function ensureSystem(what) {
  if (process.platform !== 'linux') return;
  const late = await findMissingLate();
  const isDebian = hasCommand('apt-get');
  const isRoot = process.getuid?.() === 0;
  const canInstall = isDebian && isRoot;
  const found = await findMissing(what);
  const missing = what.tests || canInstall ? [...found, ...late] : found;
  if (missing.length === 0) {
    if (late.length > 0) {
      const names = late.map((packages) => packages.at(-1)).join(' ');
      say(`notifications of the system need what Debian calls ${names}; all else works without.`);
    }
    return;
  }
  if (!canInstall) {
    const names = missing.map((packages) => packages.at(-1)).join(' ');
    throw new Trouble(
      isDebian
        ? `system packages are missing; install them and try again: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`
        : `system packages are missing; install with your package manager what Debian calls: ${names}`,
    );
  }
  await install(missing);
  const libraries = await findMissingLibraries(what.electron);
  if (libraries.length > 0) {
    throw new Trouble(
      `system libraries are still missing, install them and try again: ${libraries.join(', ')}`,
    );
  }
}

/**
 * The packages of all that is missing, each with its alternative names.
 * @param {{ electron: string, tests: boolean }} what
 */
async function findMissing({ electron, tests }) {
  const packages = (await findMissingLibraries(electron)).length > 0 ? [...debianLibraries] : [];
  for (const [sign, names] of tests ? testTools : []) {
    const isThere = sign.startsWith('/') ? existsSync(sign) : hasCommand(sign);
    if (!isThere && !packages.includes(names)) packages.push(names);
  }
  return packages;
}

/** The packages of libraries that are taken up late and that the system's loader does not know. */
async function findMissingLate() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path));
  if (ldconfig === undefined) return [];
  const { output } = await run(ldconfig, ['-p'], { output: 'keep' });
  return lateLibraries
    .filter(([library]) => !output.includes(library))
    .map(([, packages]) => packages);
}

/**
 * The shared libraries which the system's loader does not find.
 * @param {string} electron
 */
async function findMissingLibraries(electron) {
  const { output } = await run('ldd', [electron], { output: 'keep' });
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name);
}

/** @param {string[][]} missing */
async function install(missing) {
  say(`installing system packages: ${missing.map((packages) => packages.at(-1)).join(', ')} …`);
  await apt(['update', '-qq']);
  const names = [];
  for (const packages of missing) names.push(await chooseName(packages));
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

/**
 * The name under which this release knows a package.
 * @param {string[]} packages
 */
async function chooseName(packages) {
  for (const name of packages) {
    const { code, output } = await run('apt-cache', ['show', '--no-all-versions', name], {
      output: 'keep',
    });
    if (code === 0 && /^Package: /m.test(output)) return name;
  }
  return packages.at(-1) ?? '';
}

/** @param {string[]} args */
async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run('apt-get', args, { output: 'keep', env });
  if (code !== 0)
    throw new Trouble(`apt-get ${args[0]} failed with exit code ${code}:\n${output.trim()}`);
}

/**
 * Whether a command is on the search path; system folders count even where the path leaves them out.
 * @param {string} name
 */
export function hasCommand(name) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/** Whether there is a display to open a window on. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}
