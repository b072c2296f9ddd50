import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { MIGRATIONS } from '../migrations/index';
import { toPrimaryCode } from '../trouble';

// The format is SQLite's own: https://www.sqlite.org/fileformat2.html#the_database_header
const PAGE_BYTES = 4096;
const FORMAT_VERSIONS = 18;
const LEGACY_FORMAT = Buffer.from([1, 1]);
const SIZE_IN_PAGES = 28;
const FREE_PAGES = 32;

function withFile<T>(path: string, run: (file: number) => T): T {
  const file = openSync(path, 'r+');
  try {
    return run(file);
  } finally {
    closeSync(file);
  }
}

/** The log is folded in, so the copy is marked as one that has none. */
function markWithoutLog(path: string): void {
  withFile(path, (file) => writeSync(file, LEGACY_FORMAT, 0, 2, FORMAT_VERSIONS));
}

/** Puts the first page of another database of the same server in place of one that is damaged: there the tables are listed. */
function takeFirstPage(path: string, from: string): void {
  const page = Buffer.alloc(PAGE_BYTES);
  withFile(from, (file) => readSync(file, page, 0, PAGE_BYTES, 0));
  withFile(path, (file) => {
    LEGACY_FORMAT.copy(page, FORMAT_VERSIONS);
    page.writeUInt32BE(Math.ceil(fstatSync(file).size / PAGE_BYTES), SIZE_IN_PAGES);
    // Which pages are free is not known any more, and not needed for reading.
    page.fill(0, FREE_PAGES, FREE_PAGES + 8);
    writeSync(file, page, 0, PAGE_BYTES, 0);
  });
}

/** Opens for reading; null when the list of tables cannot be read. */
function tryOpen(path: string): DatabaseSyncInstance | null {
  let connection: DatabaseSyncInstance | null = null;
  try {
    connection = new DatabaseSync(path, { enableForeignKeyConstraints: false });
    // Lets a table be read although another one's line in the list is damaged.
    connection.exec('PRAGMA writable_schema = ON; PRAGMA query_only = ON');
    // To prepare a question reads the list of tables, and nothing else.
    connection.prepare('SELECT key FROM members');
    connection.prepare('SELECT id FROM entries');
    return connection;
  } catch (error) {
    connection?.close();
    if (toPrimaryCode(error) === null) throw error;
    return null;
  }
}

/** A new database of the present version: its first page lists the tables where a database that began with it has them. */
function makeBlank(path: string): string {
  const blank = `${path}-blank`;
  const connection = new DatabaseSync(blank);
  for (const sql of MIGRATIONS) connection.exec(sql);
  connection.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  connection.close();
  return blank;
}

/**
 * Opens a copy of a damaged database so that whatever is readable can be read. Where the list of tables is not, it is taken
 * from a backup, or from a new database. Null when nothing helps.
 */
export function openCopy(path: string, backup: string | null): DatabaseSyncInstance | null {
  markWithoutLog(path);
  const asItIs = tryOpen(path);
  if (asItIs !== null) return asItIs;
  for (const from of [...(backup === null || backup === path ? [] : [backup]), makeBlank(path)]) {
    takeFirstPage(path, from);
    const patched = tryOpen(path);
    if (patched !== null) return patched;
  }
  return null;
}
