import {
  closeSync,
  cpSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { hashText, verifySignature } from '../../src/node/keys';
import { openTestClient } from '../../src/server/testing/test-client';
import { serverIdSchema } from '../../src/shared/model/ids';
import { toEntrySigningText, toSignedContent } from '../../src/shared/protocol/signing';
import { createHost, type Host } from '../harness/host';
import { takePort } from '../harness/ports';
import type { Random } from '../harness/random';
import type { FaultRun, RunContext } from '../run';

// So few that the log is not begun anew: what it had before would take the damage without harm.
const MESSAGES = 160;
const MESSAGE_BYTES = 400;
const FILES = ['server.sqlite', 'server.sqlite-wal', 'server.sqlite-shm'];
const PAGE = 200;

/** Turns a bit, overwrites a stretch, or cuts the end off. Answers what was done. */
function damage(path: string, random: Random): string {
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    if (size === 0) return 'nothing there';
    const at = random.between(0, size - 1);
    const way = random.pick(['turn', 'turn', 'overwrite', 'cut']);
    if (way === 'cut') {
      ftruncateSync(file, at);
      return `cut at ${at}`;
    }
    if (way === 'overwrite') {
      const length = Math.min(random.between(1, 6_000), size - at);
      writeSync(file, Buffer.alloc(length, random.between(0, 255)), 0, length, at);
      return `${length} bytes overwritten at ${at}`;
    }
    const byte = Buffer.alloc(1);
    readSync(file, byte, 0, 1, at);
    byte[0] = (byte[0] ?? 0) ^ (1 << random.between(0, 7));
    writeSync(file, byte, 0, 1, at);
    return `a bit turned at ${at}`;
  } finally {
    closeSync(file);
  }
}

/** A server that was killed, with half of its messages in a backup. Answers every text that it acknowledged, by its place. */
async function prepare(host: Host): Promise<{ texts: Map<number, string>; publicKey: string }> {
  const texts = new Map<number, string>();
  await host.start();
  const server = { address: { host: '127.0.0.1', port: host.port }, serverId: idOf(host) };
  let client = await openTestClient({ server, name: 'wim' });
  const { identity } = client;
  const send = async (from: number, to: number) => {
    for (let n = from; n < to; n += 1) {
      const text = `${n} `.padEnd(MESSAGE_BYTES, 'word ');
      const { entry } = await client.send(client.lobby.id, text);
      texts.set(entry.seq, text);
    }
  };
  await send(0, MESSAGES / 2);
  client.close();
  await host.stop();
  const backups = join(host.dataDir, 'backups');
  mkdirSync(backups, { recursive: true });
  cpSync(join(host.dataDir, 'server.sqlite'), join(backups, 'server-20250101T120000Z.sqlite'));
  await host.start();
  client = await openTestClient({ server, name: 'wim', identity });
  await send(MESSAGES / 2, MESSAGES);
  await host.kill();
  client.close();
  return { texts, publicKey: identity.publicKey };
}

const idOf = (host: Host) => serverIdSchema.parse(host.serverId());

interface Found {
  /** Where what was acknowledged is not, or is not what it was. */
  gone: number;
  /** Changed words whose signature still fits. */
  undetected: number;
}

/** Looks at everything in the lobby, as somebody does who comes in. */
async function look(
  host: Host,
  texts: ReadonlyMap<number, string>,
  publicKey: string,
): Promise<Found> {
  const server = { address: { host: '127.0.0.1', port: host.port }, serverId: idOf(host) };
  const client = await openTestClient({ server, name: 'eve' });
  const { serverId } = server;
  const intact = new Set<number>();
  let undetected = 0;
  let changed = 0;
  for (let after = 0; ;) {
    const roomId = client.lobby.id;
    const { entries, headSeq } = await client.get('timeline:page', { roomId, after, limit: PAGE });
    for (const entry of entries) {
      if (entry.kind !== 'message') continue;
      if (texts.get(entry.seq) === entry.text) intact.add(entry.seq);
      else {
        changed += 1;
        const signed = toEntrySigningText(
          { serverId, roomId, clientId: entry.clientId },
          toSignedContent(entry, hashText),
        );
        if (verifySignature(publicKey, signed, entry.signature)) undetected += 1;
      }
    }
    after += entries.length;
    if (entries.length === 0 || after >= headSeq) break;
  }
  client.close();
  return { gone: texts.size - intact.size - changed, undetected };
}

/** What the host was told of it; null when nothing. */
function readTold(path: string): { lost: number; mayMissNewest: boolean } | null {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const row = database.prepare(`SELECT value FROM settings WHERE key = 'recovery'`).get() as
      | { value: string }
      | undefined;
    return row === undefined
      ? null
      : (JSON.parse(row.value) as { lost: number; mayMissNewest: boolean });
  } finally {
    database.close();
  }
}

async function run(context: RunContext) {
  const { folder, programs, random, signal, size } = context;
  const template = join(folder, 'template');
  mkdirSync(template);
  const port = await takePort();
  const hostOf = (dataDir: string) => createHost({ program: programs.host, dataDir, port, signal });
  const { texts, publicKey } = await prepare(hostOf(template));
  const failures: string[] = [];
  let started = 0;
  let told = 0;
  let gone = 0;
  let silent = 0;
  for (let n = 1; n <= size && !signal.aborted; n += 1) {
    const dataDir = join(folder, `case-${n}`);
    cpSync(template, dataDir, { recursive: true });
    const name = random.pick(FILES);
    const what = `case ${n}: ${name}, ${damage(join(dataDir, name), random)}`;
    const host = hostOf(dataDir);
    try {
      await host.start();
      started += 1;
      const found = await look(host, texts, publicKey);
      await host.stop();
      const report = readTold(join(dataDir, 'server.sqlite'));
      gone += found.gone;
      if (found.undetected > 0) failures.push(`${what}: changed words with a signature that fits`);
      if (report === null) {
        silent += found.gone;
        if (found.gone > 0) failures.push(`${what}: ${found.gone} lost, and nothing said`);
      } else {
        told += 1;
        const isKept = readdirSync(dataDir).some((file) => file.startsWith('server-set-aside-'));
        if (!isKept) failures.push(`${what}: the damaged database was not kept`);
        if (found.gone > report.lost && !report.mayMissNewest) {
          failures.push(`${what}: ${found.gone} lost, ${report.lost} told`);
        }
      }
      rmSync(dataDir, { recursive: true, force: true });
    } catch (error) {
      failures.push(`${what}: ${(error as Error).message}`);
      await host.kill().catch(() => undefined);
    }
  }
  if (told === 0) failures.push('Nothing was noticed: the damage was too tame to prove anything.');
  return {
    acknowledged: texts.size * started,
    lost: silent,
    duplicated: 0,
    outOfOrder: 0,
    note: `${started} of ${size} started; ${told} told the host; ${gone} entries lost in all, each one told`,
    failures,
  };
}

export const corruption: FaultRun = {
  name: 'corruption',
  ids: ['C3'],
  about: 'a bit turned, bytes overwritten or an end cut off in the database, its log or its index',
  size: { short: 15, full: 200, of: 'cases' },
  lane: 'busy',
  withinSeconds: { short: 240, full: 2_400 },
  run,
};
