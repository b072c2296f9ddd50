import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIdentity } from '../node/identity';
import { LIMITS } from '../shared/model/limits';
import { fill, openAt } from './store/sqlite/recovery/testing/victim';
import { buildCli, type CliBundle, type CliProcess } from './testing/cli-process';
import { openTestClient, type TestClient } from './testing/test-client';

// Whole processes start and stop here, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cli: CliBundle;
let folder: string;
let clients: TestClient[];
const dataDir = () => join(folder, 'data');
const database = () => join(dataDir(), 'server.sqlite');
const identity = createIdentity();

beforeAll(async () => {
  cli = await buildCli('storage-test');
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-trouble-'));
  mkdirSync(dataDir());
  clients = [];
});
afterEach(() => {
  for (const client of clients) client.close();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => cli.end());

const host = (...args: string[]) => cli.host(['--data', dataDir(), ...args]);
const enter = async ({ invite, port }: CliProcess) => {
  const client = await openTestClient({
    server: { serverId: invite.serverId, address: { host: '127.0.0.1', port } },
    token: invite.token ?? '',
    name: 'Rosa',
    identity,
  });
  clients.push(client);
  return client;
};
const stop = async (server: CliProcess) => {
  server.process.kill('SIGTERM');
  expect(await server.ended).toBe(0);
};
const readAll = async (client: TestClient) => {
  const texts: string[] = [];
  for (let after = 0; ;) {
    const { entries, headSeq } = await client.get('timeline:page', {
      roomId: client.lobby.id,
      after,
      limit: LIMITS.pageEntries,
    });
    for (const entry of entries) if (entry.kind === 'message') texts.push(entry.text);
    after += entries.length;
    if (after >= headSeq) return texts;
  }
};
const wipe = (path: string, from: number, to: number) => {
  const content = readFileSync(path);
  content.fill(0xa5, from, to);
  writeFileSync(path, content);
};

describe('ST-6: a headless server', () => {
  it('starts on a damaged database, and says what was lost and what is kept', async () => {
    const first = await host();
    const client = await enter(first);
    const texts = Array.from({ length: 60 }, (_, n) => `message ${n} ${'x'.repeat(700)}`);
    for (const text of texts) await client.send(client.lobby.id, text);
    await stop(first);
    const at = readFileSync(database()).indexOf('message 30 ');
    wipe(database(), at, at + 2_000);

    const second = await host();
    await second.said(/What was there before is kept/);
    expect(second.stdout()).toMatch(/The database was found damaged on 20\d\d-.* UTC\./);
    expect(second.stdout()).toMatch(/\d\d messages were recovered from it\./);
    expect(second.stdout()).toMatch(
      /\d+ entr(y is|ies are) lost; (its place says|their places say) so\./,
    );
    const kept = /kept: (\S+)/.exec(second.stdout())?.[1] ?? '';
    expect(readFileSync(kept).length).toBeGreaterThan(10_000);
    const left = await readAll(await enter(second));
    expect(left.length).toBeGreaterThan(40);
    expect(texts).toEqual(expect.arrayContaining(left));
    await (clients.at(-1) ?? client).send(client.lobby.id, 'and on it goes');
  });

  it('that finds damage while it runs starts itself anew, and goes on', async () => {
    const before = openAt(database());
    // More than SQLite keeps in memory.
    fill(before, 1, 12_000);
    before.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    before.close();
    const server = await host();
    const client = await enter(server);
    const { length } = readFileSync(database());
    wipe(database(), Math.floor(length * 0.4), Math.floor(length * 0.5));
    const reading = readAll(client).catch((error: unknown) => error);
    await server.said(/The database is damaged\. The server starts anew/);
    await reading;
    await server.said(/What was there before is kept/);
    const again = await enter(server);
    const left = await readAll(again);
    // A tenth of all pages, of which some were not this room's.
    expect(left.length).toBeGreaterThan(2_500);
    await again.send(again.lobby.id, 'and on it goes');
    await stop(server);
  });

  it('puts a backup back when it is told to, and keeps what was there', async () => {
    const first = await host();
    const client = await enter(first);
    await client.send(client.lobby.id, 'before the backup');
    await stop(first);
    const backup = join(folder, 'server-20300101T120000Z.sqlite');
    cpSync(database(), backup);
    const second = await host();
    const later = await enter(second);
    await later.send(later.lobby.id, 'after the backup');
    await stop(second);

    const third = await host('--restore', backup);
    expect(await readAll(await enter(third))).toEqual(['before the backup']);
    await third.said(/The backup of 2030-01-01 12:00 UTC was put back/);
    await stop(third);
    expect(readdirSync(dataDir()).some((name) => name.startsWith('server-set-aside'))).toBe(true);

    writeFileSync(backup, 'no backup at all');
    await expect(host('--restore', backup)).rejects.toThrow(/cannot be opened|cannot be read/);
    const fourth = await host();
    expect(await readAll(await enter(fourth))).toEqual(['before the backup']);
  });
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.runIf(canMount)('C1: a headless server on a full disk', () => {
  beforeEach(() => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=5m', 'tmpfs', dataDir()]);
  });
  afterEach(() => {
    execFileSync('umount', ['-l', dataDir()]);
  });

  it('refuses what is new with a reason, is read on, and recovers without a restart', async () => {
    const server = await host();
    const client = await enter(server);
    const said: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      said.push(`message ${n}`);
      await client.send(client.lobby.id, `message ${n}`);
    }
    const filler = join(dataDir(), 'filler');
    expect(() => writeFileSync(filler, Buffer.alloc(8_000_000))).toThrow('ENOSPC');

    const waiting = client.toMessage(client.lobby.id, 'w'.repeat(4_000));
    let refused = await client.ask('message:send', waiting);
    // What is left of a page or two may still be enough for one.
    for (let n = 0; refused.ok && n < 20; n += 1) {
      const text = `${n} ${'v'.repeat(4_000)}`;
      said.push(...(n === 0 ? ['w'.repeat(4_000)] : []), text);
      refused = await client.ask('message:send', client.toMessage(client.lobby.id, text));
      if (!refused.ok) said.pop();
    }
    expect(refused).toMatchObject({ ok: false, code: 'unavailable' });
    expect(refused.ok ? '' : refused.message).toContain('cannot write to its disk');
    // Reading goes on, for those who are here and for those who come back.
    expect(await readAll(client)).toEqual(said);
    expect(await readAll(await enter(server))).toEqual(said);

    rmSync(filler);
    await client.send(client.lobby.id, 'there is room again');
    expect(await readAll(client)).toEqual([...said, 'there is room again']);
    await stop(server);
    const again = await host();
    expect(await readAll(await enter(again))).toEqual([...said, 'there is room again']);
    expect(again.stdout()).not.toContain('damaged');
    await stop(again);
  });
});

describe.runIf(canMount)('C2: a headless server in a folder that may only be read', () => {
  beforeEach(() => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dataDir()]);
  });
  afterEach(() => {
    execFileSync('umount', ['-l', dataDir()]);
  });
  const remount = (how: 'ro' | 'rw') =>
    execFileSync('mount', ['-o', `remount,${how}`, dataDir()], { stdio: 'pipe' });

  it('does not start, says why, and leaves everything for when it may be written', async () => {
    const first = await host();
    const client = await enter(first);
    await client.send(client.lobby.id, 'before');
    await stop(first);
    remount('ro');
    await expect(host()).rejects.toThrow(/folder cannot be used: EROFS/);
    remount('rw');
    const again = await host();
    expect(await readAll(await enter(again))).toEqual(['before']);
    await stop(again);
  });
});
