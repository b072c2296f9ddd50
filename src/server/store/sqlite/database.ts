import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { failure, success, type Result } from '../../../shared/lib/result';
import type { Failure } from '../../../shared/model/errors';
import { MIGRATIONS } from './migrations/index';
import { toNumber, type Row } from './rows';

const BUSY_TIMEOUT_MS = 5_000;
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;

// SQLite's primary result codes of a disk that will not take it now: busy, locked, read-only, I/O error, full, cannot open.
const CANNOT_OPEN = 14;
const PASSING_CODES: ReadonlySet<number> = new Set([5, 6, 8, 10, 13, CANNOT_OPEN]);
// Of a file that is damaged or no database.
const DAMAGE_CODES: ReadonlySet<number> = new Set([11, 26]);

function toPrimaryCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/** Says what a disk's refusal means, or null when the error is a bug. */
export function toStorageFailure(error: unknown): Failure | null {
  const code = toPrimaryCode(error);
  if (code === null) return null;
  if (PASSING_CODES.has(code)) {
    return failure('unavailable', `The server cannot write to its disk (SQLite ${code}).`);
  }
  if (DAMAGE_CODES.has(code)) {
    return failure('storage_failed', `The server's database is damaged (SQLite ${code}).`);
  }
  return null;
}

/** Runs what it is given as one transaction; a refusal, like an error, undoes it. */
export type Transaction = <T>(run: () => Result<T>) => Result<T>;

/** One open database and its transactions. Everything in it is synchronous. */
export interface Database {
  connection: DatabaseSyncInstance;
  /** On disk when it returns. */
  write: Transaction;
  /** For what a power cut (not a crash) may undo: the database stays whole, the disk is not waited for. */
  writeLightly: Transaction;
  close(): void;
}

/** Opens the file and brings it to the newest version; `storage_newer` leaves it untouched (ST-3). */
export function openDatabase(path: string, migrations = MIGRATIONS): Result<DatabaseSyncInstance> {
  try {
    // Looked at read-only first: even opening and closing a database for writing may fold its log into the file.
    const seen = peekVersion(path);
    if (seen > migrations.length) return newerThanKnown(seen, migrations.length);
    const connection = new DatabaseSync(path, {
      timeout: BUSY_TIMEOUT_MS,
      enableForeignKeyConstraints: true,
    });
    try {
      const found = readVersion(connection);
      if (found > migrations.length) {
        connection.close();
        return newerThanKnown(found, migrations.length);
      }
      connection.exec('PRAGMA journal_mode = WAL');
      connection.exec('PRAGMA synchronous = FULL');
      // Without it, macOS answers before the disk has it.
      connection.exec('PRAGMA fullfsync = ON');
      connection.exec(`PRAGMA journal_size_limit = ${WAL_LIMIT_BYTES}`);
      migrations.slice(found).forEach((sql, index) => migrate(connection, found + index + 1, sql));
      return success(connection);
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    const code = toPrimaryCode(error);
    if (code === null) throw error;
    return failure('storage_failed', `The database cannot be opened (SQLite ${code}).`);
  }
}

function newerThanKnown(found: number, known: number): Failure {
  return failure(
    'storage_newer',
    `The database is of version ${found}; this build knows versions up to ${known}.`,
  );
}

function readVersion(connection: DatabaseSyncInstance): number {
  return toNumber((connection.prepare('PRAGMA user_version').get() as Row).user_version);
}

// 0 also for a file that is not there yet, or cannot be read this way: opening it for writing decides.
function peekVersion(path: string): number {
  let connection: DatabaseSyncInstance;
  try {
    connection = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    if (toPrimaryCode(error) === CANNOT_OPEN) return 0;
    throw error;
  }
  try {
    return readVersion(connection);
  } finally {
    connection.close();
  }
}

function migrate(connection: DatabaseSyncInstance, version: number, sql: string): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    connection.exec(sql);
    connection.exec(`PRAGMA user_version = ${version}`);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** Creates the transactions of an open database. `onUndone` hears of every transaction that did not come to pass. */
export function createDatabase(connection: DatabaseSyncInstance, onUndone: () => void): Database {
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');

  const undo = () => {
    onUndone();
    // SQLite may have undone it already, on a full disk for one.
    if (connection.isTransaction) connection.exec('ROLLBACK');
  };
  const write = <T>(run: () => Result<T>): Result<T> => {
    try {
      begin.run();
      const result = run();
      if (result.ok) commit.run();
      else undo();
      return result;
    } catch (error) {
      undo();
      const trouble = toStorageFailure(error);
      if (trouble === null) throw error;
      return trouble;
    }
  };

  return {
    connection,
    write,
    writeLightly(run) {
      connection.exec('PRAGMA synchronous = NORMAL');
      try {
        return write(run);
      } finally {
        connection.exec('PRAGMA synchronous = FULL');
      }
    },
    close() {
      connection.close();
    },
  };
}
