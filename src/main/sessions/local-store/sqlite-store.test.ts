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
import { hashText } from '../../../node/keys';
import { applyChange, toReference, toTombstone } from '../../../shared/model/changes';
import type { Entry, MessageEntry } from '../../../shared/model/entry';
import { READ_OF_ENTRIES } from '../../../shared/model/received-entry';
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

  it('ST-3: asks again for rooms in which version 6 could not read something, and for no others', async () => {
    const { connection } = openDatabase(path(), STEPS.slice(0, 6));
    const serverId = aServerId('a');
    const server = {
      id: serverId,
      name: 'x',
      addresses: [],
      isHostedHere: false,
      isVerified: false,
    };
    connection
      .prepare('INSERT INTO servers (key, id, facts) VALUES (1, ?, ?)')
      .run(serverId, JSON.stringify(server));
    for (const number of [1, 2]) {
      const facts = JSON.stringify(aRoom(number));
      connection
        .prepare(
          'INSERT INTO rooms (key, server, id, facts, known_from, known_to) VALUES (?, 1, ?, ?, 1, 1)',
        )
        .run(number, aRoomId(number), facts);
      connection
        .prepare('INSERT INTO timelines (key, room) VALUES (?, ?)')
        .run(number + 10, number);
      const { text: _, ...entry } = aMessage(1);
      const kind = number === 1 ? 'message' : 'unknown';
      connection
        .prepare('INSERT INTO words (id, timeline, target, seq, text) VALUES (?, ?, 1, 1, ?)')
        .run(number, number + 10, 'hello');
      connection
        .prepare('INSERT INTO entries VALUES (?, 1, 0, ?, NULL, ?, NULL)')
        .run(number + 10, JSON.stringify({ ...entry, kind }), number === 1 ? 1 : null);
    }
    connection.close();
    const store = openSqliteStore(path());
    const [loaded] = await store.load();
    expect(loaded?.rooms).toMatchObject([{ range: { from: 1, to: 1 } }, { range: null }]);
    expect(await store.page(serverId, aRoomId(1), { after: 0, limit: 9 })).toHaveLength(1);
    expect(await store.page(serverId, aRoomId(2), { after: 0, limit: 9 })).toEqual([]);
    await store.close();
  });

  // Whoever lets entries be read further adds a step like the seventh, for what was unknown or marked (TL-5) until then:
  // `kind` is `unknown`, or `needsNewer` stands in the facts or in their `edit`. Then both change here.
  it('TL-5: what is read of entries is what the steps of the cache know of', () => {
    expect({ steps: STEPS.length, ...READ_OF_ENTRIES }).toEqual({
      steps: 8,
      kinds: [
        'message',
        'edit',
        'redaction',
        'reaction',
        'pin',
        'tombstone',
        'membership',
        'room',
        'lost',
      ],
      message:
        'roomId seq at author clientId signature kind text replyTo edit reactions pin aside'.split(
          ' ',
        ),
      edit: 'roomId seq at author clientId signature kind target text aside'.split(' '),
      editOf: 'clientId signature seq at text aside'.split(' '),
      room: 'roomId seq at author kind name topic slowModeMs aside'.split(' '),
    });
  });

  it('ST-3: a database of version 7 is taken over, and messages can be saved in it', async () => {
    const { connection } = openDatabase(path(), STEPS.slice(0, 7));
    const serverId = aServerId('a');
    const rest = { name: 'x', addresses: [], isHostedHere: false, isVerified: false };
    connection
      .prepare('INSERT INTO servers (key, id, facts) VALUES (1, ?, ?)')
      .run(serverId, JSON.stringify({ id: serverId, ...rest }));
    connection
      .prepare('INSERT INTO rooms (key, server, id, facts, read_seq) VALUES (5, 1, ?, ?, 9)')
      .run(aRoomId(1), JSON.stringify(aRoom(1)));
    connection.close();
    const store = openSqliteStore(path());
    expect(await store.load()).toMatchObject([{ rooms: [{ readSeq: 9 }] }]);
    expect(await store.loadSaved(serverId)).toEqual([]);
    const place = { roomId: aRoomId(1), target: toReference(aMessage(3)) };
    await store.saveMessage(serverId, place);
    expect(await store.loadSaved(serverId)).toEqual([place]);
    await store.close();
  });

  it('ST-3, TL-9: takes over everything of version 2, and writes the file anew', async () => {
    const { connection } = openDatabase(path(), STEPS.slice(0, 2));
    const serverId = aServerId('a');
    const insert = (table: string, ...values: (string | number | null)[]) =>
      connection
        .prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join()})`)
        .run(...values);
    const facts = {
      id: serverId,
      name: 'x',
      addresses: [],
      isHostedHere: false,
      isVerified: false,
    };
    insert('servers', 1, serverId, JSON.stringify(facts));
    for (const n of [1, 2]) {
      const draft = n === 1 ? '' : 'half a thought';
      insert('rooms', n, 1, aRoomId(n), JSON.stringify(aRoom(n)), 1, 9, 7, 50, 1, draft, 5);
    }
    const [first, second] = [aMessage(1, { text: 'soup today' }), aMessage(2)];
    const change = anEdit(4, second, { text: 'bread tomorrow' });
    const reaction = aReaction(5, second, { author: aMemberId(0) });
    const edited = [change, reaction].reduce<Entry>(
      (entry, one) => applyChange(entry as MessageEntry, one, () => ''),
      second,
    );
    const gone = aMessage(3, { text: 'ptarmiganqz' });
    const tombstone = toTombstone(gone, hashText);
    const entries = [first, edited, tombstone, change, reaction, aRedaction(6, gone)];
    const cuts = [' soup today ', ' bread tomorrow '];
    for (const [index, entry] of entries.entries()) {
      const target = 'target' in entry ? (entry.target?.seq ?? null) : null;
      const cut = cuts[index] ?? null;
      insert('entries', 1, entry.seq, index === 0 ? 1 : 0, JSON.stringify(entry), target, cut);
    }
    for (const [key, code] of [
      [4, null],
      [7, 'too_large'],
    ] as const) {
      const content = JSON.stringify(said(`waiting ${key}`));
      insert('outbox', key, 1, aRoomId(1), aClientId(key), content, key, code);
    }
    // What an older Hearth has left lying about.
    connection.exec("CREATE TABLE old (x); INSERT INTO old VALUES ('ptarmiganqz')");
    connection.exec('PRAGMA secure_delete = OFF; DROP TABLE old; PRAGMA wal_checkpoint(TRUNCATE)');
    connection.close();
    const holds = (word: string) =>
      readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(word));
    expect(holds('ptarmiganqz')).toBe(true);

    const store = openSqliteStore(path());
    expect(holds('ptarmiganqz')).toBe(false);
    const [loaded] = await store.load();
    const room = { range: { from: 1, to: 9 }, readSeq: 7, unreadFrom: 5, lastMessageAt: 50 };
    expect(loaded?.rooms).toMatchObject([
      { ...room, isMuted: true, draft: '' },
      { ...room, isMuted: true, draft: 'half a thought' },
    ]);
    expect(loaded?.outbox).toMatchObject([
      { content: said('waiting 4'), code: null },
      { content: said('waiting 7'), code: 'too_large' },
    ]);
    const page = await store.page(serverId, aRoomId(1), { after: 0, limit: 99 });
    expect(page.map(({ entry }) => entry)).toEqual(entries);
    expect(page.map(({ isForged }) => isForged)).toEqual([true, ...Array(5).fill(false)]);
    const find = async (query: string) =>
      (await store.search(serverId, { query, order: 'best', limit: 5 })).items.length;
    expect([await find('soup'), await find('bread'), await find('message')]).toEqual([1, 1, 0]);
    // The words of the edit stand in one row, for the message and for the edit.
    await store.saveEntries(serverId, aRoomId(1), {
      items: toItems([aRedaction(7, second)]),
      range: { from: 1, to: 9 },
      isReset: false,
      lastMessageAt: 0,
      settled: [],
    });
    await store.close();
    expect(holds('bread tomorrow')).toBe(false);
    expect(holds('soup today')).toBe(true);
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
