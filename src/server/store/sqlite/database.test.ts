import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { success } from '../../../shared/lib/result';
import {
  admit,
  codeOf,
  LOBBY,
  memberIdOf,
  messageOf,
  publicKeyOf,
  roomIdOf,
  valueOf,
} from '../testing/make';
import { createDatabase, openDatabase } from './database';
import { MIGRATIONS } from './migrations/index';
import { createSqliteStore, openSqliteStore } from './open';

const rosa = memberIdOf('rosa');
const emil = memberIdOf('emil');

let folder: string;
let path: string;
let opened: DatabaseSyncInstance[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-database-'));
  path = join(folder, 'server.sqlite');
  opened = [];
});
afterEach(() => {
  for (const connection of opened) if (connection.isOpen) connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (migrations?: readonly string[]) => {
  const connection = valueOf(openDatabase(path, migrations));
  opened.push(connection);
  return connection;
};
const pragma = (connection: DatabaseSyncInstance, name: string): unknown =>
  Object.values(connection.prepare(`PRAGMA ${name}`).get() as object)[0];
const filesOf = () =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('-shm'))
    .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);

describe('the database', () => {
  it('ST-1: writes ahead, waits for the disk, and minds its references', () => {
    const connection = open();
    expect(pragma(connection, 'journal_mode')).toBe('wal');
    expect(pragma(connection, 'synchronous')).toBe(2);
    expect(pragma(connection, 'wal_autocheckpoint')).toBe(0);
    expect(pragma(connection, 'foreign_keys')).toBe(1);
    expect(pragma(connection, 'busy_timeout')).toBe(5_000);
    expect(pragma(connection, 'user_version')).toBe(MIGRATIONS.length);
  });

  it('ST-1: waits for the disk again after what need not wait, be it done, refused or failed', () => {
    const connection = open();
    const { writeLightly } = createDatabase(connection, { onUndone() {} });
    const seen: unknown[] = [];
    writeLightly(() => {
      seen.push(pragma(connection, 'synchronous'));
      return success(null);
    });
    expect(() =>
      writeLightly(() => {
        throw new Error('a bug');
      }),
    ).toThrow('a bug');
    expect(seen).toEqual([1]);
    expect(pragma(connection, 'synchronous')).toBe(2);
    expect(connection.isTransaction).toBe(false);
  });

  it('DL-8: markers alone do not wait for the disk', async () => {
    const connection = open();
    const levels: string[] = [];
    const store = createSqliteStore(connection);
    await admit(store, rosa);
    const exec = connection.exec.bind(connection);
    vi.spyOn(connection, 'exec').mockImplementation((sql: string) => {
      levels.push(sql);
      exec(sql);
    });
    await store.append([messageOf(rosa, 1)]);
    expect(levels).toEqual([]);
    await store.setMarkers([{ roomId: LOBBY, memberId: rosa, read: 1 }]);
    expect(levels).toEqual(['PRAGMA synchronous = NORMAL', 'PRAGMA synchronous = FULL']);
  });

  it('keeps everything when it is opened again', async () => {
    const first = valueOf(await openSqliteStore(path));
    await admit(first, rosa, 'Rosa');
    await admit(first, emil, 'Emil');
    await first.setSetting('name', 'Workshop');
    await first.createRoom({
      id: roomIdOf(1),
      memberId: rosa,
      name: 'Plans',
      topic: 'Soon',
      access: 'public',
      at: 1,
    });
    await first.openDirect({ id: roomIdOf(2), memberId: rosa, otherId: emil, at: 2 });
    await first.append([messageOf(rosa, 1), messageOf(emil, 2)]);
    await first.setMarkers([{ roomId: LOBBY, memberId: rosa, read: 4 }]);
    const read = async (store: typeof first) => ({
      setting: await store.setting('name'),
      members: await store.listMembers(),
      rooms: await store.roomsOf(rosa),
      listed: await store.listPublicRooms(emil),
      page: await store.page({ roomId: LOBBY, memberId: rosa, after: 0, limit: 50 }),
    });
    const before = await read(first);
    await first.close();
    const second = valueOf(await openSqliteStore(path));
    expect(await read(second)).toEqual(before);
    expect(before.rooms).toHaveLength(3);
    const [again] = await second.append([messageOf(rosa, 1)]);
    expect(again).toMatchObject({ ok: true, value: { isNew: false, entry: { seq: 3 } } });
    await second.close();
  });
});

