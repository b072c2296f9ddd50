import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { failure } from '../../../shared/lib/result';
import type { Failure } from '../../../shared/model/errors';
import { readLogFile, type LogCounts } from './recovery/log-file';
import { toNumber, type Row } from './rows';
import { cannotWrite, isDamagedNow, isIoError, toPrimaryCode, toStorageFailure } from './trouble';

/** How large the write-ahead log beside a database may be (ST-5). */
export const WAL_LIMIT_BYTES = 64 * 1024 * 1024;
/** From here on the log is folded into the database and cut to nothing as soon as nobody reads from it. */
const FOLD_BYTES = WAL_LIMIT_BYTES / 4;
/** So many pages in the log are folded without cutting it: the log is written over from its beginning then, which is cheaper. */
const FOLD_FRAMES = 1_000;
/** From here on nothing more is written; the rest is for the transaction that is on its way. */
const FULL_BYTES = (WAL_LIMIT_BYTES / 8) * 7;
/** So many transactions may pass between two looks at a log that is small: together they cannot fill what is left of it. */
const UNSEEN = 3;
/** Redactions that come one after the other are wiped together. */
const ERASE_AFTER_MS = 200;
/** A reader that is in the way of wiping is waited for. */
const ERASE_AGAIN_MS = 1_000;

/** Keeps the write-ahead log of one database small, and wipes it when something was taken back. */
export interface LogBound {
  /** Folds a large log, or one in doubt; a refusal where that has to be done and cannot. */
  beforeWrite(): Failure | null;
  /** Folds the log and cuts it to nothing, now. False while somebody reads from it, or the disk does not take it. */
  tryFold(): boolean;
  /** The same in a moment, once for many calls, and again until it is done. For after a redaction. */
  erase(): void;
  /** The system refused a write or a sync: nothing may rest on the log until it is written anew and folded (ST-9). */
  doubt(): void;
  close(): void;
}

/** What a bound is given. */
export interface LogBoundOptions {
  /** What the connection waits for others at all other times. */
  busyTimeoutMs: number;
  /** Something that was committed is gone from the log. */
  onDamaged(): void;
}

/** Writes what a file holds once more, and waits until it is on disk. */
function writeAnew(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const content = readFileSync(path);
    for (let at = 0; at < content.length;) at += writeSync(file, content, at, undefined, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a failed look at the log means; an error that is a bug is thrown on. */
function toRefusal(error: unknown): Failure {
  const trouble = toStorageFailure(error);
  if (trouble !== null) return trouble;
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    return cannotWrite(String(error.code));
  }
  throw error;
}

function fileOf(connection: DatabaseSyncInstance): string {
  const row: Row | undefined = connection.prepare('PRAGMA database_list').get();
  return typeof row?.file === 'string' ? row.file : '';
}

/** Creates the bound of a database's log. */
export function createLogBound(
  connection: DatabaseSyncInstance,
  { busyTimeoutMs, onDamaged }: LogBoundOptions,
): LogBound {
  const file = fileOf(connection);
  const log = `${file}-wal`;
  let timer: NodeJS.Timeout | null = null;
  let foldedTo = 0;
  let isDoubtful = false;
  let unseen = 0;

  const sizeOf = () => statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const frames = connection.prepare('PRAGMA wal_checkpoint(NOOP)');
  const countFrames = (): LogCounts => {
    const row: Row | undefined = frames.get();
    return { committed: toNumber(row?.log), folded: toNumber(row?.checkpointed) };
  };
  const fold = (): boolean => {
    // Whoever reads would otherwise be waited for here, and everybody else with them.
    connection.exec('PRAGMA busy_timeout = 0');
    try {
      const row: Row | undefined = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
      return row?.busy === 0;
    } finally {
      connection.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    }
  };
  // What the disk does not take now it may take later; the transaction that follows says so better.
  const tryFold = (): boolean => {
    if (isDoubtful) return renew() === null;
    try {
      return fold();
    } catch (error) {
      if (toPrimaryCode(error) === null) throw error;
      isDoubtful = isIoError(error);
      return false;
    }
  };
  // A system that could not write pages may count them as written, and let go of them: the next sync says that all is well.
  // What was committed without a sync before (markers) would then be missing below what is acknowledged next.
  const renew = (): Failure | null => {
    try {
      if (readLogFile(file, countFrames())?.isDamaged === true) {
        onDamaged();
        return isDamagedNow('something is gone from its log');
      }
      if (sizeOf() > 0) writeAnew(log);
      if (!fold()) return cannotWrite('its log is being read');
    } catch (error) {
      return toRefusal(error);
    }
    isDoubtful = false;
    foldedTo = 0;
    return null;
  };
  // As SQLite does after a commit, if it is let; but here a sync that fails is noticed.
  const foldSome = () => {
    try {
      const { committed, folded } = countFrames();
      if (committed - folded >= FOLD_FRAMES) connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch (error) {
      if (toPrimaryCode(error) === null) throw error;
      isDoubtful ||= isIoError(error);
    }
  };
  const eraseIn = (delayMs: number) => {
    timer ??= setTimeout(() => {
      timer = null;
      if (connection.isOpen && !tryFold()) eraseIn(ERASE_AGAIN_MS);
    }, delayMs).unref();
  };

  return {
    beforeWrite() {
      if (unseen > 0 && !isDoubtful) {
        unseen -= 1;
        return null;
      }
      foldSome();
      const doubt = isDoubtful ? renew() : null;
      if (doubt !== null) return doubt;
      const size = sizeOf();
      if (size < FOLD_BYTES) {
        foldedTo = 0;
        unseen = UNSEEN;
        return null;
      }
      // Asked again only when it has grown by as much once more, or is full: each time all of it is looked at.
      if (size - foldedTo >= FOLD_BYTES || size >= FULL_BYTES) {
        foldedTo = tryFold() ? 0 : size;
      }
      if (foldedTo < FULL_BYTES) return null;
      return failure(
        'unavailable',
        'Another program keeps the database of the server open, so nothing more can be written.',
      );
    },
    tryFold,
    erase: () => eraseIn(ERASE_AFTER_MS),
    doubt() {
      isDoubtful = true;
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
