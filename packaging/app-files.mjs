// What goes into the archive of the app, file by file. Everything else of the checkout stays out.
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { EXECUTABLE, HOMEPAGE, PRODUCT } from './names.mjs';
import { toUpdateSource } from './update-source.mjs';

/** The programs that the installed app starts; those for a terminal are not among them. */
const ENTRIES = ['out/main/index.js', 'out/main/server-process.js'];
/** A part of a bundle that another one loads, at once or later. */
const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
const SQLITE = 'node_modules/@photostructure/sqlite';

/**
 * The files of the built checkout at `root` that the app needs, by their paths in it. The native part of SQLite is there
 * for every system: the packager takes the one that fits.
 * @param {string} root
 * @returns {string[]}
 */
export function listAppFiles(root) {
  const files = new Set(['LICENSE', 'out/main/licences.json', 'out/preload/index.cjs']);
  for (const entry of ENTRIES) addWithParts(root, entry, files);
  for (const file of listFolder(root, 'out/renderer')) files.add(file);
  for (const file of listFolder(root, 'resources')) {
    // What the window and the tray show; sounds are in the page's bundle, and what pictures are drawn from is not shown.
    if (/^resources\/[^/]+\.png$/.test(file)) files.add(file);
  }
  addSqlite(root, files, '.glibc.node');
  return [...files].toSorted();
}

/** What the server on plain Node needs, by paths in the checkout: for every system at once. @param {string} root */
export function listHostFiles(root) {
  const files = new Set(['LICENSE', 'out/main/licences.json']);
  addWithParts(root, 'out/main/server-cli.js', files);
  addSqlite(root, files, '.node');
  return [...files].toSorted();
}

/**
 * Lays the app out in `folder`, with a manifest that says no more than Electron reads, and with where updates come from.
 * @param {string} root
 * @param {string} folder
 */
export function stageApp(root, folder) {
  rmSync(folder, { recursive: true, force: true });
  placeAll(root, folder, listAppFiles(root));
  writeJson(join(folder, 'package.json'), toManifest(root));
  writeJson(
    join(folder, 'update-source.json'),
    toUpdateSource(root, process.platform, process.env),
  );
}

/** @param {string} file @param {object} value */
function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {readonly string[]} files
 */
export function placeAll(root, folder, files) {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    place(join(root, file), join(folder, file));
  }
}

/** @param {string} from @param {string} to */
function place(from, to) {
  try {
    linkSync(from, to);
  } catch {
    // Another disk.
    copyFileSync(from, to);
  }
}

/** @param {string} root */
function toManifest(root) {
  const { version, description, license, author, main } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return {
    name: EXECUTABLE,
    productName: PRODUCT,
    version,
    description,
    license,
    author,
    homepage: HOMEPAGE,
    type: 'module',
    main,
    // By this name desktops of Linux know which entry a window belongs to.
    desktopName: `${EXECUTABLE}.desktop`,
  };
}

/**
 * SQLite, its native part for every system, and what finds the one that fits.
 * @param {string} root
 * @param {Set<string>} files
 * @param {string} ending Of native parts: those of the usual libc, or all.
 */
function addSqlite(root, files, ending) {
  for (const file of ['package.json', 'LICENSE', 'dist/index.mjs', 'dist/index.cjs']) {
    files.add(`${SQLITE}/${file}`);
  }
  for (const file of listFolder(root, `${SQLITE}/prebuilds`)) {
    if (file.endsWith(ending)) files.add(file);
  }
  for (const file of ['package.json', 'LICENSE', 'index.js', 'node-gyp-build.js']) {
    files.add(`node_modules/node-gyp-build/${file}`);
  }
}

/** @param {string} root @param {string} file @param {Set<string>} files */
function addWithParts(root, file, files) {
  if (files.has(file)) return;
  files.add(file);
  for (const [, part = ''] of readFileSync(join(root, file), 'utf8').matchAll(IMPORTED)) {
    addWithParts(root, posix.join(posix.dirname(file), part), files);
  }
}

/** @param {string} root @param {string} folder */
function listFolder(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}
