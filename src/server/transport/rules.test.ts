import { aPicture } from '../../shared/model/testing/pictures';
import { describe, expect, it, vi } from 'vitest';
import { createIdentity } from '../../node/identity';
import { newUuid } from '../../node/uuid';
import type { Entry } from '../../shared/model/entry';
import { clientIdSchema, roomIdSchema, type MemberId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Acknowledgement } from '../../shared/protocol/events';
import { createFakeClock } from '../testing/fake-clock';
import { codeOf, setupTestBench } from '../testing/test-bench';
import type { TestClient } from '../testing/test-client';
import { startTestServer } from '../testing/test-server';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { start, join } = setupTestBench();

/** After this, everything told to `client` before has been heard: answers and events come in one order. */
const caughtUp = (client: TestClient) => client.get('room:list', {});

const makeRoom = (client: TestClient, name: string, access: 'public' | 'private' = 'public') =>
  client.get('room:create', { name, access }).then(({ room }) => room);

/** What became of the only one in a packet. */
async function toOnly(asking: Promise<Acknowledgement<'entry:append'>>) {
  const answer = await asking;
  return answer.ok ? answer.value.results[0] : answer;
}

describe('rooms', () => {
  it('RM-1: everybody is in the lobby, which cannot be left', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    expect(bob.lobby.memberIds).toEqual([ann.identity.memberId, bob.identity.memberId]);
    expect(await codeOf(bob.ask('room:leave', { roomId: bob.lobby.id }))).toBe('not_allowed');
  });

  it('RM-2: a room has its creator in it, and a public name of its own', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const room = await makeRoom(ann, 'Garden');
    expect(room.memberIds).toEqual([ann.identity.memberId]);
    expect(await codeOf(bob.ask('room:create', { name: 'garden', access: 'public' }))).toBe(
      'conflict',
    );
  });

  it('RM-3 · F2: private rooms are neither listed nor joined, and answer as if they were not there', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const open = await makeRoom(ann, 'Garden');
    const secret = await makeRoom(ann, 'Cellar', 'private');
    const { rooms } = await bob.get('room:list', {});
    expect(rooms.map(({ name }) => name)).not.toContain('Cellar');
    expect(rooms).toContainEqual(expect.objectContaining({ id: open.id, isJoined: false }));
    const refused = await bob.ask('room:join', { roomId: secret.id });
    const unknown = await bob.ask('room:join', { roomId: roomIdSchema.parse(newUuid()) });
    expect(refused).toEqual(unknown);
    expect(refused).toMatchObject({ code: 'not_found' });
    expect((await bob.get('room:join', { roomId: open.id })).room.memberIds).toHaveLength(2);
  });

  it('RM-4 · F2: who has left learns nothing more of the room', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const room = await makeRoom(ann, 'Garden');
    await bob.get('room:join', { roomId: room.id });
    await bob.get('room:leave', { roomId: room.id });
    await bob.hear('room:removed');
    await ann.send(room.id, 'between us');
    await ann.get('room:change', { roomId: room.id, topic: 'roses' });
    await ann.get('typing:set', { roomId: room.id, isTyping: true });
    const said = await ann.send(ann.lobby.id, 'barrier');
    await bob.hear('entry:appended', ({ entries }) =>
      entries.some((e) => e.seq === said.entry.seq),
    );
    const after = bob.heard.slice(bob.heard.findIndex(({ event }) => event === 'room:removed') + 1);
    expect(JSON.stringify(after)).not.toContain(room.id);
  });

  it('RM-5, RM-9: who is brought in hears the room, and its entries from then on', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const room = await makeRoom(ann, 'Cellar', 'private');
    await ann.get('room:invite', { roomId: room.id, memberId: bob.identity.memberId });
    const heard = await bob.hear('room:changed', (change) => change.room.id === room.id);
    expect(heard.room.memberIds).toContain(bob.identity.memberId);
    const said = await ann.send(room.id, 'come down');
    await bob.hear('entry:appended', ({ entries }) =>
      entries.some((e) => e.seq === said.entry.seq),
    );
  });

  it('RM-6: the creator and the host may change a room, others may not', async () => {
    const owner = createIdentity();
    const server = await start({ ownerId: owner.memberId });
    const host = await join(server, 'Host', { identity: owner });
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const room = await makeRoom(ann, 'Garden');
    for (const client of [host, bob]) await client.get('room:join', { roomId: room.id });
    const change = (topic: string) => ({ roomId: room.id, topic });
    expect(await codeOf(bob.ask('room:change', change('by Bob')))).toBe('not_allowed');
    expect(await codeOf(ann.ask('room:change', change('by Ann')))).toBe('done');
    expect(await codeOf(host.ask('room:change', change('by host')))).toBe('done');
    await bob.hear('room:changed', (changed) => changed.room.topic === 'by host');
  });

  it('RM-7, RM-9: a direct room is one, made once, told to the other, or by the welcome later', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const { room } = await ann.get('direct:open', { memberId: bob.identity.memberId });
    await ann.send(room.id, 'psst');
    const heard = await bob.hear('room:changed', (change) => change.room.id === room.id);
    expect(heard.room).toMatchObject({ kind: 'direct', access: 'private' });
    const again = await bob.get('direct:open', { memberId: ann.identity.memberId });
    expect(again.room.id).toBe(room.id);
    const later = await join(server, 'Bob', { identity: bob.identity });
    expect(later.welcome.rooms.map(({ id }) => id)).toContain(room.id);
    expect(await codeOf(ann.ask('direct:open', { memberId: ann.identity.memberId }))).toBe(
      'not_found',
    );
    const nobody = 'a'.repeat(26) as MemberId;
    expect(await codeOf(ann.ask('direct:open', { memberId: nobody }))).toBe('not_found');
  });

  it('F2: a room that is not yours answers every event as one that is not there', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const secret = (await makeRoom(ann, 'Cellar', 'private')).id;
    const left = (await makeRoom(ann, 'Garden')).id;
    await bob.get('room:join', { roomId: left });
    await bob.get('room:leave', { roomId: left });
    const direct = (
      await ann.get('direct:open', { memberId: (await join(server, 'Cid')).identity.memberId })
    ).room.id;
    const guessed = roomIdSchema.parse(newUuid());
    for (const roomId of [secret, left, direct, guessed]) {
      const answers = [
        await bob.ask('message:send', bob.toMessage(roomId, 'let me in')),
        await toOnly(
          bob.ask('entry:append', bob.toPacket(roomId, [{ kind: 'message', text: 'hi' }])),
        ),
        await bob.ask('timeline:page', { roomId, after: 0, limit: 10 }),
        await bob.ask('room:leave', { roomId }),
        await bob.ask('room:invite', { roomId, memberId: bob.identity.memberId }),
        await bob.ask('room:change', { roomId, topic: 'mine' }),
        await bob.ask('marker:set', { roomId, read: 1 }),
        await bob.ask('typing:set', { roomId, isTyping: true }),
        ...(roomId === left ? [] : [await bob.ask('room:join', { roomId })]),
      ];
      for (const answer of answers) expect(answer).toMatchObject({ ok: false, code: 'not_found' });
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    }
  });
});

