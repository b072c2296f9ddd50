import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { success } from '../../shared/lib/result';
import { createDataCalls } from './calls';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-data-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, bytes: number) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), 'x'.repeat(bytes));
};

function calls() {
  const deps = {
    locations: {
      dataDir: folder,
      sessionsDatabase: join(folder, 'sessions.db'),
      serverData: join(folder, 'server'),
    },
    countCached: async () => 1_204,
    clearCache: vi.fn(async () => ({ unreached: 1 })),
    clearEngineCache: vi.fn(async () => {}),
    reveal: vi.fn(),
  };
  return { ...deps, calls: createDataCalls(deps) };
}

describe('what lies on disk', () => {
  it('is measured part by part: each file counts once, and links do not count', async () => {
    write('sessions.db', 1_000);
    write('sessions.db-wal', 200);
    write('server/server.sqlite', 5_000);
    write('server/backups/one.sqlite', 3_000);
    write('server/backups/two.sqlite', 3_000);
    write('settings.json', 40);
    write('Cache/deep/er/file', 60);
    symlinkSync('/', join(folder, 'everything'));
    expect(await calls().calls['data:facts']({})).toEqual(
      success({
        path: folder,
        database: 1_200,
        cachedEntries: 1_204,
        server: 5_000,
        backups: 6_000,
        rest: 100,
      }),
    );
  });

  it('is nothing where nobody ever hosted', async () => {
    write('sessions.db', 10);
    expect(await calls().calls['data:facts']({})).toMatchObject({
      value: { database: 10, server: 0, backups: 0, rest: 0 },
    });
  });

  it('is shown where it lies, and what can be had again is given up', async () => {
    const { reveal, clearEngineCache, calls: data } = calls();
    await data['data:reveal']({});
    expect(reveal).toHaveBeenCalledWith(join(folder, 'sessions.db'));
    expect(await data['data:clear-cache']({})).toEqual(success({ unreached: 1 }));
    expect(clearEngineCache).toHaveBeenCalledTimes(1);
  });
});
