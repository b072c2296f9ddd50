import { failure } from '../../../shared/lib/result';
import type { Failure } from '../../../shared/model/errors';

/** SQLite's code for a file that cannot be opened. */
export const CANNOT_OPEN = 14;
/** SQLite's code for a read, a write or a sync that the system refused. */
const IO_ERROR = 10;
// Those of a disk that will not take it now: busy, locked, read-only, I/O error, full, cannot open.
const PASSING_CODES: ReadonlySet<number> = new Set([5, 6, 8, IO_ERROR, 13, CANNOT_OPEN]);
// Of a file that is damaged or no database.
const DAMAGE_CODES: ReadonlySet<number> = new Set([11, 26]);

const SQLITE_ERROR = 'ERR_SQLITE_ERROR';
// Errors met in the middle of reading many rows come without their code. These are the words of SQLite for it.
const CODES: ReadonlyMap<string, number> = new Map([
  ['database is locked', 5],
  ['database table is locked', 6],
  ['attempt to write a readonly database', 8],
  ['disk I/O error', IO_ERROR],
  ['database disk image is malformed', 11],
  ['database or disk is full', 13],
  ['unable to open database file', CANNOT_OPEN],
  ['file is not a database', 26],
]);
/** SQLite's code for an error that has no better one. */
const UNKNOWN = 1;

/** The primary result code of an error of SQLite; null for every other error. */
export function toPrimaryCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== SQLITE_ERROR) return null;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff;
  return CODES.get(error.message) ?? UNKNOWN;
}

/** Whether an error came from SQLite. */
export const isSqliteError = (error: unknown): boolean => toPrimaryCode(error) !== null;

/** Whether an error of SQLite says that the file is damaged. */
export function isDamage(error: unknown): boolean {
  const code = toPrimaryCode(error);
  return code !== null && DAMAGE_CODES.has(code);
}

/** Whether an error of SQLite says that the system refused a read, a write or a sync. */
export const isIoError = (error: unknown): boolean => toPrimaryCode(error) === IO_ERROR;

/** Says what a disk's refusal means, or null when the error is a bug. */
export function toStorageFailure(error: unknown): Failure | null {
  const code = toPrimaryCode(error);
  if (code === null) return null;
  if (PASSING_CODES.has(code)) {
    return cannotWrite(`SQLite ${code}`);
  }
  // Whoever hears it keeps what was to be written: the server starts anew with what can be saved.
  if (DAMAGE_CODES.has(code)) {
    return isDamagedNow(`SQLite ${code}`);
  }
  return null;
}

/** What is refused because the disk refused it. */
export const cannotWrite = (reason: string): Failure =>
  failure('unavailable', `The server cannot write to its disk (${reason}).`);

/** What is refused because the file was found damaged while it was being used. */
export const isDamagedNow = (reason: string): Failure =>
  failure('unavailable', `The server's database is damaged (${reason}).`);
