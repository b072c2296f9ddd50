import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { MIGRATIONS } from '../migrations/index';
import { readVersion } from '../database';
import { toText, type Row } from '../rows';
import { isDamage } from '../trouble';
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
    return uneven === undefined ? null : 'a timeline has gaps';
  } catch (error) {
    if (isDamage(error)) return 'it cannot be read';
    throw error;
  }
}
