import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Database, Row } from './database';
import { compactOwnWords } from './own-words';
import type { TimelineTable } from './timeline-table';

/** Sees to it that what was taken out does not stay behind in the log, and that whole timelines go bit by bit (TL-9). */
export interface Eraser {
  /** Words were taken out: the log is cut to nothing in a moment, once for many calls. */
  erase(): void;
  /** Whole timelines were given up: they are emptied bit by bit. */
  sweep(): void;
  /** Cuts the log now, and ends. */
  close(): void;
}

/** Redactions that come one after the other are wiped together. */
const ERASE_AFTER_MS = 200;
/** Whoever reads the file, or a full disk, is waited for. */
const ERASE_AGAIN_MS = 1_000;
/** How many rows are emptied before sockets and windows get their turn, and for how long: some 5 ms of every 25. */
const SWEPT_AT_ONCE = 100;
const SWEEP_AFTER_MS = 20;
/** Fewer emptied rows than this are not worth a longer start. */
const MANY_EMPTIED = 5_000;

/** Cuts the log to nothing. False while somebody reads from it. */
function fold(connection: DatabaseSyncInstance, busyTimeoutMs: number): boolean {
  // Whoever reads would otherwise be waited for here, and everybody else with them.
  connection.exec('PRAGMA busy_timeout = 0');
  try {
    const row = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as Row | undefined;
    return row?.['busy'] === 0;
  } finally {
    connection.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  }
}

function isWorthIt(connection: DatabaseSyncInstance): boolean {
  const rows = connection.prepare('SELECT name, amount FROM chores').all() as Row[];
  if (rows.some((row) => row['name'] === 'vacuum')) return true;
  const emptied = Number(rows.find((row) => row['name'] === 'emptied')?.['amount'] ?? 0);
  if (emptied < MANY_EMPTIED) return false;
  const live = connection
    .prepare('SELECT count(*) AS n FROM words WHERE timeline IS NOT NULL')
    .get() as Row;
  return emptied * 2 >= Number(live['n']);
}

/**
 * Gives back the room of what was emptied, where that is much of the file, by writing it anew; some 10 ms a megabyte. For
 * the start, before anybody waits for an answer.
 */
function compact({ connection, write }: Database): void {
  write(() => compactOwnWords(connection));
  if (!isWorthIt(connection)) return;
  write(() => {
    // Rows may move from here on, so it has to be written anew, now or at another start.
    connection.exec("INSERT OR IGNORE INTO chores (name) VALUES ('vacuum')");
    connection.exec('DELETE FROM words WHERE timeline IS NULL');
  });
  connection.exec('VACUUM');
  connection.exec("DELETE FROM chores WHERE name IN ('vacuum', 'emptied')");
}

/** Creates the eraser of an open database, and does what was left undone when the app ended. */
export function createEraser(
  database: Database,
  timelines: Pick<TimelineTable, 'clearSome'>,
  deps: { busyTimeoutMs: number; onTrouble: (error: Error) => void },
): Eraser {
  const { connection, write } = database;
  const { busyTimeoutMs, onTrouble } = deps;
  let timer: NodeJS.Timeout | null = null;
  let sweeper: NodeJS.Timeout | null = null;

  // A full disk takes it later; the talk goes on.
  const attempt = (run: () => boolean): boolean => {
    try {
      return run();
    } catch (error) {
      onTrouble(error as Error);
      return false;
    }
  };
  const tryFold = () => attempt(() => fold(connection, busyTimeoutMs));
  const eraseIn = (delayMs: number) => {
    timer ??= setTimeout(() => {
      timer = null;
      if (connection.isOpen && !tryFold()) eraseIn(ERASE_AGAIN_MS);
    }, delayMs).unref();
  };
  const sweepIn = (delayMs: number) => {
    sweeper ??= setTimeout(() => {
      sweeper = null;
      if (!connection.isOpen) return;
      let isMore = false;
      const isDone = attempt(() => {
        isMore = write(() => timelines.clearSome(SWEPT_AT_ONCE));
        return true;
      });
      if (isMore) eraseIn(ERASE_AFTER_MS);
      if (isMore || !isDone) sweepIn(isDone ? SWEEP_AFTER_MS : ERASE_AGAIN_MS);
    }, delayMs).unref();
  };

  attempt(() => {
    compact(database);
    return true;
  });
  // Also when nothing is known of: the app may have ended between a redaction and the cut.
  if (!tryFold()) eraseIn(ERASE_AGAIN_MS);
  sweepIn(SWEEP_AFTER_MS);

  return {
    erase: () => eraseIn(ERASE_AFTER_MS),
    sweep: () => sweepIn(SWEEP_AFTER_MS),
    close() {
      if (timer !== null) clearTimeout(timer);
      if (sweeper !== null) clearTimeout(sweeper);
      timer = null;
      sweeper = null;
      // Closing leaves the log where it is while statements have not been collected.
      tryFold();
    },
  };
}
