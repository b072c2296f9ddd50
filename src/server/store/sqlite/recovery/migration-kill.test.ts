import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { valueOf } from '../../testing/make';
import { MIGRATIONS } from '../migrations/index';
import { listBackups } from './backup-files';
import { findDamage } from './check';
import { openFolder } from './open-folder';
import { expectedTexts, fill, leaveKilled, openAt } from './testing/victim';

const base = mkdtempSync(join(tmpdir(), 'hearth-migration-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** The statements of one step. None of ours holds a semicolon inside. */
const toStatements = (sql: string): string[] =>
  sql
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

const places = MIGRATIONS.flatMap((sql, step) => {
  const statements = toStatements(sql);
  return step === 0
    ? []
    : Array.from({ length: statements.length + 2 }, (_, done) => ({ step, done, statements }));
});

describe('ST-3: C4, a process that is killed in the middle of a migration', () => {
  it.each(places)(
    'loses nothing: step $step, after $done statements',
    async ({ step, done, statements }) => {
      const source = join(mkdtempSync(join(base, 'source-')), 'source.sqlite');
      const folder = mkdtempSync(join(base, 'folder-'));
      const connection = openAt(source, step);
      fill(connection, 1, 90);
      connection.exec('BEGIN IMMEDIATE');
      for (const statement of statements.slice(0, done)) connection.exec(statement);
      // The version is the last statement, then comes the end of the transaction.
      if (done > statements.length) {
        connection.exec(`PRAGMA user_version = ${step + 1}; COMMIT`);
      } else {
        // Written out as far as SQLite does before the end, not committed.
        connection.exec('PRAGMA cache_spill = 1; PRAGMA shrink_memory');
      }
      leaveKilled(connection, source, folder);

      let backups = 0;
      const opened = await openFolder({
        folder,
        isKnown: true,
        now: () => 1_000,
        backups: {
          list: () => listBackups(folder),
          async make() {
            backups += 1;
            return 'sound';
          },
        },
      });
      const { connection: now, recovery } = valueOf(opened);
      const rows = now
        .prepare(`SELECT room || '/' || seq AS place, text FROM entries WHERE kind = 'message'`)
        .all() as { place: string; text: string }[];
      expect(new Map(rows.map(({ place, text }) => [place, text]))).toEqual(expectedTexts(90));
      expect(findDamage(now, { depth: 'whole' })).toBeNull();
      expect(recovery).toBeNull();
      // A backup comes before each migration, and only then.
      const isNewest = done > statements.length && step + 1 === MIGRATIONS.length;
      expect(backups).toBe(isNewest ? 0 : 1);
      now.close();
    },
  );

  it('has tried every place', () => {
    expect(places.length).toBeGreaterThan(MIGRATIONS.length * 2);
  });
});
