import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDialler } from '../node/dialler';
import { createIdentity } from '../node/identity';
import { newUuid } from '../node/uuid';
import { fromServerProcessSchema, type FromServerProcess } from '../shared/hosting/messages';
import { openTestClient, tryTestClient } from './testing/test-client';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What an Electron utility process has as `process.parentPort`, with the app's end in the test's hand. */
class FakeParentPort extends EventEmitter {
  readonly told: FromServerProcess[] = [];

  postMessage(message: unknown): void {
    const parsed = fromServerProcessSchema.parse(message);
    if (parsed.type !== 'log') this.told.push(parsed);
    this.emit('told');
  }

  say(data: unknown): void {
    this.emit('message', { data });
  }

  async hear(type: FromServerProcess['type']): Promise<FromServerProcess> {
    for (;;) {
      const found = this.told.findIndex((message) => message.type === type);
      const [message] = found === -1 ? [] : this.told.splice(found, 1);
      if (message !== undefined) return message;
      await new Promise((resolve) => this.once('told', resolve));
    }
  }
}

let dataDir: string;
let port: FakeParentPort;
const host = process as { parentPort?: FakeParentPort };
const EVENTS = ['uncaughtException', 'unhandledRejection', 'SIGTERM', 'disconnect'] as const;
const before = EVENTS.map((event) => [event, process.listeners(event as 'SIGTERM')] as const);

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hearth-process-'));
  port = new FakeParentPort();
  host.parentPort = port;
  vi.resetModules();
  await import('./process');
});
afterEach(async () => {
  delete host.parentPort;
  for (const [event, listeners] of before) {
    process.removeAllListeners(event);
    for (const listener of listeners) process.on(event, listener);
  }
  await rm(dataDir, { recursive: true, force: true });
});

const startMessage = () => ({
  type: 'start',
  dataDir,
  name: 'Attic',
  port: 0,
  ownerId: createIdentity().memberId,
  logLevel: 'debug',
});

it('starts, changes and stops a server as the app says, and ends with 0', async () => {
  const exited = new Promise<unknown>((resolve) => {
    vi.spyOn(process, 'exit').mockImplementation(((code: unknown) => resolve(code)) as never);
  });
  port.say(startMessage());
  const started = await port.hear('started');
  expect(started).toMatchObject({ name: 'Attic', joining: 'open' });
  port.say({
    type: 'configure',
    name: 'Cellar',
    joining: { mode: 'password', password: 'one' },
  });
  expect(await port.hear('configured')).toMatchObject({ name: 'Cellar', joining: 'password' });
  if (started.type !== 'started') throw new Error('not started');
  const address = { host: '127.0.0.1', port: started.port };
  const hello = await createDialler().probe(address, started.serverId);
  expect(hello).toMatchObject({ value: { name: 'Cellar', joining: 'password' } });
  port.say({ type: 'stop' });
  await port.hear('stopped');
  expect(await exited).toBe(0);
  expect(await createDialler().probe(address, started.serverId)).toMatchObject({
    code: 'not_running',
  });
});

it('PR-5: goes to sleep and wakes as the app says, on the same port', async () => {
  vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  port.say({ type: 'sleep' });
  port.say(startMessage());
  const started = await port.hear('started');
  if (started.type !== 'started') throw new Error('not started');
  const server = {
    address: { host: '127.0.0.1', port: started.port },
    serverId: started.serverId,
  };
  const client = await openTestClient({ server });
  port.say({ type: 'sleep' });
  expect(await client.hear('session:ended')).toMatchObject({ code: 'server_sleeping' });
  await client.closed();
  expect(await createDialler().probe(server.address, server.serverId)).toMatchObject({
    code: 'unreachable',
  });
  port.say({ type: 'wake' });
  // What is said later is done later.
  port.say({ type: 'configure', name: 'Morning' });
  await port.hear('configured');
  const again = await openTestClient({ server, identity: client.identity });
  expect(again.welcome.serverName).toBe('Morning');
  again.close();
  port.say({ type: 'stop' });
  await port.hear('stopped');
});

