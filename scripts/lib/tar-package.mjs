// The archive that needs no package manager: the app, its menu entry, icons and description, and a script that puts them
// where a desktop looks.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  createWriteStream,
  linkSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { toDesktopFile } from '../../packaging/linux/desktop-file.mjs';
import { APP_ID, EXECUTABLE } from '../../packaging/names.mjs';
import { root } from './paths.mjs';
import { Trouble } from './run.mjs';

const packaging = join(root, 'packaging');
/** The date of every file in the archive, so that the same sources give the same archive. */
const DATE = '@0';

/**
 * Writes `archive` from the app that the packager left unpacked.
 * @param {{ unpacked: string, archive: string, level: number }} options `level`: of compression, 1 to 9.
 */
export async function writeTarPackage({ unpacked, archive, level }) {
  const name = basename(archive, '.tar.gz');
  const work = join(dirname(archive), `.${name}`);
  const folder = join(work, name);
  rmSync(work, { recursive: true, force: true });
  linkTree(unpacked, join(folder, 'app'));
  for (const [path, source] of listShared()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(source, join(folder, path));
  }
  mkdirSync(join(folder, 'share', 'applications'));
  writeFileSync(
    join(folder, 'share', 'applications', `${EXECUTABLE}.desktop`),
    toDesktopFile(EXECUTABLE),
  );
  try {
    await compress(work, name, archive, level);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @returns {[path: string, source: string][]} */
function listShared() {
  const icons = readdirSync(join(packaging, 'icons')).filter((file) => file.endsWith('.png'));
  return [
    ['install.sh', join(packaging, 'linux', 'install.sh')],
    ['LICENSE.txt', join(root, 'LICENSE')],
    [`share/metainfo/${APP_ID}.metainfo.xml`, join(packaging, 'linux', `${APP_ID}.metainfo.xml`)],
    ...icons.map(
      (file) =>
        /** @type {[string, string]} */ ([
          `share/icons/hicolor/${basename(file, '.png')}/apps/${EXECUTABLE}.png`,
          join(packaging, 'icons', file),
        ]),
    ),
  ];
}

/** @param {string} from @param {string} to */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else linkSync(source, target);
  }
}

/** @param {string} folder @param {string} name @param {string} archive @param {number} level */
async function compress(folder, name, archive, level) {
  const owner = ['--owner=0', '--group=0', '--numeric-owner'];
  const args = [
    '-C',
    folder,
    '--sort=name',
    `--mtime=${DATE}`,
    ...owner,
    '--hard-dereference',
    '-cf',
    '-',
    name,
  ];
  const tar = spawn('tar', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(tar, 'close');
  await pipeline(tar.stdout, createGzip({ level }), createWriteStream(archive));
  const [code] = await ended;
  if (code !== 0) throw new Trouble(`tar ended with ${code}.`);
}
