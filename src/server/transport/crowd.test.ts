import { describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../shared/model/entry';
import { LIMITS } from '../../shared/model/limits';
import { admissionOf, memberIdOf } from '../store/testing/make';
import { createFakeClock } from '../testing/fake-clock';
import { setupTestBench } from '../testing/test-bench';
import type { TestClient } from '../testing/test-client';

// Real sockets, real hashes: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { start, join } = setupTestBench();
const NAMES = ['Bob', 'Carla', 'Dora', 'Emil', 'Frida'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A server whose lobby is so large that a newcomer is told to a crowd, and somebody who hears it. */
async function startCrowd() {
  const clock = createFakeClock();
  const server = await start({ clock });
  for (let number = 0; number < LIMITS.receiptRoomMembers; number += 1) {
    const id = memberIdOf(`${LETTERS[number % 26]}${LETTERS[Math.floor(number / 26)]}b`);
    await server.store.admitMember(admissionOf(id));
  }
  const ann = await join(server, 'Ann');
  clock.advance(LIMITS.presenceDelayMs);
  await caughtUp(ann);
  return { clock, server, ann };
}

/** After this, everything told to `client` before has been heard. */
const caughtUp = (client: TestClient) => client.get('room:list', {});

const since = (client: TestClient, from: number) => client.heard.slice(from);
const toEvents = (client: TestClient, from: number) =>
  since(client, from).map(({ event }) => event);
const toEntries = (client: TestClient, from: number): Entry[] =>
  since(client, from).flatMap((heard) =>
    heard.event === 'entry:appended' ? heard.payload.entries : [],
  );

describe('a crowd that comes for the first time', () => {
  it('TL-16 · PR-1: is told together a moment later, who they are before that they came and are there', async () => {
    const { clock, server, ann } = await startCrowd();
    const from = ann.heard.length;
    const crowd = await Promise.all(NAMES.map((name) => join(server, name)));
    await caughtUp(ann);
    expect(toEvents(ann, from)).toEqual([]);
    clock.advance(LIMITS.presenceDelayMs);
    await caughtUp(ann);
    expect(toEvents(ann, from)).toEqual(['member:changed', 'entry:appended', 'presence:changed']);
    const ids = crowd.map(({ identity }) => identity.memberId).toSorted();
    const [members, , presence] = since(ann, from);
    expect(members?.payload).toMatchObject({ members: { length: NAMES.length } });
    expect(presence?.payload).toMatchObject({ presence: { length: NAMES.length } });
    const entries = toEntries(ann, from);
    expect(entries.map(({ author }) => author).toSorted()).toEqual(ids);
    const head = ann.lobby.headSeq;
    expect(entries.map(({ seq }) => seq)).toEqual(NAMES.map((_, place) => head + 1 + place));
  });

  it('TL-16: is told before what one of them says, which waits for nothing', async () => {
    const { server, ann } = await startCrowd();
    const from = ann.heard.length;
    const [, carla] = await Promise.all(NAMES.map((name) => join(server, name)));
    await carla?.send(ann.lobby.id, 'Here we are');
    await caughtUp(ann);
    expect(toEvents(ann, from).slice(0, 2)).toEqual(['member:changed', 'entry:appended']);
    const entries = toEntries(ann, from);
    expect(entries.map(({ kind }) => kind)).toEqual([...NAMES.map(() => 'membership'), 'message']);
    const head = ann.lobby.headSeq;
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, place) => head + 1 + place));
  });

  it('TL-16 · HS-11: whoever is welcomed meanwhile misses nothing, though some of it comes again', async () => {
    const { clock, server, ann } = await startCrowd();
    const joined = [];
    for (const name of NAMES) joined.push(await join(server, name));
    const head = ann.lobby.headSeq + NAMES.length;
    clock.advance(LIMITS.presenceDelayMs);
    for (const client of joined) {
      await caughtUp(client);
      const seqs = new Set(toEntries(client, 0).map(({ seq }) => seq));
      const missing = [];
      for (let seq = client.lobby.headSeq + 1; seq <= head; seq += 1) {
        if (!seqs.has(seq)) missing.push(seq);
      }
      expect(missing).toEqual([]);
      expect(client.heard[0]?.event).toBe('session:welcomed');
    }
  });
});
