import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { success } from '../../../shared/lib/result';
import { codeOf, valueOf } from '../testing/make';
import { createDatabase, openDatabase, type Database } from './database';
import { WAL_LIMIT_BYTES } from './log-bound';

let folder: string;
let path: string;
let database: Database;
let readers: DatabaseSyncInstance[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-log-'));
  path = join(folder, 'server.sqlite');
  const connection = valueOf(openDatabase(path, ['CREATE TABLE words (text TEXT)']));
  database = createDatabase(connection, { onUndone() {} });
  readers = [];
});
afterEach(() => {
  vi.useRealTimers();
  for (const reader of readers) reader.close();
  if (database.connection.isOpen) database.close();
  rmSync(folder, { recursive: true, force: true });
});

// Some hundred megabytes are written here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const logSize = () => statSync(`${path}-wal`).size;
const write = (text: string) =>
  database.writeLightly(() => {
    database.connection.prepare('INSERT INTO words VALUES (?)').run(text);
    return success(null);
  });
/** Somebody who looks at the database for a long time. */
const openReader = () => {
  const reader = new DatabaseSync(path, { readOnly: true });
  readers.push(reader);
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM words').get();
  return reader;
};
const LONG = 'x'.repeat(512 * 1024);

describe('ST-5: the write-ahead log', () => {
  it('stays small under constant writing', () => {
    let largest = 0;
    for (let n = 0; n < 120; n += 1) {
      expect(write(LONG).ok).toBe(true);
      largest = Math.max(largest, logSize());
    }
    expect(largest).toBeLessThan(WAL_LIMIT_BYTES / 2);
  });

  it('stays below its limit when somebody reads for long: writing waits, reading goes on', () => {
    const reader = openReader();
    let refused = write(LONG);
    let written = 0;
    while (refused.ok && written < 300) {
      written += 1;
      refused = write(LONG);
    }
    expect(codeOf(refused)).toBe('unavailable');
    expect(written).toBeGreaterThan(90);
    expect(logSize()).toBeLessThanOrEqual(WAL_LIMIT_BYTES);
    const count = () => database.connection.prepare('SELECT count(*) AS n FROM words').get();
    expect(database.read(count)).toEqual({ n: written });
    reader.exec('COMMIT');
    expect(write(LONG).ok).toBe(true);
    expect(logSize()).toBeLessThan(WAL_LIMIT_BYTES / 8);
    expect(database.read(count)).toEqual({ n: written + 1 });
  });

  it('does not wait for readers when it folds', () => {
    openReader();
    write('a');
    const spy = vi.spyOn(database.connection, 'exec');
    vi.useFakeTimers();
    database.erase();
    vi.advanceTimersByTime(200);
    expect(spy.mock.calls.map(([sql]) => sql)).toEqual([
      'PRAGMA busy_timeout = 0',
      'PRAGMA busy_timeout = 5000',
    ]);
  });
});

describe('ST-5: what was taken back', () => {
  const SECRET = 'the name of the surprise guest';
  const isOnDisk = () =>
    [path, `${path}-wal`].some((file) => readFileSync(file).includes(Buffer.from(SECRET)));
  const takeBack = () =>
    database.write(() => {
      database.connection.exec("UPDATE words SET text = ''");
      return success(null);
    });

  it('is in neither file a moment later, with one wiping for many', () => {
    vi.useFakeTimers();
    write(SECRET);
    expect(isOnDisk()).toBe(true);
    takeBack();
    expect(isOnDisk()).toBe(true);
    const spy = vi.spyOn(database.connection, 'prepare');
    for (let n = 0; n < 100; n += 1) database.erase();
    vi.advanceTimersByTime(200);
    expect(isOnDisk()).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(spy).toHaveBeenCalledTimes(1);
  });

  it('is wiped once a reader that was in the way has gone', () => {
    vi.useFakeTimers();
    write(SECRET);
    const reader = openReader();
    takeBack();
    database.erase();
    vi.advanceTimersByTime(5_000);
    expect(isOnDisk()).toBe(true);
    reader.exec('COMMIT');
    vi.advanceTimersByTime(1_000);
    expect(isOnDisk()).toBe(false);
  });
});
