import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeLocalStore } from '../../../client/testing/store-contract';
import { openDatabase } from './database';
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
