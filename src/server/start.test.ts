import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createServerKey } from '../node/certificate';
import { createDialler } from '../node/dialler';
import { createIdentity } from '../node/identity';
import { silentLog } from '../shared/lib/log';
import { inviteIdSchema } from '../shared/model/ids';
import { startServer, type RunningServer, type StartOptions } from './start';
import { openTestClient, tryTestClient } from './testing/test-client';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

interface KeyFile {
  privateKeyPem: string;
  certificatePem: string;
  /** In files from before there were invites. */
  token?: string;
}

const host = '127.0.0.1';
let dataDir: string;
const running: RunningServer[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hearth-start-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

const toOptions = (options: Partial<StartOptions> = {}): StartOptions => ({
  dataDir: join(dataDir, 'server'),
  name: 'Attic',
  port: 0,
  host,
  ownerId: null,
  log: silentLog,
  onDamaged() {},
  ...options,
});

async function start(options: Partial<StartOptions> = {}): Promise<RunningServer> {
  const started = await startServer(toOptions(options));
  if (!started.ok) throw new Error(started.message);
  running.push(started.value);
  return started.value;
}

async function stop(server: RunningServer): Promise<void> {
  running.splice(running.indexOf(server), 1);
  await server.close();
}

const reach = ({ port, serverId }: RunningServer) => ({ address: { host, port }, serverId });
async function makeInvite({ invites }: RunningServer) {
  const made = await invites.make({ lastsMs: null, uses: null });
  if (!made.ok) throw new Error(made.message);
  return made.value;
}

const modeOf = async (name: string) => (await stat(join(dataDir, 'server', name))).mode & 0o777;

describe('starting a server', () => {
  it('ST-1: keeps key, invites, password and messages from one start to the next', async () => {
    const identity = createIdentity();
    const first = await start({ joining: { mode: 'password', password: 'one' } });
    const ann = await openTestClient({ server: reach(first), identity, password: 'one' });
    const { entry } = await ann.send(ann.lobby.id, 'still there?');
    const { invite, token } = await makeInvite(first);
    await stop(first);

    const second = await start();
    expect(second.serverId).toBe(first.serverId);
    expect(await second.invites.list()).toEqual([invite]);
    (await openTestClient({ server: reach(second), token })).close();
    expect(second.joining()).toBe('password');
    const again = await openTestClient({ server: reach(second), identity });
    const roomId = again.lobby.id;
    const page = await again.get('timeline:page', { roomId, before: entry.seq + 1, limit: 1 });
    expect(page.entries).toEqual([entry]);
    again.close();
  });

  it.runIf(process.platform !== 'win32')(
    'F12: folder and key file are for the owner alone',
    async () => {
      await start();
      expect(await modeOf('.')).toBe(0o700);
      expect(await modeOf('server-key.json')).toBe(0o600);
    },
  );

  it('refuses a folder that is in use, and takes it when it is free again', async () => {
    const first = await start();
    expect(await startServer(toOptions())).toMatchObject({ ok: false, code: 'already_hosting' });
    expect(await createDialler().probe(reach(first).address, first.serverId)).toMatchObject({
      ok: true,
    });
    await stop(first);
    await start();
  });

  it('refuses a folder that another process has, until that process is killed', async () => {
    const server = await start();
    await stop(server);
    const path = join(dataDir, 'server', 'lock.sqlite');
    const holder = spawn(process.execPath, [
      '-e',
      `
      const { DatabaseSync } = require('@photostructure/sqlite');
      const connection = new DatabaseSync(${JSON.stringify(path)});
      connection.exec('BEGIN EXCLUSIVE');
      process.stdout.write('held');
      setInterval(() => connection, 1000);
    `,
    ]);
    await once(holder.stdout, 'data');
    expect(await startServer(toOptions())).toMatchObject({ ok: false, code: 'already_hosting' });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await start();
  });

  it.each<[string, (file: KeyFile, other: KeyFile) => string]>([
    ['that is cut off', (file) => JSON.stringify(file).slice(0, 40)],
    ['that is empty', () => ''],
    ['with a token that is none', (file) => JSON.stringify({ ...file, token: 'short' })],
    [
      'with a private key that is cut off',
      (file) => JSON.stringify({ ...file, privateKeyPem: file.privateKeyPem.slice(0, 90) }),
    ],
    [
      'with a private key of which one character is another',
      (file) => {
        // Inside the secret number itself, where nothing but trying it out tells.
        const at = 86;
        const other = file.privateKeyPem[at] === 'A' ? 'B' : 'A';
        const key = file.privateKeyPem.slice(0, at) + other + file.privateKeyPem.slice(at + 1);
        return JSON.stringify({ ...file, privateKeyPem: key });
      },
    ],
    [
      'with the private key of another server',
      (file, other) => JSON.stringify({ ...file, privateKeyPem: other.privateKeyPem }),
    ],
    [
      'with a certificate that is none',
      (file) => JSON.stringify({ ...file, certificatePem: 'nonsense' }),
    ],
  ])('says that a key file %s cannot be used, and leaves it as it is', async (_how, damage) => {
    const server = await start();
    await stop(server);
    const path = join(dataDir, 'server', 'server-key.json');
    const file = JSON.parse(await readFile(path, 'utf8')) as KeyFile;
    const damaged = damage(file, { ...file, ...(await createServerKey()) });
    await writeFile(path, damaged);
    const refused = await startServer(toOptions());
    expect(refused).toMatchObject({ ok: false, code: 'storage_failed' });
    expect(JSON.stringify(refused)).toContain('server-key.json is damaged');
    expect(JSON.stringify(refused)).not.toContain(file.privateKeyPem.slice(30, 50));
    expect(await readFile(path, 'utf8')).toBe(damaged);
    // The folder was let go: with the file put back, the same server starts.
    await writeFile(path, JSON.stringify(file));
    expect((await start()).serverId).toBe(server.serverId);
  });

  it('HS-16: makes the token of an older server an invite without end, and forgets the token', async () => {
    await stop(await start({ joining: { mode: 'password', password: 'one' } }));
    const path = join(dataDir, 'server', 'server-key.json');
    const file = JSON.parse(await readFile(path, 'utf8')) as KeyFile;
    expect(file).not.toHaveProperty('token');
    const token = 'kT3vQ9xkQ2eYw8b1m0s5Zg';
    const older = JSON.stringify({ ...file, token });
    await writeFile(path, older);

    const server = await start();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(file);
    const [invite, ...others] = await server.invites.list();
    expect(invite).toMatchObject({ expiresAt: null, usesLeft: null });
    expect(others).toEqual([]);
    (await openTestClient({ server: reach(server), token })).close();
    await stop(server);
    for (const name of await readdir(join(dataDir, 'server'))) {
      const bytes = await readFile(join(dataDir, 'server', name));
      expect(bytes.includes(token), name).toBe(false);
    }

    // Killed after the invite was stored and before the file was written: the same again, and it stays one.
    await writeFile(path, older);
    const again = await start();
    expect(await again.invites.list()).toEqual([invite]);
    expect(await again.invites.revoke(invite?.id ?? inviteIdSchema.parse(''))).toMatchObject({
      ok: true,
    });
    await stop(again);
    // An old copy of the file that is put back does not bring back what was revoked.
    await writeFile(path, older);
    const last = await start();
    expect(await last.invites.list()).toEqual([]);
    expect(await tryTestClient({ server: reach(last), token })).toMatchObject({
      code: 'invite_invalid',
    });
  });

  it('takes the key file back from other users of the machine when it was copied with other modes', async () => {
    await stop(await start());
    await chmod(join(dataDir, 'server', 'server-key.json'), 0o644);
    await start();
    expect(await modeOf('server-key.json')).toBe(0o600);
  });

  it('makes its folder and those above it; one that cannot be made is said to be so', async () => {
    const folder = join(dataDir, 'a', 'b', 'c');
    await stop(await start({ dataDir: folder }));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await writeFile(join(dataDir, 'file'), '');
    const denied = process.platform === 'linux' ? ['/proc/denied/x'] : [];
    for (const path of [join(dataDir, 'file'), join(dataDir, 'file', 'x'), ...denied]) {
      const refused = await startServer(toOptions({ dataDir: path }));
      expect(refused).toMatchObject({ ok: false, code: 'storage_failed' });
    }
  });

  it('B8: five servers that want one port get five', async () => {
    const blocker = createServer().listen(0, host);
    await once(blocker, 'listening');
    const address = blocker.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const { port } = address;
    const servers = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((name) => start({ dataDir: join(dataDir, name), port })),
    );
    const ports = new Set(servers.map((server) => server.port));
    expect(ports.size).toBe(5);
    expect(ports).not.toContain(port);
    for (const server of servers) {
      const hello = await createDialler().probe(reach(server).address, server.serverId);
      expect(hello).toMatchObject({ ok: true });
    }
    blocker.close();
  });

  it('listens on every address, IPv4 and, where there is one, IPv6', async () => {
    const started = await startServer({ ...toOptions(), host: undefined });
    if (!started.ok) throw new Error(started.message);
    running.push(started.value);
    const { port, serverId } = started.value;
    expect(await createDialler().probe({ host: '127.0.0.1', port }, serverId)).toMatchObject({
      ok: true,
    });
  });

  it('closes once, however often it is told to', async () => {
    const server = await start();
    await Promise.all([server.close(), server.close()]);
  });
});
