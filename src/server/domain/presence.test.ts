import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../shared/model/limits';
import { memberIdOf, roomIdOf } from '../store/testing/make';
import { createPresenceBook } from './presence';
import { createFakeClock } from './testing/fake-clock';
import { createTyping } from './typing';

const rosa = memberIdOf('rosa');
const emil = memberIdOf('emil');

describe('presence', () => {
  it('PR-1: is the best of all connections, and is told when it changes', () => {
    const told: string[] = [];
    const book = createPresenceBook(({ presence }) => told.push(presence));
    book.open(rosa, 'desk');
    book.open(rosa, 'phone');
    book.set(rosa, 'desk', 'away');
    expect(book.of(rosa)).toBe('online');
    book.set(rosa, 'phone', 'away');
    book.set(rosa, 'phone', 'away');
    book.set(rosa, 'desk', 'online');
    book.close(rosa, 'desk');
    book.close(rosa, 'phone');
    expect(told).toEqual(['online', 'away', 'online', 'away', 'offline']);
  });

  it('lists who is there and remembers nobody who is not', () => {
    const book = createPresenceBook(() => {});
    book.open(rosa, 'desk');
    book.open(emil, 'desk');
    book.set(emil, 'desk', 'away');
    expect(book.list()).toEqual([
      { memberId: rosa, presence: 'online' },
      { memberId: emil, presence: 'away' },
    ]);
    book.close(rosa, 'desk');
    book.close(emil, 'desk');
    expect(book.list()).toEqual([]);
  });

  it('lists the same objects until something else is told of their members', () => {
    const book = createPresenceBook(() => {});
    book.open(rosa, 'desk');
    book.open(emil, 'desk');
    const [before, other] = book.list();
    book.open(rosa, 'phone');
    book.set(emil, 'desk', 'away');
    const [after, changed] = book.list();
    expect(after).toBe(before);
    expect(changed).not.toBe(other);
    // What was handed out before says what it said.
    expect(other).toEqual({ memberId: emil, presence: 'online' });
  });

  it('ignores what a connection says that is not open, or closes twice', () => {
    const told: string[] = [];
    const book = createPresenceBook(({ presence }) => told.push(presence));
    book.set(rosa, 'desk', 'online');
    book.close(rosa, 'desk');
    book.open(rosa, 'desk');
    book.set(rosa, 'other', 'away');
    book.close(rosa, 'other');
    expect(told).toEqual(['online']);
    expect(book.of(rosa)).toBe('online');
  });
});

describe('typing notices', () => {
  const start = () => {
    const clock = createFakeClock();
    const told: string[] = [];
    const typing = createTyping(clock, (memberId, roomId, isTyping) =>
      told.push(`${memberId.slice(0, 4)} ${Number.parseInt(roomId.slice(-4), 16)} ${isTyping}`),
    );
    return { clock, told, typing };
  };

  it('PR-2: end by themselves without a new one', () => {
    const { clock, told, typing } = start();
    typing.set(rosa, roomIdOf(1));
    clock.pass(LIMITS.typingRepeatMs);
    typing.set(rosa, roomIdOf(1));
    clock.pass(LIMITS.typingNoticeMs - 1);
    expect(told).toEqual(['rosa 1 true', 'rosa 1 true']);
    clock.pass(1);
    expect(told).toEqual(['rosa 1 true', 'rosa 1 true', 'rosa 1 false']);
    expect(clock.waiting()).toBe(0);
  });

  it('are told again at most once a second', () => {
    const { clock, told, typing } = start();
    for (let n = 0; n < 50; n += 1) {
      typing.set(rosa, roomIdOf(1));
      clock.pass(50);
    }
    expect(told).toEqual(['rosa 1 true', 'rosa 1 true', 'rosa 1 true']);
    expect(clock.waiting()).toBe(1);
  });

  it('end everywhere at once, and only once', () => {
    const { clock, told, typing } = start();
    typing.set(rosa, roomIdOf(1));
    typing.set(rosa, roomIdOf(2));
    typing.set(emil, roomIdOf(1));
    told.length = 0;
    typing.endAll(rosa);
    typing.endAll(rosa);
    typing.end(emil, roomIdOf(2));
    expect(told).toEqual(['rosa 1 false', 'rosa 2 false']);
    typing.close();
    expect(clock.waiting()).toBe(0);
  });

  it('E13: need no more memory for a million rooms than for eight', () => {
    const { clock, told, typing } = start();
    for (let n = 1; n <= 1_000; n += 1) typing.set(rosa, roomIdOf(n));
    expect(clock.waiting()).toBe(8);
    expect(told.slice(-2)).toEqual(['rosa 992 false', 'rosa 1000 true']);
    clock.pass(LIMITS.typingNoticeMs);
    expect(clock.waiting()).toBe(0);
  });
});
