import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { entrySchema } from '../../../../shared/model/entry';
import { roomIdSchema, type MemberId, type RoomId } from '../../../../shared/model/ids';
import { memberSchema } from '../../../../shared/model/member';
import { ENTRY_COLUMNS, toEntry, toMember, type Row } from '../rows';
import { toPrimaryCode } from '../trouble';
import { readRows, type Values } from './read-rows';
import { quote, type Schema, type Table } from './schema';

/** Tables whose rows are only ever added: what a backup has of them belongs to what is damaged. */
const ONLY_GROWING: ReadonlySet<string> = new Set(['members', 'rooms', 'entries']);
/** Tables that are made anew from the others. */
const DERIVED: ReadonlySet<string> = new Set(['search_progress']);

const SAMPLE_ROOM = '00000000-0000-7000-8000-000000000000' as RoomId;
const SAMPLE_MEMBER = 'a'.repeat(26) as MemberId;

/** Whether the server could work with a row: one that clients cannot parse would shut everybody out. */
function isPlausible(table: string, row: Row): boolean {
  try {
    switch (table) {
      case 'members':
        return memberSchema.safeParse(toMember(row)).success;
      case 'rooms':
        return roomIdSchema.safeParse(row.id).success && Number(row.head_seq) >= 0;
      case 'entries': {
        const values = ENTRY_COLUMNS.split(', ').map((column) => row[column]);
        const entry = toEntry(values, SAMPLE_ROOM, () => SAMPLE_MEMBER);
        return entrySchema.safeParse(entry).success;
      }
      default:
        return true;
    }
  } catch {
    // The readers throw at what does not belong there.
    return false;
  }
}

/** What was found in one database. */
export interface Found {
  /** Tables of which nothing was in the way of reading. */
  whole: Set<string>;
  /** How far each room reached, by its key, as its own row says. */
  heads: Map<number, number>;
}

/**
 * Copies whatever can be read of one database into another of the same version; rows that are there already stay. Tables in
 * `settled` that may shrink are left alone: what they lack was taken out.
 */
export function salvageInto(
  target: DatabaseSyncInstance,
  source: DatabaseSyncInstance,
  schema: Schema,
  settled: ReadonlySet<string>,
): Found {
  const found: Found = { whole: new Set(), heads: new Map() };
  for (const table of schema.tables) {
    if (DERIVED.has(table.name)) continue;
    if (settled.has(table.name) && !ONLY_GROWING.has(table.name)) continue;
    if (copyTable(target, source, table, found)) found.whole.add(table.name);
  }
  return found;
}

function copyTable(
  target: DatabaseSyncInstance,
  source: DatabaseSyncInstance,
  table: Table,
  found: Found,
): boolean {
  const insert = target.prepare(
    `INSERT OR IGNORE INTO ${quote(table.name)} (${table.columns.map(quote).join(', ')})
     VALUES (${table.columns.map(() => '?').join(', ')})`,
  );
  const isChecked = ONLY_GROWING.has(table.name);
  let isWhole = true;
  const take = (values: Values) => {
    if (isChecked) {
      const row: Row = Object.fromEntries(table.columns.map((name, i) => [name, values[i]]));
      if (!isPlausible(table.name, row)) {
        isWhole = false;
        return;
      }
      if (table.name === 'rooms') found.heads.set(Number(row.key), Number(row.head_seq));
    }
    try {
      insert.run(...values);
    } catch (error) {
      // A value of a kind that the column does not take.
      if (toPrimaryCode(error) !== SQLITE_CONSTRAINT) throw error;
      isWhole = false;
    }
  };
  return readRows(source, table, table.columns, take) && isWhole;
}

const SQLITE_CONSTRAINT = 19;
