import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** Sees to it that redacted words do not stay behind in the file (TL-9). */
export interface Eraser {
  /** Words are being taken out: to be called in the transaction that does it, so that it cannot be forgotten. */
  note(): void;
  /** Wipes the file and its log where something is noted. */
  run(): void;
}

/**
 * Creates the eraser of an open database, and does what was left undone. Overwriting what is deleted is not enough:
 * SQLite leaves copies behind in pages whose rows it has moved. So the file is written anew, without its gaps; that
 * takes some 10 ms a megabyte.
 */
export function createEraser(
  connection: DatabaseSyncInstance,
  onTrouble: (error: Error) => void,
): Eraser {
  connection.exec('PRAGMA secure_delete = ON');
  const noteChore = connection.prepare("INSERT OR IGNORE INTO chores (name) VALUES ('erase')");
  const endChore = connection.prepare("DELETE FROM chores WHERE name = 'erase'");
  const findChore = connection.prepare("SELECT 1 FROM chores WHERE name = 'erase'");
  let isNoted = findChore.get() !== undefined;
  const run = () => {
    if (!isNoted) return;
    try {
      connection.exec('VACUUM');
      endChore.run();
      // What the log still holds is as much on the disk as the file.
      connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      isNoted = false;
    } catch (error) {
      // A full disk has no room for a second copy: it stays noted, and the talk goes on.
      onTrouble(error as Error);
    }
  };
  run();
  return {
    note() {
      noteChore.run();
      isNoted = true;
    },
    run,
  };
}