describe('ST-3: migrations', () => {
  const hashOfHello = createHash('sha256').update('hello').digest('base64url');
  // What a database of each past version held, written by that version's own steps.
  const PAST: readonly string[] = [
    `INSERT INTO members VALUES (1, '${rosa}', '${publicKeyOf(rosa)}', 'Rosa', 'rosa', NULL, 'host', 2, 10);
     INSERT INTO rooms VALUES (1, '${LOBBY}', 'room', 'public', 'Lobby', '', 'lobby', NULL, 1, NULL, 10, 2);
     INSERT INTO memberships VALUES (1, 1, 1, 1);
     INSERT INTO entries VALUES
       (1, 1, 1, 10, 1, 'membership', NULL, NULL, NULL, '{"change":"joined","memberId":"${rosa}"}'),
       (2, 1, 2, 11, 1, 'message', '22222222-0000-7000-8000-000000000001', 'hello', '${'S'.repeat(86)}', NULL);`,
    `INSERT INTO members VALUES (1, '${rosa}', '${publicKeyOf(rosa)}', 'Rosa', 'rosa', NULL, 'host', 2, 10);
     INSERT INTO rooms VALUES (1, '${LOBBY}', 'room', 'public', 'Lobby', '', 'lobby', NULL, 1, NULL, 10, 2);
     INSERT INTO memberships VALUES (1, 1, 1, 1, 2);
     INSERT INTO entries VALUES
       (1, 1, 1, 10, 1, 'membership', NULL, NULL, NULL, '{"change":"joined","memberId":"${rosa}"}', NULL, NULL),
       (2, 1, 2, 11, 1, 'message', '22222222-0000-7000-8000-000000000001', 'hello', '${'S'.repeat(86)}', NULL, NULL,
        '${hashOfHello}');
     INSERT INTO reactions VALUES (1, 2, '👍', 1, 2);`,
    `INSERT INTO members VALUES
       (1, '${rosa}', '${publicKeyOf(rosa)}', 'Rosa', 'rosa', NULL, 'host', 2, 10, NULL, NULL);
     INSERT INTO rooms VALUES (1, '${LOBBY}', 'room', 'public', 'Lobby', '', 'lobby', NULL, 1, NULL, 10, 2);
     INSERT INTO memberships VALUES (1, 1, 1, 1, 2);
     INSERT INTO entries VALUES
       (1, 1, 1, 10, 1, 'membership', NULL, NULL, NULL, '{"change":"joined","memberId":"${rosa}"}', NULL, NULL),
       (2, 1, 2, 11, 1, 'message', '22222222-0000-7000-8000-000000000001', 'hello', '${'S'.repeat(86)}', NULL, NULL,
        '${hashOfHello}');
     INSERT INTO invites VALUES (1, 'an-invite', 'a-hash', 10, NULL, NULL, NULL);`,
    `INSERT INTO members VALUES
       (1, '${rosa}', '${publicKeyOf(rosa)}', 'Rosa', 'rosa', NULL, 'host', 2, 10, NULL, NULL, 0, NULL, 0);
     INSERT INTO rooms VALUES (1, '${LOBBY}', 'room', 'public', 'Lobby', '', 'lobby', NULL, 1, NULL, 10, 2, 0);
     INSERT INTO memberships VALUES (1, 1, 1, 1, 2);
     INSERT INTO entries VALUES
       (1, 1, 1, 10, 1, 'membership', NULL, NULL, NULL, '{"change":"joined","memberId":"${rosa}"}', NULL, NULL),
       (2, 1, 2, 11, 1, 'message', '22222222-0000-7000-8000-000000000001', 'hello', '${'S'.repeat(86)}', NULL, NULL,
        '${hashOfHello}');
     INSERT INTO bans VALUES (1, '${memberIdOf('emil')}', 'Emil', 10, '');
     INSERT INTO audit VALUES (1, 10, '${rosa}', 'ban', '{"memberId":"${memberIdOf('emil')}"}', '', NULL, NULL);`,
    `INSERT INTO members VALUES
       (1, '${rosa}', '${publicKeyOf(rosa)}', 'Rosa', 'rosa', NULL, 'host', 2, 10, NULL, NULL, 0, NULL, 0, 'At the lathe', '🔧',
        NULL);
     INSERT INTO rooms VALUES (1, '${LOBBY}', 'room', 'public', 'Lobby', '', 'lobby', NULL, 1, NULL, 10, 2, 0);
     INSERT INTO memberships VALUES (1, 1, 1, 1, 2);
     INSERT INTO entries VALUES
       (1, 1, 1, 10, 1, 'membership', NULL, NULL, NULL, '{"change":"joined","memberId":"${rosa}"}', NULL, NULL),
       (2, 1, 2, 11, 1, 'message', '22222222-0000-7000-8000-000000000001', 'hello', '${'S'.repeat(86)}', NULL, NULL,
        '${hashOfHello}');
     INSERT INTO bans VALUES (1, '${memberIdOf('emil')}', 'Emil', 10, '');
     INSERT INTO audit VALUES (1, 10, '${rosa}', 'ban', '{"memberId":"${memberIdOf('emil')}"}', '', NULL, NULL);`,
    `INSERT INTO members VALUES
       (1, '${rosa}', '${publicKeyOf(rosa)}', 'Rosa', 'rosa', NULL, 'host', 2, 10, NULL, NULL, 0, NULL, 0, 'At the lathe', '🔧',
        NULL, NULL);
     INSERT INTO pictures VALUES (1, 'a-hash', 'a-picture');
     INSERT INTO rooms VALUES (1, '${LOBBY}', 'room', 'public', 'Lobby', '', 'lobby', NULL, 1, NULL, 10, 2, 0);
     INSERT INTO memberships VALUES (1, 1, 1, 1, 2);
     INSERT INTO entries VALUES
       (1, 1, 1, 10, 1, 'membership', NULL, NULL, NULL, '{"change":"joined","memberId":"${rosa}"}', NULL, NULL),
       (2, 1, 2, 11, 1, 'message', '22222222-0000-7000-8000-000000000001', 'hello', '${'S'.repeat(86)}', NULL, NULL,
        '${hashOfHello}');
     INSERT INTO bans VALUES (1, '${memberIdOf('emil')}', 'Emil', 10, '');
     INSERT INTO audit VALUES (1, 10, '${rosa}', 'ban', '{"memberId":"${memberIdOf('emil')}"}', '', NULL, NULL);`,
    `INSERT INTO members VALUES
       (1, '${rosa}', '${publicKeyOf(rosa)}', 'Rosa', 'rosa', NULL, 'host', 2, 10, NULL, NULL, 0, NULL, 0, 'At the lathe', '🔧',
        NULL, NULL);
     INSERT INTO pictures VALUES (1, 'a-hash', 'a-picture');
     INSERT INTO rooms VALUES (1, '${LOBBY}', 'room', 'public', 'Lobby', '', 'lobby', NULL, 1, NULL, 10, 2, 0);
     INSERT INTO memberships VALUES (1, 1, 1, 1, 2);
     INSERT INTO entries VALUES
       (1, 1, 1, 10, 1, 'membership', NULL, NULL, NULL, '{"change":"joined","memberId":"${rosa}"}', NULL, NULL),
       (2, 1, 2, 11, 1, 'message', '22222222-0000-7000-8000-000000000001', 'hello', '${'S'.repeat(86)}', NULL, NULL,
        '${hashOfHello}');
     INSERT INTO pins VALUES (1, 2, 1, 2);`,
  ];

  it('has an example of every past version', () => {
    expect(PAST).toHaveLength(MIGRATIONS.length);
  });

  it.each(PAST.map((content, index) => [index + 1, content] as const))(
    'opens a database of version %i with all that is in it',
    async (version, content) => {
      const old = open(MIGRATIONS.slice(0, version));
      old.exec(content);
      old.close();
      const store = valueOf(await openSqliteStore(path));
      expect(await store.member(rosa)).toMatchObject({
        member: { name: 'Rosa', role: 'host', tag: null },
        admittedGeneration: 2,
      });
      const { entries, headSeq } = valueOf(
        await store.page({ roomId: LOBBY, memberId: rosa, after: 0, limit: 10 }),
      );
      expect(headSeq).toBe(2);
      expect(entries).toMatchObject([
        { kind: 'membership', change: 'joined', memberId: rosa },
        { kind: 'message', text: 'hello', author: rosa },
      ]);
      const [outcome] = await store.append([messageOf(rosa, 2)]);
      expect(outcome).toMatchObject({ ok: true, value: { entry: { seq: 3 } } });
      await store.close();
    },
  );

  it('refuses a newer database and leaves it as it is, byte for byte, its log too', async () => {
    const newer = open([...MIGRATIONS, 'CREATE TABLE later (a)']);
    newer.exec('INSERT INTO later VALUES (1)');
    // Closing would fold the log into the file; a crashed app leaves it beside.
    expect(filesOf().map(([name]) => name)).toContain('server.sqlite-wal');
    const before = filesOf();
    expect(codeOf(await openSqliteStore(path))).toBe('storage_newer');
    expect(filesOf()).toEqual(before);
    newer.close();
    const closed = filesOf();
    expect(codeOf(await openSqliteStore(path))).toBe('storage_newer');
    expect(filesOf()).toEqual(closed);
  });

  it('C4: a step that fails leaves the version and the content before it', () => {
    open().close();
    const broken = [...MIGRATIONS, 'CREATE TABLE later (a); INSERT INTO nowhere VALUES (1)'];
    expect(codeOf(openDatabase(path, broken))).toBe('storage_failed');
    const connection = open();
    expect(pragma(connection, 'user_version')).toBe(MIGRATIONS.length);
    expect(
      connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'later'`).get(),
    ).toBeUndefined();
  });

  it('says storage_failed where there is no folder, and where the file is something else', async () => {
    expect(codeOf(await openSqliteStore(join(folder, 'no', 'where.sqlite')))).toBe(
      'storage_failed',
    );
    const text = 'This was a shopping list. '.repeat(200);
    writeFileSync(path, text);
    expect(codeOf(await openSqliteStore(path))).toBe('storage_failed');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('a full disk', () => {
  it('C1: refuses as unavailable, loses nothing, reads on, and recovers without a restart', async () => {
    const connection = open();
    const store = createSqliteStore(connection);
    await admit(store, rosa);
    await store.append([messageOf(rosa, 1)]);
    const pages = Number(pragma(connection, 'page_count'));
    connection.exec(`PRAGMA max_page_count = ${pages}`);
    const long = 'x'.repeat(8_000);
    const batch = Array.from({ length: 50 }, (_, n) => messageOf(rosa, 10 + n, { text: long }));
    const refused = await store.append(batch);
    expect(refused.map(codeOf)).toEqual(batch.map(() => 'unavailable'));
    expect(
      codeOf(
        await store.createRoom({
          id: roomIdOf(1),
          memberId: rosa,
          name: 'Plans',
          topic: long,
          access: 'public',
          at: 1,
        }),
      ),
    ).toBe('unavailable');
    const page = await store.page({ roomId: LOBBY, memberId: rosa, after: 1, limit: 50 });
    expect(valueOf(page)).toMatchObject({ entries: [{ text: 'message 1' }], headSeq: 2 });
    connection.exec('PRAGMA max_page_count = 1000000');
    const seqs = (await store.append(batch)).map((outcome) => valueOf(outcome).entry.seq);
    expect(seqs).toEqual(batch.map((_, index) => index + 3));
  });

  it('a newcomer who could not be stored is nobody afterwards', async () => {
    const connection = open();
    const store = createSqliteStore(connection);
    await admit(store, rosa);
    connection.exec(
      "CREATE TRIGGER fuller BEFORE INSERT ON memberships BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    await expect(admit(store, emil)).rejects.toThrow('no');
    connection.exec('DROP TRIGGER fuller');
    expect(await store.member(emil)).toBeNull();
    expect(codeOf((await store.append([messageOf(emil, 1)]))[0] ?? success(null))).toBe(
      'not_found',
    );
    expect((await admit(store, emil)).entry).toMatchObject({ seq: 2, memberId: emil });
    expect(valueOf((await store.append([messageOf(emil, 1)]))[0] ?? codeless()).isNew).toBe(true);
  });
});

describe('the statements', () => {
  it('scan no table that grows: entries, memberships and direct rooms are found by index', () => {
    const connection = open();
    const prepare = vi.spyOn(connection, 'prepare');
    createSqliteStore(connection);
    const statements = prepare.mock.calls.map(([sql]) => sql);
    prepare.mockRestore();
    expect(statements.length).toBeGreaterThan(30);
    const scans = statements
      .filter((sql) => /^(SELECT|UPDATE|DELETE|INSERT)/.test(sql))
      .flatMap((sql) => {
        // Those under one page or one message are few, and sorted by hand.
        const isOfReactions = /FROM reactions\s+WHERE room = \?/.test(sql);
        const plan: { detail: string }[] = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
        return plan
          .map(({ detail }) => detail)
          .filter((detail) => /^SCAN|TEMP B-TREE/.test(detail))
          .filter((detail) => !(isOfReactions && detail.includes('TEMP B-TREE')));
      });
    const isBounded = [
      // At most 2,000 of them, bans too; the audit list is bounded (MO-11) and cut every hundredth time; invites are made by the host's own hand, erasures are soon done; one row.
      /^SCAN (members|bans|invites|erasures|search_progress|audit)( |$)/,
      // What SQLite calls a look into the index of words.
      /^SCAN search VIRTUAL TABLE INDEX \d+:M/,
    ];
    for (const scan of scans)
      expect(
        isBounded.some((one) => one.test(scan)),
        scan,
      ).toBe(true);
  });

  it('survives another connection that reads meanwhile', async () => {
    const store = createSqliteStore(open());
    await admit(store, rosa);
    const reader = new DatabaseSync(path, { readOnly: true });
    opened.push(reader);
    reader.exec('BEGIN');
    expect(reader.prepare('SELECT count(*) AS n FROM entries').get()).toMatchObject({ n: 1 });
    expect(valueOf((await store.append([messageOf(rosa, 1)]))[0] ?? codeless()).entry.seq).toBe(2);
    expect(reader.prepare('SELECT count(*) AS n FROM entries').get()).toMatchObject({ n: 1 });
    reader.exec('COMMIT');
    expect(reader.prepare('SELECT count(*) AS n FROM entries').get()).toMatchObject({ n: 2 });
  });
});

function codeless(): never {
  throw new Error('An outcome is missing.');
}
