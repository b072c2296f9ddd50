import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { collectStatements } from '../../../node/collect-statements';
import { errorCodeSchema } from '../../../shared/model/errors';
import { clientIdSchema } from '../../../shared/model/ids';
import { openDatabase, type Row } from './database';
import { createOwnWords } from './own-words';
import { toKnownServer, toMember, toOutboxMessage, toPerson, toStoredRoom } from './rows';
import { createSavedTable, toSavedReference } from './saved-table';
import { STEPS } from './schema';

/** What was done to the app's own database because it was damaged. */
export interface Repair {
  /** Where the damaged file is kept. */
  keptAs: string;
  servers: number;
  /** How many messages still wait to go out. */
  waiting: number;
}

/** Reading through more than this would make the start slow; after a crash all of it is read through. */
const CHECKED_BYTES = 64 * 1024 * 1024;
/** Less than this is no page, and so no database. */
const SMALLEST_BYTES = 512;
/** SQLite's primary result codes of a file that is damaged or no database. */
const DAMAGE: ReadonlySet<unknown> = new Set([11, 26]);
const ENDINGS = ['', '-wal', '-shm'];

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const isSqliteError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
const isDamage = (error: unknown) =>
  isSqliteError(error) && 'errcode' in error && DAMAGE.has(Number(error.errcode) & 0xff);

