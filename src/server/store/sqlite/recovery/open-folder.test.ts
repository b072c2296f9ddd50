import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../../../shared/lib/result';
import { clientIdOf, codeOf, valueOf } from '../../testing/make';
import { MIGRATIONS } from '../migrations/index';
import { listBackups, toBackupName } from './backup-files';
import { findDamage } from './check';
import { FILES, toKeptName, toStamp } from './files';
import { markSuspect, openFolder, type OpenedFolder } from './open-folder';
import { createRandom, damage, expectedTexts, fill, leaveKilled, openAt } from './testing/victim';

const NOW = Date.UTC(2030, 0, 1, 12);
const BACKUP_AT = NOW - 3_600_000;
const IN_BACKUP = 300;
const IN_ALL = 900;

const base = mkdtempSync(join(tmpdir(), 'hearth-recovery-'));
let count = 0;
let opened: DatabaseSyncInstance[] = [];
afterEach(() => {
  for (const connection of opened) if (connection.isOpen) connection.close();
  opened = [];
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const newFolder = () => join(base, String((count += 1)));
const databaseIn = (folder: string) => join(folder, FILES.database);

/** A server that was killed: a third of its messages in a backup, a third only in the database, the rest in the log. */
function makeKilled(version = MIGRATIONS.length): string {
  const folder = newFolder();
  const source = mkdtempSync(join(base, 'source-'));
  const path = join(source, 'source.sqlite');
  const connection = openAt(path, version);
  connection.exec('PRAGMA wal_autocheckpoint = 0');
  fill(connection, 1, IN_BACKUP);
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  cpSync(path, join(folder, FILES.backups, toBackupName(BACKUP_AT)));
  fill(connection, IN_BACKUP + 1, IN_BACKUP * 2);
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  fill(connection, IN_BACKUP * 2 + 1, IN_ALL);
  leaveKilled(connection, path, folder);
  return folder;
}

let killed: string;
beforeAll(() => {
  killed = makeKilled();
});
const copyKilled = (from = killed) => {
  const folder = newFolder();
  cpSync(from, folder, { recursive: true });
  return folder;
};
const without = (folder: string, what: string) => {
  rmSync(join(folder, what), { recursive: true });
  return folder;
};

async function open(folder: string, isKnown = true): Promise<Result<OpenedFolder>> {
  const backups = { list: () => listBackups(folder), make: async () => 'sound' as const };
  const result = await openFolder({ folder, isKnown, now: () => NOW, backups });
  if (result.ok) opened.push(result.value.connection);
  return result;
}

/** What stands at each place of each room now. */
function read(connection: DatabaseSyncInstance) {
  const rows = connection.prepare('SELECT room, seq, kind, text FROM entries').all() as {
    room: number;
    seq: number;
    kind: string;
    text: string | null;
  }[];
  const found = new Map(rows.map((row) => [`${row.room}/${row.seq}`, row]));
  const wanted = expectedTexts(IN_ALL);
  const same = [...wanted].filter(([place, text]) => found.get(place)?.text === text).length;
  const lost = rows.filter(({ kind }) => kind === 'lost').length;
  const changed = [...wanted].filter(
    ([place, text]) => found.get(place)?.kind === 'message' && found.get(place)?.text !== text,
  ).length;
  return { same, lost, changed, missing: wanted.size - same - lost - changed, rows: rows.length };
}

/** Folds the log into the database, as a server does that stops properly. */
const closeOf = (folder: string) => {
  const connection = openAt(databaseIn(folder));
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  connection.close();
  return folder;
};
const cut = (path: string, bytes: number) => truncateSync(path, bytes);
const turn = (path: string, at: number, bits = 0xff) => {
  const content = readFileSync(path);
  content[at] = (content[at] ?? 0) ^ bits;
  writeFileSync(path, content);
};
const wipe = (path: string, from: number, length: number) => {
  const content = readFileSync(path);
  content.fill(0xa5, from, from + length);
  writeFileSync(path, content);
};
const PAGE = 4096;
/** The first page on which a text stands. */
const pageOf = (path: string, text: string) =>
  Math.floor(readFileSync(path).indexOf(Buffer.from(text)) / PAGE);

describe('ST-6: a folder that was left by a killed server', () => {
  it('opens with everything, and says nothing', async () => {
    const folder = copyKilled();
    const { connection, recovery, history } = valueOf(await open(folder));
    expect(read(connection)).toMatchObject({ same: IN_ALL, lost: 0, missing: 0 });
    expect(recovery).toBeNull();
    expect(history).toBeNull();
    expect(readdirSync(folder).filter((name) => name.includes('set-aside'))).toEqual([]);
  });

  it('that is new is made', async () => {
    const folder = newFolder();
    cpSync(killed, folder, { recursive: true });
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    const { connection, recovery } = valueOf(await open(folder, false));
    expect(recovery).toBeNull();
    expect(read(connection).rows).toBe(0);
  });
});

describe('ST-6: a damaged database', () => {
  it('is put together of what can be read and of the backup, and is kept as it was', async () => {
    const folder = copyKilled();
    const path = databaseIn(folder);
    // One page of words that are in the backup, one page of words that are not.
    wipe(path, pageOf(path, 'message 40 ') * PAGE, PAGE);
    wipe(path, pageOf(path, 'message 500 ') * PAGE, PAGE);
    const before = readFileSync(path);
    const { connection, recovery, history } = valueOf(await open(folder));
    const now = read(connection);
    expect(now).toMatchObject({ missing: 0, changed: 0 });
    expect(now.lost).toBeGreaterThan(0);
    expect(now.lost).toBeLessThan(60);
    expect(recovery).toEqual({
      at: NOW,
      cause: 'damaged',
      keptAs: toKeptName(toStamp(NOW)),
      backupAt: BACKUP_AT,
      messages: now.same,
      lost: now.lost,
      mayMissNewest: true,
    });
    expect(history).toMatch(/^[0-9a-f-]{36}$/);
    expect(findDamage(connection, { depth: 'whole' })).toBeNull();
    expect(readFileSync(join(folder, toKeptName(toStamp(NOW)))).equals(before)).toBe(true);
    expect(readdirSync(folder)).toContain(`${toKeptName(toStamp(NOW))}-wal`);
    expect(readdirSync(folder)).not.toContain(FILES.work);
  });

  it('is told again at the next start, and no longer two weeks later', async () => {
    const folder = copyKilled();
    wipe(databaseIn(folder), 2 * PAGE, PAGE);
    const first = valueOf(await open(folder));
    first.connection.close();
    const second = valueOf(await open(folder));
    expect(second.recovery).toEqual(first.recovery);
    expect(second.history).toBe(first.history);
    second.connection.close();
    const backups = { list: () => [], make: async () => 'sound' as const };
    const later = await openFolder({
      folder,
      isKnown: true,
      now: () => NOW + 15 * 86_400_000,
      backups,
    });
    opened.push(valueOf(later).connection);
    expect(valueOf(later).recovery).toBeNull();
  });

  it('HS-16: lets nobody in by an invite of before, because it may have been revoked since', async () => {
    const folder = copyKilled();
    for (const end of ['', '-wal', '-shm']) rmSync(`${databaseIn(folder)}${end}`, { force: true });
    const backup = openAt(join(folder, FILES.backups, toBackupName(BACKUP_AT)));
    const add = (connection: DatabaseSyncInstance, key: number, madeAt: number) =>
      connection
        .prepare('INSERT INTO invites VALUES (?, ?, ?, ?, NULL, NULL, NULL)')
        .run(key, `invite ${key}`, `hash ${key}`, madeAt);
    add(backup, 1, BACKUP_AT);
    // Nothing is in a log, as with real backups: closing alone folds it in only once all statements are collected.
    backup.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    backup.close();
    const first = valueOf(await open(folder)).connection;
    const holding = (connection: DatabaseSyncInstance) =>
      connection.prepare('SELECT key FROM invites WHERE revoked_at IS NULL').all();
    expect(first.prepare('SELECT count(*) AS n FROM invites').get()).toEqual({ n: 1 });
    expect(holding(first)).toEqual([]);
    add(first, 2, NOW + 1);
    first.close();
    expect(holding(valueOf(await open(folder)).connection)).toEqual([{ key: 2 }]);
  });

  it('loses next to nothing without a backup', async () => {
    const folder = without(copyKilled(), FILES.backups);
    const path = databaseIn(folder);
    wipe(path, pageOf(path, 'message 500 ') * PAGE, PAGE);
    const { connection, recovery } = valueOf(await open(folder));
    expect(recovery?.backupAt).toBeNull();
    const now = read(connection);
    expect(now).toMatchObject({ missing: 0, changed: 0 });
    expect(now.lost).toBeLessThan(40);
  });

  it('whose first page is gone is read by the list of tables of its backup', async () => {
    const folder = closeOf(copyKilled());
    wipe(databaseIn(folder), 0, PAGE);
    const { connection, recovery } = valueOf(await open(folder));
    expect(read(connection)).toMatchObject({ same: IN_ALL, lost: 0 });
    expect(recovery).toMatchObject({ cause: 'damaged', lost: 0 });
  });

  it('whose first page is gone is read even without a backup', async () => {
    const folder = without(closeOf(copyKilled()), FILES.backups);
    wipe(databaseIn(folder), 0, PAGE);
    const { connection } = valueOf(await open(folder));
    expect(read(connection)).toMatchObject({ same: IN_ALL, lost: 0 });
  });

  it('whose version alone is damaged is not mistaken for a newer one', async () => {
    const folder = closeOf(copyKilled());
    const path = databaseIn(folder);
    turn(path, 63, 0x40);
    const { connection, recovery } = valueOf(await open(folder));
    expect(recovery?.cause).toBe('damaged');
    expect(read(connection)).toMatchObject({ same: IN_ALL, lost: 0 });
  });

  it('of a newer version is left alone', async () => {
    const folder = copyKilled();
    const newer = new DatabaseSync(databaseIn(folder));
    newer.exec('CREATE TABLE later (x); PRAGMA user_version = 99');
    newer.close();
    const before = readFileSync(databaseIn(folder));
    expect(codeOf(await open(folder))).toBe('storage_newer');
    expect(readFileSync(databaseIn(folder)).equals(before)).toBe(true);
  });

  it.each(MIGRATIONS.map((_, index) => index + 1))(
    'of version %i is brought to the newest on the way',
    async (version) => {
      const folder = without(makeKilled(version), FILES.backups);
      const path = databaseIn(folder);
      wipe(path, pageOf(path, 'message 500 ') * PAGE, PAGE);
      const { connection, recovery } = valueOf(await open(folder));
      expect(recovery?.cause).toBe('damaged');
      expect(read(connection)).toMatchObject({ missing: 0, changed: 0 });
      expect(findDamage(connection)).toBeNull();
    },
  );

  it.each(MIGRATIONS.map((_, index) => index + 1))(
    'that is gone leaves a backup of version %i, brought to the newest',
    async (version) => {
      const folder = makeKilled(version);
      for (const end of ['', '-wal', '-shm']) {
        rmSync(`${databaseIn(folder)}${end}`, { force: true });
      }
      const { connection, recovery } = valueOf(await open(folder));
      expect(recovery).toMatchObject({ cause: 'missing', messages: IN_BACKUP });
      expect(read(connection)).toMatchObject({ same: IN_BACKUP, lost: 0, changed: 0 });
      expect(findDamage(connection)).toBeNull();
    },
  );

  it('that cannot be read at all leaves the backup', async () => {
    const folder = copyKilled();
    for (const ending of ['', '-wal', '-shm']) {
      writeFileSync(`${databaseIn(folder)}${ending}`, Buffer.alloc(50_000, 'not a database '));
    }
    const { connection, recovery } = valueOf(await open(folder));
    expect(read(connection)).toMatchObject({ same: IN_BACKUP, lost: 0 });
    expect(recovery).toMatchObject({ backupAt: BACKUP_AT, messages: IN_BACKUP });
  });

  it('that cannot be read at all, and no backup, leaves an empty server', async () => {
    const folder = without(copyKilled(), FILES.backups);
    for (const ending of ['', '-wal', '-shm']) {
      writeFileSync(`${databaseIn(folder)}${ending}`, 'x');
    }
    const { connection, recovery } = valueOf(await open(folder));
    expect(read(connection).rows).toBe(0);
    expect(recovery).toMatchObject({ messages: 0, lost: 0, mayMissNewest: true, backupAt: null });
  });

  it.each([
    ['the name of a kind', 'message', 'messafe'],
    ['an id', '22222222-0000-7000-8000-0000000001f4', '22222222-0000-7000-8000-0000000001fz'],
    ['a signature', 'S'.repeat(86), `${'S'.repeat(40)} ${'S'.repeat(45)}`],
  ])('in which a bit was turned that nobody could read any more: %s', async (_, right, wrong) => {
    const folder = closeOf(copyKilled());
    const path = databaseIn(folder);
    const content = readFileSync(path);
    const row = content.indexOf(Buffer.from('message 500 with'));
    const at = content.lastIndexOf(Buffer.from(right), row - 1);
    const near = row - at < 300 && at > 0 ? at : content.indexOf(Buffer.from(right), row);
    content.write(wrong, near);
    writeFileSync(path, content);
    const { connection, recovery } = valueOf(await open(folder));
    expect(recovery).toMatchObject({ cause: 'damaged' });
    expect(read(connection)).toMatchObject({ changed: 0, missing: 0, lost: 1 });
  });

  it('that was noticed while it ran is looked at closely', async () => {
    const folder = copyKilled();
    // A bit in the key of an index: the quick look does not compare indexes with their tables.
    const path = databaseIn(folder);
    closeOf(folder);
    const content = readFileSync(path);
    const id = Buffer.from(clientIdOf(700));
    const places = [content.indexOf(id), content.lastIndexOf(id)];
    expect(places[0]).not.toBe(places[1]);
    turn(path, (places[1] ?? 0) + 35, 1);
    const first = valueOf(await open(folder));
    expect(first.recovery).toBeNull();
    first.connection.close();
    markSuspect(folder);
    expect(readdirSync(folder)).toContain(FILES.suspect);
    const second = valueOf(await open(folder));
    expect(second.recovery?.cause).toBe('damaged');
    expect(readdirSync(folder)).not.toContain(FILES.suspect);
    expect(read(second.connection)).toMatchObject({ same: IN_ALL, lost: 0 });
  });

  it('is tried again when the process was ended in the middle of recovering', async () => {
    const folder = copyKilled();
    wipe(databaseIn(folder), 2 * PAGE, PAGE);
    const whole = copyKilled(folder);
    const { recovery } = valueOf(await open(whole));
    // What a recovery leaves that was ended after each of its last steps.
    const stamp = toStamp(NOW);
    const steps = ['-shm', '-wal', ''];
    for (let done = 0; done <= steps.length; done += 1) {
      const half = copyKilled(folder);
      cpSync(databaseIn(whole), join(half, `server-recovered-${stamp}.sqlite`));
      for (const ending of steps.slice(0, done)) {
        cpSync(`${databaseIn(half)}${ending}`, `${join(half, toKeptName(stamp))}${ending}`);
        rmSync(`${databaseIn(half)}${ending}`);
      }
      const result = valueOf(await open(half));
      expect(result.recovery).toMatchObject({ at: recovery?.at, lost: recovery?.lost });
      expect(readdirSync(half).filter((name) => name.startsWith('server-recovered'))).toEqual([]);
      expect(
        readFileSync(join(half, toKeptName(stamp))).equals(readFileSync(databaseIn(folder))),
      ).toBe(true);
    }
  });
});

describe('ST-6: a database that is gone', () => {
  it.each([
    ['removed', (path: string) => rmSync(path)],
    ['cut to nothing', (path: string) => cut(path, 0)],
  ])('is taken from the backup: %s', async (_, harm) => {
    const folder = copyKilled();
    harm(databaseIn(folder));
    rmSync(`${databaseIn(folder)}-wal`);
    const { connection, recovery } = valueOf(await open(folder));
    expect(read(connection).same).toBe(IN_BACKUP);
    expect(recovery).toMatchObject({ cause: 'missing', keptAs: null, backupAt: BACKUP_AT });
  });

  it('cut to nothing beside a log gives up what the log has', async () => {
    const folder = copyKilled();
    cut(databaseIn(folder), 0);
    const { connection, recovery } = valueOf(await open(folder));
    const now = read(connection);
    // The pages of the log, and the backup.
    expect(now.same).toBeGreaterThan(IN_BACKUP + 250);
    expect(now.changed).toBe(0);
    expect(recovery?.cause).toBe('damaged');
  });
});

describe('ST-6: a damaged log', () => {
  const logOf = (folder: string) => `${databaseIn(folder)}-wal`;

  it.each([
    ['its header', 5],
    ['a frame in the middle', 60_000],
    ['the number of a page', 32 + 3],
  ])('is noticed and read on behind the damage: %s', async (_, at) => {
    const folder = copyKilled();
    turn(logOf(folder), at, 1);
    const { connection, recovery } = valueOf(await open(folder));
    const now = read(connection);
    expect(recovery).toMatchObject({ cause: 'damaged', mayMissNewest: true });
    expect(now.missing).toBe(0);
    expect(now.same + now.lost + now.changed).toBe(IN_ALL);
    expect(now.same).toBeGreaterThan(IN_ALL - 40);
  });

  it('that was cut off is told, because its index knows better', async () => {
    const folder = copyKilled();
    cut(logOf(folder), Math.floor(readFileSync(logOf(folder)).length / 2));
    const { connection, recovery } = valueOf(await open(folder));
    const now = read(connection);
    expect(recovery).toMatchObject({ cause: 'damaged', mayMissNewest: true });
    expect(now.same).toBeGreaterThan(IN_BACKUP * 2);
    expect(now.missing).toBeGreaterThan(0);
  });

  it('that ends in the middle of a transaction is none', async () => {
    const folder = newFolder();
    const source = mkdtempSync(join(base, 'source-'));
    const path = join(source, 'source.sqlite');
    const connection = openAt(path);
    fill(connection, 1, 100);
    // As if killed while the frames of the next one were being written.
    const before = readFileSync(`${path}-wal`).length;
    cpSync(`${path}-shm`, join(source, 'shm'));
    fill(connection, 101, 120);
    leaveKilled(connection, path, folder);
    cpSync(join(source, 'shm'), `${databaseIn(folder)}-shm`);
    cut(logOf(folder), before + 3_000);
    const { recovery } = valueOf(await open(folder));
    expect(recovery).toBeNull();
  });
});

describe('ST-6: random damage', () => {
  const ENDINGS = ['', '-wal', '-shm'];

  it.each(Array.from({ length: 20 }, (_, i) => i + 1))('case %i', async (seed) => {
    const random = createRandom(seed);
    const folder = copyKilled();
    const ending = ENDINGS[seed % 3] ?? '';
    const what = damage(`${databaseIn(folder)}${ending}`, random);
    const { connection, recovery } = valueOf(await open(folder));
    const now = read(connection);
    const facts = JSON.stringify({ what, ending, now, recovery });
    expect(findDamage(connection, { depth: 'whole' }), facts).toBeNull();
    expect(now.same, facts).toBeGreaterThanOrEqual(IN_BACKUP);
    if (recovery === null) {
      // What nobody can notice: words with a bit turned (their signature shows it), or the last transaction of a log.
      expect(now.changed, facts).toBeLessThanOrEqual(120);
      expect(now.lost + now.missing, facts).toBeLessThanOrEqual(10);
    } else {
      expect(readdirSync(folder), facts).toContain(recovery.keptAs);
      if (now.missing > 0) expect(recovery.mayMissNewest, facts).toBe(true);
      expect(recovery.lost, facts).toBe(now.lost);
    }
  });
});
