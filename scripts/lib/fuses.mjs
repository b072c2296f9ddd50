// Electron's fuses: switches in its executable that are set when an app is packaged and that nobody can turn at run
// time. Read and written here rather than by a package, because one that is older than the Electron at hand does not
// know its newest fuses and would leave them as they are.
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Stands in front of the fuses, once for each kind of processor that the executable is for. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const KNOWN_VERSION = 1;
const CHUNK = 4 * 1024 * 1024;
/** The fuses stand as one letter each, after two bytes: their version and how many there are. */
const LONGEST_WIRE = 255;

/** Every fuse by its place. */
export const FUSES = /** @type {const} */ ([
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
]);

/** @typedef {typeof FUSES[number]} FuseName */

/**
 * The file that holds the fuses of a packaged app.
 * @param {string} app The executable; on macOS the `.app` folder.
 */
export function toFuseFile(app) {
  return app.endsWith('.app')
    ? join(app, 'Contents', 'Frameworks', 'Electron Framework.framework', 'Electron Framework')
    : app;
}

/**
 * Reads the fuses of an executable. Throws where it has none, one that is not known here, or one that does not read as
 * on or off; `removed` ones of old versions are left out.
 * @param {string} file
 * @returns {Promise<Partial<Record<FuseName, boolean>>>}
 */
export async function readFuses(file) {
  const handle = await open(file);
  try {
    const wires = (await findWires(handle)).map(({ letters }) => toFuses(letters));
    const [first = {}] = wires;
    if (wires.some((wire) => JSON.stringify(wire) !== JSON.stringify(first))) {
      throw new Error('The parts of the executable have different fuses.');
    }
    return first;
  } finally {
    await handle.close();
  }
}

/**
 * Sets fuses and leaves the others as they are. Throws, with nothing written, where the executable lacks one of those named.
 * @param {string} file
 * @param {Partial<Record<FuseName, boolean>>} wanted
 */
export async function setFuses(file, wanted) {
  const handle = await open(file, 'r+');
  try {
    const wires = await findWires(handle);
    for (const { letters } of wires) {
      for (const [name, isOn] of Object.entries(wanted)) {
        const place = FUSES.indexOf(/** @type {FuseName} */ (name));
        if (place === -1 || place >= letters.length) {
          throw new Error(`This Electron has no fuse ${name}.`);
        }
        letters[place] = (isOn ? '1' : '0').charCodeAt(0);
      }
    }
    for (const { letters, position } of wires) {
      await handle.write(letters, 0, letters.length, position);
    }
  } finally {
    await handle.close();
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @returns {Promise<{ letters: Buffer, position: number }[]>}
 */
async function findWires(handle) {
  const { size } = await handle.stat();
  const chunk = Buffer.alloc(CHUNK + SENTINEL.length - 1);
  const wires = [];
  for (let start = 0; start < size; start += CHUNK) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, start);
    const read = chunk.subarray(0, bytesRead);
    for (let at = read.indexOf(SENTINEL); at !== -1; at = read.indexOf(SENTINEL, at + 1)) {
      wires.push(await readWire(handle, start + at + SENTINEL.length));
    }
  }
  if (wires.length === 0) throw new Error('This is no Electron: it has no fuses.');
  return wires;
}

/** @param {import('node:fs/promises').FileHandle} handle @param {number} position */
async function readWire(handle, position) {
  const head = Buffer.alloc(2 + LONGEST_WIRE);
  const { bytesRead } = await handle.read(head, 0, head.length, position);
  const [version = 0, length = 0] = head;
  if (version !== KNOWN_VERSION) throw new Error(`Fuses of version ${version} are not known.`);
  if (length > FUSES.length) {
    const more = length - FUSES.length;
    throw new Error(
      `This Electron has ${more} fuse(s) that are not known: decide what they are to be.`,
    );
  }
  if (bytesRead < 2 + length) throw new Error('The executable ends within its fuses.');
  return { letters: head.subarray(2, 2 + length), position: position + 2 };
}

/** @param {Buffer} letters */
function toFuses(letters) {
  /** @type {Partial<Record<FuseName, boolean>>} */
  const fuses = {};
  for (const [place, byte] of letters.entries()) {
    const [name, letter] = [FUSES[place], String.fromCharCode(byte)];
    if (name === undefined || letter === 'r') continue;
    if (letter !== '0' && letter !== '1')
      throw new Error(`The fuse ${name} is neither on nor off.`);
    fuses[name] = letter === '1';
  }
  return fuses;
}