const newPath = (path: string) => `${path}.repaired`;
const keptPath = (path: string, now: number) =>
  `${path}.set-aside-${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;

/**
 * Sees to it that the app's own database can be opened. One that is damaged is kept under another name, and a new one begins with
 * what can be read of the server list, the rooms, the drafts, the messages that wait, the notes about people and the saved places; the servers tell the rest again. Answers
 * what was done, or null. Other trouble is left to whoever opens it.
 */
export async function repairDatabase(path: string, now: number): Promise<Repair | null> {
  finishMoves(path, now);
  if (!isDamaged(path)) return null;
  const kept = keptPath(path, now);
  const repaired = newPath(path);
  remove(repaired);
  const found = build(path, repaired);
  await collectStatements();
  moveAside(path, kept);
  renameSync(repaired, path);
  return { keptAs: kept, ...found };
}

/** A repair that was ended between its moves: the new database waits, the old one is gone from its place. */
function finishMoves(path: string, now: number): void {
  const repaired = newPath(path);
  if (!existsSync(repaired) || existsSync(path)) return;
  moveAside(path, keptPath(path, now));
  renameSync(repaired, path);
}

function moveAside(path: string, kept: string): void {
  for (const ending of ENDINGS) {
    if (existsSync(`${path}${ending}`)) renameSync(`${path}${ending}`, `${kept}${ending}`);
  }
}

function remove(path: string): void {
  for (const ending of ENDINGS) rmSync(`${path}${ending}`, { force: true });
}

function isDamaged(path: string): boolean {
  const hasLog = sizeOf(`${path}-wal`) > 0;
  if (sizeOf(path) === 0 && !hasLog) return false;
  if (sizeOf(path) < SMALLEST_BYTES) return true;
  let connection: DatabaseSyncInstance | null = null;
  try {
    // One that cannot write, so that what is damaged stays as it is.
    connection = new DatabaseSync(path, { readOnly: true });
    const version = Number(
      (connection.prepare('PRAGMA user_version').get() as Row)['user_version'],
    );
    if (version > STEPS.length) return false;
    if (hasLog || sizeOf(path) <= CHECKED_BYTES) {
      const verdict = connection.prepare('PRAGMA quick_check(1)').get() as Row;
      if (verdict['quick_check'] !== 'ok') return true;
    }
    // A fact that does not parse would keep the app from starting just as well.
    return version === STEPS.length && !isReadable(connection);
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return isDamage(error);
  } finally {
    connection?.close();
  }
}

function isReadable(connection: DatabaseSyncInstance): boolean {
  try {
    connection
      .prepare('SELECT * FROM servers')
      .all()
      .forEach((row) => toKnownServer(row as Row));
    connection
      .prepare('SELECT * FROM members')
      .all()
      .forEach((row) => toMember(row as Row));
    connection
      .prepare('SELECT * FROM rooms')
      .all()
      .forEach((row) => toStoredRoom(toPresent(row as Row)));
    connection
      .prepare('SELECT * FROM outbox WHERE server IS NOT NULL')
      .all()
      .forEach((row) => toOutboxMessage(toPresent(row as Row)));
    connection
      .prepare('SELECT * FROM saved')
      .all()
      .forEach((row) => toSavedReference(row as Row));
    connection
      .prepare('SELECT * FROM people')
      .all()
      .forEach((row) => toPerson(row as Row));
    return true;
  } catch {
    return false;
  }
}

/** What the rows of each table are ordered by. */
const KEYS = {
  servers: 'key',
  rooms: 'key',
  outbox: 'key',
  drafts: 'id',
  refusals: 'server, client_id',
  people: 'member_id',
  saved: 'key',
};

/** The rows of a table that can be read and parsed: upwards to what is damaged, then downwards to it. */
function readRows(
  source: DatabaseSyncInstance,
  table: keyof typeof KEYS,
  check: (row: Row) => unknown,
): Row[] {
  const key = KEYS[table];
  const kept = new Map<unknown, Row>();
  for (const direction of ['ASC', 'DESC']) {
    try {
      const statement = source.prepare(`SELECT * FROM ${table} ORDER BY ${key} ${direction}`);
      for (const found of statement.iterate() as Iterable<Row>) {
        const row = toPresent(found);
        if (isParsed(row, check))
          kept.set(
            key
              .split(', ')
              .map((column) => String(row[column]))
              .join(' '),
            row,
          );
      }
      break;
    } catch (error) {
      if (!isSqliteError(error)) throw error;
    }
  }
  return [...kept.values()].toSorted((a, b) => Number(a['key']) - Number(b['key']));
}

/** A row as the newest version has it. */
function toPresent(row: Row): Row {
  const { text } = row;
  const content = typeof text === 'string' ? JSON.stringify({ kind: 'message', text }) : undefined;
  return { unread_from: null, draft: '', code: null, content, ...row };
}

function isParsed(row: Row, check: (row: Row) => unknown): boolean {
  try {
    check(row);
    return true;
  } catch {
    return false;
  }
}

function build(path: string, repaired: string): Omit<Repair, 'keptAs'> {
  const { connection, write } = openDatabase(repaired);
  let source: DatabaseSyncInstance | null = null;
  try {
    source = openDamaged(path);
    const rows =
      source === null
        ? { servers: [], rooms: [], outbox: [], people: [], saved: [] }
        : readAll(source);
    const servers =
      rows.servers.length > 0
        ? rows.servers
        : withKeys(carveServers(path), [...rows.rooms, ...rows.outbox]);
    return write(() => fill(connection, { ...rows, servers }));
  } finally {
    source?.close();
    connection.exec('PRAGMA journal_mode = DELETE');
    connection.close();
  }
}

function openDamaged(path: string): DatabaseSyncInstance | null {
  try {
    const source = new DatabaseSync(path, { readOnly: true });
    // Lets a table be read although another one's line in the list of tables is damaged.
    source.exec('PRAGMA writable_schema = ON');
    return source;
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return null;
  }
}

function readAll(source: DatabaseSyncInstance) {
  // Versions before the third have drafts and codes beside the rest.
  const drafts = new Map<unknown, Row>();
  for (const { room, text } of readRows(source, 'drafts', toDraft)) {
    drafts.set(room, { draft: text });
  }
  const codes = new Map<unknown, Row>();
  const toName = (row: Row) => `${String(row['server'])} ${String(row['client_id'])}`;
  for (const row of readRows(source, 'refusals', toCode)) {
    codes.set(toName(row), { code: row['code'] });
  }
  return {
    servers: readRows(source, 'servers', toKnownServer),
    rooms: readRows(source, 'rooms', toStoredRoom).map((row) =>
      Object.assign({}, row, drafts.get(row['key'])),
    ),
    outbox: readRows(source, 'outbox', toOutboxMessage).map((row) =>
      Object.assign({}, row, codes.get(toName(row))),
    ),
    people: readRows(source, 'people', toPerson),
    saved: readRows(source, 'saved', toSavedReference),
  };
}

const draftSchema = z.object({ room: z.int(), text: z.string() });
const toDraft = (row: Row) => draftSchema.parse(row);
const refusalSchema = z.object({
  server: z.int(),
  client_id: clientIdSchema,
  code: errorCodeSchema,
});
const toCode = (row: Row) => refusalSchema.parse(row);

/** Where the table cannot be read, the servers' facts may still stand somewhere in the bytes. */
function carveServers(path: string): Row[] {
  const found = new Map<string, Row>();
  for (const ending of ['', '-wal']) {
    if (!existsSync(`${path}${ending}`)) continue;
    const text = readFileSync(`${path}${ending}`).toString('latin1');
    // What a server is known by, up to the end of its facts.
    for (const match of text.matchAll(/\{"id":"[\w-]{43}","name":.{0,8000}?\}(?=[^\],}])/gs)) {
      const facts = Buffer.from(match[0], 'latin1').toString('utf8');
      const row: Row = { key: found.size + 1, facts };
      if (isParsed(row, toKnownServer)) found.set(toKnownServer(row).id, row);
    }
  }
  return [...found.values()];
}

/** Which server is which is known where there is only one: what was meant for one must not go to another. */
function withKeys(servers: Row[], others: readonly Row[]): Row[] {
  const keys = new Set(others.map((row) => row['server']));
  const [key] = keys;
  if (servers.length === 1 && keys.size === 1) return servers.map((row) => ({ ...row, key }));
  return servers.map((row) => ({ ...row, key: null }));
}

/** What is cached of the timelines is not taken over: the servers tell it again, and nothing of it is damaged then. */
function fill(
  connection: DatabaseSyncInstance,
  rows: Record<'servers' | 'rooms' | 'outbox' | 'people' | 'saved', Row[]>,
): Omit<Repair, 'keptAs'> {
  const addServer = connection.prepare(
    'INSERT OR IGNORE INTO servers (key, id, facts) VALUES (?, ?, ?)',
  );
  const addRoom = connection.prepare(
    `INSERT OR IGNORE INTO rooms (server, id, facts, read_seq, unread_from, last_message_at, is_muted, notify)
     SELECT key, ?, ?, ?, ?, ?, ?, ? FROM servers WHERE key = ?`,
  );
  const hasServer = connection.prepare('SELECT 1 FROM servers WHERE key = ?');
  const own = createOwnWords(connection);
  for (const row of rows.servers) {
    addServer.run(
      row['key'] === null ? null : Number(row['key']),
      toKnownServer(row).id,
      String(row['facts']),
    );
  }
  const roomKeys = new Map<number, number>();
  for (const row of rows.rooms) {
    const { room, readSeq, unreadFrom, lastMessageAt, isMuted, notify, draft } = toStoredRoom(row);
    const places = [readSeq, unreadFrom, lastMessageAt, isMuted ? 1 : 0, notify];
    const added = addRoom.run(room.id, String(row['facts']), ...places, Number(row['server']));
    if (added.changes === 0) continue;
    roomKeys.set(Number(row['key']), Number(added.lastInsertRowid));
    own.setDraft(Number(added.lastInsertRowid), draft);
  }
  const saved = createSavedTable(connection);
  for (const row of rows.saved) {
    const room = roomKeys.get(Number(row['room']));
    if (room !== undefined) saved.put(room, toSavedReference(row));
  }
  const addPerson = connection.prepare('INSERT INTO people (member_id, facts) VALUES (?, ?)');
  for (const row of rows.people) addPerson.run(toPerson(row).memberId, String(row['facts']));
  let waiting = 0;
  for (const row of rows.outbox) {
    const server = Number(row['server']);
    if (hasServer.get(server) === undefined) continue;
    own.queue(server, toOutboxMessage(row));
    waiting += 1;
  }
  return { servers: rows.servers.length, waiting };
}
