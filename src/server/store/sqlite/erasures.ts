import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { success } from '../../../shared/lib/result';
import { migrateDatabase, type Transaction } from './database';
import { createEntryTable } from './entry-table';
import { createMemberTable } from './members';
import { toNumber, toText, type Row } from './rows';
import { createSearchTable } from './search-table';
import { isSqliteError } from './trouble';

/** Opens each copy of the database that is kept, for writing, one after the other. */
export type ForEachCopy = (run: (connection: DatabaseSyncInstance) => void) => void;

/** Takes what was redacted out of the copies of the database too (TL-9). */
export interface Erasures {
  /** Remembers a message; inside the transaction that redacts it. */
  remember(entryId: number): void;
  /** Goes through the copies in a moment, once for many redactions. */
  wake(): void;
  /** Goes through the copies now, where anything is left to be taken out. */
  finish(): void;
}

/** Redactions that come one after the other open the copies once. */
const WAIT_MS = 500;
const AGAIN_MS = 60_000;
const AT_ONCE = 500;

/** A message as every copy knows it. */
interface Named {
  author: string;
  clientId: string;
}

/** Takes messages out of one copy, of whatever version it is. */
function eraseIn(copy: DatabaseSyncInstance, messages: readonly Named[]): void {
  migrateDatabase(copy);
  const entries = createEntryTable(copy, createMemberTable(copy));
  const search = createSearchTable(copy);
  const select = copy.prepare(
    `SELECT room, seq FROM entries WHERE kind = 'message' AND client_id = ?
     AND author = (SELECT key FROM members WHERE id = ?)`,
  );
  copy.exec('BEGIN IMMEDIATE');
  for (const { author, clientId } of messages) {
    const row: Row | undefined = select.get(clientId, author);
    if (row === undefined) continue;
    const [roomKey, seq] = [toNumber(row.room), toNumber(row.seq)];
    const message = entries.message(roomKey, seq);
    if (message !== null) search.replace({ ...message, roomKey }, message.words, null);
    entries.redact(roomKey, seq);
  }
  copy.exec('COMMIT');
  // The words still stand in the log of the copy, if it has one.
  copy.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Creates the erasures of one database; what an earlier run could not finish is taken up again with {@link Erasures.wake}. */
export function createErasures(deps: {
  connection: DatabaseSyncInstance;
  write: Transaction;
  forEachCopy: ForEachCopy;
}): Erasures {
  const { connection, write, forEachCopy } = deps;
  const insert = connection.prepare('INSERT OR IGNORE INTO erasures (entry) VALUES (?)');
  const select = connection.prepare(
    `SELECT erasures.entry AS id, members.id AS author, entries.client_id FROM erasures
     JOIN entries ON entries.id = erasures.entry JOIN members ON members.key = entries.author
     ORDER BY erasures.entry LIMIT ?`,
  );
  const remove = connection.prepare('DELETE FROM erasures WHERE entry = ?');
  let timer: NodeJS.Timeout | null = null;

  /** Whether nothing is left. */
  const run = (): boolean => {
    for (;;) {
      const rows = select.all(AT_ONCE) as Row[];
      if (rows.length === 0) return true;
      const messages = rows.map((row) => ({
        author: toText(row.author),
        clientId: toText(row.client_id),
      }));
      let unfinished = 0;
      forEachCopy((copy) => {
        unfinished += 1;
        eraseIn(copy, messages);
        unfinished -= 1;
      });
      if (unfinished > 0) return false;
      const removed = write(() => {
        for (const row of rows) remove.run(toNumber(row.id));
        return success(null);
      });
      if (!removed.ok) return false;
    }
  };
  // Nobody asked for it at this moment, so nobody is there to be told: what the disk does not give now comes later.
  const tryRun = (): boolean => {
    try {
      return run();
    } catch (error) {
      if (!isSqliteError(error)) throw error;
      return false;
    }
  };
  const wakeIn = (delayMs: number) => {
    timer ??= setTimeout(() => {
      timer = null;
      if (connection.isOpen && !tryRun()) wakeIn(AGAIN_MS);
    }, delayMs).unref();
  };

  return {
    remember: (entryId) => void insert.run(entryId),
    wake: () => wakeIn(WAIT_MS),
    finish() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      tryRun();
    },
  };
}
