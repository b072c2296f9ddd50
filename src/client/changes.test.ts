import { describe, expect, it } from 'vitest';
import { failure, success } from '../shared/lib/result';
import { toReference, toTombstone } from '../shared/model/changes';
import { LIMITS } from '../shared/model/limits';
import { countMentions, countUnread } from './room-state';
import { fakeHash, proven } from './testing/fake-platform';
import { benchAddress, startSession as start } from './testing/session-bench';
import {
  aClientId,
  aMember,
  aMemberId,
  aMessage,
  anEdit,
  aReaction,
  aRedaction,
  aRoom,
  aRoomId,
} from './testing/samples';

const room1 = aRoomId(1);
const self = aMemberId(0);
const mine = aMessage(1, { author: self, text: 'first words' });

/** Online in room 1, in which oneself has said one thing and another one the next. */
async function startTalk() {
  const bench = await start();
  await bench.goOnline();
  await bench.append(mine, aMessage(2));
  bench.events.length = 0;
  const waiting = () =>
    bench.session.waiting(room1).map(({ content, code }) => [content.kind, code]);
  const told = () => bench.events.flatMap((event) => (event.type === 'entries' ? event.items : []));
  const goOn = async () => {
    bench.platform.clock.advance(LIMITS.reconnectDelayMaxMs);
    await bench.platform.answerProbe(benchAddress, proven);
  };
  return { ...bench, waiting, told, goOn };
}

describe('what changes messages goes out', () => {
  const target = toReference(mine);

  it('DL-11: in one order with the messages of the room', async () => {
    const { session, socket, takePacket } = await startTalk();
    await session.write(room1, { kind: 'edit', target, text: 'better words' });
    await session.send(room1, 'second');
    await session.write(room1, { kind: 'reaction', target, emoji: '👍', isOn: true });
    await session.write(room1, { kind: 'redaction', target });
    const edit = anEdit(3, mine, { clientId: aClientId(1), text: 'better words' });
    const sent = aMessage(4, { author: self, clientId: aClientId(2), text: 'second' });
    const reaction = aReaction(5, mine, { clientId: aClientId(3) });
    const redaction = aRedaction(6, mine, { clientId: aClientId(4) });
    const first = takePacket();
    expect(first.entries).toMatchObject([{ kind: 'edit', target, text: 'better words' }]);
    expect(socket().asked).toEqual([]);
    await first.answer(edit);
    const rest = takePacket();
    expect(rest.entries).toMatchObject([
      { kind: 'message', text: 'second' },
      { kind: 'reaction', target, emoji: '👍', isOn: true },
      { kind: 'redaction', target },
    ]);
    await rest.answer(sent, reaction, redaction);
    expect(session.waiting(room1)).toEqual([]);
    expect(await session.open(room1)).toMatchObject({
      value: {
        items: [
          { entry: { kind: 'tombstone', of: 'message' } },
          { entry: { seq: 2 } },
          { entry: { kind: 'tombstone', of: 'edit' } },
          { entry: { text: 'second' } },
          { entry: { kind: 'reaction' } },
          { entry: { kind: 'redaction' } },
        ],
      },
    });
  });

  it('DL-11: what cannot apply any more leaves without a word, except words', async () => {
    const { session, waiting, takePacket } = await startTalk();
    const gone = failure('not_found', 'It is not there any more.');
    await session.write(room1, { kind: 'reaction', target, emoji: '👍', isOn: true });
    await session.write(room1, { kind: 'redaction', target });
    await session.write(room1, { kind: 'edit', target, text: 'too late' });
    await takePacket().answer(gone);
    await takePacket().answer(gone, gone);
    expect(waiting()).toEqual([['edit', 'not_found']]);
    const [edit] = session.waiting(room1);
    expect(await session.retry(edit?.clientId ?? aClientId(0))).toMatchObject({
      code: 'not_found',
    });
    expect(await session.discard(edit?.clientId ?? aClientId(0))).toEqual(success(null));
    expect(waiting()).toEqual([]);
  });

  it('a refusal for another reason is said, and may be tried again', async () => {
    const { session, waiting, takePacket } = await startTalk();
    const full = failure('limit_reached', 'Enough.');
    await session.write(room1, { kind: 'reaction', target, emoji: '👍', isOn: true });
    await takePacket().answer(full);
    expect(waiting()).toEqual([['reaction', 'limit_reached']]);
    const [reaction] = session.waiting(room1);
    await session.retry(reaction?.clientId ?? aClientId(0));
    expect(takePacket().entries).toMatchObject([{ emoji: '👍', isOn: true }]);
  });

  it('DL-2: a message that was redacted before its acknowledgement came settles as a tombstone', async () => {
    const { session, socket, goOn, takePacket } = await startTalk();
    await session.send(room1, 'never mind');
    await socket().break();
    await goOn();
    const sent = aMessage(3, { author: self, clientId: aClientId(1), text: 'never mind' });
    const tombstone = toTombstone(sent, fakeHash);
    await socket().welcome({ rooms: [aRoom(1, { headSeq: 4 })] });
    await socket()
      .take('timeline:page')
      .answer(success({ entries: [tombstone, aRedaction(4, sent)], headSeq: 4 }));
    expect(session.waiting(room1)).toEqual([]);
    await takePacket().answer(tombstone);
    expect(session.waiting(room1)).toEqual([]);
  });

  it('DL-2: a tombstone with the hash of other words settles nothing', async () => {
    const { session, append } = await startTalk();
    await session.send(room1, 'mine');
    const other = aMessage(3, { author: self, clientId: aClientId(1), text: 'other' });
    await append(toTombstone(other, fakeHash));
    expect(session.waiting(room1)).toHaveLength(1);
  });
});

