import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { MIGRATIONS } from '../migrations/index';
import { readVersion } from '../database';
import { ENTRY_COLUMNS, toText, type Row } from '../rows';
import { isDamage } from '../trouble';
import { isAuditRow, isBanRow, isEntry, isMember, isRoom } from './salvage';
import { toFingerprint, toSchema } from './schema';

/** How a database is looked at: `quick` leaves out whether every index agrees with its table. */
export type Depth = 'quick' | 'whole';

/**
 * Says what is wrong with a database, or null when nothing is: pages that do not fit together, a schema that is not that of
 * its version, rows that speak of others that are not there, timelines with gaps. Reads all of it: about a second for each
 * gigabyte that is in memory. Words that were changed without breaking anything are found by their signatures alone.
 */
export function findDamage(
  connection: DatabaseSyncInstance,
  {
    depth = 'quick',
    migrations = MIGRATIONS,
  }: { depth?: Depth; migrations?: readonly string[] } = {},
): string | null {
  try {
    const version = readVersion(connection);
    const schema = toSchema(migrations, version);
    if (toFingerprint(connection) !== schema.fingerprint) return 'the schema is not what it was';
    const pragma = depth === 'quick' ? 'quick_check' : 'integrity_check';
    const verdict: Row | undefined = connection.prepare(`PRAGMA ${pragma}(1)`).get();
    const words = toText(Object.values(verdict ?? {})[0] ?? '');
    if (words !== 'ok') return words.slice(0, 200);
    const loose: Row | undefined = connection.prepare('PRAGMA foreign_key_check').get();
    if (loose !== undefined)
      return `a row of ${String(loose.table)} speaks of one that is not there`;
    if (version === 0) return null;
    const uneven: Row | undefined = connection
      .prepare(
        `SELECT rooms.key FROM rooms LEFT JOIN
           (SELECT room, count(*) AS entries, max(seq) AS last FROM entries GROUP BY room) AS told
           ON told.room = rooms.key
         WHERE coalesce(told.entries, 0) <> rooms.head_seq OR coalesce(told.last, 0) <> rooms.head_seq LIMIT 1`,
      )
      .get();
    if (uneven !== undefined) return 'a timeline has gaps';
    return hasNonsense(connection, version === migrations.length)
      ? 'a row holds what nobody wrote'
      : null;
  } catch (error) {
    if (isDamage(error)) return 'it cannot be read';
    throw error;
  }
}

/**
 * Whether a row holds what the server would stumble over or what no client would take. The words of plain
 * messages, which are many, are not looked at: their signatures tell.
 */
function hasNonsense(connection: DatabaseSyncInstance, isNewest: boolean): boolean {
  const message = connection
    .prepare(
      `SELECT 1 FROM entries WHERE length(client_id) <> 36 OR length(signature) <> 86 OR
         (kind = 'message' AND (client_id IS NULL OR signature IS NULL)) OR text = '' LIMIT 1`,
    )
    .get();
  if (message !== undefined) return true;
  // Not from the index, which has ids of its own. A thousand at once: to hand over each by itself takes four times as long,
  // and SQLite's own patterns likewise.
  const written = connection.prepare(
    `SELECT group_concat(client_id, ''), group_concat(signature, '') FROM entries NOT INDEXED
     WHERE client_id IS NOT NULL GROUP BY id / 1000`,
  );
  written.setReturnArrays(true);
  for (const row of written.iterate()) {
    const [ids, signatures] = row as unknown as unknown[];
    if (typeof ids !== 'string' || !/^[0-9a-f-]*$/.test(ids)) return true;
    if (typeof signatures !== 'string' || !/^[\w-]*$/.test(signatures)) return true;
  }
  if (!isNewest) return false;
  const others = connection.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE kind <> 'message' OR body IS NOT NULL OR text IS NULL`,
  );
  others.setReturnArrays(true);
  for (const row of others.iterate()) if (!isEntry(row)) return true;
  const members: Row[] = connection.prepare('SELECT * FROM members').all();
  const rooms: Row[] = connection.prepare('SELECT id, head_seq FROM rooms').all();
  const audit: Row[] = connection.prepare('SELECT * FROM audit').all();
  const bans: Row[] = connection.prepare('SELECT * FROM bans').all();
  const isOrderGood = audit.every(isAuditRow) && bans.every(isBanRow);
  return !isOrderGood || !members.every(isMember) || !rooms.every(isRoom);
}
