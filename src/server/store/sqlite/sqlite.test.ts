import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { describeChanges } from '../testing/changes-suite';
import { describeChatStore } from '../testing/contract-suite';
import { valueOf } from '../testing/make';
import { describeSearch } from '../testing/search-suite';
import { openSqliteStore } from './open';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

for (const describeSuite of [describeChatStore, describeChanges, describeSearch]) {
  describeSuite('the SQLite store', async () =>
    valueOf(await openSqliteStore(join(folder, 'server.sqlite'))),
  );
}
