import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say, Trouble } from './run.mjs';

/**
 * Shared libraries of Electron and the Debian packages that bring them. Where a package was renamed, the newer
 * name comes first.
 * @type {[library: RegExp, packages: string[]][]}
 */
const libraries = [
  [/^libgtk-3|^libgdk-3/, ['libgtk-3-0t64', 'libgtk-3-0']],
  [/^lib(nss|nssutil|smime)3|^libnspr4/, ['libnss3']],
  [/^libasound/, ['libasound2t64', 'libasound2']],
  [/^libgbm/, ['libgbm1']],
  [/^libatk-bridge/, ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0']],
  [/^libatk-1/, ['libatk1.0-0t64', 'libatk1.0-0']],
  [/^libatspi/, ['libatspi2.0-0t64', 'libatspi2.0-0']],
  [/^libcups/, ['libcups2t64', 'libcups2']],
  [/^libdbus-1/, ['libdbus-1-3']],
  [/^libdrm/, ['libdrm2']],
  [/^libxkbcommon/, ['libxkbcommon0']],
];

/**
 * What the tests in real windows use: a command or a file that shows it is there, and its Debian package.
 * @type {[sign: string, packages: string[]][]}
 */
const testTools = [
  ['xvfb-run', ['xvfb']],
  ['xauth', ['xauth']],
  ['dbus-run-session', ['dbus']],
  ['dbus-monitor', ['dbus']],
  ['dunst', ['dunst']],
  ['ip', ['iproute2']],
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
  const missing = await findMissing(what);
  if (missing.length === 0) return;
  const isDebian = hasCommand('apt-get');
  const isRoot = process.getuid?.() === 0;
  if (!isDebian || !isRoot) {
    const names = missing.map((packages) => packages.at(-1)).join(' ');
    throw new Trouble(
      isDebian
        ? `system packages are missing; install them and try again: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`
        : `system packages are missing; install with your package manager what Debian calls: ${names}`,
    );
  }
  await install(missing);
  const left = await findMissing(what);
  if (left.length > 0) {
    throw new Trouble(`still missing after the installation: ${left.flat().join(', ')}`);
  }
}

/**
 * The packages of all that is missing, each with its alternative names.
 * @param {{ electron: string, tests: boolean }} what
 */
async function findMissing({ electron, tests }) {
  /** @type {Map<string, string[]>} */
  const missing = new Map();
  const { output } = await run('ldd', [electron], { output: 'keep' });
  for (const [, name = ''] of output.matchAll(/^\s*(\S+) => not found/gm)) {
    const packages = libraries.find(([pattern]) => pattern.test(name))?.[1];
    if (packages === undefined)
      throw new Trouble(`the system library ${name} is missing: install it and try again.`);
    missing.set(packages.join(), packages);
  }
  for (const [sign, packages] of tests ? testTools : []) {
    const isThere = sign.startsWith('/') ? existsSync(sign) : hasCommand(sign);
    if (!isThere) missing.set(packages.join(), packages);
  }
  return [...missing.values()];
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
