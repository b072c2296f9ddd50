import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from './paths.mjs';
import { run, say, Trouble } from './run.mjs';

const stamp = join(root, 'out', '.built-from');
const outputs = [
  'out/main/index.js',
  'out/main/server-cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** Builds the app when the sources are not those that `out/` was built from. */
export async function ensureBuild() {
  const wanted = await describeSources();
  const isComplete = outputs.every((path) => existsSync(join(root, path)));
  if (isComplete && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('building …');
  await build('keep');
}

/**
 * Builds main, preload and renderer into `out/`.
 * @param {'show' | 'keep'} output
 */
export async function build(output) {
  const sources = await describeSources();
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const result = await run(process.execPath, [cli, 'build'], { output });
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
