import { describe, expect, it, vi } from 'vitest';
import { createIdentity } from '../../node/identity';
import { hashText } from '../../node/keys';
import { newUuid } from '../../node/uuid';
import type { Entry, MessageEntry } from '../../shared/model/entry';
import { clientIdSchema, roomIdSchema } from '../../shared/model/ids';
import { createFakeClock } from '../testing/fake-clock';
import { codeOf, setupTestBench } from '../testing/test-bench';
import { referenceTo, type TestClient } from '../testing/test-client';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { start, join } = setupTestBench({ store: 'sqlite' });
const newest = async (client: TestClient, limit = 1): Promise<Entry[]> => {
  const page = { roomId: client.lobby.id, before: Number.MAX_SAFE_INTEGER, limit };
  return (await client.get('timeline:page', page)).entries;
};
/** How `client` hears of an entry. */
const hears = async (client: TestClient, { roomId, seq }: Entry) => {
  const { entries } = await client.hear(
    'entry:appended',
    (told) => told.roomId === roomId && told.entries.some((entry) => entry.seq === seq),
  );
  return entries.find((entry) => entry.seq === seq);
};

describe('what changes a message', () => {
  it('TL-7 · TL-8: is told to the room as an entry, and in the message to whoever reads later', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const { entry: said } = await ann.send(ann.lobby.id, 'at noon');
    const { entry: edit } = await ann.edit(said, 'at one');
    const { entry: reaction } = await bob.react(said, '👍');
    const { entry: reply } = await bob.reply(said, 'fine');
    for (const entry of [said, edit, reaction, reply]) {
      expect(await hears(ann, entry)).toEqual(entry);
      expect(await hears(bob, entry)).toEqual(entry);
    }
    expect((await newest(bob, 4))[0]).toMatchObject({
      text: 'at noon',
      edit: { text: 'at one', seq: edit.seq },
      reactions: [{ emoji: '👍', by: [{ memberId: bob.identity.memberId, seq: reaction.seq }] }],
    });
    expect(reply).toMatchObject({ replyTo: referenceTo(said) });
  });

  it('TL-9: a redaction leaves a tombstone, and the retry of what it took learns that', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const message = ann.toMessage(ann.lobby.id, 'a mistake');
    const { entry: said } = await ann.get('message:send', message);
    const { entry: redaction } = await ann.redact(said);
    expect(await hears(ann, redaction)).toEqual(redaction);
    const [tombstone] = await newest(ann, 2);
    expect(tombstone).toMatchObject({
      kind: 'tombstone',
      textHash: hashText('a mistake'),
      signature: (said as MessageEntry).signature,
    });
    expect((await ann.get('message:send', message)).entry).toEqual(tombstone);
    expect(
      await codeOf(
        ann.edit(said, 'again').then(
          () => ({ ok: true }),
          () => ({ ok: false, code: 'refused' }),
        ),
      ),
    ).toBe('refused');
  });

  it('TL-7: only the host takes back what others wrote, in rooms and not in direct ones', async () => {
    const owner = createIdentity();
    const server = await start({ ownerId: owner.memberId });
    const host = await join(server, 'Host', { identity: owner });
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const { entry: said } = await ann.send(ann.lobby.id, 'rude words');
    const { room } = await ann.get('direct:open', { memberId: owner.memberId });
    const { entry: personal } = await ann.send(room.id, 'for your eyes');
    const redact = (client: TestClient, entry: Entry) => {
      const target = referenceTo(entry);
      const writing = client.toWriting(entry.roomId, { kind: 'redaction', target });
      return codeOf(client.ask('message:redact', { ...writing, target }));
    };
    expect(await redact(bob, said)).toBe('not_allowed');
    expect(await redact(host, personal)).toBe('not_allowed');
    expect(await redact(host, said)).toBe('done');
    expect(await redact(ann, personal)).toBe('done');
  });

  it('F1 · DL-3: author, time, number and what became of a message are the server’s, whatever a payload says', async () => {
    const server = await start({ clock: createFakeClock(7_000) });
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const { entry: said } = await ann.send(ann.lobby.id, 'mine');
    const forged = {
      author: ann.identity.memberId,
      memberId: ann.identity.memberId,
      role: 'host',
      isHost: true,
      seq: 900,
      at: 1,
      kind: 'message',
      edit: {
        text: 'forged',
        seq: 2,
        at: 1,
        clientId: clientIdSchema.parse(newUuid()),
        signature: 'S'.repeat(86),
      },
      reactions: [{ emoji: '👍', by: [{ memberId: ann.identity.memberId, seq: 1 }] }],
    };
    const { roomId } = said;
    const target = referenceTo(said);
    const reaction = { target, emoji: '👍', isOn: true };
    const asks = {
      'message:send': { ...bob.toMessage(roomId, 'hello'), ...forged },
      'reaction:set': {
        ...bob.toWriting(roomId, { kind: 'reaction', ...reaction }),
        ...reaction,
        ...forged,
      },
    } as const;
    for (const [index, event] of (['message:send', 'reaction:set'] as const).entries()) {
      const { entry } = await bob.get(event, asks[event]);
      expect(entry).toMatchObject({
        author: bob.identity.memberId,
        seq: said.seq + 1 + index,
        at: 7_000,
        kind: event === 'message:send' ? 'message' : 'reaction',
      });
      expect(entry).not.toHaveProperty('edit');
      expect(entry).not.toHaveProperty('reactions');
    }
    for (const event of ['message:edit', 'message:redact'] as const) {
      const writing = bob.toWriting(roomId, { kind: 'redaction', target });
      const asked = bob.ask(event, { ...writing, target, text: 'forged', ...forged });
      expect(await codeOf(asked)).toBe('not_allowed');
    }
    expect((await newest(ann, 3))[0]).toMatchObject({ seq: said.seq, text: 'mine' });
  });

  it('F2: rooms that are not one’s own, were left, or are not there get one answer, and so do targets elsewhere', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const { room: hidden } = await ann.get('room:create', { name: 'Cellar', access: 'private' });
    const { room: left } = await ann.get('room:create', { name: 'Garden', access: 'public' });
    await bob.get('room:join', { roomId: left.id });
    await bob.get('room:leave', { roomId: left.id });
    const { entry: secret } = await ann.send(hidden.id, 'psst');
    const target = referenceTo(secret);
    const missing = roomIdSchema.parse(newUuid());
    const asksIn = (roomId: typeof missing, named = target) => {
      const writing = bob.toWriting(roomId, { kind: 'redaction', target: named });
      return Promise.all([
        bob.ask('message:edit', { ...writing, target: named, text: 'x' }),
        bob.ask('message:redact', { ...writing, target: named }),
        bob.ask('reaction:set', { ...writing, target: named, emoji: '👍', isOn: true }),
        bob.ask('message:send', { ...writing, text: 'x', replyTo: named }),
        bob.ask('message:search', { query: 'psst', roomId, order: 'newest', limit: 1 }),
      ]);
    };
    const nowhere = await asksIn(missing);
    expect(new Set(nowhere.map((answer) => !answer.ok && answer.code))).toEqual(
      new Set(['not_found']),
    );
    for (const roomId of [hidden.id, left.id]) expect(await asksIn(roomId)).toEqual(nowhere);
    const elsewhere = (await asksIn(bob.lobby.id)).slice(0, 4);
    const none = await asksIn(bob.lobby.id, {
      ...target,
      clientId: ann.toWriting(missing, { kind: 'message', text: 'x' }).clientId,
    });
    expect(elsewhere).toEqual(none.slice(0, 4));
    expect(elsewhere.map((answer) => !answer.ok && answer.code)).toEqual([
      'not_found',
      'not_found',
      'not_found',
      'not_found',
    ]);
    expect((await bob.search('psst')).entries).toEqual([]);
    expect((await ann.search('psst')).entries).toEqual([secret]);
  });

  it('TL-3: of many at once everybody hears all in order', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const bob = await join(server, 'Bob');
    const { entry: said } = await ann.send(ann.lobby.id, 'vote');
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => [
        ann.edit(said, `vote ${n}`),
        bob.react(said, '👍', n % 2 === 0),
        bob.reply(said, `yes ${n}`),
      ]).flat(),
    );
    await hears(bob, { ...said, seq: said.seq + 90 });
    const heard = bob.heard
      .flatMap((one) => (one.event === 'entry:appended' ? one.payload.entries : []))
      .filter((entry) => entry.seq > said.seq);
    expect(heard.map((entry) => entry.seq)).toEqual(
      Array.from({ length: 90 }, (_, n) => said.seq + 1 + n),
    );
  });
});

