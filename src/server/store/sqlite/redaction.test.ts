import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toReference } from '../../../shared/model/changes';
import type { MessageEntry } from '../../../shared/model/entry';
import { toWords } from '../../../shared/model/search-words';
import type { ChatStore } from '../store';
import { admit, LOBBY, memberIdOf, messageOf, valueOf, writtenOf } from '../testing/make';
import { openDatabase } from './database';
import { MIGRATIONS } from './migrations/index';
import { createSqliteStore } from './open';

const rosa = memberIdOf('rosa');

let folder: string;
let file: string;
let copies: string[];
let store: ChatStore;
let ids: number;

function open(): ChatStore {
  return createSqliteStore(valueOf(openDatabase(file)), {
    forEachCopy(run) {
      for (const copy of copies) {
        const connection = new DatabaseSync(copy);
        connection.exec('PRAGMA secure_delete = ON');
        run(connection);
        connection.close();
      }
    },
  });
}

beforeEach(async () => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'hearth-redaction-'));
  file = join(folder, 'server.sqlite');
  copies = [];
  ids = 0;
  store = open();
  await admit(store, rosa);
});
afterEach(async () => {
  await store.close();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const say = async (...texts: string[]) => {
  const batch = texts.map((text) => messageOf(rosa, (ids += 1), { text }));
  const outcomes = await store.append(batch);
  return outcomes.map((outcome) => valueOf(outcome).entry as MessageEntry);
};
const change = async (message: MessageEntry, text: string | null) => {
  const target = toReference(message);
  const content =
    text === null
      ? ({ kind: 'redaction', target } as const)
      : ({ kind: 'edit', target, text } as const);
  for (const outcome of await store.append([writtenOf(rosa, (ids += 1), content)])) {
    valueOf(outcome);
  }
};
const index = async () => {
  while (valueOf(await store.indexSome()).isMore);
};
/** The copy is whole and has no log of its own, as a backup is. */
const copy = (name: string) => {
  const connection = new DatabaseSync(file);
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  connection.close();
  const path = join(folder, name);
  copyFileSync(file, path);
  copies.push(path);
};

/** Which of these stand in which file of the folder, in one of the encodings that SQLite uses. */
function findTraces(needles: readonly string[]): string[] {
  return readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    return needles
      .filter((needle) => bytes.includes(Buffer.from(needle, 'utf8')))
      .map((needle) => `${name}: ${needle.slice(0, 30)}`);
  });
}

let seed = 7;
const random = (below: number) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((seed / 0x80000000) * below);
};
const LETTERS = 'bcdfghjklmnpqrstvwxz';
const rareWord = () => Array.from({ length: 12 }, () => LETTERS[random(LETTERS.length)]).join('');

