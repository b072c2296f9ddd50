import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LocalStore, TimelineWrite } from '../../../client/store';
import {
  aClientId,
  aMemberId,
  aMessage,
  anEdit,
  aReaction,
  aRedaction,
  aRoom,
  aRoomId,
  aServerId,
  said,
  toItems,
} from '../../../client/testing/samples';
import { applyChange } from '../../../shared/model/changes';
import type { EditEntry, Entry, MessageEntry } from '../../../shared/model/entry';
import type { RoomId } from '../../../shared/model/ids';
import { openDatabase } from './database';
import { openSqliteStore } from './sqlite-store';

const serverId = aServerId('a');
const NUMBERS = [1, 2, 3];
const roomIds = NUMBERS.map(aRoomId);
const server = { id: serverId, name: 'x', addresses: [], isHostedHere: false, isVerified: false };

let root: string;
let folder: string;
let store: LocalStore;
const fileIn = (place: string) => join(place, 'app.sqlite');

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  root = mkdtempSync(join(tmpdir(), 'hearth-erasure-'));
  folder = join(root, 'live');
  store = openSqliteStore(fileIn(folder));
  await store.saveServer(server);
  await store.saveWelcome(serverId, { members: [], rooms: NUMBERS.map((n) => aRoom(n)) });
});
afterEach(async () => {
  await store.close();
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

const put = (roomId: RoomId, entries: readonly Entry[], rest: Partial<TimelineWrite> = {}) =>
  store.saveEntries(serverId, roomId, {
    items: toItems(entries),
    range: { from: 1, to: 99_999 },
    isReset: false,
    lastMessageAt: 0,
    settled: [],
    ...rest,
  });
/** What is promised: the words are gone a second after. */
const aSecondLater = () => void vi.advanceTimersByTime(1_000);
const reopen = async () => {
  await store.close();
  store = openSqliteStore(fileIn(folder));
};

/** Those of the texts that stand anywhere in the files of a folder. */
function findTraces(texts: readonly string[], place = folder): string[] {
  const files = readdirSync(place).map((name) => readFileSync(join(place, name)));
  return texts.filter((text) => files.some((bytes) => bytes.includes(Buffer.from(text))));
}
/** The files as they are on the disk now, as if the app were killed. */
function kill(): string {
  const place = join(root, 'killed');
  mkdirSync(place);
  for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(place, name));
  return place;
}

let seed = 11;
const random = (below: number) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((seed / 0x80000000) * below);
};
const LETTERS = 'bcdfghjklmnpqrstvwxz';
const SIGNS = Array.from('鑫森淼焱垚犇骉麤龘靐齉爩灪籱鱻羴掱嚞贔');
const pick = (from: ArrayLike<string>) => from[random(from.length)] ?? '';
const rareWord = () => Array.from({ length: 10 }, () => pick(LETTERS)).join('');
const rareSigns = () => Array.from({ length: 7 }, () => pick(SIGNS)).join('');

interface Told {
  message: MessageEntry;
  /** What must be gone with it. */
  traces: string[];
}

/** A text with a rare word at its beginning and its end; some go on over several pages of the file. */
function aText(n: number): { text: string; traces: string[] } {
  const traces = n % 5 === 0 ? [rareSigns(), rareSigns()] : [rareWord(), rareWord()];
  const [first = '', last = ''] = traces;
  const middle = n % 23 === 0 ? '很长 and long '.repeat(450) : 'and more '.repeat(n % 40);
  return { text: `${first} ${middle}${last}`, traces };
}

