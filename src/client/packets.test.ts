import { describe, expect, it } from 'vitest';
import { failure, success } from '../shared/lib/result';
import { LIMITS } from '../shared/model/limits';
import { createMemoryStore } from './memory-store';
import type { LocalStore } from './store';
import { fakeHash, proven, settle } from './testing/fake-platform';
import { benchAddress, startSession } from './testing/session-bench';
import { aClientId, aRoom, aRoomId } from './testing/samples';

const room1 = aRoomId(1);
const refused = failure('not_allowed', 'no');
const busy = failure('unavailable', 'disk full');

/** Online; `first` is stored, and what else was said after it is in flight in one packet. */
async function startBurst(words: readonly string[], store?: LocalStore) {
  const bench = await startSession(store);
  await bench.goOnline();
  await bench.session.send(room1, 'first');
  for (const word of words) await bench.session.send(room1, word);
  await bench.takePacket().answer(bench.own(1, 1, 'first'));
  const toWords = ({ entries }: ReturnType<typeof bench.takePacket>) =>
    entries.map((entry) => (entry.kind === 'message' ? entry.text : entry.kind));
  const waiting = () =>
    bench.session.waiting(room1).map(({ content, code }) => {
      const said = content.kind === 'message' ? content.text : content.kind;
      return code === null ? said : `${said}: ${code}`;
    });
  const comeBack = async (headSeq: number) => {
    await bench.socket().break();
    bench.platform.clock.advance(LIMITS.reconnectDelayMaxMs);
    await bench.platform.answerProbe(benchAddress, proven);
    await bench.socket().welcome({ rooms: [aRoom(1, { headSeq })] });
  };
  const kept = async () => (await bench.store.load())[0]?.outbox.map(({ clientId }) => clientId);
  const takeWords = () => toWords(bench.takePacket());
  return { ...bench, packet: bench.takePacket(), toWords, takeWords, waiting, comeBack, kept };
}