describe('timelines', () => {
  it('TL-1, TL-3, DL-1: a burst is numbered without gaps, told in order, each answer before its broadcast', async () => {
    const server = await start({ store: 'sqlite' });
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const order: string[] = [];
    ann.socket.prependAny((event: string, payload: { entries?: { seq: number }[] }) => {
      if (event === 'entry:appended')
        order.push(...(payload.entries ?? []).map(({ seq }) => `told ${seq}`));
    });
    const sendAndNote = (text: string) =>
      new Promise<Entry>((resolve, reject) => {
        const message = ann.toMessage(ann.lobby.id, text);
        ann.socket.emit('message:send', message, (answer: Acknowledgement<'message:send'>) => {
          if (!answer.ok) return reject(new Error(answer.code));
          // Noted here and not after an await: what is told next may be read in the same breath.
          order.push(`answered ${answer.value.entry.seq}`);
          return resolve(answer.value.entry);
        });
      });
    const sent = await Promise.all(
      Array.from({ length: 60 }, (_, index) => sendAndNote(`message ${index}`)),
    );
    const first = sent[0]?.seq ?? 0;
    expect(sent.map(({ seq }) => seq)).toEqual(sent.map((_, index) => first + index));
    const last = first + sent.length - 1;
    await bob.hear('entry:appended', ({ entries }) => entries.at(-1)?.seq === last);
    await caughtUp(ann);
    for (const { seq } of sent) {
      expect(order.indexOf(`answered ${seq}`)).toBeLessThan(order.indexOf(`told ${seq}`));
    }
    const told = bob.heard.flatMap((item) =>
      item.event === 'entry:appended' ? item.payload.entries : [],
    );
    const messages = told.filter(({ kind }) => kind === 'message');
    expect(messages).toEqual(sent);
  });

  it('TL-2: a page of the heaviest messages is cut, and asking on gives all of them once, either way', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const roomId = ann.lobby.id;
    const heavy = '\u0001'.repeat(LIMITS.messageLength - 1);
    const count = 100;
    for (let n = 0; n < count; n += 1) await ann.send(roomId, `${heavy}x`);
    const page = (place: { after: number } | { before: number }) =>
      ann.get('timeline:page', { roomId, limit: LIMITS.pageEntries, ...place });
    const { headSeq } = await page({ after: 0 });
    const up: number[] = [];
    while ((up.at(-1) ?? 0) < headSeq) {
      const { entries } = await page({ after: up.at(-1) ?? 0 });
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.length).toBeLessThan(count);
      up.push(...entries.map(({ seq }) => seq));
    }
    const down: number[] = [];
    while ((down[0] ?? headSeq + 1) > 1) {
      const { entries } = await page({ before: down[0] ?? headSeq + 1 });
      expect(entries.length).toBeGreaterThan(0);
      down.unshift(...entries.map(({ seq }) => seq));
    }
    const all = Array.from({ length: headSeq }, (_, index) => index + 1);
    expect(up).toEqual(all);
    expect(down).toEqual(all);
  });

  it('TL-2, TL-6: a page gives what comes after or before, oldest first, also of the time before one came', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    for (let index = 0; index < 9; index += 1) await ann.send(ann.lobby.id, `message ${index}`);
    const bob = await join(server, 'Bob');
    const roomId = bob.lobby.id;
    const after = await bob.get('timeline:page', { roomId, after: 2, limit: 3 });
    expect(after.entries.map(({ seq }) => seq)).toEqual([3, 4, 5]);
    const before = await bob.get('timeline:page', { roomId, before: 5, limit: 3 });
    expect(before.entries.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect(before.headSeq).toBe(bob.lobby.headSeq);
    const both = { roomId, before: 5, after: 2, limit: 3 };
    expect(await codeOf(bob.ask('timeline:page', both))).toBe('bad_request');
    expect(await codeOf(bob.ask('timeline:page', { roomId, after: 0, limit: 201 }))).toBe(
      'bad_request',
    );
  });

  it('HS-11, TL-3: a welcome in the middle of a burst and the entries after it leave no gap', async () => {
    const server = await start({ store: 'sqlite' });
    const ann = await join(server, 'Ann');
    const { id } = ann.lobby;
    const sending = Promise.all(
      Array.from({ length: 200 }, (_, index) => ann.send(id, `${index}`)),
    );
    const late = await Promise.all(
      Array.from({ length: 8 }, (_, index) => join(server, `Late ${index}`)),
    );
    await sending;
    const last = await ann.send(id, 'the last');
    for (const client of late) {
      await client.hear('entry:appended', ({ entries }) =>
        entries.some((e) => e.seq === last.entry.seq),
      );
      const from = client.lobby.headSeq;
      const seqs = new Set(
        client.heard.flatMap((item) =>
          item.event === 'entry:appended' ? item.payload.entries.map(({ seq }) => seq) : [],
        ),
      );
      for (let seq = from + 1; seq <= last.entry.seq; seq += 1) expect(seqs).toContain(seq);
    }
  });
});