/** Three rooms that grow side by side, with everything that makes rows longer. */
function createTalk() {
  const next = new Map(roomIds.map((roomId) => [roomId, 5_000]));
  const told: Told[] = [];
  const gone: string[] = [];
  let ids = 0;
  const seqIn = (roomId: RoomId) => {
    const seq = next.get(roomId) ?? 0;
    next.set(roomId, seq + 1);
    return seq;
  };

  const say = async () => {
    const roomId = roomIds[random(3)] ?? aRoomId(1);
    const { text, traces } = aText((ids += 1));
    const clientId = aClientId(ids);
    const message = aMessage(seqIn(roomId), { roomId, text, clientId });
    if (ids % 3 !== 0) {
      await put(roomId, [message]);
    } else {
      // One's own: typed, queued, sent.
      for (const share of [0.3, 0.8, 1]) {
        await store.setDraft(serverId, roomId, text.slice(0, Math.ceil(text.length * share)));
      }
      await store.queueMessage(serverId, {
        clientId,
        roomId,
        content: said(text),
        createdAt: ids,
        code: null,
      });
      await store.setDraft(serverId, roomId, '');
      if (ids % 6 === 0) await store.setMessageCode(serverId, clientId, 'unavailable');
      await put(roomId, [message], { settled: [clientId] });
    }
    told.push({ message, traces });
  };
  const edit = async ({ message, traces }: Told) => {
    const { text, traces: more } = aText((ids += 1));
    traces.push(...more);
    const change: EditEntry = anEdit(seqIn(message.roomId), message, { text });
    if (ids % 2 === 0) {
      await put(message.roomId, [change]);
    } else {
      // As a page tells it: the newest words beside the first ones, and no entry of the edit.
      const now = applyChange(message, change, () => '');
      await put(message.roomId, [now]);
    }
  };
  const react = ({ message }: Told) =>
    put(message.roomId, [
      aReaction(seqIn(message.roomId), message, {
        author: aMemberId(random(25)),
        emoji: pick(['👍', '🎉', '❤️']),
      }),
    ]);
  const redact = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      const [one] = told.splice(random(told.length), 1);
      if (one === undefined) return;
      gone.push(...one.traces);
      await put(one.message.roomId, [aRedaction(seqIn(one.message.roomId), one.message)]);
    }
  };
  const any = () => told[random(told.length)];
  return { told, gone, say, edit, react, redact, any };
}