describe('what changes messages comes in', () => {
  it('TL-8: is told with the message as it stands then', async () => {
    const { append, told } = await startTalk();
    await append(anEdit(3, mine), aReaction(4, mine, { author: aMemberId(1) }));
    expect(told()).toMatchObject([
      { entry: { kind: 'message', seq: 1, edit: { seq: 3 }, reactions: [{ by: [{ seq: 4 }] }] } },
      { entry: { kind: 'edit', seq: 3 } },
      { entry: { kind: 'reaction', seq: 4 } },
    ]);
  });

  it('DL-9: makes nothing unread; what is redacted counts no more; an edit may call my name', async () => {
    const { append, room, platform, socket } = await startTalk();
    const counts = () => {
      const known = room();
      return known === undefined ? null : [countUnread(known), countMentions(known)];
    };
    expect(counts()).toEqual([1, 0]);
    const theirs = aMessage(2);
    await append(aReaction(3, mine, { author: aMemberId(1) }), anEdit(4, theirs));
    expect(counts()).toEqual([1, 0]);
    await append(anEdit(5, theirs, { text: 'Member 0, look' }));
    expect(counts()).toEqual([1, 1]);
    await append(anEdit(6, theirs, { text: 'nothing' }), aMessage(7));
    expect(counts()).toEqual([2, 0]);
    await append(aRedaction(8, theirs));
    expect(counts()).toEqual([1, 0]);
    platform.clock.advance(LIMITS.receiptDelayMs);
    expect(socket().take('marker:set').payload).toEqual({ roomId: room1, delivered: 7 });
  });

  it('NO-1: arrives nowhere; a message that is taken back is withdrawn', async () => {
    const { append, events } = await startTalk();
    const theirs = aMessage(2);
    await append(anEdit(3, theirs, { text: 'Member 0' }), aReaction(4, mine));
    expect(events.filter(({ type }) => type === 'arrived')).toEqual([]);
    await append(aRedaction(5, theirs));
    expect(events).toContainEqual({ type: 'withdrawn', roomId: room1, seq: 2 });
  });

  it('TL-9: is gone also where it came while away', async () => {
    const { session, socket, goOn } = await startTalk();
    await socket().break();
    await goOn();
    await socket().welcome({ rooms: [aRoom(1, { headSeq: 3 })] });
    await socket()
      .take('timeline:page')
      .answer(success({ entries: [aRedaction(3, mine)], headSeq: 3 }));
    const opened = await session.open(room1);
    expect(JSON.stringify(opened)).not.toContain('first words');
  });
});

