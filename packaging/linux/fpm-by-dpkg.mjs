#!/usr/bin/env node
// Stands in for fpm, the tool by which electron-builder makes Debian packages: does with dpkg-deb alone what it is asked
// for here. So a package can be made, and tried, where fpm cannot be downloaded.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Options without a value. */
const FLAGS = new Set(['--force', '--debug']);

const { options, files } = readArguments(process.argv.slice(2));
if (one('-t') !== 'deb') {
  process.stderr.write('Only Debian packages can be made without fpm.\n');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'hearth-deb-'));
try {
  for (const [from = '', to = ''] of files) {
    // A folder given with a slash is its content.
    cpSync(from.replace(/\/$/, ''), join(folder, to), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  setModes(folder);
  writeControl();
  execFileSync(
    'dpkg-deb',
    [
      '--root-owner-group',
      `-Z${toDpkg(one('--deb-compression'))}`,
      '--build',
      folder,
      one('--package'),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string[]} args */
function readArguments(args) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  /** @type {string[][]} */
  const files = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (FLAGS.has(argument)) continue;
    if (!argument.startsWith('-')) {
      files.push(argument.split('='));
      continue;
    }
    index += 1;
    options.set(argument, [...(options.get(argument) ?? []), args[index] ?? '']);
  }
  return { options, files };
}

/** @param {string} name */
function one(name) {
  return options.get(name)?.[0] ?? '';
}

/** The same packing has another name there. @param {string} compression */
function toDpkg(compression) {
  return compression === 'gz' ? 'gzip' : compression;
}

function writeControl() {
  const control = join(folder, 'DEBIAN');
  const installed = listFiles(folder);
  const bytes = installed.reduce((sum, file) => sum + statSync(file).size, 0);
  const sums = installed.map(
    (file) =>
      `${createHash('md5').update(readFileSync(file)).digest('hex')}  ${relative(folder, file)}`,
  );
  const depends = options.get('-d') ?? [];
  const recommends = options.get('--deb-recommends') ?? [];
  // What stands in the second line and below is indented already.
  const fields = {
    Package: one('--name'),
    Version: one('--version'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    'Installed-Size': String(Math.ceil(bytes / 1024)),
    Depends: depends.join(', '),
    Recommends: recommends.join(', '),
    Section: one('--category'),
    Priority: one('--deb-priority'),
    Homepage: one('--url'),
    Description: one('--description').trimEnd(),
  };
  mkdirSync(control);
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  writeFileSync(
    join(control, 'control'),
    lines.map(([key, value]) => `${key}: ${value}\n`).join(''),
  );
  writeFileSync(join(control, 'md5sums'), `${sums.join('\n')}\n`);
  for (const [name, option] of [
    ['postinst', '--after-install'],
    ['postrm', '--after-remove'],
  ]) {
    const script = one(option ?? '');
    if (script === '') continue;
    writeFileSync(join(control, name ?? ''), readFileSync(script));
    chmodSync(join(control, name ?? ''), 0o755);
  }
}

/** @param {string} from */
function listFiles(from) {
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** Nobody but root writes there, whatever the mask of whoever packs. @param {string} from */
function setModes(from) {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const isOpen = entry.isDirectory() || (statSync(path).mode & 0o100) !== 0;
    chmodSync(path, isOpen ? 0o755 : 0o644);
  }
  chmodSync(from, 0o755);
}
