import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { entrySchema } from '../../../../shared/model/entry';
import { roomIdSchema, type MemberId, type RoomId } from '../../../../shared/model/ids';
import { memberSchema } from '../../../../shared/model/member';
import { toAuditItem, toBan } from '../acts';
import { ENTRY_COLUMNS, toEntry, toMember, type Row } from '../rows';
import { toPrimaryCode } from '../trouble';
import { readRows, type Values } from './read-rows';
import { quote, type Schema, type Table } from './schema';

/** Tables whose rows are only ever added: what a backup has of them belongs to what is damaged. */
export const ONLY_GROWING: ReadonlySet<string> = new Set(['members', 'rooms', 'entries', 'audit']);
/** Tables that are made anew from the others. */
const DERIVED: ReadonlySet<string> = new Set(['search_progress']);

const SAMPLE_ROOM = '00000000-0000-7000-8000-000000000000' as RoomId;
const SAMPLE_MEMBER = 'a'.repeat(26) as MemberId;

/** Whether the server and its clients can work with a row of `entries`, in the order of {@link ENTRY_COLUMNS}. */
export function isEntry(row: readonly unknown[]): boolean {
  try {
    return entrySchema.safeParse(toEntry(row, SAMPLE_ROOM, () => SAMPLE_MEMBER)).success;
  } catch {
    // The reader throws at what does not belong there.
    return false;
  }
}

/** The same for a row of `members`. */
export function isMember(row: Row): boolean {
  try {
    return memberSchema.safeParse(toMember(row)).success;
  } catch {
    return false;
  }
}

/** The same for a row of `rooms`. */
export const isRoom = (row: Row): boolean =>
  roomIdSchema.safeParse(row.id).success && Number(row.head_seq) >= 0;

/** The same for a row of `audit`, and for one of `bans`. */
export const isAuditRow = (row: Row): boolean => doesParse(() => toAuditItem(row));
export const isBanRow = (row: Row): boolean => doesParse(() => toBan(row));

function doesParse(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    // The reader throws at what does not belong there.
    return false;
  }
}

/**
 * Takes out rows of the newest version that the server could not work with: one that clients cannot parse would shut everybody
 * out. Answers whether there were any.
 */
export function dropImplausible(connection: DatabaseSyncInstance): boolean {
  const drop = (table: string, rows: Row[]) => {
    const statement = connection.prepare(`DELETE FROM ${table} WHERE rowid = ?`);
    for (const { rowid } of rows) statement.run(Number(rowid));
    return rows.length > 0;
  };
  const members: Row[] = connection.prepare('SELECT rowid AS rowid, * FROM members').all();
  const rooms: Row[] = connection.prepare('SELECT rowid AS rowid, id, head_seq FROM rooms').all();
  const audit: Row[] = connection.prepare('SELECT rowid AS rowid, * FROM audit').all();
  const bans: Row[] = connection.prepare('SELECT rowid AS rowid, * FROM bans').all();
  const entries = connection.prepare(`SELECT ${ENTRY_COLUMNS}, id FROM entries`);
  entries.setReturnArrays(true);
  const bad: Row[] = [];
  for (const values of entries.iterate()) {
    const row = values as unknown as unknown[];
    if (!isEntry(row)) bad.push({ rowid: row.at(-1) });
  }
  return [
    drop(
      'members',
      members.filter((row) => !isMember(row)),
    ),
    drop(
      'rooms',
      rooms.filter((row) => !isRoom(row)),
    ),
    drop('entries', bad),
    drop(
      'audit',
      audit.filter((row) => !isAuditRow(row)),
    ),
    drop(
      'bans',
      bans.filter((row) => !isBanRow(row)),
    ),
  ].includes(true);
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
  let isWhole = true;
  const headAt = table.name === 'rooms' ? table.columns.indexOf('head_seq') : -1;
  const keyAt = table.columns.indexOf('key');
  const take = (values: Values) => {
    if (headAt >= 0) found.heads.set(Number(values[keyAt]), Number(values[headAt]));
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
