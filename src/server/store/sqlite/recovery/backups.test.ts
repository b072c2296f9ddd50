import {
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../shared/lib/log';
import { createFakeClock, type FakeClock } from '../../../testing/fake-clock';
import { valueOf } from '../../testing/make';
import { toBackupName } from './backup-files';
import { createBackups, KEPT_BACKUPS, type Backups, type BackupsDeps } from './backups';
import type { copyInWorker, CopyOutcome } from './copy-worker';
import { findDamage } from './check';
import { FILES } from './files';
import { openFolder } from './open-folder';
import { expectedTexts, fill, openAt } from './testing/victim';

const DAY = 86_400_000;
let folder: string;
let clock: FakeClock;
let connection: DatabaseSyncInstance;
let heard: string[];
let closing: Backups[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-backups-'));
  clock = createFakeClock();
  connection = openAt(join(folder, FILES.database));
  fill(connection, 1, 90);
  heard = [];
  closing = [];
});
afterEach(async () => {
  for (const backups of closing) await backups.close();
  if (connection.isOpen) connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const place = () => join(folder, FILES.backups);
const create = (over: Partial<BackupsDeps> = {}) => {
  const backups = createBackups({
    folder,
    clock,
    log: silentLog,
    onMade: () => heard.push('made'),
    onDamaged: () => heard.push('damaged'),
    ...over,
  });
  closing.push(backups);
  return backups;
};
/** Copies that are finished by hand. */
const createCopier = () => {
  const asked: { to: string; end: (outcome: CopyOutcome) => void }[] = [];
  const copy: typeof copyInWorker = (_, to) =>
    new Promise((resolve) => {
      writeFileSync(to, 'half a copy');
      asked.push({ to, end: resolve });
    });
  return { asked, copy };
};

describe('ST-7: a backup', () => {
  it('holds everything, in one file, while the server goes on writing', async () => {
    const backups = create();
    const making = backups.make();
    fill(connection, 91, 120);
    expect(await making).toBe('sound');
    expect(heard).toEqual(['made']);
    const [made] = backups.list();
    expect(made?.at).toBe(Math.floor(clock.now() / 1_000) * 1_000);
    expect(readdirSync(place())).toEqual([made?.name]);
    if (process.platform !== 'win32') expect(statSync(made?.path ?? '').mode & 0o777).toBe(0o600);
    const copy = new DatabaseSync(made?.path ?? '', { readOnly: true });
    expect(findDamage(copy, { depth: 'whole' })).toBeNull();
    const { count } = copy.prepare('SELECT count(*) AS count FROM entries').get() as {
      count: number;
    };
    expect(count).toBeGreaterThanOrEqual(90);
    expect(count % 10).toBe(0);
    copy.close();
  });

  it('can be restored: the drill', async () => {
    const backups = create();
    await backups.make();
    connection.close();
    for (const name of readdirSync(folder)) {
      if (name !== FILES.backups) rmSync(join(folder, name));
    }
    const opened = await openFolder({ folder, isKnown: true, now: clock.now, backups });
    connection = valueOf(opened).connection;
    const texts = connection
      .prepare(`SELECT room || '/' || seq AS place, text FROM entries`)
      .all() as { place: string; text: string }[];
    expect(new Map(texts.map(({ place: at, text }) => [at, text]))).toEqual(expectedTexts(90));
  });

  it('is none before it is whole, and what was left half is cleared away', async () => {
    mkdirSync(place());
    writeFileSync(join(place(), `${toBackupName(5)}.part`), 'half');
    const { asked, copy } = createCopier();
    const backups = create({ copy });
    const making = backups.make();
    expect(backups.list()).toEqual([]);
    expect(readdirSync(place())).toHaveLength(1);
    asked[0]?.end('failed');
    expect(await making).toBe('failed');
    expect(readdirSync(place())).toEqual([]);
    expect(heard).toEqual([]);
  });

  it('of a damaged database is none, and says so', async () => {
    const path = join(folder, FILES.database);
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const content = readFileSync(path);
    content.fill(0xa5, 4096 * 2, 4096 * 3);
    writeFileSync(path, content);
    const backups = create();
    expect(await backups.make()).toBe('damaged');
    expect(heard).toEqual(['damaged']);
    expect(readdirSync(place())).toEqual([]);
  });

  it('that cannot be made is no reason to stop', async () => {
    writeFileSync(place(), 'no folder');
    expect(await create().make()).toBe('failed');
  });

  it('is made one at a time', async () => {
    const { asked, copy } = createCopier();
    const backups = create({ copy });
    const both = [backups.make(), backups.make()];
    asked[0]?.end('sound');
    expect(await Promise.all(both)).toEqual(['sound', 'sound']);
    expect(asked).toHaveLength(1);
  });
});

describe('ST-7: one backup a day', () => {
  /** Runs the clock and lets what waits happen. */
  const pass = async (ms: number) => {
    clock.advance(ms);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };

  it('is made a minute after the start and every day from then on, and seven are kept', async () => {
    const made: string[] = [];
    const copy: typeof copyInWorker = async (_, to) => {
      writeFileSync(to, 'whole');
      made.push(to);
      return 'sound';
    };
    const backups = create({ copy });
    backups.begin();
    await pass(60_000);
    expect(made).toHaveLength(1);
    const quarters = (10 * DAY) / 900_000;
    for (let n = 0; n < quarters; n += 1) await pass(900_000);
    expect(made).toHaveLength(11);
    const kept = backups.list();
    expect(kept).toHaveLength(KEPT_BACKUPS);
    expect(kept.map(({ path }) => `${path}.part`)).toEqual(made.toReversed().slice(0, 7));
  });

  it('waits when there is one of today, also when the clock was set back', async () => {
    const { asked, copy } = createCopier();
    mkdirSync(place());
    writeFileSync(join(place(), toBackupName(clock.now() + 3_600_000)), 'of an hour ahead');
    const backups = create({ copy });
    backups.begin();
    await pass(60_000);
    expect(asked).toHaveLength(0);
    clock.jump(-400 * DAY);
    await pass(900_000);
    expect(asked).toHaveLength(1);
    asked[0]?.end('sound');
    await backups.make();
    await pass(900_000);
    expect(asked).toHaveLength(1);
    expect(backups.list()).toHaveLength(2);
  });

  it('ends with the server', async () => {
    let signal: AbortSignal | null = null;
    const copy: typeof copyInWorker = (_, to, given) => {
      writeFileSync(to, 'half');
      signal = given;
      return new Promise((resolve) => given.addEventListener('abort', () => resolve('failed')));
    };
    const backups = create({ copy });
    const making = backups.make();
    await backups.close();
    expect(signal).toMatchObject({ aborted: true });
    expect(await making).toBe('failed');
    expect(readdirSync(place())).toEqual([]);
    expect(clock.pendingCount()).toBe(0);
  });
});

describe('ST-7: what is taken back', () => {
  const SECRET = 'message 41 ';
  const isIn = (path: string) => readFileSync(path).includes(Buffer.from(SECRET));
  const takeBack = (backup: DatabaseSyncInstance) =>
    backup.exec(`UPDATE entries SET text = NULL WHERE text LIKE '${SECRET}%'`);

  it('is taken out of every backup, and its words are gone from their files', async () => {
    const backups = create();
    await backups.make();
    clock.advance(2_000);
    await backups.make();
    const files = backups.list();
    expect(files.map(({ path }) => isIn(path))).toEqual([true, true]);
    writeFileSync(join(place(), toBackupName(5)), 'damaged');
    backups.forEach(takeBack);
    expect(files.map(({ path }) => isIn(path))).toEqual([false, false]);
    expect(readdirSync(place()).filter((name) => !name.endsWith('.sqlite'))).toEqual([]);
  });

  it('is not kept by a copy that was being made', async () => {
    const { asked, copy } = createCopier();
    const backups = create({ copy });
    backups.begin();
    clock.advance(60_000);
    backups.forEach(takeBack);
    asked[0]?.end('sound');
    await backups.make().catch(() => undefined);
    expect(backups.list()).toEqual([]);
    // It is made again soon, not in a quarter of an hour.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    clock.advance(60_000);
    expect(asked).toHaveLength(2);
    asked[1]?.end('failed');
  });
});
