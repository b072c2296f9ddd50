import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory';
import { openSqliteStore } from './sqlite/open';
import type { ChatStore } from './store';
import {
  admissionOf,
  inviteOf,
  LOBBY,
  memberIdOf,
  messageOf,
  publicKeyOf,
  roomIdOf,
  valueOf,
} from './testing/make';

const PEOPLE = ['rosa', 'emil', 'nele', 'noor'].map(memberIdOf);
const ROOMS = [LOBBY, ...[1, 2, 3, 4, 5, 6, 8, 10, 12].map(roomIdOf)];
const NAMES = ['Plans', 'PLANS', 'lobby', 'Garden'];

const step = fc.record({
  do: fc.constantFrom(
    ...(['admit', 'rename', 'create', 'direct', 'join', 'invite', 'leave', 'change'] as const),
    ...(['make invite', 'revoke invite', 'see invites'] as const),
    ...(['append', 'append', 'append', 'marker', 'marker', 'page'] as const),
  ),
  by: fc.constantFrom(...PEOPLE),
  other: fc.constantFrom(...PEOPLE),
  room: fc.constantFrom(...ROOMS),
  name: fc.constantFrom(...NAMES),
  flag: fc.boolean(),
  n: fc.nat(12),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function run(store: ChatStore, now: Step, at: number): Promise<unknown> {
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
      const id = roomIdOf(at);
      return store.createRoom({ id, memberId, name, topic: '', access, at });
    }
    case 'direct':
      return store.openDirect({ id: roomIdOf(at), memberId, otherId, at });
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
    case 'marker':
      return store.setMarkers([{ roomId, memberId, ...(flag ? { read: n } : { delivered: n }) }]);
    case 'page':
      return store.page({ roomId, memberId, limit: 5, ...(flag ? { after: n } : { before: n }) });
  }
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
        let at = -newcomers.length;
        for (const now of [...newcomers, ...steps]) {
          at += 1;
          // Only members ask.
          if (now.do !== 'admit' && (await memory.member(now.by)) === null) continue;
          const answers = [await run(memory, now, at), await run(sqlite, now, at)];
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
