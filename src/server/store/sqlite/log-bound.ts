import { statSync } from 'node:fs';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { failure } from '../../../shared/lib/result';
import type { Failure } from '../../../shared/model/errors';
import type { Row } from './rows';
import { toPrimaryCode } from './trouble';

/** How large the write-ahead log beside a database may be (ST-5). */
export const WAL_LIMIT_BYTES = 64 * 1024 * 1024;
/** From here on the log is folded into the database and cut to nothing as soon as nobody reads from it. */
const FOLD_BYTES = WAL_LIMIT_BYTES / 4;
/** From here on nothing more is written; the rest is for the transaction that is on its way. */
const FULL_BYTES = (WAL_LIMIT_BYTES / 8) * 7;
/** Redactions that come one after the other are wiped together. */
const ERASE_AFTER_MS = 200;
/** A reader that is in the way of wiping is waited for. */
const ERASE_AGAIN_MS = 1_000;

/** Keeps the write-ahead log of one database small, and wipes it when something was taken back. */
export interface LogBound {
  /** Folds a large log; a refusal where somebody else's reading keeps it from being folded until it is full. */
  beforeWrite(): Failure | null;
  /** Folds the log and cuts it to nothing, now. False while somebody reads from it, or the disk does not take it. */
  tryFold(): boolean;
  /** The same in a moment, once for many calls, and again until it is done. For after a redaction. */
  erase(): void;
  close(): void;
}

function fileOf(connection: DatabaseSyncInstance): string {
  const row: Row | undefined = connection.prepare('PRAGMA database_list').get();
  return typeof row?.file === 'string' ? row.file : '';
}

/** Creates the bound. `busyTimeoutMs` is what the connection waits for others at all other times. */
export function createLogBound(connection: DatabaseSyncInstance, busyTimeoutMs: number): LogBound {
  const log = `${fileOf(connection)}-wal`;
  let timer: NodeJS.Timeout | null = null;
  let foldedTo = 0;

  const sizeOf = () => statSync(log, { throwIfNoEntry: false })?.size ?? 0;
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
    try {
      return fold();
    } catch (error) {
      if (toPrimaryCode(error) === null) throw error;
      return false;
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
      const size = sizeOf();
      if (size < FOLD_BYTES) {
        foldedTo = 0;
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
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
