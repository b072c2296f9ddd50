import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { MIGRATIONS } from '../migrations/index';
import { toPrimaryCode } from '../trouble';

// The format is SQLite's own: https://www.sqlite.org/fileformat2.html#the_database_header
const PAGE_BYTES = 4096;
const FORMAT_VERSIONS = 18;
const LEGACY_FORMAT = Buffer.from([1, 1]);
const SIZE_IN_PAGES = 28;
// Where the first page becomes a page like the others, and how one that points to others begins.
const TREE = 100;
const INNER_PAGE = 5;

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

/** The pages on which a database lists its tables: the first, and those it points to when the list is long. */
function listPages(file: number): number[] {
  const first = Buffer.alloc(PAGE_BYTES);
  readSync(file, first, 0, PAGE_BYTES, 0);
  if (first[TREE] !== INNER_PAGE) return [1];
  const cells = Math.min(first.readUInt16BE(TREE + 3), (PAGE_BYTES - TREE) / 2 - 12);
  const children = Array.from({ length: cells }, (_, i) => {
    const cell = first.readUInt16BE(TREE + 12 + 2 * i);
    return cell <= PAGE_BYTES - 4 ? first.readUInt32BE(cell) : 0;
  });
  return [1, ...children, first.readUInt32BE(TREE + 8)];
}

/** Puts the list of tables of another database of the same server in place of one that is damaged. */
function takeList(path: string, from: string): void {
  const pages = withFile(from, (donor) =>
    listPages(donor).map((number) => {
      const content = Buffer.alloc(PAGE_BYTES);
      readSync(donor, content, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES);
      return { number, content };
    }),
  );
  withFile(path, (file) => {
    for (const { number, content } of pages) {
      writeSync(file, content, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES);
    }
    const facts = Buffer.alloc(12);
    facts.writeUInt32BE(Math.ceil(fstatSync(file).size / PAGE_BYTES));
    // Which pages are free is not known any more, and not needed for reading.
    writeSync(file, facts, 0, facts.length, SIZE_IN_PAGES);
  });
  markWithoutLog(path);
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

/** A new database of the present version: its list has the tables where a database that began with it has them. */
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
    takeList(path, from);
    const patched = tryOpen(path);
    if (patched !== null) return patched;
  }
  return null;
}
