import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toReference } from '../../shared/model/changes';
import type { Reference, WrittenContent } from '../../shared/model/entry';
import { createMemoryStore } from './memory';
import { openSqliteStore } from './sqlite/open';
import type { ChatStore } from './store';
import {
  LOBBY,
  admissionOf,
  clientIdOf,
  inviteOf,
  memberIdOf,
  messageOf,
  roomIdOf,
  valueOf,
  writtenOf,
} from './testing/make';

const PEOPLE = ['rosa', 'emil', 'nele', 'noor'].map(memberIdOf);
const ROOMS = [LOBBY, ...[1, 2, 3, 4, 5, 6, 8, 10, 12].map(roomIdOf)];
/** The time of the first turn. */
const START = 100;
const EMOJIS = ['👍', '❤️', '🎉', '👩‍🔧'];
const QUERIES = ['message', 'mess', 'another', 'edited', '"message 3"', 'message 1', 'reply', '7'];
const NAMES = ['Plans', 'PLANS', 'lobby', 'Garden'];

const step = fc.record({
  do: fc.constantFrom(
    ...(['admit', 'rename', 'create', 'direct', 'join', 'invite', 'leave', 'change'] as const),
    ...(['make invite', 'revoke invite', 'see invites'] as const),
    ...(['append', 'append', 'append', 'marker', 'marker', 'page'] as const),
    ...([
      'reply',
      'edit',
      'edit',
      'redact',
      'react',
      'react',
      'react',
      'search',
      'pin',
      'pin',
      'pins',
      'edits',
      'seek',
    ] as const),
  ),
  by: fc.constantFrom(...PEOPLE),
  other: fc.constantFrom(...PEOPLE),
  room: fc.constantFrom(...ROOMS),
  name: fc.constantFrom(...NAMES),
  flag: fc.boolean(),
  n: fc.nat(12),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What a step speaks of: mostly a message that is there, in the words of the memory store. */
async function findReference(store: ChatStore, { by, other, room, n }: Step): Promise<Reference> {
  const page = await store.page({ roomId: room, memberId: by, after: 0, limit: 200 });
  const messages = (page.ok ? page.value.entries : []).filter(
    (entry) => entry.kind === 'message' || entry.kind === 'tombstone',
  );
  const message = messages[n % Math.max(1, messages.length)];
  if (n === 12 || message === undefined) {
    return { seq: n + 1, author: other, clientId: clientIdOf(n) };
  }
  return toReference(message);
}

function run(store: ChatStore, now: Step, turn: number, target: Reference): Promise<unknown> {
  const at = turn + START;
  const write = (content: WrittenContent) => {
    const clientId = now.n === 5 ? 5 : 1_000 + at;
    const isHost = now.other === PEOPLE[0];
    return store.append([writtenOf(now.by, clientId, content, { roomId: now.room, at, isHost })]);
  };
  const { by: memberId, other: otherId, room: roomId, name, flag, n } = now;
  switch (now.do) {
    case 'admit':
      return store.admitMember(
        admissionOf(memberId, {
          name,
          role: flag ? 'host' : 'member',
          agreement: n > 8 ? { publicKey: `key ${n}`, signature: `signature ${n}` } : null,
          admittedGeneration: n > 6 ? n : null,
          inviteHash: n > 10 ? inviteOf(0).tokenHash : null,
          at,
        }),
      );
    case 'make invite':
      return store.addInvite(
        inviteOf(n % 3, { madeAt: at, usesLeft: flag ? 2 : null, expiresAt: flag ? null : at + 9 }),
      );
    case 'revoke invite':
      return store.revokeInvite(inviteOf(n % 4).id, at);
    case 'see invites':
      return Promise.all([store.listInvites(at), store.findInvite(inviteOf(n % 3).tokenHash, at)]);
    case 'rename':
      return store.renameMember(memberId, name);
    case 'create': {
      const access = flag ? 'public' : 'private';
      // An id is given out once.
      const id = roomIdOf(turn);
      return store.createRoom({ id, memberId, name, topic: '', access, at });
    }
    case 'direct':
      return store.openDirect({ id: roomIdOf(turn), memberId, otherId, at });
    case 'join':
      return store.joinRoom({ roomId, memberId, at });
    case 'invite':
      return store.inviteToRoom({ roomId, memberId, otherId, at });
    case 'leave':
      return store.leaveRoom({ roomId, memberId, at });
    case 'change':
      return store.changeRoom({
        roomId,
        memberId,
        isHost: flag,
        ...(n % 2 === 0 ? { name } : {}),
        ...(n % 3 === 0 ? { topic: `topic ${n}` } : {}),
        at,
      });
    case 'append':
      return store.append([
        messageOf(memberId, n, { roomId, at }),
        messageOf(otherId, n, { roomId, at, ...(flag ? {} : { text: 'another' }) }),
      ]);
    case 'reply':
      return write({ kind: 'message', text: `reply ${n}`, replyTo: target });
    case 'edit':
      return write({ kind: 'edit', target, text: `message edited ${n}` });
    case 'redact':
      return write({ kind: 'redaction', target });
    case 'react':
      return write({ kind: 'reaction', target, emoji: EMOJIS[n % 4] ?? '👍', isOn: flag });
    case 'pin':
      return write({ kind: 'pin', target, isOn: flag });
    case 'pins':
      return store.pins({ roomId, memberId });
    case 'edits':
      return store.edits({ roomId, memberId, seq: target.seq, limit: 2 });
    case 'seek':
      return store.seek({ roomId, memberId, at: START + n * 4 });
    case 'search':
      return search(store, now);
    case 'marker': {
      const move = flag ? { read: n, isPrivate: n % 3 === 0 } : { delivered: n };
      return store.setMarkers([{ roomId, memberId, ...move }]);
    }
    case 'page':
      return store.page({ roomId, memberId, limit: 5, ...(flag ? { after: n } : { before: n }) });
  }
}

async function search(store: ChatStore, { by, other, room, flag, n }: Step): Promise<unknown> {
  while (valueOf(await store.indexSome()).isMore);
  return store.search({
    memberId: by,
    query: QUERIES[n % QUERIES.length] ?? '',
    order: flag ? 'best' : 'newest',
    skip: n > 9 ? 1 : 0,
    limit: 3,
    ...(n % 2 === 0 ? { roomId: room } : {}),
    ...(n % 5 === 0 ? { author: other } : {}),
    ...(n % 4 === 0 ? { from: START + 10 } : {}),
  });
}

// People come in no promised order.
const inOrder = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      if ((key !== 'memberIds' && key !== 'markers') || !Array.isArray(inner)) return inner;
      return inner.map((item: unknown) => JSON.stringify(item)).toSorted();
    }) ?? 'null',
  );

