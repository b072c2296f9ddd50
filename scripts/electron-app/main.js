// The app inside a bare Electron: starts the app whose folder the command line names, as Electron's own does.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { preloads, folder } = readArguments(process.argv.slice(1));
if (folder === null) {
  process.stderr.write('Name the folder of the app to start: electron [switches] FOLDER\n');
  app.exit(1);
} else {
  await start(resolve(folder), preloads);
}

/** @param {string[]} args */
function readArguments(args) {
  /** @type {string[]} */
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === undefined) break;
    const next = args[index + 1];
    if ((argument === '-r' || argument === '--require') && next !== undefined) {
      preloads.push(next);
      index += 1;
    } else if (!argument.startsWith('-')) {
      return { preloads, folder: argument };
    }
  }
  return { preloads, folder: null };
}

/** @param {string} path @param {string[]} preloads */
async function start(path, preloads) {
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  app.setAppPath(path);
  Object.defineProperty(process, 'defaultApp', {
    configurable: false,
    enumerable: true,
    value: true,
  });
  const require = createRequire(join(path, 'package.json'));
  for (const file of preloads) require(file);
  await import(pathToFileURL(join(path, manifest.main ?? 'index.js')).href);
}
