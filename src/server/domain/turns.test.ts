import { expect, it } from 'vitest';
import { clientIdOf, memberIdOf, roomIdOf } from '../store/testing/make';
import type { MemberId, RoomId } from '../../shared/model/ids';
import type { ChatDomain } from './domain';
import { createTestDomain } from './testing/make-domain';

const [ada, ben] = [memberIdOf('ada'), memberIdOf('ben')];
const signature = 'S'.repeat(86);

/** The n-th question of a member about a room. */
type Ask = (
  operations: ChatDomain['operations'],
  who: MemberId,
  n: number,
  roomId: RoomId,
) => Promise<unknown>;

async function start() {
  const { domain, store, admit } = createTestDomain();
  await admit(ada);
  await admit(ben);
  const lobby = (await store.roomsOf(ada))[0]?.id;
  if (lobby === undefined) throw new Error('There is no lobby.');
  return { domain, lobby };
}

/** Everything that one may ask for by the hundred. */
const QUESTIONS: Record<string, Ask> = {
  'timeline:page': (ask, who, _n, roomId) =>
    ask['timeline:page'](who, { roomId, after: 0, limit: 200 }),
  'message:search': (ask, who) =>
    ask['message:search'](who, { query: 'x', order: 'best', limit: 50 }),
  'room:list': (ask, who) => ask['room:list'](who, {}),
  'room:join': (ask, who, n) => ask['room:join'](who, { roomId: roomIdOf(n) }),
  'room:create': (ask, who, n) => ask['room:create'](who, { name: `${n}`, access: 'private' }),
  'member:rename': (ask, who, n) => ask['member:rename'](who, { name: `Name ${n}` }),
};

it.each(Object.entries(QUESTIONS))(
  'RL-7: whoever asks once waits for one answer to whoever asks much at most: %s',
  async (_event, ask) => {
    const { domain, lobby } = await start();
    const answered: MemberId[] = [];
    const put = (who: MemberId, n: number) =>
      ask(domain.operations, who, n, lobby).then(() => answered.push(who));
    await Promise.all([...Array.from({ length: 20 }, (_, n) => put(ada, n)), put(ben, 20)]);
    expect(answered.indexOf(ben)).toBeLessThanOrEqual(1);
  },
);

it('RL-7: a message is stored beside the packets of another, not behind them', async () => {
  const { domain, lobby } = await start();
  const seqs: number[] = [];
  const write = async (author: MemberId, n: number) => {
    const writing = { roomId: lobby, clientId: clientIdOf(n), text: `${n}`, signature };
    const written = await domain.operations['message:send'](author, writing);
    if (written.ok && author === ben) seqs.push(written.value.entry.seq);
  };
  await Promise.all([...Array.from({ length: 300 }, (_, n) => write(ada, n)), write(ben, 300)]);
  // Two joined before.
  expect(seqs[0]).toBeLessThanOrEqual(2 + 2);
});
