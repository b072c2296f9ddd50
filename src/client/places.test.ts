import { describe, expect, it } from 'vitest';
import { failure, success } from '../shared/lib/result';
import { LIMITS } from '../shared/model/limits';
import { countUnread, toShownReadSeq } from './room-state';
import { proven, settle } from './testing/fake-platform';
import { benchAddress, startSession as start } from './testing/session-bench';
import {
  aMemberId,
  aMessage,
  anEdit,
  aReaction,
  aRedaction,
  aRoom,
  aRoomId,
  messages,
} from './testing/samples';

const room1 = aRoomId(1);
const self = aMemberId(0);
const readTo = (read: number) => [{ memberId: self, delivered: read, read }];

type Bench = Awaited<ReturnType<typeof start>>;
const seqsOf = (items: readonly { entry: { seq: number } }[]) => {
  const seqs = items.map(({ entry }) => entry.seq);
  return [seqs[0], seqs.at(-1), seqs.length];
};
const asked = ({ socket }: Bench) => socket().asked.map(({ payload }) => payload);
const open = async ({ session }: Bench) => {
  const opened = await session.open(room1);
  if (!opened.ok) throw new Error(opened.code);
  return opened.value;
};

/** Online with entries up to 10 kept, and then away until there are 1,000. */
async function comeBack() {
  const bench = await start();
  await bench.goOnline({ rooms: [aRoom(1, { headSeq: 10, markers: readTo(10) })] });
  await bench.answerPage(messages(1, 10), 10);
  await bench.socket().break();
  bench.platform.clock.advance(LIMITS.reconnectDelayMaxMs);
  await bench.platform.answerProbe(benchAddress, proven);
  await bench.socket().welcome({ rooms: [aRoom(1, { headSeq: 1_000, markers: readTo(10) })] });
  bench.events.length = 0;
  return bench;
}

