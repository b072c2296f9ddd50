import { describe, expect, it } from 'vitest';
import { silentLog } from '../shared/lib/log';
import { success } from '../shared/lib/result';
import type { UpEventName, UpInput } from '../shared/protocol/events';
import { createCatchUp } from './catch-up';
import type { Connection } from './connection';
import { createSerial } from './serial';
import { aRoomId, messages, toItems } from './testing/samples';

const ROOM = aRoomId(1);
/** Far more than a page, so that the newest is asked for first. */
const HEAD = 1_000;

/** A catch-up whose connection tests take away; asking for it without end fails instead of hanging. */
function setUp() {
  const asked: UpInput<'timeline:page'>[] = [];
  let isOnline = true;
  let patience = 1_000;
  const connection = {
    async ask(event: UpEventName, payload: UpInput<'timeline:page'>) {
      asked.push(payload);
      if (event !== 'timeline:page') throw new Error(event);
      const { after, before = HEAD + 1, limit } = payload;
      const from = after === undefined ? before - limit : after + 1;
      const to = Math.min(HEAD, from + limit - 1);
      return success({ entries: messages(from, to), headSeq: HEAD });
    },
    close() {},
  } as unknown as Connection;
  const catchUp = createCatchUp({
    connection() {
      patience -= 1;
      if (patience === 0) throw new Error('the connection is asked for again and again');
      return isOnline ? connection : null;
    },
    inOrder: createSerial(),
    keep: async () => true,
    keepOlder: async () => true,
    verify: async (entries) => toItems(entries),
    hashText: (text) => text,
    newestGrown() {},
    newestEnded() {},
    log: silentLog,
  });
  return { asked, catchUp, go: (next: boolean) => void (isOnline = next) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('DL-12: catching up', () => {
  it('asks for the newest page first, then for the rest', async () => {
    const { asked, catchUp } = setUp();
    catchUp.restore(ROOM, { from: 1, to: 10 });
    catchUp.noticeHead(ROOM, HEAD);
    await turn();
    expect(asked[0]).toMatchObject({ before: HEAD + 1 });
    expect(asked[1]).toMatchObject({ after: 10 });
    expect(catchUp.range(ROOM)).toEqual({ from: 1, to: HEAD });
  });

  it('A1: rests while the connection is gone just after the welcome, and goes on with the next one', async () => {
    const { asked, catchUp, go } = setUp();
    catchUp.restore(ROOM, { from: 1, to: 10 });
    go(false);
    await catchUp.meet({ id: ROOM, headSeq: HEAD }, 0);
    await turn();
    expect(asked).toEqual([]);
    go(true);
    await catchUp.meet({ id: ROOM, headSeq: HEAD }, 0);
    await turn();
    expect(asked[0]).toMatchObject({ before: HEAD + 1 });
    expect(catchUp.range(ROOM)).toEqual({ from: 1, to: HEAD });
  });
});
