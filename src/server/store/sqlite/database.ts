import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { assertNever } from '../../../shared/lib/assert-never';
import { failure, success, type Result } from '../../../shared/lib/result';
import type { Failure } from '../../../shared/model/errors';
import { createLogBound, WAL_LIMIT_BYTES } from './log-bound';
import { MIGRATIONS } from './migrations/index';
import { toNumber, type Row } from './rows';
import { CANNOT_OPEN, isDamage, isIoError, toPrimaryCode, toStorageFailure } from './trouble';

const BUSY_TIMEOUT_MS = 5_000;

/** Runs what it is given as one transaction; a refusal, like an error, undoes it. */
export type Transaction = <T>(run: () => Result<T>) => Result<T>;

/** One open database and its transactions. Everything in it is synchronous. */
export interface Database {
  connection: DatabaseSyncInstance;
  /** On disk when it returns. */
  write: Transaction;
  /** For what a power cut (not a crash) may undo: the database stays whole, the disk is not waited for. */
  writeLightly: Transaction;
  /** Runs what only reads; damage that it meets is told. */
  read<T>(run: () => T): T;
  /** Wipes what was taken back from the log too, in a moment, once for many calls. */
  erase(): void;
  close(): void;
}

/** What became of an attempt to open a database. */
export type Opening =
  | { state: 'open'; connection: DatabaseSyncInstance; version: number }
  /** Of a newer version, and not written. */
  | { state: 'newer'; version: number }
  /** SQLite cannot make sense of it. */
  | { state: 'damaged'; reason: string }
  /** The disk or the system does not let it be opened. */
  | { state: 'failed'; code: number };

/** Opens the file as it is, of whatever version up to `known`. */
export function connectDatabase(path: string, known = MIGRATIONS.length): Opening {
  try {
    // Looked at read-only first: even opening and closing a database for writing may fold its log into the file.
    const seen = peekVersion(path);
    if (seen > known) return { state: 'newer', version: seen };
    const connection = new DatabaseSync(path, {
      timeout: BUSY_TIMEOUT_MS,
      enableForeignKeyConstraints: true,
    });
    try {
      const version = readVersion(connection);
      if (version > known) {
        connection.close();
        return { state: 'newer', version };
      }
      connection.exec('PRAGMA journal_mode = WAL');
      connection.exec('PRAGMA synchronous = FULL');
      // Without it, macOS answers before the disk has it.
      connection.exec('PRAGMA fullfsync = ON');
      // What is taken back is overwritten, not only let go of.
      connection.exec('PRAGMA secure_delete = ON');
      // The log is folded by its bound: SQLite would keep to itself that a sync failed on the way.
      connection.exec('PRAGMA wal_autocheckpoint = 0');
      connection.exec(`PRAGMA journal_size_limit = ${WAL_LIMIT_BYTES}`);
      return { state: 'open', connection, version };
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    const code = toPrimaryCode(error);
    if (code === null) throw error;
    if (isDamage(error)) return { state: 'damaged', reason: `SQLite ${code}` };
    return { state: 'failed', code };
  }
}

/** Brings an open database to the newest version; each step is one transaction (ST-3). Throws where one fails. */
export function migrateDatabase(
  connection: DatabaseSyncInstance,
  migrations: readonly string[] = MIGRATIONS,
): void {
  const found = readVersion(connection);
  migrations.slice(found).forEach((sql, index) => migrate(connection, found + index + 1, sql));
}

/** Opens the file and brings it to the newest version; `storage_newer` leaves it untouched (ST-3). */
export function openDatabase(path: string, migrations = MIGRATIONS): Result<DatabaseSyncInstance> {
  const opening = connectDatabase(path, migrations.length);
  if (opening.state !== 'open') return toOpeningFailure(opening, migrations.length);
  const { connection } = opening;
  try {
    migrateDatabase(connection, migrations);
    return success(connection);
  } catch (error) {
    connection.close();
    const code = toPrimaryCode(error);
    if (code === null) throw error;
    return cannotOpen(`SQLite ${code}`);
  }
}

/** Why a database was not opened, as the outside hears it. */
export function toOpeningFailure(
  opening: Exclude<Opening, { state: 'open' }>,
  known = MIGRATIONS.length,
): Failure {
  switch (opening.state) {
    case 'newer':
      return newerThanKnown(opening.version, known);
    case 'damaged':
      return cannotOpen(opening.reason);
    case 'failed':
      return cannotOpen(`SQLite ${opening.code}`);
    default:
      return assertNever(opening);
  }
}

function cannotOpen(reason: string): Failure {
  return failure('storage_failed', `The database cannot be opened (${reason}).`);
}

function newerThanKnown(found: number, known: number): Failure {
  return failure(
    'storage_newer',
    `The database is of version ${found}; this build knows versions up to ${known}.`,
  );
}

/** The version in which a database is written; 0 for an empty one. */
export function readVersion(connection: DatabaseSyncInstance): number {
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

/** What a {@link Database} tells. */
export interface DatabaseListener {
  /** A transaction did not come to pass. */
  onUndone(): void;
  /** SQLite found the file damaged while it was being used. */
  onDamaged?: (() => void) | undefined;
}

/** Creates the transactions of an open database. */
export function createDatabase(
  connection: DatabaseSyncInstance,
  { onUndone, onDamaged = () => {} }: DatabaseListener,
): Database {
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const log = createLogBound(connection, { busyTimeoutMs: BUSY_TIMEOUT_MS, onDamaged });

  const undo = () => {
    onUndone();
    // SQLite may have undone it already, on a full disk for one.
    if (connection.isTransaction) connection.exec('ROLLBACK');
  };
  const write = <T>(run: () => Result<T>): Result<T> => {
    const isFull = log.beforeWrite();
    if (isFull !== null) return isFull;
    try {
      begin.run();
      const result = run();
      if (result.ok) commit.run();
      else undo();
      return result;
    } catch (error) {
      if (isDamage(error)) onDamaged();
      if (isIoError(error)) log.doubt();
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
    read(run) {
      try {
        return run();
      } catch (error) {
        if (isDamage(error)) onDamaged();
        throw error;
      }
    },
    erase: () => log.erase(),
    close() {
      log.close();
      // Closing leaves the log where it is while statements have not been collected.
      log.tryFold();
      connection.close();
    },
  };
}
