import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { hashText, verifySignature } from '../node/keys';
import { writtenContentSchema, type Entry, type WrittenEntry } from '../shared/model/entry';
import { CAPABILITIES } from '../shared/model/capability';
import { downEvents, upEvents } from '../shared/protocol/payloads';
import { toEntrySigningText, toSignedContent } from '../shared/protocol/signing';
import { openFrozenClient, type FrozenClient } from './testing/frozen-client';
import { startTestServer, type TestServer } from './testing/test-server';

// The file may not change, so neither may this.
const FROZEN = '5ed8d5595fd0a9d50e8cc621c18478ffb3c21aed6af7f8fbee0e18f5af352cae';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

type Fields = Record<string, unknown>;
interface Stored extends Fields {
  seq: number;
  author: string;
  clientId: string;
}

let server: TestServer;
let client: FrozenClient;
let lobby = '';
/** Every answer that was given, by the event that asked. */
const answers: { event: string; value: unknown }[] = [];

beforeAll(async () => {
  server = await startTestServer({
    name: 'Workshop',
    joining: { mode: 'invite' },
    store: 'sqlite',
  });
  client = await openFrozenClient({ ...server.address, ...server, name: 'Rosa' });
  lobby = (client.welcome as { rooms: { id: string }[] }).rooms[0]?.id ?? '';
});
afterAll(async () => {
  client.close();
  await server.close();
});

/** Asks, and expects what a client of that time needs to find in the answer. */
async function ask(event: string, payload: Fields, needed: Fields): Promise<Fields> {
  const answer = await client.ask(event, payload);
  expect(answer).toMatchObject({ ok: true, value: needed });
  answers.push({ event, value: answer.value });
  return answer.value ?? {};
}

async function say(text: string, over: Fields = {}): Promise<Stored> {
  const { entry } = await ask(
    'message:send',
    { ...client.write('message', lobby, [client.hash(text)]), text, ...over },
    { entry: { kind: 'message', roomId: lobby, text, seq: expect.any(Number) } },
  );
  return entry as Stored;
}

function isWritten(entry: Entry): entry is WrittenEntry {
  return writtenContentSchema.safeParse(entry).success;
}

/** The same with fields that nobody knows yet, in every object. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.entries(value).map(([key, one]) => [key, withMore(one)] as const);
  return { ...Object.fromEntries(inside), ofALaterVersion: { of: ['what', 7] } };
}

/** As a client reads what somebody wrote with such fields: with the mark that a part of it needs a newer version. */
function withMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMarks);
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.entries(value).map(([key, one]) => [key, withMarks(one)] as const);
  const same: Fields = Object.fromEntries(inside);
  // Messages, edits, and the edit that stands beside a message: whatever has words and an author's signature.
  return 'text' in same && 'signature' in same ? { ...same, needsNewer: true } : same;
}

/** The answer that held everything of the lobby. */
function lastPage(): { entries: Stored[] } {
  return answers.findLast(({ event }) => event === 'timeline:page')?.value as {
    entries: Stored[];
  };
}

function parse(schema: z.ZodType, value: unknown): unknown {
  return schema.parse(value);
}

describe('HS-8: a client as it was in November 2026', () => {
  it('is what it was', () => {
    const file = readFileSync(join(import.meta.dirname, 'testing', 'frozen-client.ts'));
    expect(createHash('sha256').update(file).digest('hex')).toBe(FROZEN);
  });

  it('comes in and is told what it needs', () => {
    expect(client.welcome).toMatchObject({
      serverId: server.serverId,
      serverName: 'Workshop',
      protocol: 1,
      selfId: expect.any(String),
      members: [{ name: 'Rosa', role: 'member' }],
      rooms: [{ kind: 'room', id: expect.any(String) }],
      now: expect.any(Number),
    });
  });

  it('writes, changes, reacts to, pins and takes back what it wrote, and reads it again', async () => {
    const first = await say('Good morning');
    const target = { seq: first.seq, author: first.author, clientId: first.clientId };
    const lines = [first.author, first.clientId];
    await ask(
      'message:edit',
      {
        ...client.write('edit', lobby, [...lines, client.hash('Good evening')]),
        target,
        text: 'Good evening',
      },
      { entry: { kind: 'edit' } },
    );
    await ask(
      'reaction:set',
      {
        ...client.write('reaction', lobby, [...lines, '👍', 'on']),
        target,
        emoji: '👍',
        isOn: true,
      },
      { entry: { kind: 'reaction' } },
    );
    const pin = client.write('pin', lobby, [...lines, 'on']);
    const { roomId, ...writing } = pin;
    await ask(
      'entry:append',
      { roomId, entries: [{ ...writing, kind: 'pin', target, isOn: true }] },
      { results: [{ ok: true }] },
    );
    await ask('pin:list', { roomId: lobby }, { entries: [{ seq: first.seq }] });
    await ask(
      'message:search',
      { query: 'evening', order: 'best', limit: 5 },
      { entries: [{ seq: first.seq }] },
    );
    const second = await say('Not this');
    const taken = { seq: second.seq, author: second.author, clientId: second.clientId };
    await ask(
      'message:redact',
      { ...client.write('redaction', lobby, [second.author, second.clientId]), target: taken },
      { entry: { kind: 'redaction' } },
    );
    const page = await ask('timeline:page', { roomId: lobby, after: 0, limit: 50 }, {});
    expect((page['entries'] as { kind: string }[]).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['membership', 'message', 'edit', 'reaction', 'pin', 'tombstone']),
    );
  });

  it('makes rooms, and says where it has read to', async () => {
    const made = { name: 'laser-cutter', access: 'public' };
    const { room } = await ask('room:create', made, { room: { name: 'laser-cutter' } });
    const { id } = room as { id: string };
    await ask('room:list', {}, { rooms: expect.any(Array) });
    await ask('marker:set', { roomId: id, read: 1 }, {});
    await ask('typing:set', { roomId: id, isTyping: true }, {});
    await ask('presence:set', { presence: 'away' }, {});
    await ask('member:rename', { name: 'Rosa M.' }, { member: { name: 'Rosa M.' } });
  });
});

