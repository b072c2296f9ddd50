import { expect, it } from 'vitest';
import { countMentions, countUnread } from './room-state';
import { aMember, aMemberId, aMessage, aRoom, aRoomId } from './testing/samples';
import { startSession } from './testing/session-bench';

it('PE-3: what blocked people write counts nowhere, until the block ends', async () => {
  const { goOnline, append, session, room } = await startSession();
  await goOnline({
    members: [aMember(0), aMember(1), aMember(2)],
    rooms: [aRoom(1, { memberIds: [0, 1, 2].map(aMemberId) })],
  });
  await append(
    aMessage(1, { author: aMemberId(1), text: 'Member 0, look' }),
    aMessage(2, { author: aMemberId(2), text: 'Member 0, too' }),
  );
  const counts = () => {
    const state = room();
    if (state === undefined) throw new Error('The room is gone.');
    const { blocked } = session.state();
    return [countUnread(state, blocked), countMentions(state, blocked)];
  };
  expect(counts()).toEqual([2, 2]);
  session.setBlocked(new Set([aMemberId(1)]));
  expect(counts()).toEqual([1, 1]);
  session.setBlocked(new Set());
  expect(counts()).toEqual([2, 2]);
  await session.setRead(aRoomId(1), 2);
  expect(counts()).toEqual([0, 0]);
});
