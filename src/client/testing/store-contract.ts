import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry, MessageEntry } from '../../shared/model/entry';
import { toReference } from '../../shared/model/changes';
import type { Search } from '../../shared/protocol/payloads';
import type { LocalStore, TimelineWrite } from '../store';
import {
  aClientId,
  aMember,
  aMemberId,
  aMessage,
  anEdit,
  aPin,
  aReaction,
  aRedaction,
  aRoom,
  aRoomId,
  aServerId,
  said,
  toItems,
} from './samples';

/** A room's log in which much is changed. */
function aLog(): Entry[] {
  const [one, two, three] = [aMessage(1), aMessage(2), aMessage(4)];
  const other = { author: aMemberId(0) };
  return [
    one,
    two,
    anEdit(3, one),
    three,
    aReaction(5, two, other),
    anEdit(6, three),
    aReaction(7, two, { ...other, isOn: false }),
    aRedaction(8, three),
    aReaction(9, two, { ...other, emoji: '🎉' }),
    anEdit(10, one, { text: 'last' }),
    aPin(11, one, other),
    aPin(12, one, { ...other, isOn: false }),
    aPin(13, two, other),
    aPin(14, one),
  ];
}

/** What every body of {@link LocalStore} must do. `open` opens the same data again after `close`, where a body keeps any. */
export function describeLocalStore(
  name: string,
  start: () => Promise<{ open: () => Promise<LocalStore>; isLasting: boolean; end: () => void }>,
): void {
  describe(`ST-2: local store in ${name}`, () => {
    let store: LocalStore;
    let open: () => Promise<LocalStore>;
    let isLasting = false;
    let end = () => {};
    const serverId = aServerId('a');
    const roomId = aRoomId(1);
    const server = {
      id: serverId,
      name: 'Workshop',
      addresses: [{ host: '192.168.1.20', port: 7788 }],
      isHostedHere: false,
      isVerified: false,
    };

    beforeEach(async () => {
      ({ open, isLasting, end } = await start());
      store = await open();
      await store.saveServer(server);
      await store.saveWelcome(serverId, { members: [aMember(1)], rooms: [aRoom(1)] });
    });
    afterEach(async () => {
      await store.close();
      end();
    });

    const reopen = async () => {
      if (!isLasting) return;
      await store.close();
      store = await open();
    };
    const load = async () => {
      await reopen();
      const [first] = await store.load();
      if (first === undefined) throw new Error('The server is gone.');
      return first;
    };
    const write = (seqs: number[], rest: Partial<TimelineWrite> = {}): TimelineWrite => ({
      items: toItems(seqs.map((seq) => aMessage(seq))),
      range: { from: seqs[0] ?? 1, to: seqs.at(-1) ?? 0 },
      isReset: false,
      lastMessageAt: 0,
      settled: [],
      ...rest,
    });
    const seqs = async (request: Parameters<LocalStore['page']>[2]) =>
      (await store.page(serverId, roomId, request)).map(({ entry }) => entry.seq);
    const queue = (number: number) =>
      store.queueMessage(serverId, {
        clientId: aClientId(number),
        roomId,
        content: said(`text ${number}`),
        createdAt: 1_000 + number,
        code: null,
      });

    it('TL-5: keeps that a part of a message, or of an edit, needs a newer version', async () => {
      const needsNewer = true as const;
      const [one, two] = [aMessage(1, { needsNewer }), aMessage(2)];
      const log = toItems([one, two, { ...anEdit(3, two), needsNewer }]);
      const rest = { isReset: false, lastMessageAt: 0, settled: [] };
      await store.saveEntries(serverId, roomId, { items: log, range: { from: 1, to: 3 }, ...rest });
      await reopen();
      const kept = await store.page(serverId, roomId, { after: 0, limit: 9 });
      expect(kept.map(({ entry }) => entry)).toMatchObject([
        { text: one.text, needsNewer },
        { edit: { needsNewer } },
        { kind: 'edit', needsNewer },
      ]);
      expect(kept[1]?.entry).not.toHaveProperty('needsNewer');
      const again = { items: toItems([aRedaction(4, one)]), range: { from: 1, to: 4 }, ...rest };
      await store.saveEntries(serverId, roomId, again);
      await reopen();
      const [gone] = await store.page(serverId, roomId, { after: 0, limit: 1 });
      expect(gone?.entry).not.toHaveProperty('needsNewer');
    });

    it('PR-10: keeps pictures by their hash', async () => {
      expect(await store.loadPicture('a')).toBeNull();
      await store.savePicture('a', 'first');
      await store.savePicture('b', 'second');
      await reopen();
      expect(await store.loadPicture('a')).toBe('first');
      expect(await store.loadPicture('b')).toBe('second');
    });

    it('PE-1: keeps what is noted about people, whatever becomes of the servers', async () => {
      const one = { memberId: aMemberId(1), name: 'Member 1', note: 'likes soup' };
      const kept = { ...one, isMuted: false, isBlocked: true };
      await store.savePerson(kept);
      await store.savePerson({ ...kept, memberId: aMemberId(2) });
      await store.savePerson({ ...kept, note: 'likes tea' });
      await store.removePerson(aMemberId(2));
      await store.removePerson(aMemberId(3));
      await store.forgetServer(serverId);
      await reopen();
      expect(await store.loadPeople()).toEqual([{ ...kept, note: 'likes tea' }]);
    });

    it('keeps where saved messages stand, the one saved last first, until their room is gone', async () => {
      await store.saveRoom(serverId, aRoom(2));
      const place = (seq: number, room = roomId) => ({
        roomId: room,
        target: toReference(aMessage(seq)),
      });
      await store.saveMessage(serverId, place(7));
      await store.saveMessage(serverId, place(3, aRoomId(2)));
      await store.saveMessage(serverId, place(5));
      // Saved again it stays where it is; in a room that is not there nothing is saved.
      await store.saveMessage(serverId, place(7));
      await store.saveMessage(serverId, place(7, aRoomId(99)));
      await store.unsaveMessage(serverId, place(6));
      await reopen();
      expect(await store.loadSaved(serverId)).toEqual([place(5), place(3, aRoomId(2)), place(7)]);
      expect(await store.loadSaved(aServerId('z'))).toEqual([]);
      await store.unsaveMessage(serverId, place(7));
      await store.removeRoom(serverId, aRoomId(2));
      await reopen();
      expect(await store.loadSaved(serverId)).toEqual([place(5)]);
    });

    it('keeps servers in the order in which they came, also when their facts change', async () => {
      const second = { ...server, id: aServerId('b') };
      await store.saveServer(second);
      await store.saveServer({ ...server, name: 'Kitchen', isHostedHere: true });
      await reopen();
      const loaded = await store.load();
      expect(loaded.map((one) => one.server)).toEqual([
        { ...server, name: 'Kitchen', isHostedHere: true },
        second,
      ]);
      expect(loaded[0]?.members).toEqual([aMember(1)]);
    });

    it('forgets a server with all that belongs to it', async () => {
      await store.saveEntries(serverId, roomId, write([1, 2]));
      await queue(1);
      await store.forgetServer(serverId);
      await store.saveServer(server);
      await store.saveWelcome(serverId, { members: [], rooms: [aRoom(1)] });
      expect(await load()).toMatchObject({ members: [], outbox: [], rooms: [{ range: null }] });
      expect(await seqs({ after: 0, limit: 10 })).toEqual([]);
    });

    it('takes a welcome as the whole truth about members and rooms', async () => {
      await store.saveRoom(serverId, aRoom(2));
      await store.setDraft(serverId, roomId, 'half a sentence');
      await store.queueMessage(serverId, {
        clientId: aClientId(9),
        roomId: aRoomId(2),
        content: said('lost with its room'),
        createdAt: 1,
        code: null,
      });
      const renamed = aRoom(1, { name: 'renamed' });
      await store.saveWelcome(serverId, { members: [aMember(2)], rooms: [renamed] });
      const loaded = await load();
      expect(loaded.members).toEqual([aMember(2)]);
      expect(loaded.rooms).toMatchObject([{ room: renamed, draft: 'half a sentence' }]);
      expect(loaded.outbox).toEqual([]);
    });

    it('adds and replaces members', async () => {
      await store.saveMembers(serverId, [aMember(1, { name: 'Other' }), aMember(2)]);
      const { members } = await load();
      expect(members.map(({ name: label }) => label).toSorted()).toEqual(['Member 2', 'Other']);
    });

    it('ST-4: keeps entries and the place up to which they are known together', async () => {
      await store.saveEntries(serverId, roomId, write([3, 4], { lastMessageAt: 50 }));
      await store.saveEntries(
        serverId,
        roomId,
        write([5], { range: { from: 3, to: 5 }, lastMessageAt: 40 }),
      );
      const loaded = await load();
      expect(loaded.rooms).toMatchObject([{ range: { from: 3, to: 5 }, lastMessageAt: 50 }]);
      expect(await seqs({ after: 0, limit: 10 })).toEqual([3, 4, 5]);
    });

    it('pages both ways, oldest first', async () => {
      await store.saveEntries(serverId, roomId, write([1, 2, 3, 4, 5]));
      expect(await seqs({ after: 1, limit: 2 })).toEqual([2, 3]);
      expect(await seqs({ before: 5, limit: 2 })).toEqual([3, 4]);
      expect(await seqs({ before: 1, limit: 2 })).toEqual([]);
      expect(await seqs({ after: 5, limit: 2 })).toEqual([]);
    });

    it('keeps an entry whole, with the verdict on its signature', async () => {
      const entry: MessageEntry = { ...aMessage(1), text: 'ünï\n"quoted" 🎉 \u2028' };
      const items = [{ entry, isForged: true }];
      await store.saveEntries(serverId, roomId, write([1], { items }));
      await reopen();
      expect(await store.page(serverId, roomId, { after: 0, limit: 5 })).toEqual(items);
    });

    it('gives the cached part up when told to', async () => {
      await store.saveEntries(serverId, roomId, write([1, 2, 3]));
      await store.saveEntries(
        serverId,
        roomId,
        write([], { isReset: true, range: { from: 901, to: 900 } }),
      );
      expect((await load()).rooms).toMatchObject([{ range: { from: 901, to: 900 } }]);
      expect(await seqs({ after: 0, limit: 10 })).toEqual([]);
    });

    const put = async (entries: Entry[], range: { from: number; to: number }) => {
      const step = {
        items: toItems(entries),
        range,
        isReset: false,
        lastMessageAt: 0,
        settled: [],
      };
      const now = await store.saveEntries(serverId, roomId, step);
      return now.map(({ entry }) => entry);
    };
    const all = async () =>
      (await store.page(serverId, roomId, { after: 0, limit: 100 })).map(({ entry }) => entry);

    it('TL-8: tells what later entries make of those that are kept', async () => {
      const said = aMessage(1);
      await put([said, aMessage(2)], { from: 1, to: 2 });
      const edit = anEdit(3, said, { text: 'better' });
      const reaction = aReaction(4, said, { author: aMemberId(0) });
      const pin = aPin(5, said, { author: aMemberId(0) });
      const now = await put([edit, reaction, pin], { from: 1, to: 5 });
      const { clientId, signature, seq, at, text } = edit;
      const stands = {
        ...said,
        edit: { clientId, signature, seq, at, text },
        reactions: [{ emoji: '👍', by: [{ memberId: aMemberId(0), seq: 4 }] }],
        pin: { memberId: aMemberId(0), seq: 5 },
      };
      expect(now).toEqual([stands, edit, reaction, pin]);
      await reopen();
      expect(await all()).toEqual([stands, aMessage(2), edit, reaction, pin]);
    });

    it('TL-8: applies what is known already to what comes to be known later', async () => {
      const [first, second] = [aMessage(1), aMessage(2)];
      const entries = [anEdit(3, first), aRedaction(4, second), anEdit(5, second)];
      await put(entries, { from: 3, to: 5 });
      const now = await put([first, second], { from: 1, to: 5 });
      expect(now[0]).toMatchObject({ kind: 'message', edit: { seq: 3 } });
      expect(now[1]).toMatchObject({ kind: 'tombstone', of: 'message', seq: 2 });
      expect((await all()).map(({ kind }) => kind)).toEqual([
        'message',
        'tombstone',
        'edit',
        'redaction',
        'tombstone',
      ]);
    });

    it('TL-8: ends at the same state in whatever pieces and order a log comes', async () => {
      const log = aLog();
      await put(log, { from: 1, to: log.length });
      const whole = await all();
      for (const cuts of [[3, 6, 9], [1, 2, 8], [5], [9, 4]]) {
        await store.saveEntries(serverId, roomId, write([], { isReset: true }));
        const ends = [0, ...cuts.toSorted((a, b) => a - b), log.length];
        const pieces = ends.slice(1).map((end, index) => log.slice(ends[index], end));
        // The newest first, and the rest backwards, as older pages are.
        for (const piece of pieces.toReversed()) await put(piece, { from: 1, to: log.length });
        expect(await all()).toEqual(whole);
      }
    });

    it('DL-7: a forged change, and one that names another message, changes nothing', async () => {
      const said = aMessage(1);
      await put([said], { from: 1, to: 1 });
      const forged = { entry: aRedaction(2, said), isForged: true };
      const range = { from: 1, to: 4 };
      await store.saveEntries(serverId, roomId, write([], { items: [forged], range }));
      const astray = { ...aRedaction(3, said).target, clientId: aClientId(77) };
      await put(
        [aRedaction(3, said, { target: astray }), anEdit(4, said, { target: astray })],
        range,
      );
      expect((await all())[0]).toEqual(said);
    });

    const find = async (query: string, rest: Partial<Search> = {}) => {
      const wanted = { query, order: 'newest' as const, limit: 10, ...rest };
      const { items, next } = await store.search(serverId, wanted);
      return { seqs: items.map(({ entry }) => entry.seq), next };
    };

    it('SE-2, SE-3: finds the words as they stand now, and none that were taken back', async () => {
      const texts = ['Soup at noon', 'SOUP again, crème brûlée', '今日は寿司です', 'soup', 'other'];
      const entries = texts.map((text, index) => aMessage(index + 1, { text }));
      const [noon, , , redacted, edited] = entries;
      if (noon === undefined || redacted === undefined || edited === undefined) throw new Error();
      await put(entries, { from: 1, to: 5 });
      await put([aRedaction(6, redacted), anEdit(7, edited, { text: 'soup too' })], {
        from: 1,
        to: 7,
      });
      await reopen();
      expect((await find('soup')).seqs).toEqual([5, 2, 1]);
      expect((await find('sou')).seqs).toEqual([5, 2, 1]);
      expect((await find('other')).seqs).toEqual([]);
      expect((await find('creme brulee')).seqs).toEqual([2]);
      expect((await find('"soup at"')).seqs).toEqual([1]);
      expect((await find('寿司')).seqs).toEqual([3]);
      expect((await find('soup', { order: 'best' })).seqs).toEqual([5, 1, 2]);
      expect((await find('"%_*')).seqs).toEqual([]);
    });

    it('SE-4: narrows by room, author and time, in parts', async () => {
      const entries = [1, 2, 3, 4].map((seq) =>
        aMessage(seq, { text: 'word', at: seq * 100, author: aMemberId(seq % 2) }),
      );
      await put(entries, { from: 1, to: 4 });
      expect(await find('word', { limit: 3 })).toEqual({ seqs: [4, 3, 2], next: 3 });
      expect(await find('word', { limit: 3, skip: 3 })).toEqual({ seqs: [1], next: null });
      expect((await find('word', { author: aMemberId(1) })).seqs).toEqual([3, 1]);
      expect((await find('word', { from: 200, until: 300 })).seqs).toEqual([3, 2]);
      expect((await find('word', { roomId: aRoomId(2) })).seqs).toEqual([]);
      expect((await find('word', { roomId })).seqs).toHaveLength(4);
      await store.removeRoom(serverId, roomId);
      expect((await find('word')).seqs).toEqual([]);
    });

    it('DL-4: keeps what is written at once in the order written, and lets nothing done after it overtake it', async () => {
      const queued = [4, 2, 9, 7].map(queue);
      await store.removeMessages(serverId, [aClientId(2), aClientId(7)]);
      await Promise.all(queued);
      await store.saveRoom(serverId, aRoom(2));
      const lost = store.queueMessage(serverId, {
        clientId: aClientId(11),
        roomId: aRoomId(2),
        content: said('goes with its room'),
        createdAt: 1,
        code: null,
      });
      await store.removeRoom(serverId, aRoomId(2));
      await lost;
      const { outbox } = await load();
      expect(outbox.map(({ clientId }) => clientId)).toEqual([aClientId(4), aClientId(9)]);
    });

    it('DL-4: keeps the outbox in the order written', async () => {
      for (const number of [3, 1, 2]) await queue(number);
      await store.setMessageCode(serverId, aClientId(1), 'too_large');
      expect((await load()).outbox).toMatchObject([
        { content: said('text 3'), code: null },
        { content: said('text 1'), code: 'too_large', createdAt: 1_001 },
        { content: said('text 2'), code: null },
      ]);
      await store.setMessageCode(serverId, aClientId(1), null);
      await store.removeMessages(serverId, [aClientId(3)]);
      expect((await load()).outbox.map(({ content, code }) => [content, code])).toEqual([
        [said('text 1'), null],
        [said('text 2'), null],
      ]);
    });

    it('takes a message out of the outbox with the step that makes it an entry', async () => {
      await queue(1);
      await queue(2);
      await store.saveEntries(serverId, roomId, write([1], { settled: [aClientId(1)] }));
      const loaded = await load();
      expect(loaded.outbox.map(({ content }) => content)).toEqual([said('text 2')]);
      expect(await seqs({ after: 0, limit: 10 })).toEqual([1]);
    });

    it('remembers draft, mute, rule and read marker, whatever the server says of the room', async () => {
      await store.setDraft(serverId, roomId, 'draft');
      await store.setMuted(serverId, roomId, true);
      await store.setNotify(serverId, roomId, 'all');
      await store.setReadSeq(serverId, roomId, 7);
      await store.setUnreadFrom(serverId, roomId, 5);
      await store.saveRoom(serverId, aRoom(1, { topic: 'new topic' }));
      expect((await load()).rooms).toMatchObject([
        {
          draft: 'draft',
          isMuted: true,
          notify: 'all',
          readSeq: 7,
          unreadFrom: 5,
          room: { topic: 'new topic' },
        },
      ]);
    });

    it('forgets a room with its entries and what waits in it', async () => {
      await store.saveEntries(serverId, roomId, write([1]));
      await queue(1);
      await store.removeRoom(serverId, roomId);
      expect(await load()).toMatchObject({ rooms: [], outbox: [] });
      expect(await seqs({ after: 0, limit: 10 })).toEqual([]);
    });

    it('counts what is cached, over rooms and servers', async () => {
      expect(await store.countEntries()).toBe(0);
      const other = aRoomId(2);
      await store.saveRoom(serverId, aRoom(1));
      await store.saveRoom(serverId, aRoom(2));
      const range = { from: 1, to: 2 };
      const step = { range, isReset: false, lastMessageAt: 2, settled: [] };
      await store.saveEntries(serverId, roomId, {
        ...step,
        items: toItems([aMessage(1), aMessage(2)]),
      });
      await store.saveEntries(serverId, other, {
        ...step,
        items: toItems([aMessage(1, { roomId: other })]),
      });
      expect(await store.countEntries()).toBe(3);
      await store.saveEntries(serverId, roomId, { ...step, items: [], isReset: true });
      expect(await store.countEntries()).toBe(1);
    });

    it('does nothing to servers and rooms it does not have', async () => {
      const before = await load();
      await store.saveEntries(aServerId('z'), roomId, write([1]));
      await store.saveEntries(serverId, aRoomId(99), write([1]));
      await store.saveRoom(aServerId('z'), aRoom(1));
      await store.setDraft(serverId, aRoomId(99), 'x');
      await store.removeMessages(serverId, [aClientId(99)]);
      expect(await load()).toEqual(before);
    });
  });
}