describe('delivery', () => {
  it('A5 · DL-2: the same client id answers the entry that is there, or conflicts', async () => {
    const server = await start({ store: 'sqlite' });
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const room = await makeRoom(ann, 'Garden');
    const clientId = clientIdSchema.parse(newUuid());
    const message = ann.toMessage(ann.lobby.id, 'once', clientId);
    const [first, second] = await Promise.all([
      ann.get('message:send', message),
      ann.get('message:send', message),
    ]);
    expect(second).toEqual(first);
    expect(
      await codeOf(ann.ask('message:send', ann.toMessage(ann.lobby.id, 'other', clientId))),
    ).toBe('conflict');
    expect(await codeOf(ann.ask('message:send', ann.toMessage(room.id, 'once', clientId)))).toBe(
      'conflict',
    );
    const bobs = await bob.get('message:send', bob.toMessage(bob.lobby.id, 'once', clientId));
    expect(bobs.entry.seq).toBe(first.entry.seq + 1);
  });

  it('DL-13: a packet over a real connection: one result each, stored in order, told together', async () => {
    const server = await start({ store: 'sqlite' });
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const { roomId, entries } = ann.toPacket(
      ann.lobby.id,
      Array.from({ length: LIMITS.batchEntries }, (_, n) => ({
        kind: 'message' as const,
        text: `message ${n}`,
      })),
    );
    const { results } = await ann.get('entry:append', { roomId, entries });
    const stored = results.flatMap((one) => (one.ok ? [one.entry] : []));
    expect(stored.map((entry) => entry.kind === 'message' && entry.text)).toEqual(
      entries.map((_, n) => `message ${n}`),
    );
    const told = await bob.hear(
      'entry:appended',
      ({ entries: [first] }) => first?.seq === stored[0]?.seq,
    );
    expect(told.entries).toEqual(stored);
    const again = await ann.get('entry:append', { roomId, entries: entries.toReversed() });
    expect(again.results).toEqual(results.toReversed());
    for (const misfit of [[], [...entries, ...entries]]) {
      expect(await codeOf(ann.ask('entry:append', { roomId, entries: misfit }))).toBe(
        'bad_request',
      );
    }
  });

  it('F1 · DL-3, HS-12: author, time, number and role are the server’s, whatever the payload says', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const forged = {
      ...bob.toMessage(bob.lobby.id, 'I am Ann'),
      author: ann.identity.memberId,
      memberId: ann.identity.memberId,
      seq: 1,
      at: 0,
      kind: 'membership',
      role: 'host',
    };
    const startedAt = Date.now();
    const { entry } = await bob.get('message:send', forged);
    expect(entry).toMatchObject({ kind: 'message', author: bob.identity.memberId });
    expect(entry.seq).toBeGreaterThan(bob.lobby.headSeq);
    expect(entry.at).toBeGreaterThanOrEqual(startedAt - 1);

    const lie = {
      memberId: ann.identity.memberId,
      createdBy: ann.identity.memberId,
      role: 'host',
      id: ann.lobby.id,
    };
    const created = await bob.get('room:create', { name: 'Mine', access: 'public', ...lie });
    expect(created.room).toMatchObject({ createdBy: bob.identity.memberId });
    expect(created.room.id).not.toBe(ann.lobby.id);
    const { seq: read } = (await ann.send(ann.lobby.id, 'read me')).entry;
    await bob.get('marker:set', { roomId: bob.lobby.id, read, ...lie });
    await bob.get('typing:set', { roomId: bob.lobby.id, isTyping: true, ...lie });
    await bob.get('presence:set', { presence: 'away', ...lie });
    const { member } = await bob.get('member:rename', { name: 'Robert', ...lie });
    expect(member).toMatchObject({ id: bob.identity.memberId, role: 'member' });
    expect(await ann.hear('typing:changed')).toMatchObject({ memberId: bob.identity.memberId });
    const { presence } = await ann.hear('presence:changed', (change) =>
      change.presence.some((of) => of.presence === 'away'),
    );
    const away = presence.filter((of) => of.presence === 'away');
    expect(away.map(({ memberId }) => memberId)).toEqual([bob.identity.memberId]);
    const markers = await ann.hear('marker:changed', (change) =>
      change.markers.some((marker) => marker.read === read),
    );
    expect(markers.markers.map(({ memberId }) => memberId)).toEqual([bob.identity.memberId]);
  });

  it('DL-8: markers move forward only, never past the head, and are told after a moment, the newest alone', async () => {
    const clock = createFakeClock();
    const server = await start({ clock });
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const roomId = ann.lobby.id;
    const { entry } = await ann.send(roomId, 'read me');
    await bob.get('marker:set', { roomId, delivered: 1, read: 1 });
    await bob.get('marker:set', { roomId, delivered: 10_000, read: entry.seq });
    await bob.get('marker:set', { roomId, read: 1 });
    await caughtUp(ann);
    const ofBob = ({ markers }: { markers: { memberId: MemberId }[] }) =>
      markers.some(({ memberId }) => memberId === bob.identity.memberId);
    const isTold = () =>
      ann.heard.some((item) => item.event === 'marker:changed' && ofBob(item.payload));
    expect(isTold()).toBe(false);
    clock.advance(LIMITS.receiptDelayMs);
    const { markers } = await ann.hear('marker:changed', ofBob);
    expect(markers).toContainEqual({
      memberId: bob.identity.memberId,
      delivered: entry.seq,
      read: entry.seq,
    });
  });
});