describe('what was taken back', () => {
  it('TL-9: stands nowhere in the database, its log, its index and its backups, however long', async () => {
    const long = Array.from({ length: 600 }, rareWord).join(' ');
    const han = '鑫森淼焱垚是很少见的字';
    const edited = 'xylographxyz is what I meant';
    const texts = ['a secret: qwjkzvbnpl', long, han, 'wrxtplkjhg first'];
    const [secret, story, chinese, changed] = await say(...texts);
    if (!secret || !story || !chinese || !changed) throw new Error('Something was not stored.');
    await index();
    await change(changed, edited);
    await say('and this one stays');
    copy('yesterday.sqlite');
    const needles = [
      ...texts,
      edited,
      ...long.split(' '),
      'qwjkzvbnpl',
      'wrxtplkjhg',
      'xylographxyz',
      // As the index has it: sign by sign.
      ...Array.from(han),
    ];
    // The search looks at the right places: all of it is there before, also in the log or the file.
    for (const text of [...texts, edited]) {
      expect(findTraces([text.slice(0, 200)]).length).toBeGreaterThan(0);
    }

    for (const message of [secret, story, chinese, changed]) await change(message, null);
    vi.advanceTimersByTime(2_000);

    expect(findTraces(needles)).toEqual([]);
    expect(findTraces(['and this one stays'])).toEqual([
      'server.sqlite: and this one stays',
      'yesterday.sqlite: and this one stays',
    ]);
    const page = { roomId: LOBBY, memberId: rosa, after: 1, limit: 9 };
    const { entries } = valueOf(await store.page(page));
    expect(entries.map(({ kind }) => kind).join(' ')).toBe(
      'tombstone tombstone tombstone tombstone tombstone message redaction redaction redaction',
    );
  });

  it('TL-9: leaves no word behind among thousands, wherever their rows and pages moved to', async () => {
    const gone: string[] = [];
    const messages: [MessageEntry, string][] = [];
    for (let round = 0; round < 30; round += 1) {
      const words = Array.from({ length: 100 }, rareWord);
      const texts = words.map(
        (word, n) => `hello ${word} ${n % 7 === 0 ? 'and more '.repeat(n) : ''}`,
      );
      const said = await say(...texts);
      said.forEach((message, n) => messages.push([message, words[n] ?? '']));
      if (round % 2 === 0) await index();
      for (let n = 0; n < 5; n += 1) {
        const picked = messages[random(messages.length)];
        if (picked === undefined) continue;
        const word = rareWord();
        await change(picked[0], `instead ${word}`).catch(() => undefined);
        if (!gone.includes(picked[1])) gone.push(word);
      }
      for (let n = 0; n < 20; n += 1) {
        const [picked] = messages.splice(random(messages.length), 1);
        if (picked === undefined) continue;
        gone.push(picked[1]);
        await change(picked[0], null);
      }
    }
    // Edits of messages that are still there have a right to be there.
    const standing = new Set<string>();
    for (let after = 0; ;) {
      const page = valueOf(await store.page({ roomId: LOBBY, memberId: rosa, after, limit: 200 }));
      for (const entry of page.entries) {
        if (entry.kind !== 'message' && entry.kind !== 'edit') continue;
        for (const { text } of toWords(entry.text)) standing.add(text);
      }
      if (page.entries.length === 0) break;
      after = page.entries.at(-1)?.seq ?? 0;
    }
    await index();
    vi.advanceTimersByTime(2_000);
    const needles = gone.filter((word) => !standing.has(word));
    expect(needles.length).toBeGreaterThan(500);
    expect(findTraces(needles)).toEqual([]);
    // Neither the word nor what is left of it where its neighbour in the index begins alike.
    expect(findTraces(needles.map((word) => word.slice(4)))).toEqual([]);
    const kept = messages.slice(-20).map(([, word]) => word);
    expect(findTraces(kept).length).toBeGreaterThan(0);
  }, 60_000);

  it('TL-9: is taken out of backups although the process ended right after the redaction', async () => {
    const [message] = await say('ptarmiganqz was here');
    if (message === undefined) throw new Error('Nothing was stored.');
    copy('yesterday.sqlite');
    await change(message, null);
    // As the disk is at this moment.
    const crashed = join(folder, 'crashed.sqlite');
    for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${crashed}${end}`);
    const backups = copies.splice(0);
    await store.close();
    expect(findTraces(['ptarmiganqz']).map((trace) => trace.split(':')[0])).toContain(
      'yesterday.sqlite',
    );
    copies = backups;
    file = crashed;
    store = open();
    vi.advanceTimersByTime(2_000);
    await store.close();
    expect(findTraces(['ptarmiganqz'])).toEqual([]);
    store = open();
  });

  it('TL-9: is taken out of backups of an older version', async () => {
    const [message] = await say('ptarmiganqz was here');
    if (message === undefined) throw new Error('Nothing was stored.');
    const old = join(folder, 'old.sqlite');
    const connection = new DatabaseSync(old);
    connection.exec(MIGRATIONS[0] ?? '');
    connection.exec(`PRAGMA user_version = 1;
      INSERT INTO members (key, id, public_key, name, name_key, role, first_seen_at)
      VALUES (1, '${rosa}', 'k', 'r', 'r', 'member', 1);
      INSERT INTO rooms (key, id, kind, access, name, topic, created_at)
      VALUES (1, '${LOBBY}', 'room', 'public', 'Lobby', '', 1);
      INSERT INTO entries (room, seq, at, author, kind, client_id, text, signature)
      VALUES (1, 2, 1, 1, 'message', '${message.clientId}', 'ptarmiganqz was here', '${'S'.repeat(86)}');`);
    connection.close();
    copies.push(old);
    await change(message, null);
    vi.advanceTimersByTime(2_000);
    expect(findTraces(['ptarmiganqz'])).toEqual([]);
    const read = createSqliteStore(valueOf(openDatabase(old)));
    valueOf(await read.joinRoom({ roomId: LOBBY, memberId: rosa, at: 1 }));
    const page = await read.page({ roomId: LOBBY, memberId: rosa, after: 0, limit: 9 });
    expect(valueOf(page).entries).toContainEqual(
      expect.objectContaining({ kind: 'tombstone', seq: 2 }),
    );
    await read.close();
  });
});
