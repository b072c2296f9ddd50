import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDialler } from '../node/dialler';
import { createIdentity, type Identity } from '../node/identity';
import { LIMITS } from '../shared/model/limits';
import { parseInvite, toFingerprint, type Invite } from '../shared/protocol/invite';
import { openTestClient, tryTestClient, type TestClient } from './testing/test-client';

const root = join(import.meta.dirname, '../..');
// Beside node_modules, so that what is not bundled is found.
const bundle = join(root, '.cache', `cli-test-${process.pid}`);
// Whole processes start and stop here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });
const folder = mkdtempSync(join(tmpdir(), 'hearth-cli-'));
const dataDir = join(folder, 'data');

interface Running {
  process: ChildProcess;
  stdout: string;
  stderr: string;
  /** Resolves with the exit code, after all output. */
  ended: Promise<number | null>;
}
const running = new Set<Running>();

function run(args: string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [join(bundle, 'cli.js'), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const started: Running = { process: child, stdout: '', stderr: '', ended };
  child.stdout.on('data', (chunk) => (started.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (started.stderr += String(chunk)));
  running.add(started);
  return started;
}

/** Starts a server and reads its invite once it says that it is live. */
async function host(args: string[] = [], env?: Record<string, string>) {
  const started = run(['--name', 'Workshop', '--port', '0', '--data', dataDir, ...args], env);
  const isLive = new Promise<boolean>((resolve) => {
    started.process.stdout?.on('data', () => {
      if (started.stdout.includes('stops the server')) resolve(true);
    });
    void started.ended.then(() => resolve(false));
  });
  if (!(await isLive)) throw new Error(`The server ended early: ${started.stderr}`);
  const invite = parseInvite(/hearth:\S+/.exec(started.stdout)?.[0] ?? '');
  if (invite === null) throw new Error('No invite was printed.');
  return { ...started, started, invite, port: Number(/Port +(\d+)/.exec(started.stdout)?.[1]) };
}

const joinAs = (invite: Invite, port: number, name: string, identity = createIdentity()) =>
  openTestClient({
    server: { serverId: invite.serverId, address: { host: '127.0.0.1', port } },
    ...(invite.token === null ? {} : { token: invite.token }),
    name,
    identity,
  });

beforeAll(async () => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: 'src/server/cli.ts',
      outDir: bundle,
      target: 'node20',
      rollupOptions: { external: ['bufferutil', 'utf-8-validate'] },
    },
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
  });
});
afterEach(async () => {
  for (const { process: child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  running.clear();
});
afterAll(() => {
  rmSync(bundle, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** Whether a process stands still. Not every Linux has `ps`. */
function isStopped({ pid }: ChildProcess): boolean {
  const state =
    process.platform === 'linux'
      ? (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '')
      : execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' });
  return state.startsWith('T');
}

/** Everything in the lobby, page by page. */
async function readLobby(client: TestClient): Promise<string[]> {
  const texts: string[] = [];
  let after = 0;
  for (;;) {
    const { entries, headSeq } = await client.get('timeline:page', {
      roomId: client.lobby.id,
      after,
      limit: LIMITS.pageEntries,
    });
    for (const entry of entries) {
      expect(entry.seq).toBe((after += 1));
      if (entry.kind === 'message') texts.push(entry.text);
    }
    if (after >= headSeq) return texts;
  }
}

describe('npm run host', () => {
  it.skipIf(process.platform === 'win32')(
    'PR-5: says goodbye before a signal stops it, and lets people in when it goes on',
    async () => {
      const { started, invite, port, ended } = await host([], { HEARTH_LOG: 'info' });
      const jonas = await joinAs(invite, port, 'Jonas');
      const isAwake = new Promise<void>((resolve) => {
        started.process.stderr?.on('data', () => {
          if (started.stderr.includes('server awake')) resolve();
        });
      });
      started.process.kill('SIGTSTP');
      expect(await jonas.hear('session:ended')).toMatchObject({ code: 'server_sleeping' });
      await jonas.closed();
      // As a shell does: a signal to go on that comes before the process stands still has nothing to end.
      while (!isStopped(started.process)) await wait(20);
      started.process.kill('SIGCONT');
      await isAwake;
      const again = await joinAs(invite, port, 'Jonas', jonas.identity);
      await again.send(again.lobby.id, 'Good morning');
      again.close();
      started.process.kill('SIGTERM');
      expect(await ended).toBe(0);
    },
  );

  it('HS-3: says where it is, and is there', async () => {
    const { stdout, invite, port, process: child, ended } = await host();
    expect(stdout).toContain('Workshop is live.');
    expect(stdout).toContain(toFingerprint(invite.serverId));
    expect(stdout).not.toMatch(/[█▀▄]/);
    const address = { host: '127.0.0.1', port };
    const hello = await createDialler().probe(address, invite.serverId);
    expect(hello).toMatchObject({ ok: true, value: { name: 'Workshop', joining: 'open' } });
    if (process.platform !== 'win32') expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('ST-1: stops on SIGTERM in the middle of a burst, and nothing acknowledged is lost', async () => {
    const first = await host([], { HEARTH_LOG: 'debug' });
    const identities = [createIdentity(), createIdentity(), createIdentity()];
    const clients = await Promise.all(
      identities.map((identity, i) => joinAs(first.invite, first.port, `Sender ${i}`, identity)),
    );
    const acknowledged: string[] = [];
    let isTermSent = false;
    // Each lane sends on and on, so that the signal always comes in the middle.
    const lane = async (client: TestClient, name: string) => {
      for (let i = 0; client.socket.connected; i += 1) {
        const text = `${name}/${i}`;
        const message = client.toMessage(client.lobby.id, text);
        const answer = await Promise.race([
          client.ask('message:send', message),
          client.closed().then(() => null),
        ]);
        if (answer?.ok === true) acknowledged.push(text);
        if (acknowledged.length < 200 || isTermSent) continue;
        isTermSent = first.process.kill('SIGTERM');
      }
    };
    const lanes = clients.flatMap((client, sender) =>
      Array.from({ length: 20 }, (_, i) => lane(client, `${sender}.${i}`)),
    );
    await Promise.all(lanes);
    expect(await first.ended).toBe(0);
    expect(first.started.stdout).toMatch(/Stopped\.\n$/);
    expect(isTermSent).toBe(true);

    const second = await host();
    expect(second.invite.serverId).toBe(first.invite.serverId);
    expect(second.invite.token).not.toBe(first.invite.token);
    expect(second.started.stdout).toMatch(/\d+ given out before holds? as well/);
    // What was given out before the restart still lets in.
    const reader = await joinAs(first.invite, second.port, 'Reader');
    const stored = await readLobby(reader);
    const kept = new Set(stored);
    expect(kept.size).toBe(stored.length);
    expect(acknowledged.filter((text) => !kept.has(text))).toEqual([]);
    // What clients wrote is nobody's business in a log.
    expect(first.started.stderr).toContain('session opened');
    expect(first.started.stderr).not.toMatch(/Sender|\d\.\d+\/\d/);
    reader.close();
    for (const client of clients) client.close();
  });

  it('tells its clients that it stops, and does not wait for those that hang', async () => {
    const { invite, port, process: child, ended } = await host();
    const client = await joinAs(invite, port, 'Rosa');
    const hanging = connect(port, '127.0.0.1').on('error', () => {});
    await once(hanging, 'connect');
    child.kill('SIGTERM');
    expect(await client.hear('session:ended')).toMatchObject({ code: 'server_stopped' });
    // It would end with 1 if it took longer than it may.
    expect(await ended).toBe(0);
    hanging.destroy();
  });

  it('refuses a second server on the same folder, and leaves the first alone', async () => {
    const first = await host();
    const second = run(['--data', dataDir, '--port', '0']);
    expect(await second.ended).toBe(1);
    expect(second.stderr).toBe(
      `hearth: Another server is running on ${dataDir}. Stop it first, or choose a folder with --data.\n`,
    );
    expect(second.stdout).toBe('');
    const client = await joinAs(first.invite, first.port, 'Rosa');
    await client.send(client.lobby.id, 'still here');
    client.close();
  });

  it('is free again after the first was killed', async () => {
    const first = await host();
    first.process.kill('SIGKILL');
    await first.ended;
    const second = await host();
    expect(second.invite.serverId).toBe(first.invite.serverId);
  });

  it('says plainly when the wanted port was taken', async () => {
    const first = await host();
    const other = join(folder, 'other');
    const second = await host(['--data', other, '--port', String(first.port)]);
    expect(second.port).not.toBe(first.port);
    expect(second.stdout).toContain(`${second.port}, because ${first.port} was taken`);
    expect(second.invite.addresses.every(({ port }) => port === second.port)).toBe(true);
  });

  it('HS-9: takes the password from the environment, and draws a QR code when asked', async () => {
    const { stdout, port, invite } = await host(['--qr'], { HEARTH_PASSWORD: 'open sesame' });
    const hello = await createDialler().probe({ host: '127.0.0.1', port }, invite.serverId);
    expect(hello).toMatchObject({ value: { joining: 'password' } });
    expect(stdout).toContain('Newcomers need the password or the invite');
    expect(stdout).not.toContain('open sesame');
  });

  it('HS-19: names who knocks, and lets in by a line at the terminal', async () => {
    const own = join(folder, 'ask');
    const {
      started,
      invite,
      port,
      process: child,
    } = await host(['--data', own, '--joining', 'ask']);
    const said = (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => started.stdout.includes(text) && resolve();
        child.stdout?.on('data', look);
        look();
      });
    const server = { serverId: invite.serverId, address: { host: '127.0.0.1', port } };
    const knock = (identity: Identity, name: string) => tryTestClient({ server, identity, name });
    const [rosa, emil] = [createIdentity(), createIdentity()];
    expect(await knock(rosa, 'Rosa')).toMatchObject({ code: 'awaiting_admission' });
    await said('1. "Rosa" waits to be let in.');
    expect(await knock(emil, 'Emil')).toMatchObject({ code: 'awaiting_admission' });
    await said('2. "Emil" waits to be let in.');
    child.stdin?.write('y Rosa\nn 2\n');
    await said('2. "Emil" is not let in.');
    expect(await knock(emil, 'Emil')).toMatchObject({ code: 'admission_refused' });
    const client = await joinAs({ ...invite, token: null }, port, 'Rosa', rosa);
    client.close();
    child.stdin?.end();
    await said('Nobody can answer here any more');
    (await joinAs(invite, port, 'Jonas')).close();
  });

  it('HS-16: makes the invite that is asked for, and takes back the earlier ones when told', async () => {
    const own = join(folder, 'invites');
    const start = (...args: string[]) =>
      host(['--data', own, '--password', 'open sesame', ...args]);
    const first = await start('--invite-uses', '1', '--invite-expires', 'never');
    expect(first.stdout).toContain('for 1 newcomer, without end');
    (await joinAs(first.invite, first.port, 'Rosa')).close();
    await expect(joinAs(first.invite, first.port, 'Emil')).rejects.toThrow('invite_invalid');
    first.process.kill('SIGTERM');
    await first.ended;

    const second = await start();
    expect(second.stdout).not.toContain('given out before');
    second.process.kill('SIGTERM');
    await second.ended;

    const third = await start('--revoke-invites');
    expect(third.stdout).not.toContain('given out before');
    await expect(joinAs(second.invite, third.port, 'Emil')).rejects.toThrow('invite_invalid');
    (await joinAs(third.invite, third.port, 'Emil')).close();
  });

  it('answers a wrong command line with one sentence and exit code 2', async () => {
    const wrong = run(['--colour', 'red']);
    expect(await wrong.ended).toBe(2);
    expect(wrong.stderr).toBe(
      'hearth: There is no option --colour; --help lists those there are.\n',
    );
    const help = run(['--help']);
    expect(await help.ended).toBe(0);
    expect(help.stdout).toContain('--password');
  });
});
