import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { collectStatements } from '../../../../node/collect-statements';
import { recoverySchema, type Recovery } from '../../../../shared/hosting/storage';
import { failure, success, type Result } from '../../../../shared/lib/result';
import {
  connectDatabase,
  migrateDatabase,
  readVersion,
  toOpeningFailure,
  type Opening,
} from '../database';
import { MIGRATIONS } from '../migrations/index';
import { isDamage, toPrimaryCode } from '../trouble';
import type { Backups } from './backups';
import { findDamage } from './check';
import { FILES, finishRecovery, sizeOf } from './files';
import { readLogFile } from './log-file';
import { recoverDatabase, SETTINGS } from './recover';
import { toFingerprint, toSchema } from './schema';

/** Reading through more than this would make the start slow; the daily backup reads through all of it. */
const CHECKED_BYTES = 1024 * 1024 * 1024;
/** Less than this is no page, and so no database. */
const SMALLEST_BYTES = 512;
/** For how long the host is told. */
const TOLD_MS = 14 * 24 * 60 * 60 * 1_000;

/** A database that is whole, of the newest version, and what was done to make it so. */
export interface OpenedFolder {
  connection: DatabaseSyncInstance;
  /** The newest recovery, while it is worth telling. */
  recovery: Recovery | null;
  /** Another one when clients must not trust what they have of the history (ST-8); null at the first life of a server. */
  history: string | null;
}

/** How a folder's database is opened. */
export interface OpenFolderOptions {
  folder: string;
  /** Whether there has been a server in this folder before. */
  isKnown: boolean;
  now: () => number;
  backups: Pick<Backups, 'list' | 'make'>;
}

/** Notes that the database must be looked at closely at the next start. */
export function markSuspect(folder: string): void {
  try {
    writeFileSync(join(folder, FILES.suspect), '');
  } catch {
    // A disk that takes nothing: then the check that is always made has to do.
  }
}

/**
 * Opens the database of a server's folder. What is damaged or gone is put together anew from what can be read and from the
 * newest backup; the damaged files are kept (ST-6). Before a migration a backup is made. `storage_newer` leaves all as it is.
 */
export async function openFolder(options: OpenFolderOptions): Promise<Result<OpenedFolder>> {
  const { folder, now } = options;
  try {
    rmSync(join(folder, FILES.work), { recursive: true, force: true });
    finishRecovery(folder);
    const first = lookAt(options);
    if (first.state !== 'unsound') return await finish(first, options);
    await collectStatements();
    recoverDatabase({ folder, cause: first.cause, now: now() });
    return await finish(connectDatabase(join(folder, FILES.database)), options);
  } catch (error) {
    // The disk does not take what has to be written. All that was there is there still.
    if (!(error instanceof Error && ('code' in error || toPrimaryCode(error) !== null)))
      throw error;
    return failure(
      'storage_failed',
      `The database cannot be opened: ${error.message}`.slice(0, 500),
    );
  }
}

/** What stands in the folder: a database that can be used, one that cannot be opened now, or one that is to be recovered. */
type Look = Opening | { state: 'unsound'; cause: 'damaged' | 'missing' };

function lookAt({ folder, isKnown, backups }: OpenFolderOptions): Look {
  const database = join(folder, FILES.database);
  const log = readLogFile(database);
  // SQLite takes a file without a page for a new database, and throws the log beside it away.
  if (sizeOf(database) < SMALLEST_BYTES) {
    if (log !== null) return { state: 'unsound', cause: 'damaged' };
    if (isKnown || backups.list().length > 0) return { state: 'unsound', cause: 'missing' };
  }
  if (log?.isDamaged === true) return { state: 'unsound', cause: 'damaged' };
  if (sizeOf(database) > 0 && isUnsound(folder, database)) {
    return { state: 'unsound', cause: 'damaged' };
  }
  const opening = connectDatabase(database);
  return opening.state === 'damaged' ? { state: 'unsound', cause: 'damaged' } : opening;
}

/** Looks through a connection that cannot write, so that what is damaged stays as it is. */
function isUnsound(folder: string, database: string): boolean {
  const suspect = join(folder, FILES.suspect);
  const isSuspect = existsSync(suspect);
  let connection: DatabaseSyncInstance | null = null;
  try {
    connection = new DatabaseSync(database, { readOnly: true });
    const version = readVersion(connection);
    // A newer version has another schema. Where all but its number is ours, the number is what is damaged.
    if (version > MIGRATIONS.length) {
      return toFingerprint(connection) === toSchema(MIGRATIONS, MIGRATIONS.length).fingerprint;
    }
    if (!isSuspect && sizeOf(database) > CHECKED_BYTES) return false;
    if (findDamage(connection, { depth: isSuspect ? 'whole' : 'quick' }) !== null) return true;
    rmSync(suspect, { force: true });
    return false;
  } catch (error) {
    // Whatever else is the matter is said when it is opened for writing.
    if (toPrimaryCode(error) === null) throw error;
    return isDamage(error);
  } finally {
    connection?.close();
  }
}

/** What a database remembers of its last recovery. */
function parseRecovery(text: unknown): Recovery | null {
  if (typeof text !== 'string') return null;
  try {
    return recoverySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What came from a backup or from damage does not know which invites were revoked, or used up, since: none of them holds. */
function revokeEarlierInvites(connection: DatabaseSyncInstance, at: number): void {
  connection
    .prepare('UPDATE invites SET revoked_at = ? WHERE revoked_at IS NULL AND made_at < ?')
    .run(at, at);
}

async function finish(
  opening: Opening,
  { backups, now }: OpenFolderOptions,
): Promise<Result<OpenedFolder>> {
  if (opening.state !== 'open') return toOpeningFailure(opening);
  const { connection, version } = opening;
  try {
    // A step is one transaction and safe by itself; this is against a step that does the wrong thing.
    if (version > 0 && version < MIGRATIONS.length) await backups.make();
    migrateDatabase(connection);
    const read = connection.prepare('SELECT value FROM settings WHERE key = ?');
    const textOf = (key: string) => (read.get(key) as { value?: unknown } | undefined)?.value;
    const history = textOf(SETTINGS.history);
    const recovery = parseRecovery(textOf(SETTINGS.recovery));
    if (recovery !== null) revokeEarlierInvites(connection, recovery.at);
    const isWorthTelling = recovery !== null && Math.abs(now() - recovery.at) < TOLD_MS;
    return success({
      connection,
      recovery: isWorthTelling ? recovery : null,
      history: typeof history === 'string' ? history : null,
    });
  } catch (error) {
    connection.close();
    throw error;
  }
}