describe('a room in which much was missed', () => {
  it('DL-12: opens with its newest page before the rest has come', async () => {
    const bench = await comeBack();
    expect(asked(bench)).toEqual([{ roomId: room1, before: 1_001, limit: 60 }]);
    const opening = open(bench);
    await bench.answerPage(messages(941, 1_000), 1_000);
    const opened = await opening;
    expect(seqsOf(opened.items)).toEqual([941, 1_000, 60]);
    expect(opened).toMatchObject({ hasOlder: true, readSeq: 10 });
    expect(asked(bench)).toEqual([{ roomId: room1, after: 10, limit: 200 }]);
  });

  it('DL-12: catches up below while the talk goes on above, and tells the window no gap', async () => {
    const bench = await comeBack();
    await bench.answerPage(messages(941, 1_000), 1_000);
    await open(bench);
    await bench.append(aMessage(1_001), anEdit(1_002, aMessage(990)));
    expect(bench.shown()).toEqual([990, 1_001, 1_002]);
    await bench.answerPage(messages(11, 210), 1_002);
    expect(bench.shown()).toEqual([990, 1_001, 1_002]);
    expect(bench.room()?.unread).toHaveLength(200);
    for (const first of [211, 411, 611]) {
      await bench.answerPage(messages(first, first + 199), 1_002);
    }
    await bench.answerPage([...messages(811, 1_001), anEdit(1_002, aMessage(990))], 1_002);
    expect(asked(bench)).toEqual([]);
    const opened = await open(bench);
    expect(opened.items.at(-1)?.entry).toMatchObject({ kind: 'edit', seq: 1_002 });
    expect(opened.items.find(({ entry }) => entry.seq === 990)?.entry).toMatchObject({
      edit: { text: 'edit 1002' },
    });
    await bench.append(aMessage(1_003));
    expect(bench.shown().at(-1)).toBe(1_003);
  });

  it('DL-12: a window that shows what was kept hears everything in order', async () => {
    const bench = await comeBack();
    // It was open before the connection was lost.
    await bench.answerPage(messages(941, 1_000), 1_000);
    await bench.append(aMessage(1_001));
    for (const first of [11, 211, 411, 611, 811]) {
      await bench.answerPage(messages(first, Math.min(first + 199, 1_001)), 1_001);
    }
    expect(bench.shown()).toEqual(Array.from({ length: 991 }, (_, index) => index + 11));
  });

  it('NO-4: tells live messages at once, and those that were missed as missed, each once', async () => {
    const bench = await comeBack();
    const arrived = () =>
      bench.events.flatMap((event) =>
        event.type === 'arrived' ? [[event.arrival.entry.seq, event.arrival.isCaughtUp]] : [],
      );
    await bench.answerPage(messages(941, 1_000), 1_000);
    await bench.append(aMessage(1_001));
    expect(arrived()).toEqual([[1_001, false]]);
    for (const first of [11, 211, 411, 611, 811]) {
      await bench.answerPage(messages(first, Math.min(first + 199, 1_001)), 1_001);
    }
    expect(arrived()).toHaveLength(991);
    expect(arrived().filter(([, isCaughtUp]) => isCaughtUp === false)).toEqual([[1_001, false]]);
  });

  it('DL-12: goes on at the new end when the connection breaks in between', async () => {
    const bench = await comeBack();
    await bench.answerPage(messages(941, 1_000), 1_000);
    await open(bench);
    await bench.socket().break();
    expect(seqsOf((await open(bench)).items)).toEqual([941, 1_000, 60]);
    bench.platform.clock.advance(LIMITS.reconnectDelayMaxMs);
    await bench.platform.answerProbe(benchAddress, proven);
    await bench.socket().welcome({ rooms: [aRoom(1, { headSeq: 2_000, markers: readTo(10) })] });
    expect(bench.events).toContainEqual({ type: 'reset', roomId: room1 });
    const opening = open(bench);
    await bench.answerPage(messages(1_941, 2_000), 2_000);
    expect(seqsOf((await opening).items)).toEqual([1_941, 2_000, 60]);
  });

  it('opens with what is kept where the newest page does not come', async () => {
    const bench = await comeBack();
    const opening = open(bench);
    await settle();
    bench.platform.clock.advance(1_000);
    expect(seqsOf((await opening).items)).toEqual([1, 10, 10]);
  });

  it('is read backwards through the gap, without a hole', async () => {
    const bench = await comeBack();
    await bench.answerPage(messages(941, 1_000), 1_000);
    await open(bench);
    const older = bench.session.older(room1, 941);
    await settle();
    expect(asked(bench)).toContainEqual({ roomId: room1, before: 941, limit: 60 });
    const [paging] = bench.socket().asked.splice(0, 1);
    await bench.answerPage(messages(881, 940), 1_000);
    expect(await older).toMatchObject({ ok: true, value: { hasOlder: true } });
    await paging?.answer(success({ entries: messages(11, 210), headSeq: 1_000 }));
    const kept = await bench.session.older(room1, 150);
    expect(kept.ok && seqsOf(kept.value.items)).toEqual([90, 149, 60]);
  });
});

/** Online in a room of 1,000 of which the last 60 are kept. */
async function startLong() {
  const bench = await start();
  await bench.goOnline({ rooms: [aRoom(1, { headSeq: 1_000, markers: readTo(1_000) })] });
  await bench.answerPage(messages(941, 1_000), 1_000);
  await open(bench);
  bench.events.length = 0;
  return bench;
}