async function readAll(store: ChatStore): Promise<unknown> {
  const members = await store.listMembers();
  const seen: unknown[] = [members, await store.countMembers()];
  for (const id of PEOPLE) {
    const rooms = await store.roomsOf(id);
    seen.push(await store.member(id), rooms, await store.listPublicRooms(id));
    for (const room of rooms) {
      seen.push(await store.page({ roomId: room.id, memberId: id, after: 0, limit: 200 }));
    }
  }
  return inOrder(seen);
}

describe('the two bodies', () => {
  it('ST-2: answer alike and hold the same, whatever is asked in whatever order', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-differential-'));
    let files = 0;
    const property = async (steps: Step[]) => {
      const path = join(folder, `${(files += 1)}.sqlite`);
      const memory = createMemoryStore();
      const sqlite = valueOf(await openSqliteStore(path));
      try {
        const newcomers = PEOPLE.slice(0, 3).map((by): Step => ({
          do: 'admit',
          by,
          other: by,
          room: LOBBY,
          name: by,
          flag: false,
          n: 0,
        }));
        let turn = -newcomers.length;
        for (const now of [...newcomers, ...steps]) {
          turn += 1;
          // Only members ask.
          if (now.do !== 'admit' && (await memory.member(now.by)) === null) continue;
          const target = await findReference(memory, now);
          const answers = [
            await run(memory, now, turn, target),
            await run(sqlite, now, turn, target),
          ];
          expect(inOrder(answers[1])).toEqual(inOrder(answers[0]));
        }
        expect(await readAll(sqlite)).toEqual(await readAll(memory));
      } finally {
        await sqlite.close();
      }
    };
    try {
      await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 60 }), property), {
        numRuns: 150,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
