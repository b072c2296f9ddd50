import {
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DatabaseSync,
  type DatabaseSyncInstance,
  type StatementSyncInstance,
} from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { success } from '../../../shared/lib/result';
import { codeOf, valueOf } from '../testing/make';
import { createDatabase, openDatabase, type Database } from './database';
import { WAL_LIMIT_BYTES } from './log-bound';
import { readLogFile } from './recovery/log-file';

vi.mock('node:fs', { spy: true });

let folder: string;
let path: string;
let database: Database;
let readers: DatabaseSyncInstance[];
let onDamaged: ReturnType<typeof vi.fn<() => void>>;
/** What every commit fails with. */
let failing: Error | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-log-'));
  path = join(folder, 'server.sqlite');
  const connection = valueOf(openDatabase(path, ['CREATE TABLE words (text TEXT)']));
  failing = null;
  onDamaged = vi.fn<() => void>();
  const commit = connection.prepare('COMMIT');
  const failingCommit = () => {
    if (failing !== null) throw failing;
    return commit.run();
  };
  // A statement's own functions cannot be spied on; the commit is prepared once, here.
  const prepare = vi.spyOn(connection, 'prepare');
  database = createDatabase(connection, { onUndone() {}, onDamaged });
  const index = prepare.mock.calls.findIndex(([sql]) => sql === 'COMMIT');
  const prepared = prepare.mock.results[index]?.value as StatementSyncInstance;
  Object.defineProperty(prepared, 'run', { value: failingCommit });
  prepare.mockClear();
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

  it('is folded every thousand pages, and written over from its beginning', () => {
    const largest = 1_000 * 4_120 + LONG.length * 2;
    for (let n = 0; n < 40; n += 1) {
      write(LONG);
      expect(logSize()).toBeLessThan(largest);
    }
    expect(statSync(path).size).toBeGreaterThan(30 * LONG.length);
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
    const spy = vi.spyOn(database.connection, 'prepare').mockClear();
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

describe('ST-9: a write or a sync that the system refused', () => {
  const SYNC_FAILED = Object.assign(new Error('disk I/O error'), {
    code: 'ERR_SQLITE_ERROR',
    errcode: 1034,
  });
  const send = (text: string) =>
    database.write(() => {
      database.connection.prepare('INSERT INTO words VALUES (?)').run(text);
      return success(null);
    });
  const words = () => database.connection.prepare('SELECT text FROM words').all();
  const holds = (file: string, text: string) => readFileSync(file).includes(Buffer.from(text));
  const refuse = (text: string) => {
    failing = SYNC_FAILED;
    const refused = send(text);
    failing = null;
    return refused;
  };

  it('is refused, and what was there is read on', () => {
    write('a marker, not synced');
    expect(codeOf(refuse('refused'))).toBe('unavailable');
    expect(words()).toEqual([{ text: 'a marker, not synced' }]);
  });

  it('lets nothing rest on what was not synced before: it is synced anew, and folded, first', () => {
    write('a marker, not synced');
    refuse('refused');
    expect(holds(path, 'a marker')).toBe(false);
    const prepare = vi.spyOn(database.connection, 'prepare').mockClear();
    vi.mocked(fsyncSync).mockClear();
    expect(send('acknowledged').ok).toBe(true);
    expect(holds(path, 'a marker')).toBe(true);
    expect(readLogFile(path)?.sound).toHaveLength(1);
    const [syncedAt] = vi.mocked(fsyncSync).mock.invocationCallOrder;
    const fold = prepare.mock.calls.findIndex(([sql]) => sql.includes('TRUNCATE'));
    const foldedAt = prepare.mock.invocationCallOrder[fold];
    expect(syncedAt).toBeLessThan(foldedAt ?? 0);
    expect(onDamaged).not.toHaveBeenCalled();
    // Once is enough.
    send('and on it goes');
    expect(fsyncSync).toHaveBeenCalledTimes(1);
  });

  it('keeps the locks on its index: another process that comes by must not think it is alone', () => {
    write('a marker, not synced');
    refuse('refused');
    vi.mocked(openSync).mockClear();
    expect(send('acknowledged').ok).toBe(true);
    const opened = vi.mocked(openSync).mock.calls.map(([file]) => file);
    expect(new Set(opened)).toEqual(new Set([`${path}-wal`]));
  });

  it('leaves no half commit that would look like damage after a kill', () => {
    send('kept');
    refuse('refused');
    send('acknowledged');
    expect(words()).toEqual([{ text: 'kept' }, { text: 'acknowledged' }]);
    expect(readLogFile(path)).toMatchObject({ isDamaged: false, sound: [{ isCommit: true }] });
  });

  it('refuses what comes while the log cannot be synced anew, and takes it afterwards', () => {
    write('a marker, not synced');
    refuse('refused');
    vi.mocked(fsyncSync).mockImplementationOnce(() => {
      throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO', syscall: 'fsync' });
    });
    const refused = send('too early');
    expect(refused).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/EIO/) });
    expect(send('acknowledged').ok).toBe(true);
    expect(words()).toEqual([{ text: 'a marker, not synced' }, { text: 'acknowledged' }]);
  });

  it('waits for those who read, because the log has to be empty', () => {
    write('a marker, not synced');
    const reader = openReader();
    refuse('refused');
    expect(codeOf(send('too early'))).toBe('unavailable');
    reader.exec('COMMIT');
    expect(send('acknowledged').ok).toBe(true);
  });

  it('is damage where the system let go of what was committed', () => {
    write('a marker, not synced');
    refuse('refused');
    const log = readFileSync(`${path}-wal`);
    writeFileSync(`${path}-wal`, log.fill(0, log.indexOf('a marker'), log.length), { flag: 'r+' });
    expect(codeOf(send('too early'))).toBe('unavailable');
    expect(onDamaged).toHaveBeenCalledTimes(1);
    expect(holds(path, 'too early')).toBe(false);
  });

  it('is noticed in folding as it goes, too', () => {
    for (let n = 0; n < 8; n += 1) write(LONG);
    vi.spyOn(database.connection, 'exec').mockImplementationOnce(() => {
      throw SYNC_FAILED;
    });
    vi.mocked(fsyncSync).mockClear();
    expect(send('acknowledged').ok).toBe(true);
    expect(fsyncSync).toHaveBeenCalledTimes(1);
    expect(readLogFile(path)?.sound.length).toBeLessThan(10);
  });

  it('is noticed in wiping, too', () => {
    write('a marker, not synced');
    const prepare = vi.spyOn(database.connection, 'prepare').mockImplementationOnce(() => {
      throw SYNC_FAILED;
    });
    vi.useFakeTimers();
    database.erase();
    vi.advanceTimersByTime(200);
    prepare.mockRestore();
    vi.mocked(fsyncSync).mockClear();
    expect(send('acknowledged').ok).toBe(true);
    expect(fsyncSync).toHaveBeenCalledTimes(1);
  });
});
