import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The names that a server's folder has for its database. */
export const FILES = {
  database: 'server.sqlite',
  /** Stands there while the database is to be looked at closely at the next start. */
  suspect: 'server.suspect',
  backups: 'backups',
  /** What is being put together; of no use once the process has ended. */
  work: 'recovering',
} as const;

const RECOVERED = /^server-recovered-(\d{8}T\d{6}Z)\.sqlite$/;

/** A time as part of a file's name: sorts by time, and every system takes it. */
export const toStamp = (ms: number): string =>
  new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** The time of a stamp in milliseconds, to the second; null when it is none. */
export function parseStamp(stamp: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? null : at;
}

/** Where a database that was put together waits to take its place. */
export const toRecoveredPath = (folder: string, stamp: string): string =>
  join(folder, `server-recovered-${stamp}.sqlite`);

/** Under which name a database is kept that another one has taken the place of. */
export const toKeptName = (stamp: string): string => `server-set-aside-${stamp}.sqlite`;

export const sizeOf = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Waits until a file, or the names in a folder, are on disk. Systems that do not sync folders keep names by themselves. */
export function syncPath(path: string): void {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(file);
  } catch {
    // Windows: a handle for reading, or a folder, cannot be synced; the writer has synced the content already.
  } finally {
    closeSync(file);
  }
}

/**
 * Puts a database that was put together in the place of the damaged one, which is kept under another name. Does what is left
 * of it when the process was ended in between; each step leaves one of the two that is whole.
 */
export function finishRecovery(folder: string): void {
  const recovered = readdirSync(folder).find((name) => RECOVERED.test(name));
  if (recovered === undefined) return;
  const stamp = RECOVERED.exec(recovered)?.[1] ?? '';
  const database = join(folder, FILES.database);
  for (const ending of ['-shm', '-wal', '']) {
    const kept = `${join(folder, toKeptName(stamp))}${ending}`;
    const old = `${database}${ending}`;
    // The first to go are the log and its index: they must not meet the new database.
    if (existsSync(old) && !existsSync(kept)) renameSync(old, kept);
  }
  renameSync(join(folder, recovered), database);
  rmSync(join(folder, FILES.suspect), { force: true });
  syncPath(dirname(database));
}
