import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { describeChatStore } from '../testing/contract-suite';
import { valueOf } from '../testing/make';
import { openSqliteStore } from './open';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describeChatStore('the SQLite store', async () =>
  valueOf(await openSqliteStore(join(folder, 'server.sqlite'))),
);