describe('versions that meet', () => {
  it('DL-7: what a client of then signed is still by its author for those of now', () => {
    const { members } = downEvents['session:welcomed'].parse(client.welcome);
    const read = upEvents['timeline:page'].value.parse(lastPage()).entries;
    const kinds = read.flatMap((entry) => {
      if (!isWritten(entry)) return [];
      const content = toSignedContent(writtenContentSchema.parse(entry), hashText);
      const text = toEntrySigningText({ ...entry, serverId: server.serverId }, content);
      const key = members.find(({ id }) => id === entry.author)?.publicKey ?? '';
      expect(verifySignature(key, text, entry.signature), entry.kind).toBe(true);
      return [entry.kind];
    });
    expect(new Set(kinds)).toEqual(new Set(['message', 'edit', 'reaction', 'pin', 'redaction']));
  });

  it('TL-5: a client reads answers and news with fields of a later version as if they were not there, and marks what people wrote with them', () => {
    expect(answers.length).toBeGreaterThan(12);
    for (const { event, value } of answers) {
      const schema = upEvents[event as keyof typeof upEvents].value;
      expect(parse(schema, withMore(value)), event).toEqual(withMarks(parse(schema, value)));
    }
    const events = new Set(client.told.map(({ event }) => event));
    expect([...events]).toEqual(expect.arrayContaining(['session:welcomed', 'entry:appended']));
    for (const { event, payload } of client.told) {
      const schema = downEvents[event as keyof typeof downEvents];
      expect(parse(schema, withMore(payload)), event).toEqual(withMarks(parse(schema, payload)));
    }
    expect(JSON.stringify(withMarks(lastPage()))).toContain('needsNewer');
  });

  it('TL-5: what a server of today tells is marked nowhere', () => {
    const told = [...answers.map(({ value }) => value), ...client.told];
    expect(JSON.stringify(told)).not.toContain('needsNewer');
    for (const { event, value } of answers) {
      const read = parse(upEvents[event as keyof typeof upEvents].value, value);
      expect(JSON.stringify(read), event).not.toContain('needsNewer');
    }
  });

  it('TL-5, DL-7: the signature of a message with fields of a later version still fits', () => {
    const { members } = downEvents['session:welcomed'].parse(client.welcome);
    const read = upEvents['timeline:page'].value.parse(withMore(lastPage())).entries;
    const marked = read.filter((entry) => 'needsNewer' in entry).filter(isWritten);
    expect(marked.length).toBeGreaterThan(1);
    for (const entry of marked) {
      const content = toSignedContent(writtenContentSchema.parse(entry), hashText);
      const text = toEntrySigningText({ ...entry, serverId: server.serverId }, content);
      const key = members.find(({ id }) => id === entry.author)?.publicKey ?? '';
      expect(verifySignature(key, text, entry.signature), entry.kind).toBe(true);
    }
  });

  it('TL-5: one entry of a later kind leaves the others of a page and its own place', () => {
    const { entries, ...rest } = lastPage();
    const [place] = entries;
    const poll = {
      kind: 'poll',
      roomId: lobby,
      seq: place?.seq,
      at: place?.['at'],
      author: place?.author,
    };
    const read = upEvents['timeline:page'].value.parse({
      ...rest,
      entries: [{ ...poll, question: 'When?' }, ...entries.slice(1)],
    });
    expect(read.entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq));
    expect(read.entries[0]).toMatchObject({ kind: 'unknown', seq: place?.seq });
  });

  it('HS-8: a server takes a later client that still speaks its version, and what it says beside', async () => {
    const later = await openFrozenClient({
      ...server.address,
      ...server,
      name: 'Jonas',
      more: { protocol: { current: 2, oldest: 1 }, capabilities: ['polls'] },
    });
    expect(later.welcome).toMatchObject({ protocol: 1, capabilities: [...CAPABILITIES] });
    later.close();
    // TL-5: what it does not know it does not keep, and nobody is told that it was there.
    const said = await say('With more', { mood: 'cheerful', needsNewer: true });
    expect(said).not.toHaveProperty('mood');
    expect(said).not.toHaveProperty('needsNewer');
    expect(await client.ask('poll:vote', { choice: 1 })).toMatchObject({ ok: false });
  });

  it('HS-8: a client that speaks no version of this one is told both ranges', async () => {
    const stranger = openFrozenClient({
      ...server.address,
      ...server,
      name: 'Ada',
      more: { protocol: { current: 9, oldest: 7 } },
    });
    const data = { code: 'version_mismatch', message: expect.stringMatching(/1 to 1.*7 to 9/) };
    await expect(stranger).rejects.toHaveProperty('data', expect.objectContaining(data));
  });
});
