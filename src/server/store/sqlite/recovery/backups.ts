import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Log } from '../../../../shared/lib/log';
import { toPrimaryCode } from '../trouble';
import { listBackups, toBackupName, type BackupFile } from './backup-files';
import { copyInWorker, type CopyOutcome } from './copy-worker';
import { FILES, syncPath } from './files';

/** How many backups are kept. */
export const KEPT_BACKUPS = 7;
/** How often one is made. */
const EVERY_MS = 24 * 60 * 60 * 1_000;
/** The first look comes when the server has settled. */
const FIRST_LOOK_MS = 60_000;
const LOOK_EVERY_MS = 15 * 60 * 1_000;
const PART = '.part';

/** The backups of one server's database (ST-7). */
export interface Backups {
  /** Newest first. */
  list(): BackupFile[];
  /** Copies the database as it stands, checks the copy, and lets the oldest ones go. Never two at once. */
  make(): Promise<CopyOutcome>;
  /** Makes one a day from now on. */
  begin(): void;
  /**
   * Opens each backup for writing, runs, and closes it; where something is taken back, it is taken out of here too. Backups that
   * cannot be opened are left out.
   */
  forEach(run: (connection: DatabaseSyncInstance) => void): void;
  /** Gives up what is being made. */
  close(): Promise<void>;
}

/** What {@link Backups} are made with. */
export interface BackupsDeps {
  /** The server's folder. */
  folder: string;
  clock: { now(): number; after(delayMs: number, run: () => void): () => void };
  log: Log;
  /** The list has changed. */
  onMade(): void;
  /** The database was found damaged while it was copied. */
  onDamaged(): void;
  copy?: typeof copyInWorker;
}

/** Creates the backups of a server's folder; nothing is made before it is asked for. */
export function createBackups(deps: BackupsDeps): Backups {
  const { folder, clock, log, copy = copyInWorker } = deps;
  const place = join(folder, FILES.backups);
  let making: Promise<CopyOutcome> | null = null;
  let callOff = () => {};
  const closing = new AbortController();
  // Set when something was taken back while a copy was being made that still has it.
  let isStale = false;

  const removeParts = () => {
    for (const name of readdirSync(place)) {
      if (name.includes(PART)) rmSync(join(place, name), { force: true });
    }
  };
  // The one that was just made stays whatever its time: a clock that was set back makes it look old.
  const prune = (made: string) => {
    const others = listBackups(folder).filter(({ name }) => name !== made);
    for (const { path } of others.slice(KEPT_BACKUPS - 1)) rmSync(path, { force: true });
  };
  const makeOne = async (): Promise<CopyOutcome> => {
    try {
      mkdirSync(place, { recursive: true, mode: 0o700 });
      removeParts();
      const name = toBackupName(clock.now());
      const part = join(place, `${name}${PART}`);
      isStale = false;
      const outcome = await copy(join(folder, FILES.database), part, closing.signal);
      if (closing.signal.aborted || isStale) {
        removeParts();
        return 'failed';
      }
      if (outcome === 'sound') {
        chmodSync(part, 0o600);
        syncPath(part);
        renameSync(part, join(place, name));
        syncPath(place);
        prune(name);
        log.info('backup made');
        deps.onMade();
      } else {
        removeParts();
        log.error('no backup was made', { outcome });
        if (outcome === 'damaged') deps.onDamaged();
      }
      return outcome;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      log.error('no backup was made', { code: String(error.code) });
      return 'failed';
    }
  };
  const make = (): Promise<CopyOutcome> => {
    making ??= makeOne().finally(() => {
      making = null;
    });
    return making;
  };
  const look = (delayMs: number) => {
    callOff = clock.after(delayMs, () => {
      // Either way: a clock that was set back must not stop the backups until it has caught up.
      const isDue = listBackups(folder).every(({ at }) => Math.abs(clock.now() - at) >= EVERY_MS);
      const done = isDue ? make() : Promise.resolve();
      void done.finally(() => {
        if (!closing.signal.aborted) look(isStale ? FIRST_LOOK_MS : LOOK_EVERY_MS);
      });
    });
  };

  return {
    list: () => listBackups(folder),
    make,
    begin: () => look(FIRST_LOOK_MS),
    forEach(run) {
      isStale = true;
      for (const { path } of listBackups(folder)) {
        let connection: DatabaseSyncInstance | null = null;
        try {
          connection = new DatabaseSync(path);
          connection.exec('PRAGMA secure_delete = ON');
          run(connection);
        } catch (error) {
          if (toPrimaryCode(error) === null) throw error;
          log.error('a backup could not be opened', { code: toPrimaryCode(error) });
        } finally {
          connection?.close();
        }
      }
    },
    async close() {
      closing.abort();
      callOff();
      await making;
    },
  };
}
