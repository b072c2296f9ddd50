import { expect, it } from 'vitest';
import { countMentions, countUnread } from './room-state';
import { aMember, aMemberId, aMessage, aRoom, aRoomId } from './testing/samples';
import { startSession } from './testing/session-bench';

async function start(words: string[]) {
  let keywords: readonly string[] = words;
  const bench = await startSession(undefined, { keywords: () => keywords });
  await bench.goOnline({
    members: [aMember(0), aMember(1)],
    rooms: [aRoom(1, { memberIds: [0, 1].map(aMemberId) })],
  });
  const counts = () => {
    const state = bench.room();
    if (state === undefined) throw new Error('The room is gone.');
    return [countUnread(state), countMentions(state)];
  };
  const change = async (...next: string[]) => {
    keywords = next;
    bench.session.keywordsChanged();
    // What is done in order is done by then.
    await bench.session.markUnread(aRoomId(1), 1);
  };
  const hear = () =>
    bench.append(
      aMessage(1, { author: aMemberId(1), text: 'The laser is free' }),
      aMessage(2, { author: aMemberId(1), text: 'Member 0, look' }),
      aMessage(3, { author: aMemberId(1), text: 'Nothing of the kind' }),
      aMessage(4, { author: aMemberId(0), text: 'I like the laser' }),
    );
  return { ...bench, counts, change, hear };
}

it('NO-8: a message with a keyword counts as one that calls one’s name does, whole words alone', async () => {
  const { hear, counts, append, session } = await start(['LASER']);
  await hear();
  expect(counts()).toEqual([3, 2]);
  await append(aMessage(5, { author: aMemberId(1), text: 'lasers' }));
  expect(counts()).toEqual([4, 2]);
  await session.setRead(aRoomId(1), 5);
  expect(counts()).toEqual([0, 0]);
});

it('NO-8: what is unread is counted anew when a keyword comes or goes', async () => {
  const { hear, counts, change } = await start([]);
  await hear();
  expect(counts()).toEqual([3, 1]);
  await change('laser', 'nothing');
  expect(counts()).toEqual([3, 3]);
  await change('nothing');
  expect(counts()).toEqual([3, 2]);
  await change();
  expect(counts()).toEqual([3, 1]);
});

it('NO-8: after a restart what was left unread counts by the keywords of now', async () => {
  const { hear, store } = await start([]);
  await hear();
  const again = await startSession(store, { keywords: () => ['laser'] });
  const state = again.room();
  if (state === undefined) throw new Error('The room is gone.');
  expect([countUnread(state), countMentions(state)]).toEqual([3, 2]);
});
