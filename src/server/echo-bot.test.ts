import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createServerKey } from '../node/certificate';
import { hashText, verifySignature } from '../node/keys';
import type { MessageEntry } from '../shared/model/entry';
import { printInvite, printWebInvite, type Invite } from '../shared/protocol/invite';
import { toEntrySigningText } from '../shared/protocol/signing';
import { openTestClient, type TestClient } from './testing/test-client';
import { startTestServer, type TestServer } from './testing/test-server';

// Whole processes start and stop here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });
const folder = mkdtempSync(join(tmpdir(), 'hearth-bot-'));
const bots = new Set<ChildProcess>();
let server: TestServer;
let invite: Invite;

beforeAll(async () => {
  server = await startTestServer({ name: 'Workshop', password: 'only by invite' });
  const { serverId, token, address } = server;
  invite = { serverId, token, addresses: [address], name: 'Workshop' };
});
afterEach(async () => {
  for (const bot of bots) {
    if (bot.exitCode === null && bot.signalCode === null && bot.kill()) await once(bot, 'exit');
  }
  bots.clear();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function runBot(...args: string[]): ChildProcess {
  const script = join(import.meta.dirname, '../../examples/echo-bot.mjs');
  const bot = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  bots.add(bot);
  return bot;
}

/** Starts the bot and waits until it says who it is. */
async function startBot(...args: string[]): Promise<string> {
  const bot = runBot(...args);
  if (bot.stdout === null) throw new Error('The bot has no output.');
  for await (const line of createInterface(bot.stdout)) {
    const memberId = /^Echo is in Workshop as ([a-z2-7]{26})\.$/.exec(line)?.[1];
    if (memberId !== undefined) return memberId;
  }
  throw new Error('The bot ended before it was in.');
}

async function hearFrom(client: TestClient, author: string): Promise<MessageEntry> {
  const isTheirs = (entry: { kind: string; author: string }) =>
    entry.kind === 'message' && entry.author === author;
  const { entries } = await client.hear('entry:appended', (told) => told.entries.some(isTheirs));
  const entry = entries.find(isTheirs);
  if (entry?.kind !== 'message') throw new Error('Heard something else.');
  return entry;
}

describe('the echo bot', () => {
  it('HS-5, DL-7: comes in by invite, greets a newcomer directly, and answers in a room', async () => {
    const botId = await startBot(printInvite(invite));
    const rosa = await openTestClient({ server, token: server.token, name: 'Rosa' });

    const greeting = await hearFrom(rosa, botId);
    expect(greeting.text).toContain('Welcome!');
    const direct = rosa.heard.find(({ event }) => event === 'room:changed');
    expect(direct?.payload).toMatchObject({ room: { kind: 'direct', id: greeting.roomId } });

    await rosa.send(rosa.lobby.id, 'nothing for the bot');
    await rosa.send(rosa.lobby.id, 'Echo  good\nmorning');
    const answer = await hearFrom(rosa, botId);
    expect(answer).toMatchObject({ roomId: rosa.lobby.id, text: 'good\nmorning' });

    const bot = rosa.welcome.members.find(({ id }) => id === botId);
    const { roomId, clientId, text, signature } = answer;
    const { serverId } = server;
    const signed = toEntrySigningText(
      { serverId, roomId, clientId },
      { kind: 'message', textHash: hashText(text) },
    );
    expect(verifySignature(bot?.publicKey ?? '', signed, signature)).toBe(true);
    rosa.close();
  });

  it('HS-12: is the same member again with the key it kept, which only its owner can read', async () => {
    const keyFile = join(folder, 'bot-key.pem');
    const first = await startBot(printWebInvite(invite), keyFile);
    const again = await startBot(printInvite({ ...invite, token: null }), keyFile);
    expect(again).toBe(first);
    expect(await startBot(printInvite(invite))).not.toBe(first);
    if (process.platform !== 'win32') expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  });

  it('HS-2: says not a word to a server with another key', async () => {
    const { serverId } = await createServerKey();
    const bot = runBot(printInvite({ ...invite, serverId }));
    let complaint = '';
    bot.stderr?.on('data', (chunk) => (complaint += String(chunk)));
    const [code] = await once(bot, 'close');
    expect(code).not.toBe(0);
    expect(complaint).toContain('This server shows another key.');
  });

  it('HS-9: ends with the code of the refusal when it may not come in', async () => {
    const bot = runBot(printInvite({ ...invite, token: null }));
    let complaint = '';
    bot.stderr?.on('data', (chunk) => (complaint += String(chunk)));
    const [code] = await once(bot, 'close');
    expect(code).toBe(1);
    expect(complaint).toBe('Not connected: password_required\n');
  });
});
