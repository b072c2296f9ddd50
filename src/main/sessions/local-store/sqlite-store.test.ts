import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aClientId,
  aMemberId,
  aMessage,
  anEdit,
  aReaction,
  aRedaction,
  aRoom,
  aRoomId,
  aServerId,
  said,
  toItems,
} from '../../../client/testing/samples';
import { describeLocalStore } from '../../../client/testing/store-contract';
import type { Entry, MessageEntry } from '../../../shared/model/entry';
import type { RoomId } from '../../../shared/model/ids';
import { openDatabase } from './database';
import { STEPS } from './schema';
import { openSqliteStore } from './sqlite-store';

describeLocalStore('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-local-'));
  return {
    open: async () => openSqliteStore(join(folder, 'deep', 'app.sqlite')),
    isLasting: true,
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
});

describe("the app's own database", () => {
  let folder = '';
  const path = () => join(folder, 'app.sqlite');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearth-local-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const pragma = (connection: { prepare(sql: string): { get(): unknown } }, name: string) =>
    Object.values(connection.prepare(`PRAGMA ${name}`).get() as object)[0] as unknown;

  it('DL-4: waits for the disk where only this app knows, and only there', () => {
    const database = openDatabase(path());
    const { connection } = database;
    expect(pragma(connection, 'journal_mode')).toBe('wal');
    expect(database.write(() => pragma(connection, 'synchronous'))).toBe(1);
    expect(database.writeDurably(() => pragma(connection, 'synchronous'))).toBe(2);
    expect(pragma(connection, 'synchronous')).toBe(1);
    connection.close();
  });

  it('undoes a step that fails halfway', () => {
    const { connection, write } = openDatabase(path());
    expect(() =>
      write(() => {
        connection.exec("INSERT INTO servers (id, facts) VALUES ('x', '{}')");
        throw new Error('half');
      }),
    ).toThrow('half');
    expect(connection.prepare('SELECT count(*) AS count FROM servers').get()).toEqual({ count: 0 });
    connection.close();
  });

  /** Every byte that the store has on the disk. */
  const readFolder = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name)).toString('latin1'))
      .join('\n');

  it('TL-9: leaves no word of a redacted message, or of its edits, in any file', async () => {
    const store = openSqliteStore(path());
    const serverId = aServerId('a');
    const rooms = [1, 2, 3].map(aRoomId);
    const server = {
      id: serverId,
      name: 'x',
      addresses: [],
      isHostedHere: false,
      isVerified: false,
    };
    await store.saveServer(server);
    await store.saveWelcome(serverId, { members: [], rooms: [1, 2, 3].map((n) => aRoom(n)) });
    const secret = (seq: number) => `qz${seq.toString(36).padStart(4, '0')}xj`;
    const put = (roomId: RoomId, to: number, entries: Entry[]) =>
      store.saveEntries(serverId, roomId, {
        items: toItems(entries),
        range: { from: 1, to },
        isReset: false,
        lastMessageAt: 0,
        settled: [],
      });
    const held: MessageEntry[] = [];
    // Rooms grow side by side, and rows grow too, so that pages are split and rows are moved.
    for (let seq = 1; seq <= 300; seq += 1) {
      for (const roomId of rooms) {
        const text = `${secret(held.length)} ${'lorem ipsum '.repeat(held.length % 60)}`;
        const message = aMessage(seq * 2 - 1, { roomId, text, clientId: aClientId(held.length) });
        held.push(message);
        const known = held[Math.floor(held.length / 2)] ?? message;
        const isEdit = seq % 10 === 0 && known.roomId === roomId;
        const second = isEdit
          ? anEdit(seq * 2, known, { text: `also ${secret(held.length + 5_000)}` })
          : aReaction(seq * 2, message, { author: aMemberId(seq % 20) });
        await put(roomId, seq * 2, [message, second]);
      }
    }
    const gone = held.filter((_, index) => index % 7 === 0);
    const words = gone.map((message) => message.text.slice(0, 8));
    expect(words.every((word) => readFolder().includes(word))).toBe(true);
    const next = new Map(rooms.map((roomId) => [roomId, 601]));
    for (const roomId of rooms) {
      const redactions = gone
        .filter((message) => message.roomId === roomId)
        .map((message, index) => aRedaction((next.get(roomId) ?? 0) + index, message));
      await put(roomId, 600 + redactions.length, redactions);
    }
    const bytes = readFolder();
    expect(words.filter((word) => bytes.includes(word))).toEqual([]);
    const kept = held.find((message) => !gone.includes(message));
    expect(bytes).toContain(kept?.text.slice(0, 8));
    await store.close();
  });

  it('TL-9: wipes at the next start what it could not wipe before', () => {
    const { connection } = openDatabase(path());
    connection.exec("INSERT INTO chores (name) VALUES ('erase')");
    connection.exec("CREATE TABLE old (x); INSERT INTO old VALUES ('forgotten words')");
    connection.exec('PRAGMA secure_delete = OFF; DELETE FROM old; PRAGMA wal_checkpoint(TRUNCATE)');
    connection.close();
    expect(readFolder()).toContain('forgotten words');
    void openSqliteStore(path()).close();
    expect(readFolder()).not.toContain('forgotten words');
  });

  it('ST-3: takes over what waited and what was cached by version 1', async () => {
    const [first = ''] = STEPS;
    const { connection } = openDatabase(path(), [first]);
    const serverId = aServerId('a');
    const facts = {
      id: serverId,
      name: 'x',
      addresses: [],
      isHostedHere: false,
      isVerified: false,
    };
    const insert = (sql: string, ...values: (string | number | null)[]) =>
      connection.prepare(sql).run(...values);
    insert(
      'INSERT INTO servers (key, id, facts) VALUES (1, ?, ?)',
      serverId,
      JSON.stringify(facts),
    );
    for (const number of [1, 2]) {
      insert(
        'INSERT INTO rooms (key, server, id, facts, known_from, known_to) VALUES (?, 1, ?, ?, 1, 2)',
        number,
        aRoomId(number),
        JSON.stringify(aRoom(number)),
      );
      const entries = [aMessage(1, { text: 'old words' }), { ...aMessage(2), kind: 'unknown' }];
      for (const entry of number === 1 ? entries.slice(0, 1) : entries) {
        insert('INSERT INTO entries VALUES (?, ?, 0, ?)', number, entry.seq, JSON.stringify(entry));
      }
    }
    const text = 'it\'s "quoted"\n🎉';
    insert(
      'INSERT INTO outbox (server, room_id, client_id, text, created_at) VALUES (1, ?, ?, ?, 5)',
      aRoomId(1),
      aClientId(1),
      text,
    );
    connection.close();
    const store = openSqliteStore(path());
    const [loaded] = await store.load();
    expect(loaded?.outbox).toMatchObject([{ content: said(text), createdAt: 5 }]);
    // The second room held a kind that nobody could read then.
    expect(loaded?.rooms).toMatchObject([{ range: { from: 1, to: 2 } }, { range: null }]);
    const wanted = { query: 'words', order: 'best' as const, limit: 5 };
    expect((await store.search(serverId, wanted)).items).toHaveLength(1);
    await store.close();
  });

  it('ST-3: refuses a database of a newer Hearth and leaves it as it is', () => {
    const later = new DatabaseSync(path());
    later.exec('CREATE TABLE later (x); PRAGMA user_version = 99');
    later.close();
    const before = readFileSync(path());
    expect(() => openSqliteStore(path())).toThrow('Version 99');
    expect(readFileSync(path()).equals(before)).toBe(true);
  });

  it('ST-3: a step that fails changes nothing', () => {
    openDatabase(path(), ['CREATE TABLE one (x)']).connection.close();
    expect(() => openDatabase(path(), ['', 'CREATE TABLE two (x); nonsense'])).toThrow();
    const { connection } = openDatabase(path(), ['']);
    expect(pragma(connection, 'user_version')).toBe(1);
    expect(connection.prepare("SELECT name FROM sqlite_master WHERE name = 'two'").all()).toEqual(
      [],
    );
    connection.close();
  });
});
