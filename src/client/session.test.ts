import { describe, expect, it } from 'vitest';
import { failure, success } from '../shared/lib/result';
import { LIMITS } from '../shared/model/limits';
import { createMemoryStore } from './memory-store';
import { proven, settle, unreachable, fakeHash } from './testing/fake-platform';
import { benchAddress as address, startSession as start } from './testing/session-bench';
import {
  aClientId,
  aMember,
  aMemberId,
  aMessage,
  aRoom,
  aRoomId,
  aServerId,
  messages,
} from './testing/samples';

const room1 = aRoomId(1);
const self = aMemberId(0);
const other = aMemberId(1);

describe('what is told', () => {
  it('TL-4: is shown in order; a gap is asked for at once', async () => {
    const { goOnline, append, socket, answerPage, shown } = await start();
    await goOnline();
    await append(aMessage(1));
    await append(aMessage(4));
    expect(shown()).toEqual([1]);
    expect(socket().asked.map(({ event, payload }) => [event, payload])).toEqual([
      ['timeline:page', { roomId: room1, after: 1, limit: 200 }],
    ]);
    await answerPage(messages(2, 4), 4);
    expect(shown()).toEqual([1, 2, 3, 4]);
  });

  it('TL-4: is caught up page by page from what the read marker leaves', async () => {
    const { goOnline, socket, answerPage, shown, room, session } = await start();
    const markers = [{ memberId: self, delivered: 50, read: 50 }];
    await goOnline({ rooms: [aRoom(1, { headSeq: 350, markers })] });
    expect(socket().asked.map(({ payload }) => payload)).toEqual([
      { roomId: room1, before: 351, limit: 60 },
    ]);
    await answerPage(messages(291, 350), 350);
    expect(socket().asked.map(({ payload }) => payload)).toEqual([
      { roomId: room1, after: 50, limit: 200 },
    ]);
    await answerPage(messages(51, 250), 350);
    await answerPage(messages(251, 350), 350);
    expect(shown()).toHaveLength(300);
    expect(room()?.unread).toHaveLength(300);
    const opened = await session.open(room1);
    expect(opened).toMatchObject({ value: { hasOlder: true, readSeq: 50 } });
    expect(opened.ok && opened.value.items).toHaveLength(300);
  });

  it('that makes no sense is asked for no more, and does not end the session', async () => {
    const { goOnline, socket, answerPage, shown, append, session } = await start();
    await goOnline({ rooms: [aRoom(1, { headSeq: 5 })] });
    await answerPage(messages(3, 5), 5);
    expect(socket().asked).toEqual([]);
    expect(shown()).toEqual([]);
    expect(session.link()).toEqual({ state: 'online' });
    await append(aMessage(6));
    await answerPage(messages(1, 6), 6);
    expect(shown()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('DL-7: with a signature that does not fit is said to be forged, and notifies nobody', async () => {
    const { goOnline, append, events, session } = await start();
    await goOnline();
    const stranger = aMemberId(7);
    await append(
      aMessage(1),
      aMessage(2, { signature: 'f'.repeat(86) }),
      aMessage(3, { author: stranger }),
    );
    const opened = await session.open(room1);
    expect(opened.ok && opened.value.items.map(({ isForged }) => isForged)).toEqual([
      false,
      true,
      true,
    ]);
    expect(events.filter(({ type }) => type === 'arrived')).toHaveLength(1);
  });

  it('DL-7: by a member whose key was exchanged by the server is forged', async () => {
    const { goOnline, append, session } = await start();
    const exchanged = aMember(1, { publicKey: aMember(5).publicKey });
    await goOnline({ members: [aMember(0), exchanged] });
    await append(aMessage(1));
    expect(await session.open(room1)).toMatchObject({ value: { items: [{ isForged: true }] } });
  });

  it('NO-1, NO-4: arrives as live or as missed, and what one has read or written not at all', async () => {
    const { goOnline, answerPage, append, events, own } = await start();
    const markers = [{ memberId: self, delivered: 1, read: 1 }];
    await goOnline({ rooms: [aRoom(1, { headSeq: 2, markers })] });
    await answerPage(messages(1, 2), 2);
    await append(aMessage(3, { text: 'Member 0, look' }), own(4, 99, 'mine'));
    const arrivals = events.flatMap((event) => (event.type === 'arrived' ? [event.arrival] : []));
    expect(
      arrivals.map(({ entry, isCaughtUp, isMention }) => [entry.seq, isCaughtUp, isMention]),
    ).toEqual([
      [2, true, false],
      [3, false, true],
    ]);
    const told = events.flatMap((event) => (event.type === 'entries' ? [event] : []));
    expect(told.map(({ items, missedTo }) => [items.at(-1)?.entry.seq, missedTo])).toEqual([
      [2, 2],
      [4, 2],
    ]);
  });

  it('RL-2: that the server puts off are asked for again when it says', async () => {
    const { goOnline, answerPage, socket, platform, shown } = await start();
    await goOnline({ rooms: [aRoom(1, { headSeq: 2 })] });
    const asked = socket().take('timeline:page');
    await asked.answer(failure('slow_down', 'slowly', 700));
    expect(socket().asked).toEqual([]);
    platform.clock.advance(700);
    await answerPage(messages(1, 2), 2);
    expect(shown()).toEqual([1, 2]);
  });

  it('RL-2: that the server puts off are given up with the connection', async () => {
    const { goOnline, socket, platform } = await start();
    await goOnline({ rooms: [aRoom(1, { headSeq: 2 })] });
    const first = socket();
    await first.take('timeline:page').answer(failure('slow_down', 'slowly', 700));
    await first.break();
    platform.clock.advance(LIMITS.acknowledgementTimeoutMs);
    expect(first.asked).toEqual([]);
  });

  it('of a room that is new is fetched, and counts as live', async () => {
    const { goOnline, socket, answerPage, events, session } = await start();
    await goOnline({ rooms: [] });
    await socket().tell('room:changed', {
      room: aRoom(1, {
        kind: 'direct',
        headSeq: 2,
        markers: [{ memberId: self, delivered: 0, read: 0 }],
      }),
    });
    await answerPage(messages(1, 2), 2);
    expect(session.state().rooms[room1]?.unread).toHaveLength(2);
    expect(events).toContainEqual(
      expect.objectContaining({ arrival: expect.objectContaining({ isCaughtUp: false }) }),
    );
  });

  it('of a known room by its facts alone is asked for when its entries stay away', async () => {
    const { goOnline, socket, platform, answerPage, shown, append } = await start();
    await goOnline();
    await socket().tell('room:changed', { room: aRoom(1, { headSeq: 2 }) });
    await append(aMessage(1));
    expect(socket().asked).toEqual([]);
    platform.clock.advance(1_000);
    await settle();
    await answerPage([aMessage(2)], 2);
    expect(shown()).toEqual([1, 2]);
  });

  it('RM-4: that one is out of a room takes the room away', async () => {
    const { goOnline, socket, session, store } = await start();
    await goOnline({ rooms: [aRoom(1), aRoom(2)] });
    await socket().tell('room:removed', { roomId: room1 });
    expect(Object.keys(session.state().rooms)).toEqual([aRoomId(2)]);
    expect((await store.load())[0]?.rooms).toHaveLength(1);
    expect(await session.open(room1)).toMatchObject({ code: 'not_found' });
  });
});

describe('what one writes', () => {
  it('DL-4: is written down, shown as waiting, sent, and leaves the outbox as an entry', async () => {
    const { goOnline, session, store, own, events, room, takePacket } = await start();
    await goOnline();
    expect(await session.send(room1, 'hello')).toEqual(success({ clientId: aClientId(1) }));
    expect((await store.load())[0]?.outbox).toHaveLength(1);
    expect(room()).toMatchObject({ pendingCount: 1 });
    const asked = takePacket();
    expect(asked).toMatchObject({
      roomId: room1,
      entries: [{ kind: 'message', text: 'hello', clientId: aClientId(1) }],
    });
    await asked.answer(own(1, 1, 'hello'));
    expect(session.waiting(room1)).toEqual([]);
    expect(room()).toMatchObject({ pendingCount: 0 });
    expect((await store.load())[0]?.outbox).toEqual([]);
    const order = events.map(({ type }) => type).filter((type) => type !== 'changed');
    expect(order).toEqual(['pending', 'pending', 'entries']);
  });

  it('stays visible between acknowledgement and entry when something is missing before it', async () => {
    const { goOnline, session, answerPage, own, shown, takePacket } = await start();
    await goOnline();
    await session.send(room1, 'hello');
    await takePacket().answer(own(3, 1, 'hello'));
    expect(session.waiting(room1)).toHaveLength(1);
    await answerPage([...messages(1, 2), own(3, 1, 'hello')], 3);
    expect(shown()).toEqual([1, 2, 3]);
    expect(session.waiting(room1)).toEqual([]);
  });

  it('DL-2: is shown once, whichever comes first, broadcast or acknowledgement', async () => {
    const { goOnline, session, append, own, shown, takePacket } = await start();
    await goOnline();
    await session.send(room1, 'hello');
    await append(own(1, 1, 'hello'));
    expect(session.waiting(room1)).toEqual([]);
    await takePacket().answer(own(1, 1, 'hello'));
    expect(shown()).toEqual([1]);
  });

  it('B1: waits while there is no connection, survives a restart, and goes out in order', async () => {
    const first = await start();
    await first.goOnline();
    await first.append(aMessage(1));
    await first.socket().break();
    for (const text of ['one', 'two']) await first.session.send(room1, text);
    await first.session.close();

    const next = await start(first.store);
    expect(next.room()).toMatchObject({ pendingCount: 2, room: { headSeq: 1 } });
    expect(await next.session.open(room1)).toMatchObject({ value: { items: [{}] } });
    await next.goOnline({ rooms: [aRoom(1, { headSeq: 1 })] });
    const one = next.takePacket();
    expect(one.entries).toMatchObject([
      { text: 'one', clientId: aClientId(1) },
      { text: 'two', clientId: aClientId(2) },
    ]);
    await one.answer(next.own(2, 1, 'one'), next.own(3, 2, 'two'));
    expect(next.shown()).toEqual([2, 3]);
    expect(next.session.waiting(room1)).toEqual([]);
  });

  it('that was in flight when the connection broke goes again under the same id', async () => {
    const { goOnline, session, socket, platform, takePacket } = await start();
    await goOnline();
    await session.send(room1, 'hello');
    takePacket();
    await socket().break();
    platform.clock.advance(500);
    await platform.answerProbe(address, proven);
    await socket().welcome();
    expect(takePacket().entries).toMatchObject([{ clientId: aClientId(1) }]);
  });

  it('DL-5: and is refused for good can be sent again or thrown away', async () => {
    const { goOnline, session, store, room, takePacket } = await start();
    await goOnline();
    await session.send(room1, 'hello');
    await takePacket().answer(failure('not_allowed', 'no'));
    expect(session.waiting(room1)).toMatchObject([{ code: 'not_allowed' }]);
    expect(room()).toMatchObject({ pendingCount: 0, failedCount: 1 });
    expect((await store.load())[0]?.outbox).toMatchObject([{ code: 'not_allowed' }]);

    expect(await session.retry(aClientId(1))).toEqual(success(null));
    await takePacket().answer(failure('not_allowed', 'no'));
    expect(await session.discard(aClientId(1))).toEqual(success(null));
    expect((await store.load())[0]?.outbox).toEqual([]);
    expect(await session.discard(aClientId(1))).toMatchObject({ code: 'not_found' });
  });

  it('F1: too fast waits as long as the server says, and goes then', async () => {
    const { goOnline, session, socket, platform, takePacket } = await start();
    await goOnline();
    await session.send(room1, 'hello');
    await takePacket().refuse(failure('slow_down', 'slowly', 700));
    platform.clock.advance(699);
    expect(socket().asked).toEqual([]);
    platform.clock.advance(1);
    expect(takePacket().entries).toMatchObject([{ text: 'hello' }]);
  });

  it('is not shown when it cannot be written down', async () => {
    const store = createMemoryStore(fakeHash);
    const { goOnline, session, socket } = await start({
      ...store,
      queueMessage: () => Promise.reject(new Error('disk full')),
    });
    await goOnline();
    expect(await session.send(room1, 'hello')).toMatchObject({ code: 'storage_failed' });
    expect(session.waiting(room1)).toEqual([]);
    expect(socket().asked).toEqual([]);
  });

  it('is answered by another message than sent: not believed', async () => {
    const { goOnline, session, own, shown, takePacket } = await start();
    await goOnline();
    await session.send(room1, 'hello');
    await takePacket().answer(own(1, 1, 'goodbye'));
    expect(shown()).toEqual([]);
    expect(session.waiting(room1)).toHaveLength(1);
  });
});

it('RM-4: what waits for a room that one is out of goes nowhere any more', async () => {
  const { goOnline, session, socket, platform } = await start();
  await goOnline({ rooms: [aRoom(1), aRoom(2)] });
  await socket().break();
  await session.send(aRoomId(2), 'too late');
  platform.clock.advance(LIMITS.reconnectDelayMaxMs);
  await platform.answerProbe(address, proven);
  await socket().welcome({ rooms: [aRoom(1)] });
  expect(session.waiting(aRoomId(2))).toEqual([]);
  expect(socket().asked.filter(({ event }) => event === 'entry:append')).toEqual([]);
});

describe('the cache', () => {
  it('C1: that cannot be written keeps entries back instead of tearing a hole', async () => {
    const store = createMemoryStore(fakeHash);
    let isFull = false;
    const { goOnline, append, socket, answerPage, shown } = await start({
      ...store,
      saveEntries: (...step) =>
        isFull ? Promise.reject(new Error('disk full')) : store.saveEntries(...step),
    });
    await goOnline();
    await append(aMessage(1));
    isFull = true;
    await append(aMessage(2));
    isFull = false;
    await append(aMessage(3));
    expect(shown()).toEqual([1]);
    expect(socket().asked).toHaveLength(1);
    await answerPage(messages(2, 3), 3);
    expect(shown()).toEqual([1, 2, 3]);
  });

  it('gives older entries first, then the server does, and then the cache again', async () => {
    const { goOnline, session, socket, answerPage } = await start();
    const markers = [{ memberId: self, delivered: 200, read: 200 }];
    await goOnline({ rooms: [aRoom(1, { headSeq: 200, markers })] });
    await answerPage(messages(141, 200), 200);
    expect(await session.older(room1, 150)).toMatchObject({ value: { hasOlder: true } });
    const asking = session.older(room1, 141);
    const asked = socket().take('timeline:page');
    expect(asked.payload).toMatchObject({ before: 141 });
    await asked.answer(success({ entries: messages(1, 140), headSeq: 200 }));
    const older = await asking;
    expect(older.ok && older.value.items).toHaveLength(140);
    expect(older).toMatchObject({ value: { hasOlder: false } });
    await socket().break();
    expect(await session.older(room1, 10)).toMatchObject({ ok: true });
  });

  it('says so when older entries are neither here nor to be had', async () => {
    const { goOnline, session, socket, answerPage } = await start();
    const markers = [{ memberId: self, delivered: 200, read: 200 }];
    await goOnline({ rooms: [aRoom(1, { headSeq: 200, markers })] });
    await answerPage(messages(141, 200), 200);
    await socket().break();
    expect(await session.older(room1, 141)).toMatchObject({ code: 'offline' });
  });

  it('is given up when the server was set back, and the window is told', async () => {
    const { goOnline, append, socket, platform, events, answerPage, session } = await start();
    await goOnline();
    await append(...messages(1, 9));
    await socket().break();
    platform.clock.advance(500);
    await platform.answerProbe(address, proven);
    await socket().welcome({ rooms: [aRoom(1, { headSeq: 3 })] });
    expect(events).toContainEqual({ type: 'reset', roomId: room1 });
    const rewritten = messages(1, 3).map((entry) => ({ ...entry, text: 'other' }));
    await answerPage(rewritten, 3);
    const opened = await session.open(room1);
    expect(opened.ok && opened.value.items.map(({ entry }) => entry)).toEqual(rewritten);
  });

  it('ST-8: is given up when the history is another one, however long it is, and only then', async () => {
    const { goOnline, append, socket, platform, events, session, store } = await start();
    await goOnline({ history: 'first life' });
    await append(...messages(1, 9));
    const comeBack = async (history: string, headSeq: number) => {
      await socket().break();
      session.hurry();
      await platform.answerProbe(address, proven);
      await socket().welcome({ history, rooms: [aRoom(1, { headSeq })] });
    };
    await comeBack('first life', 9);
    expect(events).not.toContainEqual({ type: 'reset', roomId: room1 });
    await session.setDraft(room1, 'half');
    await comeBack('second life', 12);
    expect(events).toContainEqual({ type: 'reset', roomId: room1 });
    const [kept] = await store.load();
    expect(kept?.server.history).toBe('second life');
    expect(kept?.rooms[0]?.draft).toBe('half');
  });

  it('ST-8: gives a server that was set back one’s own messages again, under their old ids', async () => {
    const { goOnline, append, socket, platform, session, store, takePacket } = await start();
    await goOnline();
    const own = (seq: number) => aMessage(seq, { author: self, text: `own ${seq}` });
    await append(...messages(1, 3), own(4), aMessage(5), own(6));
    await socket().break();
    platform.clock.advance(500);
    await platform.answerProbe(address, proven);
    await socket().welcome({ history: 'second life', rooms: [aRoom(1, { headSeq: 3 })] });
    expect(session.waiting(room1)).toMatchObject([
      { clientId: own(4).clientId, content: { kind: 'message', text: 'own 4' } },
      { clientId: own(6).clientId, content: { kind: 'message', text: 'own 6' } },
    ]);
    expect((await store.load())[0]?.outbox).toHaveLength(2);
    expect(takePacket().entries).toMatchObject([{ text: 'own 4' }, { text: 'own 6' }]);
  });

  it('ST-4: knows unread messages, draft and mute before any connection', async () => {
    const first = await start();
    await first.goOnline();
    await first.append(...messages(1, 3));
    await first.session.setRead(room1, 1);
    await first.session.setDraft(room1, 'half');
    await first.session.setMuted(room1, true);
    await first.session.close();
    const next = await start(first.store);
    expect(next.room()).toMatchObject({
      readSeq: 1,
      unread: [{ seq: 2 }, { seq: 3 }],
      draft: 'half',
      isMuted: true,
    });
    expect(next.session.state().members[other]?.name).toBe('Member 1');
  });
});

describe('markers', () => {
  it('DL-8: delivered and read are told after a short while, once', async () => {
    const { goOnline, append, socket, platform, session } = await start();
    await goOnline();
    await append(aMessage(1));
    await append(aMessage(2));
    await session.setRead(room1, 1);
    expect(socket().asked).toEqual([]);
    platform.clock.advance(LIMITS.receiptDelayMs);
    const asked = socket().take('marker:set');
    expect(asked.payload).toEqual({ roomId: room1, read: 1, delivered: 2 });
    await asked.answer(success({}));
    await session.setRead(room1, 1);
    platform.clock.advance(10_000);
    expect(socket().asked).toEqual([]);
  });

  it('read while offline are told on return, and never beyond the head', async () => {
    const { goOnline, append, socket, platform, session, room } = await start();
    await goOnline();
    await append(...messages(1, 3));
    await socket().break();
    await session.setRead(room1, 900);
    expect(room()).toMatchObject({ readSeq: 3, unread: [] });
    platform.clock.advance(500);
    await platform.answerProbe(address, proven);
    await socket().welcome({ rooms: [aRoom(1, { headSeq: 3 })] });
    platform.clock.advance(LIMITS.receiptDelayMs);
    expect(socket().take('marker:set').payload).toMatchObject({ read: 3 });
  });

  it('DL-8: that the server could not take just now are told again when it says', async () => {
    const { goOnline, append, socket, platform } = await start();
    await goOnline();
    await append(aMessage(1));
    platform.clock.advance(LIMITS.receiptDelayMs);
    await socket()
      .take('marker:set')
      .answer(failure('slow_down', 'slowly', 700));
    platform.clock.advance(700);
    expect(socket().take('marker:set').payload).toEqual({ roomId: room1, delivered: 1 });
  });

  it('DL-8: never go back, on the disk neither', async () => {
    const first = await start();
    await first.goOnline();
    await first.append(...messages(1, 3));
    await first.session.setRead(room1, 3);
    await first.session.setRead(room1, 1);
    expect(first.room()).toMatchObject({ readSeq: 3 });
    await first.session.close();
    const [kept] = await first.store.load();
    expect(kept?.rooms).toMatchObject([{ readSeq: 3 }]);
  });

  it('are not told in rooms where nobody would hear of delivery', async () => {
    const { goOnline, append, socket, platform } = await start();
    const memberIds = Array.from(
      { length: LIMITS.receiptRoomMembers + 1 },
      (_, index) =>
        `${index}`
          .replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? 'a')
          .padStart(26, 'x') as typeof self,
    );
    await goOnline({ rooms: [aRoom(1, { memberIds })] });
    await append(aMessage(1));
    platform.clock.advance(LIMITS.receiptDelayMs);
    expect(socket().asked).toEqual([]);
  });
});

describe('people', () => {
  it('PR-2: typing is told at most every three seconds, and its end once', async () => {
    const { goOnline, socket, platform, session } = await start();
    await goOnline();
    session.setTyping(room1, true);
    session.setTyping(room1, true);
    platform.clock.advance(LIMITS.typingRepeatMs);
    session.setTyping(room1, true);
    session.setTyping(room1, false);
    session.setTyping(room1, false);
    expect(socket().asked.map(({ payload }) => payload)).toEqual([
      { roomId: room1, isTyping: true },
      { roomId: room1, isTyping: true },
      { roomId: room1, isTyping: false },
    ]);
  });

  it('PR-2: the typing of others ends by itself', async () => {
    const { goOnline, socket, platform, session } = await start();
    await goOnline();
    await socket().tell('typing:changed', { roomId: room1, memberId: other, isTyping: true });
    expect(session.state().typing[room1]).toHaveLength(1);
    platform.clock.advance(LIMITS.typingNoticeMs);
    expect(session.state().typing).toEqual({});
  });

  it('PR-1: being away is said, and said again to a new connection', async () => {
    const { goOnline, socket, platform, session } = await start();
    await goOnline();
    session.setPresence('away');
    expect(socket().take('presence:set').payload).toEqual({ presence: 'away' });
    await socket().break();
    platform.clock.advance(500);
    await platform.answerProbe(address, proven);
    await socket().welcome();
    expect(socket().take('presence:set').payload).toEqual({ presence: 'away' });
  });

  it('are not turned grey by a short break, but by a longer one', async () => {
    const { goOnline, socket, platform, session } = await start();
    await goOnline();
    await socket().break();
    expect(session.state().presence[other]).toBe('online');
    platform.clock.advance(500);
    await platform.answerProbe(address, unreachable);
    expect(session.state().presence).toEqual({});
  });

  it('PR-4: another name is told to the server', async () => {
    const { goOnline, socket, session } = await start();
    await goOnline();
    session.renamed();
    expect(socket().take('member:rename').payload).toEqual({ name: 'Member 0' });
    await socket().tell('member:changed', { members: [aMember(1, { name: 'New name' })] });
    expect(session.state().members[other]?.name).toBe('New name');
  });
});

it('a flood of events ends the connection, not the app; what was in it is caught up', async () => {
  const { goOnline, socket, platform, session, answerPage, shown } = await start();
  await goOnline();
  for (let seq = 1; seq <= 10_001; seq += 1) {
    socket().listener.event('entry:appended', { roomId: room1, entries: [aMessage(seq)] });
  }
  expect(socket().isOpen).toBe(false);
  await session.open(room1);
  expect(shown()).toEqual([]);
  platform.clock.advance(500);
  await platform.answerProbe(address, proven);
  await socket().welcome({ rooms: [aRoom(1, { headSeq: 60 })] });
  await answerPage(messages(1, 60), 60);
  expect(shown()).toHaveLength(60);
});

it('HS-2: every connection, also one made again, insists on the key that is pinned', async () => {
  const { goOnline, socket, platform } = await start();
  await goOnline();
  await socket().break();
  platform.clock.advance(LIMITS.reconnectDelayMaxMs);
  await platform.answerProbe(address, proven);
  expect(platform.dialled.map(({ expected }) => expected)).toEqual([
    aServerId('a'),
    aServerId('a'),
  ]);
});

it('a closed session keeps no timer and says nothing more', async () => {
  const { goOnline, socket, platform, session, events, append } = await start();
  await goOnline();
  await append(aMessage(1));
  await session.send(room1, 'hello');
  await session.close();
  const before = events.length;
  expect(socket().isOpen).toBe(false);
  expect(platform.clock.pendingCount()).toBe(0);
  await append(aMessage(2));
  expect(events).toHaveLength(before);
});