describe('TL-9: what was taken back', () => {
  it('leaves no word in any file, among a thousand messages that grow and are edited in three rooms', async () => {
    const standing = ['the draft that stands', 'waits and waits', 'half of another draft'];
    const [draft = '', waits = '', other = ''] = standing;
    const waiting = { clientId: aClientId(99_999), roomId: aRoomId(2), createdAt: 1, code: null };
    await store.queueMessage(serverId, { ...waiting, content: said(waits) });
    const talk = createTalk();
    for (let round = 0; round < 36; round += 1) {
      for (let n = 0; n < 28; n += 1) {
        await talk.say();
        const [edited, reacted] = [talk.any(), talk.any()];
        if (n % 4 === 0 && edited !== undefined) await talk.edit(edited);
        if (reacted !== undefined) await talk.react(reacted);
      }
      if (round % 3 === 2) {
        const before = talk.gone.length;
        const { length } = talk.told;
        await talk.redact(6 + random(6));
        expect(talk.told.length).toBeLessThan(length);
        aSecondLater();
        // Each time, and not only at the end, where pages may have been used again.
        expect(findTraces(talk.gone.slice(before))).toEqual([]);
      }
      if (round === 14) await store.setDraft(serverId, aRoomId(1), draft);
      if (round === 15) await reopen();
      if (round === 20) await store.setMessageCode(serverId, waiting.clientId, 'too_large');
    }
    await store.setDraft(serverId, aRoomId(3), other);
    const traces = talk.told.flatMap((one) => one.traces);
    // All that stands is found, so the search would find what does not: also in long texts, and in edits.
    expect(findTraces(traces)).toEqual(traces);
    expect(findTraces(talk.gone)).toEqual([]);
    expect(talk.gone.length).toBeGreaterThan(200);
    await talk.redact(talk.told.length - 50);
    aSecondLater();
    const kept = talk.told.flatMap((one) => one.traces);
    expect(findTraces(talk.gone)).toEqual([]);
    expect(talk.gone.length).toBeGreaterThan(2_000);
    expect(findTraces(kept)).toEqual(kept);
    await reopen();
    expect(findTraces(talk.gone)).toEqual([]);
    const [loaded] = await store.load();
    expect(loaded?.outbox).toEqual([{ ...waiting, content: said(waits), code: 'too_large' }]);
    expect(loaded?.rooms.map((room) => room.draft)).toContain(other);
  }, 60_000);

  it('leaves no word of what was typed in forty rooms at once, waited, and was sent in whatever order', async () => {
    const rooms = Array.from({ length: 40 }, (_, n) => aRoom(n + 1));
    await store.saveWelcome(serverId, { members: [], rooms });
    const kept: string[] = [];
    const gone: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const written = rooms.map(({ id: roomId }, n) => {
        const { text, traces } = aText(round * 7 + n * 3 + 1);
        const clientId = aClientId(round * 100 + n);
        return { roomId, clientId, text, traces, seq: round * 2 + 1 };
      });
      for (const share of [0.2, 0.5, 0.9, 1]) {
        for (const { roomId, text } of written) {
          const typed = text.slice(0, Math.ceil(text.length * share));
          await store.setDraft(serverId, roomId, typed);
        }
      }
      for (const [n, { roomId, clientId, text }] of written.entries()) {
        const waiting = { clientId, roomId, content: said(text), createdAt: n, code: null };
        await store.queueMessage(serverId, waiting);
        if (n % 8 !== 0) await store.setDraft(serverId, roomId, '');
      }
      for (const { clientId } of written.filter((_, n) => n % 3 === 0)) {
        await store.setMessageCode(serverId, clientId, 'unavailable');
      }
      // Four never leave the outbox.
      const sent = written.slice(4).toSorted(() => random(3) - 1);
      for (const { roomId, clientId, text, seq } of sent) {
        await put(roomId, [aMessage(seq, { roomId, clientId, text })], { settled: [clientId] });
      }
      for (const [n, one] of written.entries()) {
        const { roomId, clientId, text, seq, traces } = one;
        // Every eighth stands as a draft too.
        if (n < 4 || n % 8 === 0) kept.push(...(n < 4 ? traces : []));
        else {
          gone.push(...traces);
          const message = aMessage(seq, { roomId, clientId, text });
          await put(roomId, [aRedaction(seq + 1, message)]);
        }
      }
      aSecondLater();
      expect(findTraces(gone)).toEqual([]);
      expect(findTraces(kept)).toEqual(kept);
    }
    expect(gone.length).toBeGreaterThan(500);
  }, 60_000);

  it('is wiped at the next start when the app ended right after the redaction', async () => {
    const message = aMessage(1, { text: 'ptarmiganqz was here' });
    await put(aRoomId(1), [message]);
    await put(aRoomId(1), [aRedaction(2, message)]);
    const killed = kill();
    // Not a moment has passed: it still stands in the log.
    expect(findTraces(['ptarmiganqz'], killed)).toHaveLength(1);
    void openSqliteStore(fileIn(killed));
    expect(findTraces(['ptarmiganqz'], killed)).toEqual([]);
  });

  it('is wiped from the outbox too when it was taken back before it came back', async () => {
    const message = aMessage(1, { text: 'ptarmiganqz was here' });
    const { clientId, roomId, text } = message;
    await store.queueMessage(serverId, {
      clientId,
      roomId,
      content: said(text),
      createdAt: 1,
      code: null,
    });
    expect(findTraces(['ptarmiganqz'])).toHaveLength(1);
    await put(roomId, [message, aRedaction(2, message)], { settled: [clientId] });
    aSecondLater();
    expect(findTraces(['ptarmiganqz'])).toEqual([]);
  });

  it('takes the words of edits along that stand in no entry here, and nobody else’s', async () => {
    const [message, other] = [aMessage(1), aMessage(2, { text: 'neighbourqz' })];
    const change = anEdit(7, message, { text: 'editedqz' });
    await put(aRoomId(1), [applyChange(message, change, () => ''), other]);
    // A host's other word for the same edit, and an edit that names another message at this place.
    const second = applyChange(message, { ...change, text: 'otherwordqz' }, () => '');
    await put(aRoomId(1), [second]);
    const astray = anEdit(8, message, {
      text: 'astrayqz',
      target: { ...change.target, clientId: aClientId(77) },
    });
    await put(aRoomId(1), [astray]);
    await put(aRoomId(1), [aRedaction(9, message)]);
    aSecondLater();
    expect(findTraces(['message 1', 'editedqz', 'otherwordqz'])).toEqual([]);
    const page = await store.page(serverId, aRoomId(1), { after: 0, limit: 9 });
    expect(page.map(({ entry }) => entry)).toMatchObject([
      { kind: 'tombstone' },
      other,
      astray,
      {},
    ]);
  });

  it('waits for somebody who reads the file, and holds nobody up meanwhile', async () => {
    const message = aMessage(1, { text: 'ptarmiganqz was here' });
    await put(aRoomId(1), [message]);
    const reader = openDatabase(fileIn(folder)).connection;
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM words').get();
    await put(aRoomId(1), [aRedaction(2, message)]);
    aSecondLater();
    expect(findTraces(['ptarmiganqz'])).toHaveLength(1);
    reader.exec('COMMIT');
    aSecondLater();
    expect(findTraces(['ptarmiganqz'])).toEqual([]);
    reader.close();
  });
});

