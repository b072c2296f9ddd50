import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import type { JournalLine, StoredLine } from './evidence';

type Row = Readonly<Record<string, unknown>>;

/** The message's own id is the first word of its text. */
const toId = (text: unknown): string => String(text).split(' ', 1)[0] ?? '';

/** Reads a journal. A last line that a kill cut short did not happen. */
export function readJournal(path: string): JournalLine[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.pop();
  return lines.map((line) => JSON.parse(line) as JournalLine);
}

function readRows(path: string, sql: string): Row[] {
  const connection = new DatabaseSync(path, { readOnly: true });
  try {
    return connection.prepare(sql).all() as Row[];
  } finally {
    connection.close();
  }
}

/** Reads the timelines of a server's database with SQL of its own. */
export function readServerDatabase(path: string): StoredLine[] {
  const rows = readRows(
    path,
    `SELECT rooms.id AS room, entries.seq AS seq, entries.kind AS kind, entries.text AS text
     FROM entries JOIN rooms ON rooms.key = entries.room ORDER BY rooms.id, entries.seq`,
  );
  return rows.map(({ room, seq, kind, text }) => ({
    room: String(room),
    seq: Number(seq),
    id: kind === 'message' ? toId(text) : null,
  }));
}

/** Reads what an app keeps of the timelines. */
export function readAppDatabase(path: string): StoredLine[] {
  const rows = readRows(
    path,
    `SELECT rooms.id AS room, entries.seq AS seq, entries.facts AS facts, words.text AS text
     FROM entries JOIN timelines ON timelines.key = entries.timeline
     JOIN rooms ON rooms.key = timelines.room LEFT JOIN words ON words.id = entries.text_id
     ORDER BY rooms.id, entries.seq`,
  );
  return rows.map(({ room, seq, facts, text }) => {
    const { kind } = JSON.parse(String(facts)) as Row;
    return {
      room: String(room),
      seq: Number(seq),
      id: kind === 'message' ? toId(text) : null,
    };
  });
}

/** Null where the database is whole, otherwise what SQLite says of it. */
export function findDamage(path: string): string | null {
  const rows = readRows(path, 'PRAGMA integrity_check');
  const said = rows.map((row) => String(Object.values(row)[0])).join('; ');
  return said === 'ok' ? null : said;
}

/** Reads the control's database: one room, numbered as its rows are. */
export function readNaiveDatabase(path: string): StoredLine[] {
  const rows = readRows(path, 'SELECT text FROM messages ORDER BY key');
  return rows.map(({ text }, index) => ({ room: 'room', seq: index + 1, id: toId(text) }));
}
