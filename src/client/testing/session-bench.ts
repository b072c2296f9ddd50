import { silentLog } from '../../shared/lib/log';
import { success } from '../../shared/lib/result';
import type { Entry } from '../../shared/model/entry';
import type { Failure } from '../../shared/model/errors';
import { upEvents } from '../../shared/protocol/payloads';
import type { ClientSessionDeps, SessionEvent } from '../client-session';
import { createMemoryStore } from '../memory-store';
import { openClientSession } from '../session';
import type { LocalStore } from '../store';
import { createFakePlatform, proven, fakeHash } from './fake-platform';
import { createFakeNetwork, type FakeSocket } from './fake-socket';
import { aClientId, aMemberId, aMessage, aRoomId, aServerId } from './samples';

const room1 = aRoomId(1);
const self = aMemberId(0);
/** Where the fake server is. */
export const benchAddress = { host: '192.168.1.20', port: 7788 };
const fresh = {
  server: {
    id: aServerId('a'),
    name: 'Workshop',
    addresses: [benchAddress],
    isHostedHere: false,
    isVerified: false,
  },
  members: [],
  rooms: [],
  outbox: [],
};

/** A session on member 0's fake platform, network and store, with what tests ask of it again and again. */
export async function startSession(
  store: LocalStore = createMemoryStore(fakeHash),
  rest: Pick<ClientSessionDeps, 'isReadingPrivate' | 'keywords' | 'statusText' | 'picture'> = {},
) {
  const platform = createFakePlatform();
  const network = createFakeNetwork();
  const [kept] = await store.load();
  const session = await openClientSession(
    {
      platform,
      store,
      createSocket: network.create,
      name: () => 'Member 0',
      log: silentLog,
      ...rest,
    },
    kept ?? fresh,
  );
  const events: SessionEvent[] = [];
  session.subscribe((event) => void events.push(event));
  const socket = (): FakeSocket => {
    const last = network.sockets.at(-1);
    if (last === undefined) throw new Error('No socket was opened.');
    return last;
  };
  const goOnline = async (facts: Parameters<FakeSocket['welcome']>[0] = {}) => {
    const outcome = session.connect();
    await platform.answerProbe(benchAddress, proven);
    await socket().welcome(facts);
    await outcome;
  };
  const shown = () =>
    events.flatMap((event) =>
      event.type === 'entries' ? event.items.map(({ entry }) => entry.seq) : [],
    );
  const answerPage = (entries: Entry[], headSeq: number) =>
    socket().take('timeline:page').answer(success({ entries, headSeq }));
  /** The oldest packet of what one wrote that was not answered yet. */
  const takePacket = () => {
    const asked = socket().take('entry:append');
    const { roomId, entries } = upEvents['entry:append'].payload.parse(asked.payload);
    return {
      roomId,
      entries,
      /** What became of each, in order: stored as this entry, or refused. */
      answer: (...results: (Entry | Failure)[]) =>
        asked.answer(
          success({
            results: results.map((one) => ('ok' in one ? one : { ok: true, entry: one })),
          }),
        ),
      /** No word about any of them. */
      refuse: (refusal: Failure) => asked.answer(refusal),
      answerWith: asked.answer,
    };
  };
  const own = (seq: number, number: number, text: string) =>
    aMessage(seq, { author: self, clientId: aClientId(number), text });
  const room = () => session.state().rooms[room1];
  const append = (...entries: Entry[]) =>
    socket().tell('entry:appended', { roomId: room1, entries });
  return {
    platform,
    store,
    session,
    events,
    socket,
    goOnline,
    shown,
    answerPage,
    takePacket,
    own,
    room,
    append,
  };
}
