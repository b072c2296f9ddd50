import { chmod, mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, isAbsolute } from 'node:path';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const LARGEST_END = 22 + 0xffff;
const TYPE_OF_FILE = 0o170000;
const LINK = 0o120000;

/**
 * Unpacks those files of a zip archive to which `rename` gives a path (null leaves one out).
 * Knows what Electron's archives use: stored and deflated files, Unix modes, symbolic links.
 * @param {string} archive
 * @param {string} target
 * @param {(path: string) => string | null} rename
 */
export async function unzip(archive, target, rename) {
  const file = await open(archive);
  try {
    for (const entry of await readDirectory(file)) {
      const path = rename(entry.path);
      if (path === null || entry.path.endsWith('/')) continue;
      await unpack(file, entry, toSafePath(target, path));
    }
  } finally {
    await file.close();
  }
}

/** @param {import('node:fs/promises').FileHandle} file @param {number} position @param {number} length */
async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('The archive ends too early.');
  return buffer;
}

/** @param {import('node:fs/promises').FileHandle} file */
async function readDirectory(file) {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - LARGEST_END), Math.min(size, LARGEST_END));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('This is not a zip archive.');

  const count = tail.readUInt16LE(end + 10);
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0, index = 0; index < count; index += 1) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('The archive is damaged.');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      method: directory.readUInt16LE(at + 10),
      checksum: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
      path: directory.toString('utf8', at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** @param {import('node:fs/promises').FileHandle} file @param {Awaited<ReturnType<typeof readDirectory>>[number]} entry @param {string} path */
async function unpack(file, entry, path) {
  const header = await readAt(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== LOCAL_HEADER) throw new Error('The archive is damaged.');
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await readAt(file, start, entry.packed);
  if (entry.method !== 0 && entry.method !== 8)
    throw new Error(`Unknown packing of ${entry.path}.`);
  const content = entry.method === 0 ? packed : await inflate(packed);
  if (crc32(content) !== entry.checksum) throw new Error(`${entry.path} is damaged.`);

  await mkdir(dirname(path), { recursive: true });
  if ((entry.mode & TYPE_OF_FILE) === LINK) {
    await symlink(content.toString('utf8'), path);
    return;
  }
  await writeFile(path, content);
  if (entry.mode !== 0) await chmod(path, entry.mode & 0o777);
}

/** A path inside the target, however the archive spells it. @param {string} target @param {string} path */
function toSafePath(target, path) {
  const clean = normalize(path);
  if (isAbsolute(clean) || clean.startsWith('..'))
    throw new Error(`The archive leaves its folder: ${path}`);
  return join(target, clean);
}
