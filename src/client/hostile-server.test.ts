import { describe, expect, it } from 'vitest';
import { LIMITS } from '../shared/model/limits';
import { proven } from './testing/fake-platform';
import { benchAddress, startSession } from './testing/session-bench';
import {
  aClientId,
  aMember,
  aMemberId,
  aMessage,
  aRoom,
  aRoomId,
  messages,
  said,
} from './testing/samples';

const room1 = aRoomId(1);
const online = { state: 'online' };

describe('a hostile server', () => {
  it('that tells entries of another room, or of none one is in, shows nothing', async () => {
    const { goOnline, socket, shown, append, session } = await startSession();
    await goOnline();
    await append(aMessage(1, { roomId: aRoomId(2) }));
    await socket().tell('entry:appended', {
      roomId: aRoomId(9),
      entries: [aMessage(1, { roomId: aRoomId(9) })],
    });
    expect(shown()).toEqual([]);
    expect(socket().asked).toEqual([]);
    expect(session.link()).toEqual(online);
    await append(aMessage(1));
    expect(shown()).toEqual([1]);
  });

  it('that jumps to the end of all numbers is asked once for each end, and the talk goes on', async () => {
    const { goOnline, socket, shown, append, answerPage, session } = await startSession();
    await goOnline();
    await append(aMessage(Number.MAX_SAFE_INTEGER, { at: 1, clientId: aClientId(3) }));
    await answerPage([], 0);
    await answerPage([], 0);
    expect(socket().asked).toEqual([]);
    await append(...messages(1, 2));
    expect(shown()).toEqual([1, 2]);
    expect(session.link()).toEqual(online);
  });

  it('that claims an endless head and gives nothing is asked once', async () => {
    const { goOnline, socket, answerPage, session } = await startSession();
    await goOnline({ rooms: [aRoom(1, { headSeq: Number.MAX_SAFE_INTEGER })] });
    await answerPage([], Number.MAX_SAFE_INTEGER);
    expect(socket().asked).toEqual([]);
    expect(session.link()).toEqual(online);
    expect(await session.open(room1)).toMatchObject({ value: { items: [] } });
  });

  it('that tells 100,000 entries at once is not listened to', async () => {
    const { goOnline, socket, shown, append, session } = await startSession();
    await goOnline();
    socket().listener.event('entry:appended', { roomId: room1, entries: messages(1, 100_000) });
    await append(aMessage(1));
    expect(shown()).toEqual([1]);
    expect(session.link()).toEqual(online);
  });

  it('that answers with a larger page than asked for is not believed', async () => {
    const { goOnline, shown, answerPage } = await startSession();
    await goOnline({ rooms: [aRoom(1, { headSeq: 5_000 })] });
    await answerPage(messages(4_941, 4_941 + LIMITS.pageEntries), 5_000);
    expect(shown()).toEqual([]);
  });

  it('that floods with few, but full events is cut off like one with many', async () => {
    const { goOnline, socket } = await startSession();
    await goOnline();
    for (let first = 1; first <= 11_000; first += 1_000) {
      const entries = messages(first, first + 999);
      socket().listener.event('entry:appended', { roomId: room1, entries });
    }
    expect(socket().isOpen).toBe(false);
  });

  it('whose names turn text around or hide is read without that', async () => {
    const { goOnline, socket, session, room } = await startSession();
    const turned = (name: string) => `\u202E${name}\u2066\u0007`;
    await goOnline({
      serverName: turned('Workshop'),
      members: [
        aMember(0),
        aMember(1, { name: turned('Mallory') }),
        aMember(2, { name: '\u200B' }),
      ],
      rooms: [aRoom(1, { name: turned('lobby'), topic: turned('talk') })],
    });
    const { members, serverName } = session.state();
    expect(serverName).toBe('Workshop');
    expect(members[aMemberId(1)]?.name).toBe('Mallory');
    expect(members[aMemberId(2)]?.name).toBe('?');
    expect(room()?.room).toMatchObject({ name: 'lobby', topic: 'talk' });
    await socket().tell('server:changed', { serverName: turned('Other') });
    expect(session.state().serverName).toBe('Other');
  });

  it.each([
    ['in another room', { roomId: aRoomId(2) }],
    ['by somebody else', { author: aMemberId(1) }],
    ['under another id', { clientId: aClientId(77) }],
    ['with other words', { text: 'goodbye' }],
  ])(
    'that acknowledges a message %s is not believed; the person sees it fail in the end',
    async (_what, lie) => {
      const { goOnline, session, platform, own, shown, takePacket } = await startSession();
      await goOnline({ rooms: [aRoom(1), aRoom(2)] });
      await session.send(room1, 'hello');
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const entry = { ...own(1, 1, 'hello'), ...lie };
        await takePacket().answer(entry);
        platform.clock.advance(LIMITS.reconnectDelayMaxMs);
      }
      expect(shown()).toEqual([]);
      expect(session.waiting(room1)).toMatchObject([{ content: said('hello'), code: 'internal' }]);
    },
  );

  it('that acknowledges and then forgets gets the message again, under the same id', async () => {
    const { goOnline, session, socket, platform, own, answerPage, shown, takePacket } =
      await startSession();
    await goOnline();
    await session.send(room1, 'hello');
    await takePacket().answer(own(3, 1, 'hello'));
    await answerPage([], 0);
    expect(session.waiting(room1)).toHaveLength(1);
    await socket().break();
    platform.clock.advance(LIMITS.reconnectDelayMaxMs);
    await platform.answerProbe(benchAddress, proven);
    await socket().welcome();
    const again = takePacket();
    expect(again.entries).toMatchObject([{ clientId: aClientId(1), text: 'hello' }]);
    await again.answer(own(1, 1, 'hello'));
    expect(shown()).toEqual([1]);
    expect(session.waiting(room1)).toEqual([]);
  });
});