describe('a place far up', () => {
  it('is asked for, verified, and kept nowhere', async () => {
    const bench = await startLong();
    const around = bench.session.around(room1, 500);
    await settle();
    await bench.answerPage(messages(461, 500), 1_000);
    await bench.answerPage(
      [aMessage(501, { signature: `x${'s'.repeat(85)}` }), ...messages(502, 540)],
      1_000,
    );
    const part = await around;
    if (!part.ok) throw new Error(part.code);
    expect(seqsOf(part.value.items)).toEqual([461, 540, 80]);
    expect(part.value).toMatchObject({ hasOlder: true, hasNewer: true });
    expect(part.value.items.filter(({ isForged }) => isForged)).toHaveLength(1);
    expect(
      await bench.store.page(bench.session.serverId, room1, { before: 900, limit: 5 }),
    ).toEqual([]);
    expect(bench.shown()).toEqual([]);
  });

  it('goes on in both directions, into what is kept and to the end', async () => {
    const bench = await startLong();
    const newer = bench.session.newer(room1, 890);
    await settle();
    expect(asked(bench)).toEqual([{ roomId: room1, after: 890, limit: 60 }]);
    await bench.answerPage(messages(891, 950), 1_000);
    expect(await newer).toMatchObject({ value: { hasNewer: true } });
    const end = await bench.session.newer(room1, 950);
    expect(end).toMatchObject({ ok: true, value: { hasNewer: false } });
    expect(end.ok && seqsOf(end.value.items)).toEqual([951, 1_000, 50]);
    expect(await bench.session.newer(room1, 1_000)).toEqual(
      success({ items: [], hasNewer: false }),
    );
    const older = bench.session.older(room1, 461);
    await settle();
    expect(asked(bench)).toEqual([{ roomId: room1, before: 461, limit: 60 }]);
    await bench.answerPage(messages(401, 460), 1_000);
    expect(await older).toMatchObject({ value: { hasOlder: true } });
  });

  it('TL-8: is shown with changes that overtook its page, and told of later ones', async () => {
    const bench = await startLong();
    const around = bench.session.around(room1, 500);
    await settle();
    await bench.append(
      anEdit(1_001, aMessage(490), { text: 'overtaken' }),
      aRedaction(1_002, aMessage(495)),
    );
    await bench.answerPage(messages(461, 500), 1_000);
    await bench.answerPage(messages(501, 540), 1_002);
    const part = await around;
    const at = (seq: number) =>
      part.ok ? part.value.items.find(({ entry }) => entry.seq === seq)?.entry : undefined;
    expect(at(490)).toMatchObject({ edit: { text: 'overtaken' } });
    expect(at(495)).toMatchObject({ kind: 'tombstone' });
    await bench.append(aReaction(1_003, aMessage(500)));
    expect(bench.shown().at(-1)).toBe(1_003);
  });

  it('that does not exist, is not what was asked for, or cannot be reached is said so', async () => {
    const bench = await startLong();
    expect(await bench.session.around(room1, 5_000)).toMatchObject({ code: 'not_found' });
    expect(asked(bench)).toEqual([]);
    const wrong = bench.session.around(room1, 500);
    await settle();
    await bench.answerPage(messages(400, 439), 1_000);
    expect(await wrong).toMatchObject({ code: 'internal' });
    await bench.socket().break();
    expect(await bench.session.around(room1, 500)).toMatchObject({ code: 'offline' });
    expect(await bench.session.around(room1, 990)).toMatchObject({ ok: true });
    expect(await bench.session.around(aRoomId(9), 1)).toMatchObject({ code: 'not_found' });
  });
});

describe('a lost event', () => {
  it('A11: is noticed with the next one and asked for at once', async () => {
    const bench = await start();
    await bench.goOnline();
    await bench.append(aMessage(1));
    await bench.append(aMessage(3));
    await bench.answerPage(messages(2, 3), 3);
    expect(bench.shown()).toEqual([1, 2, 3]);
  });

  it('A11: the last of all is noticed by the markers of others, within 2 s', async () => {
    const bench = await start();
    await bench.goOnline();
    await bench.append(aMessage(1));
    const markers = [{ memberId: aMemberId(1), delivered: 2, read: 0 }];
    await bench.socket().tell('marker:changed', { roomId: room1, markers });
    bench.platform.clock.advance(1_900);
    await settle();
    await bench.answerPage([aMessage(2)], 2);
    expect(bench.shown()).toEqual([1, 2]);
  });
});

