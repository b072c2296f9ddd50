import { DatabaseSync } from '@photostructure/sqlite';
import { failure, success, type Result } from '../../shared/lib/result';

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  return typeof error.errcode === 'number' && (error.errcode & 0xff) === SQLITE_BUSY;
}

/**
 * Takes a folder for this process, through SQLite's lock on a file of its own; answers how to let it go. The system lets
 * it go when the process ends, however it ends, so nothing is left to clean up. `already_hosting` when it is taken.
 */
export function lockFolder(path: string): Result<() => void> {
  const connection = new DatabaseSync(path, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (isBusy(error)) return failure('already_hosting', 'Another process uses this folder.');
    throw error;
  }
  return success(() => connection.close());
}
