import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Act } from '../../../../shared/model/act';
import type { MemberId } from '../../../../shared/model/ids';
import {
  admissionOf,
  clientIdOf,
  codeOf,
  LOBBY,
  memberIdOf,
  messageOf,
  valueOf,
} from '../../testing/make';
import type { ChatStore } from '../../store';
import { createSqliteStore, openSqliteStore } from '../open';
import { listBackups, toBackupName } from './backup-files';
import { FILES } from './files';
import { openFolder } from './open-folder';
import { restoreBackup } from './restore';

const NOW = Date.UTC(2030, 0, 1, 12);
const base = mkdtempSync(join(tmpdir(), 'hearth-order-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const [rosa, emil, nele, aicha, jonas] = ['rosa', 'emil', 'nele', 'aicha', 'jonas'].map(
  memberIdOf,
) as [MemberId, MemberId, MemberId, MemberId, MemberId];
let ids = 0;

const act = async (store: ChatStore, what: Act) =>
  valueOf(
    await store.act({
      actor: rosa,
      act: what,
      reason: '',
      signed: { clientId: clientIdOf((ids += 1)), signature: 'S'.repeat(86) },
      at: 5_000,
    }),
  );

/** A folder whose backup knows one ban and two moderators; since then came another ban, a dismissal and a mute. */
async function makeFolder() {
  const folder = join(base, String((ids += 1)));
  mkdirSync(join(folder, FILES.backups), { recursive: true });
  const database = join(folder, FILES.database);
  const backup = join(folder, FILES.backups, toBackupName(NOW - 3_600_000));
  const first = valueOf(await openSqliteStore(database));
  for (const id of [rosa, emil, nele, aicha, jonas]) {
    valueOf(await first.admitMember(admissionOf(id, { role: id === rosa ? 'host' : 'member' })));
  }
  await act(first, { kind: 'ban', memberId: jonas });
  for (const memberId of [nele, aicha]) {
    await act(first, { kind: 'set-role', memberId, role: 'moderator' });
  }
  await first.close();
  cpSync(database, backup);
  const second = valueOf(await openSqliteStore(database));
  await act(second, { kind: 'ban', memberId: emil });
  await act(second, { kind: 'set-role', memberId: nele, role: 'member' });
  await act(second, { kind: 'mute', memberId: nele, lastsMs: null });
  await second.close();
  return { folder, database, backup };
}

async function open(folder: string): Promise<ChatStore> {
  const backups = { list: () => listBackups(folder), make: async () => 'sound' as const };
  const opened = valueOf(await openFolder({ folder, isKnown: true, now: () => NOW, backups }));
  return createSqliteStore(opened.connection);
}

const stateOf = async (store: ChatStore) => ({
  banned: (await store.listBans()).map(({ memberId }) => memberId).toSorted(),
  moderators: (await store.listMembers())
    .filter(({ role }) => role === 'moderator')
    .map(({ id }) => id),
  muted: (await store.listMembers()).filter(({ mute }) => mute !== undefined).map(({ id }) => id),
  acts: (await store.listAudit({ before: 1_000, limit: 50 })).length,
});

describe('MO-9: order outlives what happens to a disk', () => {
  it('a restored backup forgets no ban, mute or dismissal that came after it', async () => {
    const { folder, backup } = await makeFolder();
    valueOf(restoreBackup({ folder, file: backup, now: NOW }));
    const store = await open(folder);
    expect(await stateOf(store)).toEqual({
      banned: [emil, jonas].toSorted(),
      moderators: [aicha],
      muted: [nele],
      acts: 6,
    });
    expect((await store.room(LOBBY))?.room.memberIds).not.toContain(emil);
    expect(codeOf(await store.admitMember(admissionOf(emil)))).toBe('banned');
    await act(store, { kind: 'unban', memberId: emil });
    valueOf(await store.admitMember(admissionOf(emil)));
    expect((await store.room(LOBBY))?.room.memberIds).toContain(emil);
    valueOf((await store.append([messageOf(emil, 900)]))[0] ?? (await store.setSetting('a', null)));
    await store.close();
  });

  it('where what a backup replaces cannot be read, nobody is a moderator afterwards', async () => {
    const { folder, database, backup } = await makeFolder();
    writeFileSync(database, 'This was a shopping list. '.repeat(2_000));
    rmSync(`${database}-wal`, { force: true });
    valueOf(restoreBackup({ folder, file: backup, now: NOW }));
    const store = await open(folder);
    expect(await stateOf(store)).toMatchObject({ banned: [jonas], moderators: [], acts: 3 });
    await store.close();
  });

  it('a database that is gone comes back from its backup with its bans, and without moderators', async () => {
    const { folder, database } = await makeFolder();
    rmSync(database);
    const store = await open(folder);
    expect(await stateOf(store)).toMatchObject({ banned: [jonas], moderators: [], acts: 3 });
    await store.close();
  });

  it('a damaged database is put together anew with all of its bans, and its moderators', async () => {
    const { folder, database } = await makeFolder();
    const before = valueOf(await openSqliteStore(database));
    const state = await stateOf(before);
    await before.close();
    rmSync(join(folder, FILES.backups), { recursive: true });
    mkdirSync(join(folder, FILES.backups));
    const { DatabaseSync } = await import('@photostructure/sqlite');
    const hurt = new DatabaseSync(database, { enableForeignKeyConstraints: false });
    hurt.exec('DELETE FROM entries WHERE seq = 2');
    hurt.close();
    writeFileSync(join(folder, FILES.suspect), '');
    const store = await open(folder);
    expect(await stateOf(store)).toEqual(state);
    await store.close();
  });
});