it('DL-8: what was kept and not told before the app ended is told by the next one', async () => {
  const first = await start();
  await first.goOnline();
  await first.append(aMessage(1), aMessage(2), aReaction(3, aMessage(1)));
  await first.session.close();
  const next = await start(first.store);
  await next.goOnline({ rooms: [aRoom(1, { headSeq: 3 })] });
  next.platform.clock.advance(LIMITS.receiptDelayMs);
  expect(next.socket().take('marker:set').payload).toEqual({ roomId: room1, delivered: 2 });
});

describe('a hostile server', () => {
  const bad = { signature: `x${'s'.repeat(85)}` };

  it.each([
    ['an edit', anEdit(3, mine, bad)],
    ['an edit by somebody else', anEdit(3, mine, { author: aMemberId(1) })],
    ['an edit of a message with another id', anEdit(3, { ...mine, clientId: aClientId(5) })],
    ['a redaction', aRedaction(3, mine, bad)],
    [
      'a redaction of a message with another id',
      aRedaction(3, { ...mine, clientId: aClientId(5) }),
    ],
    ['a reaction', aReaction(3, mine, bad)],
    ['a reaction by nobody', aReaction(3, mine, { author: aMemberId(9) })],
  ])('DL-7: that forges %s changes no message', async (_what, change) => {
    const { append, session } = await startTalk();
    await append(change);
    expect(await session.open(room1)).toMatchObject({
      value: { items: [{ entry: mine, isForged: false }, {}, { entry: { kind: change.kind } }] },
    });
    const opened = await session.open(room1);
    expect(opened.ok && opened.value.items[0]?.entry).toEqual(mine);
  });

  it('TL-7: whose host takes back what was said in a direct room changes nothing', async () => {
    const { goOnline, append, session } = await start();
    const members = [aMember(0), aMember(1), aMember(2, { role: 'host' })];
    await goOnline({ members, rooms: [aRoom(1, { kind: 'direct' })] });
    await append(mine, aRedaction(2, mine, { author: aMemberId(2) }));
    expect(await session.open(room1)).toMatchObject({
      value: { items: [{ entry: { kind: 'message' } }, { isForged: true }] },
    });
  });

  it('DL-7: that tells a message with an edit nobody signed is seen through', async () => {
    const { append, session } = await startTalk();
    const { clientId, seq, at, text } = anEdit(9, aMessage(3));
    const edit = { clientId, seq, at, text, signature: bad.signature };
    await append(aMessage(3, { edit }));
    await append(toTombstone(aMessage(4, bad), fakeHash));
    await append({ ...toTombstone(anEdit(5, mine), fakeHash), target: undefined });
    expect(await session.open(room1)).toMatchObject({
      value: { items: [{}, {}, { isForged: true }, { isForged: true }, { isForged: true }] },
    });
  });

  it('that changes what is not there, or what is no message, does no harm', async () => {
    const { append, session, shown } = await startTalk();
    const later = aMessage(40);
    await append(anEdit(3, later), aRedaction(4, later), aReaction(5, later));
    const reaction = aReaction(5, mine);
    await append(
      aReaction(6, aMessage(5, { author: reaction.author, clientId: reaction.clientId })),
      aRedaction(7, aMessage(6)),
    );
    expect(shown().slice(-5)).toEqual([3, 4, 5, 6, 7]);
    expect(session.link()).toEqual({ state: 'online' });
  });

  it('that tells giant or broken lists of reactions is not believed, and the talk goes on', async () => {
    const { append, socket, answerPage, shown, session } = await startTalk();
    const by = Array.from({ length: LIMITS.membersPerServer + 1 }, (_, index) => ({
      memberId: aMemberId(index % 26),
      seq: index + 3,
    }));
    await append(aMessage(3, { reactions: [{ emoji: '👍', by }] }));
    await append(aMessage(3, { reactions: [{ emoji: 'no emoji', by: by.slice(0, 1) }] }));
    await append(aMessage(3, { reactions: [{ emoji: '👍', by: [] }] }));
    expect(shown()).toEqual([]);
    await append(aMessage(4));
    await answerPage([aMessage(3), aMessage(4)], 4);
    expect(shown().slice(-2)).toEqual([3, 4]);
    expect(socket().asked).toEqual([]);
    expect(session.link()).toEqual({ state: 'online' });
  });
});
