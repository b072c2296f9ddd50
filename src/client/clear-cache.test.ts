import { expect, it } from 'vitest';
import { LIMITS } from '../shared/model/limits';
import { aRoomId, messages } from './testing/samples';
import { startSession as start } from './testing/session-bench';

const room1 = aRoomId(1);

it('ST-10: the cache is given up when somebody clears the cache, and comes again; what only this app knows stays', async () => {
  const { goOnline, append, socket, events, answerPage, session, store } = await start();
  await goOnline();
  await append(...messages(1, 200));
  await session.setRead(room1, 198);
  await session.setDraft(room1, 'half');
  expect(await store.countEntries()).toBe(200);
  const arrivals = () => events.filter(({ type }) => type === 'arrived').length;
  const arrived = arrivals();
  expect(await session.clearCache()).toMatchObject({ ok: true });
  expect(events).toContainEqual({ type: 'reset', roomId: room1 });
  expect(await store.countEntries()).toBe(0);
  const from = 200 - LIMITS.newestPageEntries;
  await answerPage(messages(from + 1, 200), 200);
  const opened = await session.open(room1);
  expect(opened.ok && opened.value.items.at(-1)?.entry.seq).toBe(200);
  expect((await store.load())[0]?.rooms[0]).toMatchObject({ draft: 'half', readSeq: 198 });
  // Unread they are as before; nobody is told of them again.
  expect(session.state().rooms[room1]?.unread).toHaveLength(2);
  expect(arrivals()).toBe(arrived);

  await socket().break();
  expect(await session.clearCache()).toMatchObject({ code: 'offline' });
  expect(await store.countEntries()).toBe(LIMITS.newestPageEntries);
});
