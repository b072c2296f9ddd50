import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Recovery } from '../../../../shared/hosting/storage';
import { migrateDatabase, openDatabase, readVersion } from '../database';
import { MIGRATIONS } from '../migrations/index';
import { toPrimaryCode } from '../trouble';
import { listBackups } from './backup-files';
import { findDamage } from './check';
import {
  FILES,
  finishRecovery,
  sizeOf,
  syncPath,
  toKeptName,
  toRecoveredPath,
  toStamp,
} from './files';
import { foldLogInto, readLogFile, type LogFile } from './log-file';
import { mend } from './mend';
import { openCopy } from './open-copy';
import { dropImplausible, ONLY_GROWING, salvageInto, type Found } from './salvage';
import { toFingerprint, toSchema } from './schema';

/** The names under which a database remembers what became of it. */
export const SETTINGS = {
  /** Which life of the history this is: it changes when clients must not trust what they have of it. */
  history: 'history',
  recovery: 'recovery',
} as const;

/** How a recovery is asked for. */
export interface RecoverOptions {
  folder: string;
  cause: 'damaged' | 'missing';
  /** In milliseconds. */
  now: number;
}

/** One database from which something may be taken, newest first. */
interface Source {
  path: string;
  backupAt: number | null;
  /** Put together from a log that is damaged: what it lacks may have been there. */
  isPatched: boolean;
}

/**
 * Puts together a new database of all that can be read of the damaged one and of the newest backup that is whole, and puts it
 * in its place. The damaged files are kept, untouched, under another name. Throws where the disk does not take it; then
 * nothing has changed.
 */
