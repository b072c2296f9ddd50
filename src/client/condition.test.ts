import { describe, expect, it } from 'vitest';
import { failure } from '../shared/lib/result';
import { toClockOffset } from './clock-offset';
import { createMemoryStore } from './memory-store';
import { countUnread } from './room-state';
import { proven, fakeHash } from './testing/fake-platform';
import { benchAddress, startSession } from './testing/session-bench';
import { aMemberId, aMessage, aRoom, aRoomId, messages } from './testing/samples';

const room1 = aRoomId(1);
const HOUR_MS = 60 * 60_000;

describe('what holds one up while connected', () => {
  it('C1: is the server that cannot store; said until it can, and nothing is lost', async () => {
    const { goOnline, session, platform, own, takePacket } = await startSession();
    await goOnline();
    expect(session.condition().heldUpBy).toBeNull();
    await session.send(room1, 'hello');
    await takePacket().answer(failure('unavailable', 'disk full'));
    expect(session.condition().heldUpBy).toBe('unavailable');
    platform.clock.advance(500);
    // It is being tried again: nobody knows yet that it would do better.
    expect(session.condition().heldUpBy).toBe('unavailable');
    const again = takePacket();
    await again.answer(own(1, 1, 'hello'));
    expect(session.condition().heldUpBy).toBeNull();
    expect(session.waiting(room1)).toEqual([]);
  });

  it('is told with the refusal, and is over with the connection', async () => {
    const { goOnline, session, socket, events, takePacket } = await startSession();
    await goOnline();
    await session.send(room1, 'hello');
    const before = events.length;
    await takePacket().answer(failure('unavailable', 'disk full'));
    expect(events.slice(before)).toContainEqual({ type: 'pending', roomId: room1 });
    await socket().break();
    expect(session.condition().heldUpBy).toBeNull();
  });
});

describe('one’s own disk', () => {
  it('C1: that does not take what should be kept is said, until it takes something again', async () => {
    const store = createMemoryStore(fakeHash);
    let isFull = false;
    const { goOnline, append, session, events } = await startSession({
      ...store,
      saveEntries: (...step) =>
        isFull ? Promise.reject(new Error('disk full')) : store.saveEntries(...step),
    });
    await goOnline();
    await append(aMessage(1));
    expect(session.condition().isDiskFailing).toBe(false);
    isFull = true;
    const before = events.length;
    await append(aMessage(2));
    expect(session.condition().isDiskFailing).toBe(true);
    expect(events.slice(before)).toContainEqual({ type: 'changed' });
    isFull = false;
    await append(aMessage(3));
    await session.setDraft(room1, 'still here');
    expect(session.condition().isDiskFailing).toBe(false);
  });

  it('C1: that does not take a message is said too', async () => {
    const store = createMemoryStore(fakeHash);
    let isFull = true;
    const { goOnline, session } = await startSession({
      ...store,
      queueMessage: (...step) =>
        isFull ? Promise.reject(new Error('disk full')) : store.queueMessage(...step),
    });
    await goOnline();
    expect(await session.send(room1, 'hello')).toMatchObject({ code: 'storage_failed' });
    expect(session.condition().isDiskFailing).toBe(true);
    isFull = false;
    await session.send(room1, 'hello');
    expect(session.condition().isDiskFailing).toBe(false);
  });
});

describe('B5: clocks that disagree', () => {
  it.each([
    [0, 0],
    [4_400, 0],
    [-4_400, 0],
    [2 * HOUR_MS + 300, 2 * HOUR_MS],
    [-400 * 24 * HOUR_MS, -400 * 24 * HOUR_MS],
    [Number.MAX_SAFE_INTEGER, 0],
  ])('a difference of %i ms counts as %i', (difference, offset) => {
    expect(toClockOffset(1_000_000 + difference, 1_000_000)).toBe(offset);
  });

  describe.each([2, -2, 400 * 24, -400 * 24])('a client off by %i hours', (hours) => {
    const offBy = hours * HOUR_MS;

    it('shows what it writes with the time of the server, as soon as it knows it', async () => {
      const { goOnline, session, socket, platform } = await startSession();
      const serverNow = platform.clock.now();
      platform.clock.jump(offBy);
      await goOnline({ now: serverNow });
      expect(session.condition().clockOffsetMs).toBe(-offBy);
      await socket().break();
      await session.send(room1, 'hello');
      expect(session.waiting(room1)).toMatchObject([{ createdAt: serverNow }]);
    });

    it('keeps order and unread counts, also when the clock is set in the middle', async () => {
      const { goOnline, session, append, shown, platform, room } = await startSession();
      platform.clock.jump(offBy);
      await goOnline();
      await append(aMessage(1), aMessage(2, { at: 9_000_000 }));
      platform.clock.jump(-2 * offBy);
      await append(aMessage(3, { at: 5 }), aMessage(4, { at: 2 ** 50 }));
      expect(shown()).toEqual([1, 2, 3, 4]);
      const state = room();
      expect(state === undefined ? null : countUnread(state)).toBe(4);
      await session.setRead(room1, 3);
      const read = room();
      expect(read === undefined ? null : countUnread(read)).toBe(1);
      const opened = await session.open(room1);
      expect(opened.ok && opened.value.items.map(({ entry }) => entry.seq)).toEqual([1, 2, 3, 4]);
    });

    it('sends what waits at its time, in the order written', async () => {
      const { goOnline, session, socket, platform, own, takePacket } = await startSession();
      await goOnline();
      await session.send(room1, 'hello');
      await session.send(room1, 'there');
      await takePacket().answer(failure('slow_down', 'slowly', 700));
      platform.clock.jump(offBy);
      platform.clock.advance(699);
      expect(socket().asked).toEqual([]);
      platform.clock.advance(1);
      const first = takePacket();
      expect(first.entries).toMatchObject([{ text: 'hello' }, { text: 'there' }]);
      await first.answer(own(1, 1, 'hello'), own(2, 2, 'there'));
      expect(session.waiting(room1)).toEqual([]);
    });

    it('catches up the same after a break', async () => {
      const { goOnline, socket, platform, answerPage, shown } = await startSession();
      await goOnline();
      await socket().break();
      platform.clock.jump(offBy);
      platform.clock.advance(500);
      await platform.answerProbe(benchAddress, proven);
      await socket().welcome({ rooms: [aRoom(1, { headSeq: 3 })] });
      await answerPage(messages(1, 3), 3);
      expect(shown()).toEqual([1, 2, 3]);
    });

    it('lets typing notices end after their time', async () => {
      const { goOnline, socket, platform, session } = await startSession();
      await goOnline();
      await socket().tell('typing:changed', {
        roomId: room1,
        memberId: aMemberId(1),
        isTyping: true,
      });
      platform.clock.jump(offBy);
      platform.clock.advance(5_999);
      expect(session.state().typing[room1]).toHaveLength(1);
      platform.clock.advance(1);
      expect(session.state().typing[room1]).toBeUndefined();
    });
  });
});

it('PR-6: a session whose machine sleeps hangs up and comes back', async () => {
  const { goOnline, session, socket, platform, takePacket } = await startSession();
  await goOnline();
  const before = socket();
  session.sleep();
  expect(before.isOpen).toBe(false);
  await session.send(room1, 'hello');
  session.hurry();
  await platform.answerProbe(benchAddress, proven);
  await socket().welcome();
  expect(session.link()).toEqual({ state: 'online' });
  expect(takePacket().entries).toMatchObject([{ text: 'hello' }]);
});
