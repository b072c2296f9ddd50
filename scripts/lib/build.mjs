import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { alone } from './alone.mjs';
import { root } from './paths.mjs';
import { toCommand } from './programs.mjs';
import { run, say, Trouble } from './run.mjs';

const stamp = join(root, 'out', '.built-from');
const outputs = [
  'out/main/index.js',
  'out/main/server-cli.js',
  'out/main/verify-export.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** Builds the app when the sources are not those that `out/` was built from. */
export async function ensureBuild() {
  if (await isFresh()) return;
  await alone('build', async () => {
    // Another script may have built while this one waited.
    if (await isFresh()) return;
    say('building …');
    await build('keep');
  });
}

async function isFresh() {
  const isComplete = outputs.every((path) => existsSync(join(root, path)));
  if (!isComplete || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === (await describeSources());
}

/**
 * Builds main, preload and renderer into `out/`.
 * @param {'show' | 'keep'} output
 */
export async function build(output) {
  const sources = await describeSources();
  const result = await run(...toCommand('electron-vite', ['build']), { output });
  if (result.code !== 0) throw new Trouble(`the build failed:\n${result.output.trim()}`);
  writeFileSync(stamp, sources);
}

/** Makes the next `ensureBuild` build again: the dev server leaves its own bundles in `out/`. */
export function forgetBuild() {
  rmSync(stamp, { force: true });
}

/** A fingerprint of everything the bundles are made of: paths, sizes and times, not contents. */
async function describeSources() {
  const paths = ['electron.vite.config.ts', 'package.json', 'package-lock.json'].map((name) =>
    join(root, name),
  );
  for (const folder of ['src', 'resources']) {
    if (existsSync(join(root, folder))) paths.push(...(await listFiles(join(root, folder))));
  }
  const hash = createHash('sha256');
  for (const path of paths.toSorted()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * Files that end up in a bundle: no tests and nothing they are built with.
 * @param {string} folder
 */
async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|^tsconfig.*\.json$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/]testing[\\/]/.test(path));
}