export function recoverDatabase({ folder, cause, now }: RecoverOptions): Recovery {
  const work = join(folder, FILES.work);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { mode: 0o700 });
  try {
    const database = join(folder, FILES.database);
    const log = readLogFile(database);
    const stamp = toStamp(now);
    const hasOld = sizeOf(database) > 0 || sizeOf(`${database}-wal`) > 0;
    const sources = [...copyDamaged(database, work, log), ...copyBackup(folder, work)];
    const path = join(work, 'whole.sqlite');
    const recovery = build(path, sources, {
      at: now,
      cause,
      keptAs: hasOld ? toKeptName(stamp) : null,
      isLogDamaged: log?.isDamaged ?? false,
    });
    syncPath(path);
    renameSync(path, toRecoveredPath(folder, stamp));
    finishRecovery(folder);
    return recovery;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Copies of the damaged database with its log folded in: as far as the log is sound, and with what lies behind its damage. */
function copyDamaged(database: string, work: string, log: LogFile | null): Source[] {
  if (sizeOf(database) === 0 && log === null) return [];
  const copy = (name: string, frames: LogFile['sound']): Source => {
    const path = join(work, name);
    // A database without a byte may still have all of its pages in the log.
    if (sizeOf(database) === 0) new DatabaseSync(path).close();
    else copyFileSync(database, path);
    if (log !== null && frames.length > 0) {
      foldLogInto(path, `${database}-wal`, log.pageSize, frames);
    }
    return { path, backupAt: null, isPatched: false };
  };
  const sound = copy('sound.sqlite', log?.sound ?? []);
  if (log === null || log.cutOff.length === 0) return [sound];
  const patched = copy('patched.sqlite', [...log.sound, ...log.cutOff]);
  return [{ ...patched, isPatched: true }, sound];
}

/** The newest backup that is whole, brought to the newest version. */
function copyBackup(folder: string, work: string): Source[] {
  for (const { path, at } of listBackups(folder)) {
    const copy = join(work, 'backup.sqlite');
    rmSync(copy, { force: true });
    copyFileSync(path, copy);
    const opened = openBackupCopy(copy);
    if (opened) return [{ path: copy, backupAt: at, isPatched: false }];
  }
  return [];
}

function openBackupCopy(path: string): boolean {
  try {
    const opened = openDatabase(path);
    if (!opened.ok) return false;
    try {
      return findDamage(opened.value) === null;
    } finally {
      opened.value.close();
    }
  } catch (error) {
    if (toPrimaryCode(error) === null) throw error;
    return false;
  }
}

function build(
  path: string,
  sources: readonly Source[],
  facts: Pick<Recovery, 'at' | 'cause' | 'keptAs'> & { isLogDamaged: boolean },
): Recovery {
  const backup = sources.find(({ backupAt }) => backupAt !== null);
  const opened = sources.flatMap((source) => {
    const connection = openCopy(source.path, backup?.path ?? null);
    return connection === null ? [] : [{ ...source, connection }];
  });
  const version = opened[0] === undefined ? MIGRATIONS.length : versionOf(opened[0].connection);
  const target = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  try {
    migrateDatabase(target, MIGRATIONS.slice(0, version));
    target.exec('PRAGMA synchronous = OFF; BEGIN');
    const heads = new Map<number, number>();
    const settled = new Set<string>();
    let takenFrom: number | null = null;
    const add = ({ connection, isPatched, backupAt }: (typeof opened)[number], at: number) => {
      const before = countEntries(target);
      const found: Found = salvageInto(target, connection, toSchema(MIGRATIONS, at), settled);
      for (const [room, head] of found.heads) heads.set(room, Math.max(head, heads.get(room) ?? 0));
      const isAllGood = at !== MIGRATIONS.length || !dropImplausible(target);
      if (!isAllGood) for (const name of ONLY_GROWING) found.whole.delete(name);
      if (!isPatched) for (const name of found.whole) settled.add(name);
      if (backupAt !== null && countEntries(target) > before) takenFrom = backupAt;
    };
    const damaged = opened.filter(({ backupAt }) => backupAt === null);
    const backups = opened.filter(({ backupAt }) => backupAt !== null);
    for (const source of damaged) {
      if (versionOf(source.connection) === version) add(source, version);
    }
    target.exec('COMMIT');
    migrateDatabase(target);
    target.exec('BEGIN');
    if (version !== MIGRATIONS.length && dropImplausible(target)) settled.delete('entries');
    const isReadWhole = settled.has('entries') && !facts.isLogDamaged;
    // Whoever is known from the backup alone may have been dismissed since (MO-9).
    const known = new Set(listModerators(target));
    for (const source of backups) add(source, MIGRATIONS.length);
    dismiss(
      target,
      listModerators(target).filter((key) => !known.has(key)),
    );
    const mended = mend(target, toSchema(MIGRATIONS, MIGRATIONS.length), heads);
    const { isLogDamaged: _, ...rest } = facts;
    const recovery: Recovery = {
      ...rest,
      ...mended,
      backupAt: takenFrom,
      mayMissNewest: !isReadWhole,
    };
    remember(target, recovery);
    target.exec('COMMIT; PRAGMA synchronous = FULL');
    return recovery;
  } finally {
    target.close();
    for (const { connection } of opened) connection.close();
  }
}

/** Of which version a damaged database is: by its tables, because the number itself may be damaged. */
function versionOf(connection: DatabaseSyncInstance): number {
  try {
    const fingerprint = toFingerprint(connection);
    const versions = MIGRATIONS.map((_, index) => index + 1);
    const match = versions.find(
      (version) => toSchema(MIGRATIONS, version).fingerprint === fingerprint,
    );
    const version = match ?? readVersion(connection);
    return versions.includes(version) ? version : MIGRATIONS.length;
  } catch (error) {
    if (toPrimaryCode(error) === null) throw error;
    return MIGRATIONS.length;
  }
}

function listModerators(connection: DatabaseSyncInstance): number[] {
  const rows: { key: number }[] = connection
    .prepare(`SELECT key FROM members WHERE role = 'moderator'`)
    .all();
  return rows.map(({ key }) => key);
}

function dismiss(connection: DatabaseSyncInstance, keys: readonly number[]): void {
  const statement = connection.prepare(`UPDATE members SET role = 'member' WHERE key = ?`);
  for (const key of keys) statement.run(key);
}

function countEntries(connection: DatabaseSyncInstance): number {
  const row = connection.prepare('SELECT count(*) AS count FROM entries').get();
  return Number((row as { count?: unknown } | undefined)?.count ?? 0);
}

/** Writes down what was done, and that the history is another one now. */
export function remember(connection: DatabaseSyncInstance, recovery: Recovery): void {
  const set = connection.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)');
  set.run(SETTINGS.history, randomUUID());
  set.run(SETTINGS.recovery, JSON.stringify(recovery));
}
