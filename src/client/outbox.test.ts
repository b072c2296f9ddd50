import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure } from '../shared/lib/result';
import type { ClientId } from '../shared/model/ids';
import { createOutbox, type OutboxMessage } from './outbox';
import { aClientId, aRoomId, said } from './testing/samples';

const message = (number: number, room = 1): OutboxMessage => ({
  clientId: aClientId(number),
  roomId: aRoomId(room),
  content: said(`text ${number}`),
  createdAt: number,
  code: null,
});
const ids = (list: readonly OutboxMessage[]) => list.map(({ clientId }) => clientId);
const slowDown = (retryAfterMs?: number) => failure('slow_down', 'too fast', retryAfterMs);

describe('the outbox', () => {
  it('DL-5: lets one message of a room go at a time, in the order written', () => {
    const outbox = createOutbox([message(1), message(2), message(3, 2)]);
    expect(ids(outbox.take(0))).toEqual([aClientId(1), aClientId(3)]);
    expect(outbox.take(0)).toEqual([]);
    outbox.acknowledge(aClientId(1));
    expect(ids(outbox.take(0))).toEqual([aClientId(2)]);
  });

  it('DL-5: what was refused for good is marked and does not hold up the others', () => {
    const outbox = createOutbox([message(1), message(2)]);
    outbox.take(0);
    expect(outbox.refuse(aClientId(1), failure('too_large', 'too long'), 0)).toBe('failed');
    expect(outbox.find(aClientId(1))?.code).toBe('too_large');
    expect(ids(outbox.take(0))).toEqual([aClientId(2)]);
  });

  it('a refusal that passes holds its room until its time, and only its room', () => {
    const outbox = createOutbox([message(1), message(2), message(3, 2)]);
    outbox.take(0);
    expect(outbox.refuse(aClientId(1), slowDown(300), 1_000)).toBe('waits');
    outbox.acknowledge(aClientId(3));
    expect(outbox.take(1_299)).toEqual([]);
    expect(outbox.nextAt()).toBe(1_300);
    expect(ids(outbox.take(1_300))).toEqual([aClientId(1)]);
  });

  it('waits longer each time where the server does not say how long', () => {
    const outbox = createOutbox([message(1)]);
    const waits = [0, 1, 2, 3, 4, 5].map(() => {
      outbox.take(Number.MAX_SAFE_INTEGER);
      outbox.refuse(aClientId(1), failure('timeout', 'no answer'), 0);
      return outbox.nextAt();
    });
    expect(waits).toEqual([500, 1_000, 2_000, 2_500, 2_500, 2_500]);
  });

  it('gives a message up that makes the server stumble again and again', () => {
    const outbox = createOutbox([message(1)]);
    const outcomes = [1, 2, 3].map(() => {
      outbox.take(Number.MAX_SAFE_INTEGER);
      return outbox.refuse(aClientId(1), failure('internal', 'oops'), 0);
    });
    expect(outcomes).toEqual(['waits', 'waits', 'failed']);
  });

  it('what was in flight when the connection went goes again, in its old place', () => {
    const outbox = createOutbox([message(1), message(2)]);
    outbox.take(0);
    outbox.disconnected();
    expect(ids(outbox.take(0))).toEqual([aClientId(1)]);
  });

  it('keeps a failed message failed over a restart, until it is retried', () => {
    const outbox = createOutbox([{ ...message(1), code: 'not_allowed' }, message(2)]);
    expect(ids(outbox.take(0))).toEqual([aClientId(2)]);
    expect(outbox.retry(aClientId(1))).toBe(true);
    expect(outbox.find(aClientId(1))?.code).toBeNull();
    expect(outbox.take(0)).toEqual([]);
    outbox.acknowledge(aClientId(2));
    expect(ids(outbox.take(0))).toEqual([aClientId(1)]);
  });

  it('retries only what has failed', () => {
    const outbox = createOutbox([message(1)]);
    expect(outbox.retry(aClientId(1))).toBe(false);
    expect(outbox.retry(aClientId(7))).toBe(false);
  });

  it('an acknowledged message stays until its entry is there', () => {
    const outbox = createOutbox([message(1)]);
    outbox.take(0);
    outbox.acknowledge(aClientId(1));
    expect(ids(outbox.inRoom(aRoomId(1)))).toEqual([aClientId(1)]);
    outbox.remove(aClientId(1));
    expect(outbox.size()).toBe(0);
  });

  it('DL-5: whatever the network does, each room arrives in order and each message once', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), room: fc.integer({ min: 1, max: 3 }) }),
      fc.record({
        do: fc.constantFrom('stored', 'stored, answer lost', 'lost', 'slow', 'broken' as const),
        pick: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const outbox = createOutbox();
        const server: OutboxMessage[] = [];
        const written: OutboxMessage[] = [];
        let flying: OutboxMessage[] = [];
        let now = 0;
        const store = (one: OutboxMessage) => {
          if (!server.some(({ clientId }) => clientId === one.clientId)) server.push(one);
        };
        for (const one of steps) {
          if (one.do === 'add') {
            const next = message(written.length + 1, one.room);
            written.push(next);
            outbox.add(next);
          } else if (one.do === 'broken') {
            outbox.disconnected();
            flying = [];
          } else {
            const [picked] = flying.splice(one.pick % Math.max(1, flying.length), 1);
            if (picked !== undefined) {
              if (one.do.startsWith('stored')) store(picked);
              if (one.do === 'stored') outbox.acknowledge(picked.clientId);
              else outbox.refuse(picked.clientId, failure('timeout', ''), now);
            }
          }
          now += 10_000;
          flying.push(...outbox.take(now));
          const rooms = flying.map(({ roomId }) => roomId);
          expect(new Set(rooms).size).toBe(rooms.length);
        }
        outbox.disconnected();
        for (let taken = outbox.take(now); taken.length > 0; taken = outbox.take(now)) {
          for (const one of taken) {
            store(one);
            outbox.acknowledge(one.clientId);
          }
        }
        for (const room of [1, 2, 3]) {
          const inRoom = (list: OutboxMessage[]): ClientId[] =>
            ids(list.filter(({ roomId }) => roomId === aRoomId(room)));
          expect(inRoom(server)).toEqual(inRoom(written));
        }
      }),
    );
  });
});
