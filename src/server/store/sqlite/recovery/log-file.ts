import { closeSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';

// The formats are SQLite's own: https://www.sqlite.org/walformat.html
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const LITTLE_ENDIAN_SUMS = 0x377f0682;
const BIG_ENDIAN_SUMS = 0x377f0683;
const PAGE_SIZE_MAX = 65_536;
const INDEX_HEADER_BYTES = 48;
const INDEX_BYTES = 136;

/** One page that waits in a write-ahead log. */
export interface Frame {
  page: number;
  /** Where its content stands in the log. */
  offset: number;
  isCommit: boolean;
}

/** What a write-ahead log holds that is not in its database yet, read without SQLite. */
export interface LogFile {
  pageSize: number;
  /** Whole transactions with every checksum right. */
  sound: Frame[];
  /** Written after a place that is damaged; SQLite lets go of it without a word. */
  cutOff: Frame[];
  /** Whether something that was committed is missing or cut off. */
  isDamaged: boolean;
}

const isPageSize = (size: number): boolean =>
  size >= 512 && size <= PAGE_SIZE_MAX && (size & (size - 1)) === 0;

type Sums = readonly [number, number];

function addUp(bytes: Buffer, sums: Sums, isBigEndian: boolean): Sums {
  let [a, b] = sums;
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    a = (a + (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + b) >>> 0;
    b = (b + (isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + a) >>> 0;
  }
  return [a, b];
}

/** How many frames of a log were committed, and how many of them are in the database. */
export interface LogCounts {
  committed: number;
  folded: number;
}

/**
 * What the index beside a log (`-shm`) remembers. It outlives a killed process. Null when it is of another round of the log,
 * or damaged.
 */
function readIndex(path: string, salts: Buffer): LogCounts | null {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < INDEX_BYTES) return null;
  const index = Buffer.alloc(INDEX_BYTES);
  const file = openSync(path, 'r');
  try {
    readSync(file, index, 0, INDEX_BYTES, 0);
  } finally {
    closeSync(file);
  }
  const header = index.subarray(0, INDEX_HEADER_BYTES);
  const isBigEndian = endianness() === 'BE';
  const read = (at: number) => (isBigEndian ? index.readUInt32BE(at) : index.readUInt32LE(at));
  const sums = addUp(header.subarray(0, 40), [0, 0], isBigEndian);
  const isWhole =
    header.equals(index.subarray(INDEX_HEADER_BYTES, 2 * INDEX_HEADER_BYTES)) &&
    sums[0] === read(40) &&
    sums[1] === read(44);
  if (!isWhole || !header.subarray(32, 40).equals(salts)) return null;
  const committed = read(16);
  return { committed, folded: Math.min(committed, read(2 * INDEX_HEADER_BYTES)) };
}

/**
 * Reads the log of a database; null when there is none, or nothing in it. Where this process has the database open, the counts
 * have to be given: to close the index would take SQLite's locks on it from the whole process.
 */
export function readLogFile(database: string, counts?: LogCounts): LogFile | null {
  const path = `${database}-wal`;
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) <= HEADER_BYTES) return null;
  const log = readFileSync(path);
  const magic = log.readUInt32BE(0);
  const isBigEndian = magic === BIG_ENDIAN_SUMS;
  // A header that is damaged says nothing; this is the page size of every database made here.
  const pageSize = isPageSize(log.readUInt32BE(8)) ? log.readUInt32BE(8) : 4096;
  let sums = addUp(log.subarray(0, 24), [0, 0], isBigEndian);
  const isHeaderSound =
    (isBigEndian || magic === LITTLE_ENDIAN_SUMS) &&
    sums[0] === log.readUInt32BE(24) &&
    sums[1] === log.readUInt32BE(28);

  const salts = isHeaderSound ? log.subarray(16, 24) : log.subarray(40, 48);

  const frames: Frame[] = [];
  let isSound = isHeaderSound;
  let intact = 0;
  let committed = 0;
  let isCommittedLater = false;
  const step = FRAME_HEADER_BYTES + pageSize;
  for (let at = HEADER_BYTES; at + step <= log.length; at += step) {
    const offset = at + FRAME_HEADER_BYTES;
    const frame = { page: log.readUInt32BE(at), offset, isCommit: log.readUInt32BE(at + 4) !== 0 };
    const isOfThisRound = log.subarray(at + 8, at + 16).equals(salts);
    if (isSound) {
      const body = log.subarray(offset, offset + pageSize);
      sums = addUp(log.subarray(at, at + 8), sums, isBigEndian);
      sums = addUp(body, sums, isBigEndian);
      isSound =
        isOfThisRound &&
        frame.page > 0 &&
        sums[0] === log.readUInt32BE(at + 16) &&
        sums[1] === log.readUInt32BE(at + 20);
    }
    if (isSound) {
      intact += 1;
      if (frame.isCommit) committed = intact;
    } else {
      // What an earlier round has left is of no use.
      if (!isOfThisRound && frames.length > intact) break;
      // The frame at which the sums break may just have been being written when the process ended; but not if another
      // one stands whole behind it.
      isCommittedLater ||= frame.isCommit && (frames.length > intact || !isHeaderSound);
    }
    frames.push(frame);
  }
  const index = counts ?? (isHeaderSound ? readIndex(`${database}-shm`, salts) : null);
  const isDamaged = isCommittedLater || (index !== null && index.committed > committed);
  const folded = index?.folded ?? 0;
  return {
    pageSize,
    sound: frames.slice(0, committed).slice(folded),
    cutOff: isDamaged ? frames.slice(committed).slice(Math.max(0, folded - committed)) : [],
    isDamaged,
  };
}

/** Writes pages of a log into a copy of its database. */
export function foldLogInto(copy: string, log: string, pageSize: number, frames: Frame[]): void {
  const content = readFileSync(log);
  const file = openSync(copy, 'r+');
  try {
    // A damaged page number must not blow the copy up.
    const last = (statSync(copy).size + content.length) / pageSize + 1;
    for (const { page, offset } of frames) {
      if (page > 0 && page <= last) {
        writeSync(file, content, offset, pageSize, (page - 1) * pageSize);
      }
    }
  } finally {
    closeSync(file);
  }
}