describe('what is given up whole', () => {
  const fill = async (roomId: RoomId, word: string) => {
    const entries = Array.from({ length: 450 }, (_, n) =>
      aMessage(n + 1, { roomId, text: `${word}${n}` }),
    );
    await put(roomId, entries);
  };

  it('is not to be read any more at once, and emptied bit by bit, without a word of it left', async () => {
    await fill(aRoomId(1), 'lobbyqz');
    await fill(aRoomId(2), 'hallqz');
    await fill(aRoomId(3), 'standsqz');
    await store.setDraft(serverId, aRoomId(2), 'draftqz');
    await store.removeRoom(serverId, aRoomId(2));
    await put(aRoomId(1), [aMessage(901, { text: 'newqz' })], { isReset: true });
    const page = await store.page(serverId, aRoomId(1), { after: 0, limit: 9 });
    expect(page.map(({ entry }) => entry.seq)).toEqual([901]);
    vi.advanceTimersByTime(20);
    // Some of it is there yet: nobody waits for all of it.
    expect(findTraces(['lobbyqz449'])).toHaveLength(1);
    const killed = kill();
    const traces = ['lobbyqz', 'hallqz', 'draftqz'];
    vi.advanceTimersByTime(5_000);
    expect(findTraces([...traces, 'standsqz0', 'newqz'])).toEqual(['standsqz0', 'newqz']);

    // The same where the app ended meanwhile.
    const again = openSqliteStore(fileIn(killed));
    vi.advanceTimersByTime(5_000);
    expect(findTraces([...traces, 'standsqz0', 'newqz'], killed)).toEqual(['standsqz0', 'newqz']);
    await again.close();
  });

  it('goes with its server, and leaves another one’s waiting words alone', async () => {
    await fill(aRoomId(1), 'lobbyqz');
    const b = { ...server, id: aServerId('b') };
    await store.saveServer(b);
    await store.saveWelcome(b.id, { members: [], rooms: [aRoom(1)] });
    for (const [n, id] of [b.id, serverId, b.id, serverId].entries()) {
      const content = said(id === b.id ? `stays ${n}` : `gonewaitingqz ${n}`);
      const waiting = { clientId: aClientId(n), roomId: aRoomId(1), content, createdAt: n };
      await store.queueMessage(id, { ...waiting, code: 'too_large' });
    }
    await store.setDraft(serverId, aRoomId(1), 'gonedraftqz');
    await store.forgetServer(serverId);
    vi.advanceTimersByTime(5_000);
    expect(findTraces(['lobbyqz', 'gonewaitingqz', 'gonedraftqz'])).toEqual([]);
    await reopen();
    expect(await store.load()).toMatchObject([
      { outbox: [{ content: said('stays 0'), code: 'too_large' }, { content: said('stays 2') }] },
    ]);
  });

  it('gives its room back at the next start, where that is much', async () => {
    const entries = Array.from({ length: 6_000 }, (_, n) =>
      aMessage(n + 1, { text: `gone ${n} ${'x'.repeat(200)}` }),
    );
    await put(aRoomId(1), entries);
    await put(aRoomId(2), [aMessage(1, { roomId: aRoomId(2), text: 'stands' })]);
    await store.removeRoom(serverId, aRoomId(1));
    // Some 60 bits of 100 rows.
    vi.advanceTimersByTime(60_000);
    const sizeOf = () => readFileSync(fileIn(folder)).length;
    const before = sizeOf();
    await reopen();
    expect(sizeOf()).toBeLessThan(before / 10);
    const page = await store.page(serverId, aRoomId(2), { after: 0, limit: 9 });
    expect(page).toMatchObject([{ entry: { text: 'stands' } }]);
  });

  it('takes emptied rows out bit by bit once nothing waits any more, and none while something does', async () => {
    const waiting = (n: number) => ({
      clientId: aClientId(n),
      roomId: aRoomId(1),
      content: said(`waiting ${n}`),
      createdAt: n,
      code: null,
    });
    const numbers = Array.from({ length: 1_200 }, (_, n) => n);
    await Promise.all(numbers.map((n) => store.queueMessage(serverId, waiting(n))));
    const { connection } = openDatabase(fileIn(folder));
    const rows = () => connection.prepare('SELECT count(*) AS rows FROM outbox').get()?.['rows'];
    await store.removeMessages(serverId, numbers.slice(1).map(aClientId));
    expect(rows()).toBe(1_200);
    const left: unknown[] = [];
    for (const n of [0, 1_201, 1_202, 1_203]) {
      if (n > 0) await store.queueMessage(serverId, waiting(n));
      await store.removeMessages(serverId, [aClientId(n)]);
      left.push(rows());
    }
    connection.close();
    expect(left).toEqual([700, 201, 0, 0]);
  });

  it('puts outbox and drafts together at a start after thousands went through them', async () => {
    const waiting = (n: number) => ({
      clientId: aClientId(n),
      roomId: aRoomId(1),
      content: said(`waiting ${n}`),
      createdAt: n,
      code: n % 2 === 0 ? ('too_large' as const) : null,
    });
    await store.setDraft(serverId, aRoomId(2), 'stands');
    for (let first = 0; first < 1_200; first += 100) {
      const numbers = Array.from({ length: 100 }, (_, index) => first + index);
      await Promise.all(numbers.map((n) => store.queueMessage(serverId, waiting(n))));
      const gone = numbers.filter((n) => n > 2).map(aClientId);
      await store.removeMessages(serverId, gone);
      for (const n of numbers) await store.setDraft(serverId, aRoomId(1), `draft ${n}`);
    }
    await reopen();
    const [loaded] = await store.load();
    expect(loaded?.outbox).toEqual([waiting(0), waiting(1), waiting(2)]);
    expect(loaded?.rooms.map(({ draft }) => draft)).toEqual(['draft 1199', 'stands', '']);
    const { connection } = openDatabase(fileIn(folder));
    for (const [table, rows] of [
      ['outbox', 3],
      ['drafts', 2],
    ]) {
      expect(connection.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).toEqual({ rows });
    }
    connection.close();
  });
});