describe('search', () => {
  it('SE-1 · SE-3: finds what was said a moment ago, as it stands', async () => {
    const server = await start();
    const ann = await join(server, 'Ann');
    const { entry: said } = await ann.send(ann.lobby.id, 'the heron flew over');
    expect((await ann.search('heron')).entries).toEqual([said]);
    const { entry: edit } = await ann.edit(said, 'the stork flew over');
    expect((await ann.search('heron')).entries).toEqual([]);
    expect((await ann.search('sto', { order: 'best' })).entries).toMatchObject([
      { seq: said.seq, edit: { seq: edit.seq } },
    ]);
  });
});

describe('reading that is not shown', () => {
  it('DL-10: one’s own devices hear it, others never do, now or at their next welcome', async () => {
    const clock = createFakeClock();
    const server = await start({ clock });
    const ann = await join(server, 'Ann');
    const phone = await join(server, 'Ann', { identity: ann.identity });
    const bob = await join(server, 'Bob');
    const { entry: said } = await bob.send(bob.lobby.id, 'hello?');
    const self = ann.identity.memberId;
    const { roomId } = said;
    await ann.get('marker:set', { roomId, read: said.seq, isPrivate: true });
    clock.advance(1_000);
    const own = { memberId: self, delivered: said.seq, read: said.seq };
    expect(await phone.hear('marker:changed')).toEqual({ roomId, markers: [own] });
    const shown = await bob.hear('marker:changed');
    expect(shown.markers).toEqual([{ ...own, read: expect.any(Number) }]);
    expect(shown.markers[0]?.read).toBeLessThan(said.seq);

    // A change of the room tells everybody the room anew, each in their own way.
    const eve = await join(server, 'Eve');
    const anew = await phone.hear('room:changed', ({ room }) => room.memberIds.length === 3);
    expect(anew.room.markers).toContainEqual(own);
    const again = await join(server, 'Ann', { identity: ann.identity });
    expect(again.lobby.markers).toContainEqual(own);
    for (const other of [bob, eve]) {
      await other.get('room:list', {});
      expect(JSON.stringify([other.heard, other.welcome])).not.toContain(
        `"memberId":"${self}","delivered":${said.seq},"read":${said.seq}`,
      );
    }

    await ann.get('marker:set', { roomId, read: said.seq });
    clock.advance(1_000);
    const told = await bob.hear('marker:changed', ({ markers }) => markers[0]?.read === said.seq);
    expect(told.markers).toEqual([own]);
  });
});
