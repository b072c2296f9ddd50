import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure } from '../shared/lib/result';
import type { ErrorCode } from '../shared/model/errors';
import type { ClientId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import { createOutbox, type OutboxMessage } from './outbox';
import { aClientId, aRoomId, said } from './testing/samples';

const message = (number: number, room = 1, text = `text ${number}`): OutboxMessage => ({
  clientId: aClientId(number),
  roomId: aRoomId(room),
  content: said(text),
  createdAt: number,
  code: null,
});
const ids = (list: readonly OutboxMessage[]) => list.map(({ clientId }) => clientId);
const idsTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => aClientId(first + index));
const many = (count: number, text?: string) =>
  Array.from({ length: count }, (_, index) => message(index + 1, 1, text));
const slowDown = (retryAfterMs?: number) => failure('slow_down', 'too fast', retryAfterMs);
const refusalOf = (code: ErrorCode) => failure(code, 'no');

/** An outbox whose packets are told by their ids. */
function start(messages: readonly OutboxMessage[]) {
  const outbox = createOutbox(messages);
  return { outbox, take: (now = 0) => outbox.take(now).map(ids) };
}

describe('the outbox', () => {
  it('DL-5: gives each room’s messages in the order written, one packet of a room at a time', () => {
    const { outbox, take } = start([message(1), message(2, 2), message(3), message(4, 2)]);
    expect(take()).toEqual([
      [aClientId(1), aClientId(3)],
      [aClientId(2), aClientId(4)],
    ]);
    outbox.add(message(5));
    outbox.acknowledge(aClientId(1));
    expect(take()).toEqual([]);
    outbox.acknowledge(aClientId(3));
    expect(take()).toEqual([[aClientId(5)]]);
  });

  it('DL-5: puts no more into a packet than it takes, in number and in bytes', () => {
    const { outbox, take } = start(many(LIMITS.batchEntries + 1));
    expect(take()).toEqual([idsTo(LIMITS.batchEntries)]);
    for (const clientId of idsTo(LIMITS.batchEntries)) outbox.acknowledge(clientId);
    expect(take()).toEqual([[aClientId(LIMITS.batchEntries + 1)]]);

    const heavy = start(many(3, '\u0001'.repeat(LIMITS.messageLength)));
    expect(heavy.take()).toEqual([[aClientId(1)]]);
  });

  it('DL-5: what was refused for good is marked and does not hold up the others', () => {
    const { outbox, take } = start([message(1), message(2)]);
    take();
    expect(outbox.refuse(aClientId(1), refusalOf('too_large'), 0)).toBe('failed');
    expect(outbox.find(aClientId(1))?.code).toBe('too_large');
    expect(outbox.count(aRoomId(1))).toEqual({ pending: 1, failed: 1 });
    outbox.acknowledge(aClientId(2));
    outbox.add(message(3));
    expect(take()).toEqual([[aClientId(3)]]);
  });

  it('DL-13: a refusal that passes holds up its room until its time, and only its room', () => {
    const { outbox, take } = start([message(1), message(2), message(3, 2)]);
    take();
    expect(outbox.refuse(aClientId(1), slowDown(300), 1_000)).toBe('waits');
    outbox.putBack([aClientId(2)]);
    outbox.acknowledge(aClientId(3));
    outbox.add(message(4, 2));
    expect(take(1_299)).toEqual([[aClientId(4)]]);
    expect(outbox.nextAt()).toBe(1_300);
    expect(take(1_300)).toEqual([[aClientId(1), aClientId(2)]]);
    expect(outbox.nextAt()).toBeNull();
  });

  it('waits longer each time where the server does not say how long', () => {
    const { outbox, take } = start([message(1)]);
    const waits = [0, 1, 2, 3, 4, 5].map(() => {
      take(Number.MAX_SAFE_INTEGER);
      outbox.refuse(aClientId(1), refusalOf('timeout'), 0);
      return outbox.nextAt();
    });
    expect(waits).toEqual([500, 1_000, 2_000, 2_500, 2_500, 2_500]);
  });

  it('gives a message up that makes the server stumble again and again', () => {
    const { outbox, take } = start([message(1)]);
    const outcomes = [1, 2, 3].map(() => {
      take(Number.MAX_SAFE_INTEGER);
      return outbox.refuse(aClientId(1), refusalOf('internal'), 0);
    });
    expect(outcomes).toEqual(['waits', 'waits', 'failed']);
  });

  it.each<[ErrorCode, number]>([
    ['internal', 500],
    ['timeout', 500],
    ['bad_request', 0],
  ])('a packet that ended with %s goes one at a time, and blames nobody', (code, pauseMs) => {
    const { outbox, take } = start(many(3));
    take();
    outbox.holdUp(idsTo(3), refusalOf(code), 0);
    expect(outbox.count(aRoomId(1))).toEqual({ pending: 3, failed: 0 });
    expect(outbox.nextAt()).toBe(pauseMs === 0 ? null : pauseMs);
    outbox.add(message(4));
    outbox.add(message(5));
    for (const clientId of idsTo(3)) {
      expect(take(pauseMs)).toEqual([[clientId]]);
      outbox.acknowledge(clientId);
    }
    expect(take(pauseMs)).toEqual([[aClientId(4), aClientId(5)]]);
  });

  it('one that breaks every packet it is in takes nobody with it', () => {
    const { outbox, take } = start(many(5));
    const broken = aClientId(4);
    for (let now = 0; now < 200_000; now += 10_000) {
      const [packet = []] = take(now);
      if (!packet.includes(broken)) packet.forEach((clientId) => outbox.acknowledge(clientId));
      else if (packet.length > 1) outbox.holdUp(packet, refusalOf('internal'), now);
      else outbox.refuse(broken, refusalOf('internal'), now);
    }
    expect(outbox.inRoom(aRoomId(1)).flatMap(({ clientId, code }) => code && [clientId])).toEqual([
      null,
      null,
      null,
      broken,
      null,
    ]);
  });

  it('a server that asks for time gets the same packet again', () => {
    const { outbox, take } = start(many(3));
    take();
    outbox.holdUp(idsTo(3), slowDown(700), 0);
    expect(outbox.heldUpBy()).toBe('slow_down');
    expect(take(699)).toEqual([]);
    expect(take(700)).toEqual([idsTo(3)]);
  });

  it('what is discarded from a packet in flight frees nobody and is not missed', () => {
    const { outbox, take } = start(many(4));
    take();
    outbox.add(message(5));
    outbox.remove(aClientId(1));
    outbox.remove(aClientId(2));
    expect(take()).toEqual([]);
    expect(outbox.refuse(aClientId(1), slowDown(300), 0)).toBe('gone');
    outbox.holdUp(idsTo(4), slowDown(300), 0);
    expect(outbox.nextAt()).toBe(300);
    expect(take(300)).toEqual([idsTo(5, 3)]);
    for (const clientId of idsTo(5, 3)) outbox.remove(clientId);
    expect(outbox.roomIds()).toEqual([]);
  });

  it('what was in flight when the connection went goes again, in its old place and by itself', () => {
    const { outbox, take } = start(many(2));
    take();
    outbox.add(message(3));
    outbox.add(message(4));
    outbox.disconnected();
    expect(take()).toEqual([[aClientId(1)]]);
    outbox.acknowledge(aClientId(1));
    expect(take()).toEqual([[aClientId(2)]]);
    outbox.acknowledge(aClientId(2));
    expect(take()).toEqual([[aClientId(3), aClientId(4)]]);
  });

  it('what was acknowledged and is no entry yet when the connection went goes again', () => {
    const { outbox, take } = start(many(2));
    take();
    idsTo(2).forEach((clientId) => outbox.acknowledge(clientId));
    outbox.remove(aClientId(1));
    outbox.disconnected();
    expect(take()).toEqual([[aClientId(2)]]);
  });

  it('keeps a failed message failed over a restart, until it is retried', () => {
    const { outbox, take } = start([{ ...message(1), code: 'not_allowed' }, message(2)]);
    expect(take()).toEqual([[aClientId(2)]]);
    expect(outbox.retry(aClientId(1))).toBe(true);
    expect(outbox.find(aClientId(1))?.code).toBeNull();
    expect(take()).toEqual([]);
    outbox.acknowledge(aClientId(2));
    outbox.add(message(3));
    expect(take()).toEqual([[aClientId(1), aClientId(3)]]);
  });

  it('retries only what has failed', () => {
    const { outbox } = start([message(1)]);
    expect(outbox.retry(aClientId(1))).toBe(false);
    expect(outbox.retry(aClientId(7))).toBe(false);
  });

  it('an acknowledged message stays until its entry is there', () => {
    const { outbox, take } = start([message(1)]);
    take();
    outbox.acknowledge(aClientId(1));
    expect(ids(outbox.inRoom(aRoomId(1)))).toEqual([aClientId(1)]);
    outbox.remove(aClientId(1));
    expect(outbox.size()).toBe(0);
  });

  it('DL-5 · DL-13: whatever the network and the server do, each room arrives in order and each message once', () => {
    const verdict = fc.constantFrom('stored', 'refused', 'busy' as const);
    const step = fc.oneof(
      fc.record({ do: fc.constant('write' as const), room: fc.integer({ min: 1, max: 3 }) }),
      fc.record({
        do: fc.constant('answer' as const),
        pick: fc.nat(),
        /** What the server makes of each message that it has not stored yet. */
        verdicts: fc.array(verdict, { minLength: 1, maxLength: 6 }),
        /** On the way there, on the way back, or not at all. */
        lost: fc.constantFrom('no', 'no', 'question', 'answer' as const),
      }),
      fc.record({
        do: fc.constantFrom('break', 'refuse whole' as const),
        pick: fc.nat(),
        code: fc.constantFrom<ErrorCode>('slow_down', 'unavailable', 'internal'),
      }),
      fc.record({
        do: fc.constantFrom('retry', 'discard', 'settle' as const),
        pick: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150 }), (steps) => {
        const outbox = createOutbox();
        const server: OutboxMessage[] = [];
        const written: OutboxMessage[] = [];
        /** Those whose order counts no more: they failed once, or were thrown away. */
        const strayed = new Set<ClientId>();
        const discarded = new Set<ClientId>();
        let flying: OutboxMessage[][] = [];
        let now = 0;
        const isStored = ({ clientId }: OutboxMessage) =>
          server.some((one) => one.clientId === clientId);
        /** The server's rule: in order, and nothing after the first that is told to wait. */
        const answer = (packet: OutboxMessage[], verdicts: readonly string[]) => {
          let isBusy = false;
          return packet.map((one, index): 'stored' | ErrorCode => {
            const said = verdicts[index % verdicts.length];
            if (isBusy) return 'unavailable';
            if (isStored(one)) return 'stored';
            if (said === 'refused') {
              // Its order counts no more, also where nobody hears of it and it is stored the next time.
              strayed.add(one.clientId);
              return 'not_allowed';
            }
            isBusy = said === 'busy';
            if (isBusy) return 'unavailable';
            server.push(one);
            return 'stored';
          });
        };
        const hear = (packet: OutboxMessage[], answers: readonly ('stored' | ErrorCode)[]) => {
          let isHeldUp = false;
          packet.forEach(({ clientId }, index) => {
            const said = answers[index] ?? 'internal';
            if (said === 'stored') outbox.acknowledge(clientId);
            else if (isHeldUp) outbox.putBack([clientId]);
            else {
              const outcome = outbox.refuse(clientId, refusalOf(said), now);
              isHeldUp = outcome === 'waits';
              if (outcome === 'failed') strayed.add(clientId);
            }
          });
        };
        const refuseWhole = (packet: OutboxMessage[], code: ErrorCode) => {
          if (packet.length > 1) outbox.holdUp(ids(packet), refusalOf(code), now);
          else hear(packet, [code]);
        };
        for (const one of steps) {
          if (one.do === 'write') {
            const next = message(written.length + 1, one.room);
            written.push(next);
            outbox.add(next);
          } else if (one.do === 'break') {
            outbox.disconnected();
            flying = [];
          } else if (one.do === 'answer' || one.do === 'refuse whole') {
            const [packet] = flying.splice(one.pick % Math.max(1, flying.length), 1);
            if (packet !== undefined && one.do === 'refuse whole') refuseWhole(packet, one.code);
            else if (packet !== undefined && one.do === 'answer') {
              const answers = one.lost === 'question' ? [] : answer(packet, one.verdicts);
              if (one.lost === 'no') hear(packet, answers);
              else refuseWhole(packet, 'timeout');
            }
          } else {
            const picked = written[one.pick % Math.max(1, written.length)];
            if (picked === undefined) continue;
            if (one.do === 'retry') outbox.retry(picked.clientId);
            // News of it came, whether or not its acknowledgement did.
            if (one.do === 'settle' && isStored(picked)) outbox.remove(picked.clientId);
            if (one.do === 'discard' && outbox.remove(picked.clientId) !== null) {
              strayed.add(picked.clientId);
              discarded.add(picked.clientId);
            }
          }
          now += 10_000;
          flying.push(...outbox.take(now));
          // News of all of a packet free its room before the acknowledgement does.
          const open = flying.filter((packet) => !packet.every(isStored));
          const rooms = open.map(([first]) => first?.roomId);
          expect(flying.flat().length).toBe(new Set(ids(flying.flat())).size);
          if (discarded.size === 0) expect(new Set(rooms).size).toBe(rooms.length);
        }
        for (const { clientId } of written) outbox.retry(clientId);
        outbox.disconnected();
        for (let taken = outbox.take(now); taken.length > 0; taken = outbox.take(now)) {
          for (const packet of taken) hear(packet, answer(packet, ['stored']));
        }
        for (const room of [1, 2, 3]) {
          const inOrder = (list: OutboxMessage[]): ClientId[] =>
            ids(list.filter(({ roomId }) => roomId === aRoomId(room))).filter(
              (clientId) => !strayed.has(clientId),
            );
          expect(inOrder(server)).toEqual(inOrder(written));
        }
        expect(new Set(ids(server)).size).toBe(server.length);
        const lost = written.filter((one) => !isStored(one) && !discarded.has(one.clientId));
        expect(lost).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