describe('packets of what one wrote', () => {
  it('DL-5: what is written while one is in flight goes with the next, and is taken in in one step', async () => {
    const store = createMemoryStore(fakeHash);
    const steps: number[] = [];
    const bench = await startBurst(['two', 'three', 'four'], {
      ...store,
      saveEntries(serverId, roomId, write) {
        steps.push(write.items.length);
        return store.saveEntries(serverId, roomId, write);
      },
    });
    const { packet, own } = bench;
    expect(bench.toWords(packet)).toEqual(['two', 'three', 'four']);
    steps.length = 0;
    await packet.answer(own(2, 2, 'two'), own(3, 3, 'three'), own(4, 4, 'four'));
    expect(steps).toEqual([3]);
    expect(bench.shown()).toEqual([1, 2, 3, 4]);
    expect(bench.waiting()).toEqual([]);
    expect(await bench.kept()).toEqual([]);
  });

  it('DL-2: is shown once where news of a part come first, and frees the room when all of it is there', async () => {
    const bench = await startBurst(['two', 'three']);
    const { packet, own } = bench;
    await bench.append(own(2, 2, 'two'));
    await bench.session.send(room1, 'four');
    expect(bench.waiting()).toEqual(['three', 'four']);
    expect(bench.socket().asked).toEqual([]);
    await bench.append(own(3, 3, 'three'));
    expect(bench.takeWords()).toEqual(['four']);
    await packet.answer(own(2, 2, 'two'), own(3, 3, 'three'));
    expect(bench.shown()).toEqual([1, 2, 3]);
    expect(bench.waiting()).toEqual(['four']);
  });

  it('DL-13: what is refused for good fails alone, and is kept as failed', async () => {
    const bench = await startBurst(['two', 'three', 'four']);
    const { packet, own } = bench;
    await packet.answer(own(2, 2, 'two'), refused, own(3, 4, 'four'));
    expect(bench.shown()).toEqual([1, 2, 3]);
    expect(bench.waiting()).toEqual(['three: not_allowed']);
    expect((await bench.store.load())[0]?.outbox).toMatchObject([{ code: 'not_allowed' }]);
    await bench.session.send(room1, 'five');
    expect(bench.takeWords()).toEqual(['five']);
  });

  it('DL-13: what passes by itself holds up all behind it, and goes in the same order', async () => {
    const bench = await startBurst(['two', 'three', 'four', 'five']);
    const { packet, own } = bench;
    await packet.answer(own(2, 2, 'two'), refused, busy, busy);
    await bench.session.send(room1, 'six');
    expect(bench.waiting()).toEqual(['three: not_allowed', 'four', 'five', 'six']);
    expect(bench.session.condition().heldUpBy).toBe('unavailable');
    expect(bench.socket().asked).toEqual([]);
    bench.platform.clock.advance(LIMITS.reconnectDelayMs);
    const again = bench.takePacket();
    expect(bench.toWords(again)).toEqual(['four', 'five', 'six']);
    await again.answer(own(3, 4, 'four'), own(4, 5, 'five'), own(5, 6, 'six'));
    expect(bench.shown()).toEqual([1, 2, 3, 4, 5]);
  });

  it('DL-13: a server that stores behind one that it told to wait is believed about what it stored', async () => {
    const bench = await startBurst(['two', 'three', 'four']);
    await bench.packet.answer(busy, bench.own(2, 3, 'three'), refused);
    expect(bench.shown()).toEqual([1, 2]);
    // What it refuses there it may have refused because of what waits.
    expect(bench.waiting()).toEqual(['two', 'four']);
  });

  it('B1: the connection breaks before the acknowledgement: all go again under their ids, and none is shown twice', async () => {
    const bench = await startBurst(['two', 'three', 'four']);
    const { own } = bench;
    await bench.session.send(room1, 'five');
    await bench.comeBack(3);
    // The server had two of the three when it went; it says so before they can go again.
    const pages = bench.socket().asked.filter(({ event }) => event === 'timeline:page');
    expect(pages).toHaveLength(1);
    const one = bench.takePacket();
    expect(one.entries.map(({ clientId }) => clientId)).toEqual([aClientId(2)]);
    await one.answer(own(2, 2, 'two'));
    const next = bench.takePacket();
    expect(bench.toWords(next)).toEqual(['three']);
    await next.answer(own(3, 3, 'three'));
    const last = bench.takePacket();
    expect(bench.toWords(last)).toEqual(['four']);
    await last.answer(own(4, 4, 'four'));
    expect(bench.takeWords()).toEqual(['five']);
    expect(bench.shown()).toEqual([1, 2, 3, 4]);
  });

  it('no answer in time: goes again, one at a time, in order', async () => {
    const bench = await startBurst(['two', 'three']);
    bench.platform.clock.advance(LIMITS.acknowledgementTimeoutMs);
    await settle();
    bench.platform.clock.advance(LIMITS.reconnectDelayMs);
    const again = bench.takePacket();
    expect(again.entries.map(({ clientId }) => clientId)).toEqual([aClientId(2)]);
    await again.answer(bench.own(2, 2, 'two'));
    expect(bench.takeWords()).toEqual(['three']);
    // What was taken for lost comes late: it is not listened to any more.
    await bench.packet.answer(bench.own(2, 2, 'two'), bench.own(3, 3, 'three'));
    expect(bench.shown()).toEqual([1, 2]);
    expect(bench.waiting()).toEqual(['three']);
  });

  it.each([
    ['an answer for fewer', success({ results: [] })],
    ['something that is no answer', success({ entry: 'two' })],
    ['its own mistake', failure('internal', 'oops')],
  ])('a server that gives %s blames nobody: they go one at a time', async (_what, answer) => {
    const bench = await startBurst(['two', 'three']);
    expect(bench.packet.entries).toHaveLength(2);
    await bench.packet.answerWith(answer);
    expect(bench.waiting()).toEqual(['two', 'three']);
    bench.platform.clock.advance(LIMITS.reconnectDelayMs);
    const again = bench.takePacket();
    expect(bench.toWords(again)).toEqual(['two']);
    await again.answer(bench.own(2, 2, 'two'));
    expect(bench.takeWords()).toEqual(['three']);
  });

  it('what is thrown away in flight does not come back, nor does it hold up or free the others', async () => {
    const bench = await startBurst(['two', 'three', 'four']);
    expect(await bench.session.discard(aClientId(2))).toEqual(success(null));
    await bench.session.send(room1, 'five');
    expect(bench.socket().asked).toEqual([]);
    await bench.packet.answer(busy, busy, busy);
    expect(bench.socket().asked).toEqual([]);
    bench.platform.clock.advance(LIMITS.reconnectDelayMs);
    expect(bench.takeWords()).toEqual(['three', 'four', 'five']);
    expect(await bench.kept()).toEqual([3, 4, 5].map(aClientId));
  });

  it('what is tried again while others are in flight goes next, in its old place', async () => {
    const bench = await startBurst(['two', 'three']);
    const { own } = bench;
    await bench.packet.answer(refused, own(2, 3, 'three'));
    await bench.session.send(room1, 'four');
    const inFlight = bench.takePacket();
    await bench.session.send(room1, 'five');
    expect(await bench.session.retry(aClientId(2))).toEqual(success(null));
    expect(bench.socket().asked).toEqual([]);
    await inFlight.answer(own(3, 4, 'four'));
    expect(bench.takeWords()).toEqual(['two', 'five']);
  });

  it('entries that were stored before, in another order, are taken in all the same', async () => {
    const bench = await startBurst(['two', 'three', 'four']);
    const { own } = bench;
    await bench.packet.answer(own(4, 2, 'two'), own(2, 3, 'three'), own(3, 4, 'four'));
    expect(bench.shown()).toEqual([1, 2, 3, 4]);
    expect(bench.waiting()).toEqual([]);
  });

  it('DL-4: several at once are shown in the order said, and those that were not kept are not', async () => {
    const store = createMemoryStore(fakeHash);
    let count = 0;
    const bench = await startSession({
      ...store,
      queueMessage: async (serverId, message) => {
        count += 1;
        // The second takes longest, and the third fails.
        if (count === 2) await settle();
        if (count === 3) throw new Error('disk full');
        return store.queueMessage(serverId, message);
      },
    });
    await bench.goOnline();
    const sent = await Promise.all(
      ['one', 'two', 'three', 'four'].map((text) => bench.session.send(room1, text)),
    );
    expect(sent.map(({ ok }) => ok)).toEqual([true, true, false, true]);
    expect(bench.session.waiting(room1).map(({ clientId }) => clientId)).toEqual(
      [1, 2, 4].map(aClientId),
    );
  });
});
