import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { STEPS } from './schema';

/** How long another program that holds the file is waited for. */
export const BUSY_TIMEOUT_MS = 5_000;
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;

/** A row as SQLite hands it over. */
export type Row = Readonly<Record<string, unknown>>;

/** The app's own database and its transactions. */
export interface Database {
  connection: DatabaseSyncInstance;
  /** All or nothing; a power cut may undo it whole. For what the server can tell again. */
  write<T>(run: () => T): T;
  /** All or nothing, and on disk when it returns. For what only this app knows. */
  writeDurably<T>(run: () => T): T;
}

/** The database was written by a newer Hearth; nothing was changed. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

function readVersion(connection: DatabaseSyncInstance): number {
  return Number((connection.prepare('PRAGMA user_version').get() as Row)['user_version']);
}

function inTransaction<T>(connection: DatabaseSyncInstance, run: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const value = run();
    connection.exec('COMMIT');
    return value;
  } catch (error) {
    // SQLite may have undone it already, on a full disk for one.
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** Opens the file, made for its owner's eyes only, and brings it to the newest version. Throws where that cannot be. */
export function openDatabase(path: string, steps = STEPS): Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const connection = new DatabaseSync(path, {
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
  });
  try {
    const found = readVersion(connection);
    if (found > steps.length) {
      throw new NewerDatabaseError(`Version ${found}; this build knows up to ${steps.length}.`);
    }
    connection.exec('PRAGMA journal_mode = WAL');
    // Without it, macOS answers before the disk has it.
    connection.exec('PRAGMA fullfsync = ON');
    connection.exec(`PRAGMA journal_size_limit = ${WAL_LIMIT_BYTES}`);
    connection.exec('PRAGMA synchronous = NORMAL');
    // What is taken out is overwritten, not only let go of.
    connection.exec('PRAGMA secure_delete = ON');
    steps.slice(found).forEach((sql, index) => {
      inTransaction(connection, () => {
        connection.exec(sql);
        connection.exec(`PRAGMA user_version = ${found + index + 1}`);
      });
    });
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    connection,
    write: (run) => inTransaction(connection, run),
    writeDurably(run) {
      connection.exec('PRAGMA synchronous = FULL');
      try {
        return inTransaction(connection, run);
      } finally {
        connection.exec('PRAGMA synchronous = NORMAL');
      }
    },
  };
}