describe('reading', () => {
  it('DL-10: goes to others or not as the person wants it at that moment', async () => {
    let isPrivate = true;
    const bench = await start(undefined, { isReadingPrivate: () => isPrivate });
    await bench.goOnline();
    await bench.append(...messages(1, 5));
    const told = () => {
      bench.platform.clock.advance(LIMITS.receiptDelayMs);
      return bench
        .socket()
        .asked.splice(0)
        .map(({ payload }) => payload);
    };
    await bench.session.setRead(room1, 3);
    expect(told()).toEqual([
      { roomId: room1, delivered: 5 },
      { roomId: room1, read: 3, isPrivate: true },
    ]);
    await bench.session.setRead(room1, 4);
    isPrivate = false;
    expect(told()).toEqual([{ roomId: room1, read: 4, isPrivate: true }]);
    await bench.session.setRead(room1, 5);
    expect(told()).toEqual([{ roomId: room1, read: 5 }]);
  });

  it('is undone on this device until the room is opened and read again', async () => {
    const bench = await start();
    await bench.goOnline();
    await bench.append(...messages(1, 5));
    await bench.session.setRead(room1, 5);
    const counts = () => {
      const room = bench.room();
      return room === undefined ? null : [toShownReadSeq(room), countUnread(room)];
    };
    expect(counts()).toEqual([5, 0]);
    await bench.session.markUnread(room1, 3);
    expect(counts()).toEqual([2, 3]);
    // The window that still shows it says once more what it sees.
    await bench.session.setRead(room1, 5);
    expect(counts()).toEqual([2, 3]);
    await bench.append(aRedaction(6, aMessage(4)), aMessage(7));
    expect(counts()).toEqual([2, 3]);
    await bench.session.close();

    const again = await start(bench.store);
    const room = again.room();
    expect(room && [toShownReadSeq(room), countUnread(room)]).toEqual([2, 3]);
    expect(await again.session.open(room1)).toMatchObject({ value: { readSeq: 2 } });
    await again.session.setRead(room1, 7);
    expect(again.room()).toMatchObject({ unreadFrom: null, unread: [], readSeq: 7 });
    expect((await bench.store.load())[0]?.rooms[0]).toMatchObject({ unreadFrom: null });
  });

  it('that was not done yet needs no mark, and takes an earlier one away', async () => {
    const bench = await start();
    await bench.goOnline();
    await bench.append(...messages(1, 9));
    await bench.session.setRead(room1, 4);
    await bench.session.markUnread(room1, 2);
    await bench.session.markUnread(room1, 8);
    expect(bench.room()).toMatchObject({ unreadFrom: null, readSeq: 4 });
    expect(bench.room()?.unread.map(({ seq }) => seq)).toEqual([5, 6, 7, 8, 9]);
  });

  it('of something newer ends what was marked as unread', async () => {
    const bench = await start();
    await bench.goOnline();
    await bench.append(...messages(1, 3));
    await bench.session.setRead(room1, 3);
    await bench.session.markUnread(room1, 1);
    await bench.append(aMessage(4));
    await bench.session.setRead(room1, 4);
    expect(bench.room()).toMatchObject({ unreadFrom: null, unread: [] });
  });
});

describe('search', () => {
  const wanted = { query: 'message', order: 'newest' as const, limit: 2 };

  it('SE-1: asks the server, and verifies what it answers', async () => {
    const bench = await start();
    await bench.goOnline();
    const found = bench.session.search(wanted);
    const forged = aMessage(9, { signature: `x${'s'.repeat(85)}` });
    await bench
      .socket()
      .take('message:search')
      .answer(success({ entries: [aMessage(4), forged, anEdit(5, aMessage(4))], next: 2 }));
    expect(await found).toMatchObject({
      value: {
        items: [{ isForged: false }, { entry: { seq: 9 }, isForged: true }],
        isLocal: false,
        next: 2,
      },
    });
    const refused = bench.session.search({ ...wanted, roomId: aRoomId(9) });
    await bench.socket().take('message:search').answer(failure('not_found', 'No such room.'));
    expect(await refused).toMatchObject({ code: 'not_found' });
  });

  it('finds in the cache while the server is not reached', async () => {
    const bench = await start();
    await bench.goOnline();
    await bench.append(...messages(1, 3));
    await bench.socket().break();
    expect(await bench.session.search(wanted)).toMatchObject({
      value: { items: [{ entry: { seq: 3 } }, { entry: { seq: 2 } }], isLocal: true, next: 2 },
    });
  });
});
