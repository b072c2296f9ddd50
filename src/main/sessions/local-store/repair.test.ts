import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnownServer } from '../../../client/store';
import {
  aClientId,
  aMember,
  aMemberId,
  aMessage,
  aRoom,
  aRoomId,
  aServerId,
} from '../../../client/testing/samples';
import { toReference } from '../../../shared/model/changes';
import { openDatabase } from './database';
import { repairDatabase } from './repair';
import { openSqliteStore } from './sqlite-store';
import { STEPS } from './schema';

const NOW = Date.UTC(2030, 0, 1, 12);
const PAGE = 4096;
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-repair-'));
  path = join(folder, 'sessions.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const a = aServerId('a');
const b = aServerId('b');
const facts = (id: KnownServer['id'], name: string): KnownServer => ({
  id,
  name,
  addresses: [{ host: '192.168.4.20', port: 7788 }],
  isHostedHere: false,
  isVerified: true,
});
const wait = (n: number) => ({
  clientId: aClientId(n),
  roomId: aRoomId(1),
  content: { kind: 'message' as const, text: `waiting ${n} ${'and waiting '.repeat(20)}` },
  createdAt: n,
  code: null,
});

const person = {
  memberId: aMemberId(1),
  name: 'Member 1',
  note: 'likes soup',
  isMuted: true,
  isBlocked: false,
};

const saved = (room: number, seq: number) => ({
  roomId: aRoomId(room),
  target: toReference(aMessage(seq)),
});

/** Two servers, saved messages, a draft, thirty messages that wait; left as a killed app leaves it. */
async function fillAndKill(servers = [facts(a, 'Workshop'), facts(b, 'Kitchen — Küche')]) {
  const source = join(folder, 'source', 'sessions.db');
  const store = openSqliteStore(source);
  for (const server of servers) {
    await store.saveServer(server);
    await store.saveWelcome(server.id, {
      members: [aMember(0), aMember(1)],
      rooms: [aRoom(1), aRoom(2)],
    });
  }
  await store.setDraft(a, aRoomId(2), 'half a thought');
  await store.setMuted(a, aRoomId(2), true);
  await store.savePerson(person);
  await store.saveMessage(a, saved(1, 7));
  await store.saveMessage(b, saved(2, 4));
  for (let n = 1; n <= 30; n += 1) await store.queueMessage(a, wait(n));
  for (const ending of ['', '-wal', '-shm']) cpSync(`${source}${ending}`, `${path}${ending}`);
  await store.close();
}
/** The same, with everything in one file. */
async function fillAndClose(servers?: KnownServer[]) {
  await fillAndKill(servers);
  const connection = new DatabaseSync(path);
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  connection.close();
}
const load = async () => {
  const store = openSqliteStore(path);
  const loaded = await store.load();
  await store.close();
  return loaded;
};
const wipe = (from: number, length: number) => {
  const content = readFileSync(path);
  content.fill(0xa5, from, from + length);
  writeFileSync(path, content);
};
const placeOf = (text: string) => readFileSync(path).indexOf(Buffer.from(text));
const pageOf = (text: string) => Math.floor(placeOf(text) / PAGE) * PAGE;
const keptFiles = () => readdirSync(folder).filter((name) => name.includes('set-aside'));

describe("ST-6: the app's own database", () => {
  it('is left alone when nothing is the matter, also after a crash, and when it is new', async () => {
    expect(await repairDatabase(path, NOW)).toBeNull();
    await fillAndKill();
    expect(await repairDatabase(path, NOW)).toBeNull();
    const [first] = await load();
    expect(first?.outbox).toHaveLength(30);
    expect(keptFiles()).toEqual([]);
  });

  it('is left alone when a newer Hearth wrote it', async () => {
    const later = new DatabaseSync(path);
    later.exec('CREATE TABLE later (x); PRAGMA user_version = 99');
    later.close();
    const before = readFileSync(path);
    expect(await repairDatabase(path, NOW)).toBeNull();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('keeps servers, drafts and whatever waits when a page of it is damaged', async () => {
    await fillAndClose();
    wipe(pageOf('waiting 15 '), PAGE);
    const damaged = readFileSync(path);
    const repair = await repairDatabase(path, NOW);
    expect(repair).toMatchObject({ servers: 2 });
    expect(repair?.waiting).toBeGreaterThan(10);
    const [first, second] = await load();
    expect(first?.server).toEqual(facts(a, 'Workshop'));
    expect(second?.server).toEqual(facts(b, 'Kitchen — Küche'));
    expect(first?.rooms[1]).toMatchObject({ draft: 'half a thought', isMuted: true, range: null });
    expect(first?.outbox).toHaveLength(repair?.waiting ?? 0);
    const store = openSqliteStore(path);
    expect(await store.loadPeople()).toEqual([person]);
    expect(await store.loadSaved(a)).toEqual([saved(1, 7)]);
    expect(await store.loadSaved(b)).toEqual([saved(2, 4)]);
    await store.close();
    // In the order written.
    const times = first?.outbox.map(({ createdAt }) => createdAt) ?? [];
    expect(times).toEqual(times.toSorted((x, y) => x - y));
    expect(second?.outbox).toEqual([]);
    expect(readFileSync(repair?.keptAs ?? '').equals(damaged)).toBe(true);
    expect(await repairDatabase(path, NOW)).toBeNull();
  });

  it('does not stumble over a fact that does not parse', async () => {
    await fillAndClose();
    const content = readFileSync(path);
    content[placeOf('"name":"Kitchen')] = 0x21;
    writeFileSync(path, content);
    expect(await repairDatabase(path, NOW)).toMatchObject({ servers: 1, waiting: 30 });
    expect((await load()).map(({ server }) => server.name)).toEqual(['Workshop']);
  });

  it('finds the servers again in the bytes when no table can be read', async () => {
    await fillAndClose();
    wipe(0, PAGE);
    expect(await repairDatabase(path, NOW)).toMatchObject({ servers: 2, waiting: 0 });
    const servers = (await load()).map(({ server }) => server);
    expect(servers).toHaveLength(2);
    expect(servers).toContainEqual(facts(a, 'Workshop'));
    expect(servers).toContainEqual(facts(b, 'Kitchen — Küche'));
  });

  it.each([
    ['something else', 'This was a shopping list. '.repeat(500)],
    ['next to nothing', 'x'],
  ])('begins anew where there is %s', async (_, text) => {
    writeFileSync(path, text);
    expect(await repairDatabase(path, NOW)).toMatchObject({ servers: 0, waiting: 0 });
    expect(await load()).toEqual([]);
    expect(keptFiles()).toHaveLength(1);
  });

  it('of a version before keeps what waits', async () => {
    const { connection } = openDatabase(path, STEPS.slice(0, 1));
    connection.exec(
      `INSERT INTO servers VALUES (1, '${a}', '${JSON.stringify(facts(a, 'Workshop'))}')`,
    );
    connection
      .prepare('INSERT INTO outbox VALUES (1, 1, ?, ?, ?, 5, NULL)')
      .run(aRoomId(1), aClientId(1), 'still waiting');
    connection.exec(`CREATE TABLE filler (x); PRAGMA wal_checkpoint(TRUNCATE)`);
    for (let n = 0; n < 40; n += 1)
      connection.exec(`INSERT INTO filler VALUES ('${'f'.repeat(900)}')`);
    connection.exec(`PRAGMA wal_checkpoint(TRUNCATE)`);
    connection.close();
    wipe(pageOf('f'.repeat(600)), PAGE);
    expect(await repairDatabase(path, NOW)).toMatchObject({ servers: 1, waiting: 1 });
    expect((await load())[0]?.outbox[0]?.content).toEqual({
      kind: 'message',
      text: 'still waiting',
    });
  });

  it('is repaired in one piece when the app was ended between the moves', async () => {
    await fillAndClose();
    const whole = join(folder, 'whole.db');
    cpSync(path, whole);
    wipe(0, PAGE);
    cpSync(whole, `${path}.repaired`);
    const damaged = `${path}.set-aside-earlier`;
    cpSync(path, damaged);
    rmSync(path);
    writeFileSync(`${path}-wal`, '');
    expect(await repairDatabase(path, NOW)).toBeNull();
    expect((await load())[0]?.outbox).toHaveLength(30);
    expect(existsSync(`${path}.repaired`)).toBe(false);
  });
});