describe('people', () => {
  it('PR-1: online with a connection, away when all of them say so, offline without one', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const { identity } = bob;
    const second = await join(server, 'Bob', { identity });
    const is = (value: string) =>
      ann.hear('presence:changed', ({ presence }) =>
        presence.some((p) => p.memberId === identity.memberId && p.presence === value),
      );
    await is('online');
    await bob.get('presence:set', { presence: 'away' });
    await second.get('presence:set', { presence: 'away' });
    await is('away');
    second.close();
    bob.close();
    await is('offline');
    const later = await join(server, 'Cid');
    expect(later.welcome.presence.map(({ memberId }) => memberId)).not.toContain(identity.memberId);
    expect(later.welcome.members.map(({ id }) => id)).toContain(identity.memberId);
  });

  it('PR-2: typing is told to the others, and ends by itself, by a message, and with the connection', async () => {
    const clock = createFakeClock();
    const server = await start({ clock });
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const roomId = ann.lobby.id;
    const isTyping = (value: boolean) =>
      ann.hear('typing:changed', (change) => change.isTyping === value);
    await bob.get('typing:set', { roomId, isTyping: true });
    await isTyping(true);
    clock.advance(LIMITS.typingNoticeMs);
    await isTyping(false);
    await bob.get('typing:set', { roomId, isTyping: true });
    await isTyping(true);
    await bob.send(roomId, 'said');
    await isTyping(false);
    await bob.get('typing:set', { roomId, isTyping: true });
    await isTyping(true);
    bob.close();
    await isTyping(false);
    expect(bob.heard.filter(({ event }) => event === 'typing:changed')).toEqual([]);
  });

  it('PR-3, PR-4: names are labels; the second of a name has a tag; everybody hears a new one', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const other = await join(server, 'ann');
    const tagOf = (client: TestClient) =>
      other.welcome.members.find(({ id }) => id === client.identity.memberId)?.tag;
    expect(tagOf(ann)).toBeNull();
    expect(tagOf(other)).toBe(other.identity.memberId.slice(0, 4));
    await other.get('member:rename', { name: 'Bea' });
    const { members } = await ann.hear('member:changed', (change) =>
      change.members.some(({ name }) => name === 'Bea'),
    );
    expect(members).toContainEqual(
      expect.objectContaining({ id: other.identity.memberId, tag: null }),
    );
  });

  it('PR-10: a picture is told by its hash, asked for by anybody, and gone when nobody has it', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const picture = aPicture(1);
    await ann.get('picture:set', { picture });
    const { members } = await bob.hear('member:changed', (change) =>
      change.members.some((member) => member.pictureHash !== undefined),
    );
    const hash = members[0]?.pictureHash ?? '';
    expect(await bob.get('picture:get', { hash })).toEqual({ picture });
    const page = await ann.ask('picture:set', { picture: 'PHNjcmlwdD4=' });
    expect(page).toMatchObject({ ok: false, code: 'bad_request' });
    await ann.get('picture:set', { picture: null });
    expect(await bob.ask('picture:get', { hash })).toMatchObject({ ok: false, code: 'not_found' });
  });

  it('PR-8: words about oneself are cleaned, told to everybody, and there for who comes later', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const statusText = { text: ' Soup\u202E  is\nready ', emoji: '🍲', until: null };
    await ann.get('member:describe', { statusText });
    const clean = { text: 'Soup is ready', emoji: '🍲', until: null };
    const { members } = await bob.hear('member:changed', (change) =>
      change.members.some((member) => member.statusText !== undefined),
    );
    expect(members[0]).toMatchObject({ id: ann.identity.memberId, statusText: clean });
    const { welcome } = await join(server, 'Cem');
    expect(welcome.members[0]?.statusText).toEqual(clean);
    for (const wrong of [
      { text: 'x'.repeat(81), until: null },
      { text: '', until: null },
      { text: 'both', emoji: '🍲🍲', until: null },
      { text: 'no end' },
    ]) {
      const refused = await ann.ask('member:describe', { statusText: wrong as never });
      expect(refused).toMatchObject({ ok: false, code: 'bad_request' });
    }
  });
});

describe('the server', () => {
  it('tells everybody its new name', async () => {
    const server = await start({ name: 'Attic' });
    const ann = await join(server, 'Ann');
    await server.configure({ name: 'Cellar' });
    expect(await ann.hear('server:changed')).toEqual({ serverName: 'Cellar' });
    expect((await join(server, 'Bob')).welcome.serverName).toBe('Cellar');
  });

  it('ST-1: says goodbye when it closes, after every answer that was asked for', async () => {
    const server = await startTestServer({ store: 'sqlite' });
    const ann = await join(server, 'Ann');
    const answers = Array.from({ length: 50 }, (_, index) =>
      ann.ask('message:send', ann.toMessage(ann.lobby.id, `${index}`)),
    );
    await answers[0];
    await server.close();
    await ann.closed();
    expect(await ann.hear('session:ended')).toMatchObject({ code: 'server_stopped' });
    // What was not taken in before the end has no answer, and waits in the outbox of whoever sent it.
    const stored = await Promise.all(answers.map((answer) => Promise.race([answer, ann.closed()])));
    expect(stored[0]).toMatchObject({ ok: true });
    for (const answer of stored) {
      expect(answer === undefined || answer.ok || answer.code === 'unavailable').toBe(true);
    }
  });
});