it('HS-16: makes, tells, and revokes invites as the app says', async () => {
  vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  port.say({ type: 'make-invite', terms: { lastsMs: null, uses: 1 } });
  expect(await port.hear('failed')).toMatchObject({ code: 'not_hosting' });
  port.say(startMessage());
  const started = await port.hear('started');
  if (started.type !== 'started') throw new Error('not started');
  expect(started.invites).toEqual([]);
  port.say({ type: 'configure', joining: { mode: 'invite' } });
  expect(await port.hear('configured')).toMatchObject({ joining: 'invite' });

  port.say({ type: 'make-invite', terms: { lastsMs: null, uses: 1 } });
  const made = await port.hear('invite-made');
  if (made.type !== 'invite-made') throw new Error('no invite');
  expect(await port.hear('invites')).toEqual({ type: 'invites', invites: [made.invite] });
  const address = { host: '127.0.0.1', port: started.port };
  const server = { address, serverId: started.serverId };
  const client = await openTestClient({ server, token: made.token });
  expect(await port.hear('invites')).toEqual({ type: 'invites', invites: [] });
  client.close();

  port.say({ type: 'make-invite', terms: { lastsMs: 60_000, uses: null } });
  const other = await port.hear('invite-made');
  if (other.type !== 'invite-made') throw new Error('no invite');
  await port.hear('invites');
  port.say({ type: 'revoke-invite', id: other.invite.id });
  await port.hear('invite-revoked');
  expect(await port.hear('invites')).toEqual({ type: 'invites', invites: [] });
  expect(await tryTestClient({ server, token: other.token })).toMatchObject({
    code: 'invite_invalid',
  });
  port.say({ type: 'revoke-invite', id: newUuid() });
  expect(await port.hear('failed')).toMatchObject({ code: 'not_found' });
  port.say({ type: 'make-invite', terms: { lastsMs: 1, uses: null } });
  expect(await port.hear('failed')).toMatchObject({ code: 'bad_request' });
  port.say({ type: 'stop' });
  await port.hear('stopped');
});

it('HS-19: tells who waits, and takes the word of the app', async () => {
  vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  const jonas = createIdentity();
  const { memberId } = jonas;
  port.say({ type: 'answer-knock', memberId, isLetIn: true });
  expect(await port.hear('failed')).toMatchObject({ code: 'not_hosting' });
  port.say(startMessage());
  const started = await port.hear('started');
  if (started.type !== 'started') throw new Error('not started');
  port.say({ type: 'configure', joining: { mode: 'ask' } });
  await port.hear('configured');
  const address = { host: '127.0.0.1', port: started.port };
  const server = { address, serverId: started.serverId };
  const knock = () => tryTestClient({ server, identity: jonas, name: 'Jonas' });
  expect(await knock()).toMatchObject({ code: 'awaiting_admission' });
  expect(await port.hear('knocks')).toMatchObject({ knocks: [{ memberId, name: 'Jonas' }] });
  port.say({ type: 'answer-knock', memberId, isLetIn: true });
  await port.hear('knock-answered');
  expect(await port.hear('knocks')).toEqual({ type: 'knocks', knocks: [] });
  const outcome = await knock();
  if (!outcome.ok) throw new Error(outcome.code);
  outcome.value.close();
  port.say({ type: 'answer-knock', memberId, isLetIn: false });
  expect(await port.hear('failed')).toMatchObject({ code: 'not_found' });
  port.say({ type: 'stop' });
  await port.hear('stopped');
});

it('answers what it cannot do, and stays', async () => {
  vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  port.say({ type: 'start', port: 'everywhere' });
  expect(await port.hear('failed')).toMatchObject({ code: 'bad_request' });
  port.say({ type: 'configure', name: 'Cellar' });
  expect(await port.hear('failed')).toMatchObject({ code: 'not_hosting' });
  port.say(startMessage());
  await port.hear('started');
  port.say(startMessage());
  expect(await port.hear('failed')).toMatchObject({ code: 'already_hosting' });
  port.say({ type: 'stop' });
  await port.hear('stopped');
});
