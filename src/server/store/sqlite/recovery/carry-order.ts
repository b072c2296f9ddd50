import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { openDatabase } from '../database';
import { isSqliteError } from '../trouble';
import { sizeOf } from './files';

/**
 * Takes bans, audit list, roles, mutes and removals of the database that a backup replaces into the backup's copy: going back in
 * time must let nobody in again (MO-9). Where that database cannot be read, nobody is a moderator afterwards.
 */
export function carryOrder(
  restored: DatabaseSyncInstance,
  { database, work }: { database: string; work: string },
): void {
  if (!copyIn(restored, join(work, 'replaced.sqlite'), database)) dismissAll(restored);
}

function copyIn(restored: DatabaseSyncInstance, copy: string, database: string): boolean {
  if (sizeOf(database) === 0) return false;
  try {
    rmSync(copy, { force: true });
    copyFileSync(database, copy);
    if (existsSync(`${database}-wal`)) copyFileSync(`${database}-wal`, `${copy}-wal`);
    // Brings it to the newest version as well.
    const opened = openDatabase(copy);
    if (!opened.ok) return false;
    opened.value.close();
    restored.prepare('ATTACH ? AS replaced').run(copy);
    try {
      restored.exec(`BEGIN;${CARRY}COMMIT;`);
    } catch (error) {
      restored.exec('ROLLBACK');
      throw error;
    } finally {
      restored.exec('DETACH replaced');
    }
    return true;
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return false;
  }
}

const CARRY = `
INSERT OR IGNORE INTO main.bans (member_id, name, at, reason)
  SELECT member_id, name, at, reason FROM replaced.bans ORDER BY key;
INSERT OR IGNORE INTO main.audit SELECT * FROM replaced.audit;
UPDATE main.members SET
  role = CASE WHEN main.members.role = 'host' THEN 'host' ELSE coalesce(
    (SELECT nullif(role, 'host') FROM replaced.members AS other WHERE other.id = main.members.id), 'member') END,
  is_muted = coalesce(
    (SELECT is_muted FROM replaced.members AS other WHERE other.id = main.members.id), is_muted),
  muted_until = (SELECT muted_until FROM replaced.members AS other WHERE other.id = main.members.id),
  is_removed = coalesce(
    (SELECT is_removed FROM replaced.members AS other WHERE other.id = main.members.id), is_removed);
UPDATE main.members SET is_removed = 1 WHERE id IN (SELECT member_id FROM main.bans);
DELETE FROM main.memberships WHERE
  member IN (SELECT key FROM main.members WHERE is_removed = 1)
  AND room IN (SELECT key FROM main.rooms WHERE kind = 'room');
`;

/** Nobody knows any more who was dismissed since. */
export function dismissAll(connection: DatabaseSyncInstance): void {
  connection.exec(`UPDATE members SET role = 'member' WHERE role = 'moderator'`);
}
