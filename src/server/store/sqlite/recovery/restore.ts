import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Recovery } from '../../../../shared/hosting/storage';
import { failure, success, type Result } from '../../../../shared/lib/result';
import { openDatabase } from '../database';
import { isSqliteError } from '../trouble';
import { carryOrder } from './carry-order';
import { findDamage } from './check';
import {
  FILES,
  finishRecovery,
  parseStamp,
  sizeOf,
  syncPath,
  toKeptName,
  toRecoveredPath,
  toStamp,
} from './files';
import { remember } from './recover';

/** How a backup is put back. */
export interface RestoreOptions {
  /** The server's folder, which nobody else has open. */
  folder: string;
  /** The backup. It stays as it is. */
  file: string;
  /** In milliseconds. */
  now: number;
}

/**
 * Puts a backup in the place of a server's database, which is kept under another name. `not_found` when there is no such file,
 * `storage_failed` when it is not a whole database of a server, `storage_newer` when a newer build wrote it; then nothing has
 * changed.
 */
export function restoreBackup({ folder, file, now }: RestoreOptions): Result<Recovery> {
  if (sizeOf(file) === 0) return failure('not_found', `There is no backup ${file}.`);
  const work = join(folder, FILES.work);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { mode: 0o700 });
  try {
    const copy = join(work, 'restored.sqlite');
    copyFileSync(file, copy);
    const opened = openDatabase(copy);
    if (!opened.ok) return opened;
    const connection = opened.value;
    const stamp = toStamp(now);
    let recovery: Recovery;
    try {
      const damage = findDamage(connection, { depth: 'whole' });
      if (damage !== null) return failure('storage_failed', `The backup is damaged: ${damage}.`);
      const row = connection
        .prepare(`SELECT count(*) AS messages FROM entries WHERE kind = 'message'`)
        .get() as { messages: number };
      recovery = {
        at: now,
        cause: 'restored',
        keptAs: sizeOf(join(folder, FILES.database)) > 0 ? toKeptName(stamp) : null,
        backupAt: toBackupTime(file),
        messages: row.messages,
        lost: 0,
        mayMissNewest: true,
      };
      carryOrder(connection, { database: join(folder, FILES.database), work });
      remember(connection, recovery);
      connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      connection.close();
    }
    syncPath(copy);
    renameSync(copy, toRecoveredPath(folder, stamp));
    finishRecovery(folder);
    return success(recovery);
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return failure('storage_failed', 'The backup cannot be read.');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The time in a backup's name; null when it was renamed. */
function toBackupTime(file: string): number | null {
  return parseStamp(/(\d{8}T\d{6}Z)\.sqlite$/.exec(file)?.[1] ?? '');
}
