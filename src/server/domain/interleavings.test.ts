import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toReference } from '../../shared/model/changes';
import type { Entry } from '../../shared/model/entry';
import type { RoomId } from '../../shared/model/ids';
import { createMemoryStore } from '../store/memory';
import { clientIdOf, LOBBY, memberIdOf, roomIdOf, valueOf } from '../store/testing/make';
import type { Change } from './domain';
import { createTestDomain } from './testing/make-domain';
import { createReplica, type Replica } from './testing/replica';
import { createSlowStore } from './testing/slow-store';

const PEOPLE = ['rosa', 'emil', 'nele', 'noor'].map(memberIdOf);

const person = fc.constantFrom(...PEOPLE);
// Room ids are given out from 1; some of these do not exist yet, or never will.
const room = fc.constantFrom(LOBBY, ...[1, 2, 3, 4, 5, 6, 7, 8].map(roomIdOf));
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('send'), by: person, room }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('edit', 'redact', 'react', 'react'),
      by: person,
      seq: fc.nat(12),
      isOpen: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('welcome'), by: person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('join'), by: person, room }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave'), by: person, room }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('create'), by: person, isOpen: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('invite'), by: person, room, other: person }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('change'), by: person, room }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('direct'), by: person, other: person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('read'),
      by: person,
      room,
      seq: fc.nat(12),
      isOpen: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename'), by: person }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('appear'), by: person, isAway: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('turn') }) },
);
type Step = Partial<{
  by: (typeof PEOPLE)[number];
  room: RoomId;
  other: (typeof PEOPLE)[number];
  seq: number;
  isOpen: boolean;
  isAway: boolean;
}> & { do: string };

async function play(steps: Step[], turns: number[]): Promise<void> {
  let asked = 0;
  const store = createSlowStore(createMemoryStore(), () => {
    asked += 1;
    return turns[asked % turns.length] ?? 0;
  });
  const { domain, admit, welcome } = createTestDomain({ store });
  const { operations } = domain;
  for (const id of PEOPLE) await admit(id);
  // The lobby's id is the first that was asked for.
  const real = (roomId: RoomId) => (roomId === LOBBY ? roomIdOf(1) : roomId);

  const replicas: { of: (typeof PEOPLE)[number]; replica: Replica }[] = [];
  const acknowledged = new Set<string>();
  const stored: Entry[] = [];
  const hear = (change: Change) => {
    if (change.type === 'entries-appended') {
      for (const entry of change.entries) {
        if (entry.kind === 'message') expect(acknowledged).toContain(entry.clientId);
      }
    }
    for (const { replica } of replicas) replica.apply(change);
  };
  // The feed shields the domain from listeners that throw, and would hide what they found.
  const problems: unknown[] = [];
  domain.subscribe((changes) => {
    try {
      for (const change of changes) hear(change);
    } catch (error) {
      problems.push(error);
    }
  });

  const running: Promise<unknown>[] = [];
  const run = ({ by = PEOPLE[0] ?? memberIdOf('x'), ...now }: Step, n: number) => {
    const roomId = real(now.room ?? LOBBY);
    const other = now.other ?? by;
    switch (now.do) {
      case 'send': {
        const payload = { roomId, clientId: clientIdOf(n), text: `${n}`, signature: 'S' };
        return operations['message:send'](by, payload).then((outcome) => {
          if (!outcome.ok) return;
          acknowledged.add(clientIdOf(n));
          stored.push(outcome.value.entry);
        });
      }
      case 'edit':
      case 'redact':
      case 'react': {
        const message = stored[(now.seq ?? 0) % Math.max(1, stored.length)];
        if (message?.kind !== 'message') return Promise.resolve();
        const writing = { roomId: message.roomId, clientId: clientIdOf(n), signature: 'S' };
        const target = toReference(message);
        if (now.do === 'redact') return operations['message:redact'](by, { ...writing, target });
        if (now.do === 'react') {
          const reaction = { emoji: n % 2 === 0 ? '👍' : '🎉', isOn: now.isOpen === true };
          return operations['reaction:set'](by, { ...writing, target, ...reaction });
        }
        return operations['message:edit'](message.author, { ...writing, target, text: `e${n}` });
      }
      case 'welcome':
        return domain.welcome(by, (given) => {
          replicas.push({ of: by, replica: createReplica(by, given) });
        });
      case 'join':
        return operations['room:join'](by, { roomId });
      case 'leave':
        return operations['room:leave'](by, { roomId });
      case 'create': {
        const access = now.isOpen === true ? 'public' : 'private';
        return operations['room:create'](by, { name: `room ${n}`, access });
      }
      case 'invite':
        return operations['room:invite'](by, { roomId, memberId: other });
      case 'change':
        return operations['room:change'](by, { roomId, name: `named ${n}`, topic: `topic ${n}` });
      case 'direct':
        return operations['direct:open'](by, { memberId: other });
      case 'read':
        return operations['marker:set'](by, { roomId, read: now.seq, isPrivate: now.isOpen });
      case 'rename':
        return operations['member:rename'](by, { name: `name ${n % 3}` });
      case 'appear':
        domain.connectionOpened(by, 'desk');
        domain.setPresence(by, 'desk', now.isAway === true ? 'away' : 'online');
        if (n % 3 === 0) domain.connectionClosed(by, 'desk');
        return Promise.resolve();
      default:
        return new Promise((resolve) => setImmediate(resolve));
    }
  };
  // Somebody hears from the beginning, and there is something to speak of.
  await run({ do: 'welcome', by: PEOPLE[0] }, 0);
  for (const [n, by] of PEOPLE.entries()) await run({ do: 'send', by }, 1_000 + n);
  for (const [n, now] of steps.entries()) {
    const result = run(now, n);
    if (now.do === 'turn') await result;
    else running.push(result);
  }
  await Promise.all(running);
  expect(problems).toEqual([]);
  const fresh = new Map<string, unknown>();
  for (const id of PEOPLE) fresh.set(id, createReplica(id, await welcome(id)).read());
  for (const { of, replica } of replicas) {
    expect(replica.read()).toEqual(fresh.get(of));
    for (const { roomId, entries } of replica.timelines()) {
      const after = (entries[0]?.seq ?? 1) - 1;
      const page = await store.page({ roomId, memberId: of, after, limit: 200 });
      if (entries.length > 0) expect(valueOf(page).entries).toEqual(entries);
    }
  }
}

describe('whatever runs at once', () => {
  it('TL-3 · TL-8 · DL-1 · DL-10 · A10 · A12: welcome and changes give what the server holds, in order of seq, after the acknowledgement', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }),
        play,
      ),
      { numRuns: 1_000 },
    );
  }, 120_000);
});
