import { describe, expect, it } from 'vitest';
import { createIdentity } from '../../node/identity';
import { newUuid } from '../../node/uuid';
import { clientIdSchema, roomIdSchema, type MemberId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { RATES } from '../../shared/model/rates';
import type { UpPayload } from '../../shared/protocol/events';
import { createFakeClock } from '../testing/fake-clock';
import { createMemberRates, type ConnectionRates } from './member-rates';

const ann = createIdentity().memberId;
const bob = createIdentity().memberId;
const roomId = roomIdSchema.parse(newUuid());
const message = (length = 5): UpPayload<'message:send'> => ({
  roomId,
  clientId: clientIdSchema.parse(newUuid()),
  signature: '',
  text: 'x'.repeat(length),
});
const page = { roomId, after: 0, limit: LIMITS.pageEntries };

function open() {
  const clock = createFakeClock();
  const cut: string[] = [];
  const rates = createMemberRates(clock, (memberId) => void cut.push(`${memberId} logged`));
  const enter = (memberId: MemberId, name = '') =>
    rates.enter(memberId, () => void cut.push(`${name} cut`));
  return { clock, rates, cut, enter };
}

/** How many of these are let through now. */
function letThrough(count: number, take: () => number): number {
  let through = 0;
  for (let asked = 0; asked < count; asked += 1) if (take() === 0) through += 1;
  return through;
}

const writeAll = (rates: ConnectionRates, count: number) =>
  letThrough(count, () => rates.take('message:send', message()));

describe('RL-1: rates of a member', () => {
  it('E15: all connections of a member draw on the same, those of others on their own', () => {
    const { enter } = open();
    const [first, second, other] = [enter(ann), enter(ann), enter(bob)];
    expect(writeAll(first, RATES.writing.atOnce)).toBe(RATES.writing.atOnce);
    expect(writeAll(second, 1)).toBe(0);
    expect(writeAll(other, 1)).toBe(1);
  });

  it('E15: a lasting flood gets through at what flows back', () => {
    const { clock, enter } = open();
    const rates = enter(ann);
    writeAll(rates, RATES.writing.atOnce);
    let through = 0;
    for (let second = 0; second < 60; second += 1) {
      clock.advance(1_000);
      through += writeAll(rates, 100);
    }
    expect(through).toBe(60 * RATES.writing.perSecond);
  });

  it('E13: making rooms and saying that one writes have small rates of their own', () => {
    const { enter } = open();
    const rates = enter(ann);
    const room = { name: 'Room', access: 'public' } as const;
    expect(letThrough(10_000, () => rates.take('room:create', room))).toBe(
      LIMITS.roomsCreatedPerMember,
    );
    const typing = { roomId, isTyping: true };
    expect(letThrough(10_000, () => rates.take('typing:set', typing))).toBe(RATES.typing.atOnce);
    expect(writeAll(rates, 1)).toBe(1);
  });

  it('long texts count as several entries', () => {
    const { enter } = open();
    const rates = enter(ann);
    const through = letThrough(RATES.writing.atOnce, () =>
      rates.take('message:send', message(LIMITS.messageLength)),
    );
    expect(through).toBe(RATES.writing.atOnce / 5);
  });

  it('DL-13: a packet counts for all that is in it', () => {
    const { enter } = open();
    const rates = enter(ann);
    const { roomId: room, ...short } = message();
    const { roomId: _room, ...long } = message(LIMITS.messageLength);
    const entries = [short, short, long].map((one) => ({ kind: 'message' as const, ...one }));
    const packet = { roomId: room, entries };
    const through = letThrough(RATES.writing.atOnce, () => rates.take('entry:append', packet));
    expect(through).toBe(Math.floor(RATES.writing.atOnce / 7));
  });
});

describe('RL-5: honest use stays below', () => {
  it('A8, A9: two full outboxes at once, and then fifty messages a second for a minute', () => {
    const { clock, enter } = open();
    const rates = enter(ann);
    expect(writeAll(rates, 2 * LIMITS.outboxMessages)).toBe(2 * LIMITS.outboxMessages);
    for (let second = 0; second < 60; second += 1) {
      expect(writeAll(rates, 50)).toBe(50);
      clock.advance(1_000);
    }
  });

  it('a catch-up of all rooms one can be in: newest page, the rest, both markers', () => {
    const { enter } = open();
    const rates = enter(ann);
    const marker = { roomId, delivered: 1 };
    const rooms = LIMITS.roomsPerServer;
    expect(letThrough(3 * rooms, () => rates.take('timeline:page', page))).toBe(3 * rooms);
    expect(letThrough(2 * rooms, () => rates.take('marker:set', marker))).toBe(2 * rooms);
  });

  it('somebody who brings everybody into a room, and a bot that greets everybody', () => {
    const { enter } = open();
    const everybody = LIMITS.membersPerServer;
    const invite = { roomId, memberId: bob };
    expect(letThrough(everybody, () => enter(ann).take('room:invite', invite))).toBe(everybody);
    expect(letThrough(everybody, () => enter(bob).take('direct:open', { memberId: ann }))).toBe(
      everybody,
    );
  });

  it('packets of events that keep to their rates cost nothing more', () => {
    const { enter, cut } = open();
    const rates = enter(ann);
    for (let count = 0; count < RATES.writing.atOnce; count += 1) {
      rates.packet();
      rates.take('message:send', message());
    }
    expect(cut).toEqual([]);
  });

  it('an outbox of which each message waits as it was told is never cut', () => {
    const { clock, enter, cut } = open();
    const rates = enter(ann);
    writeAll(rates, RATES.writing.atOnce);
    // One message of each of so many rooms waits, is asked again when it was told to, and is followed by the next.
    let sent = 0;
    const ask = () => {
      rates.packet();
      const waitMs = rates.take('message:send', message());
      if (waitMs === 0) sent += 1;
      clock.after(waitMs === 0 ? 1 : waitMs, ask);
    };
    for (let room = 0; room < 500; room += 1) ask();
    clock.advance(600_000);
    expect(cut).toEqual([]);
    expect(sent).toBeGreaterThan(600 * RATES.writing.perSecond * 0.95);
  });
});

describe('RL-3: who goes on all the same', () => {
  const flood = (rates: ConnectionRates, count: number) => {
    for (let sent = 0; sent < count; sent += 1) rates.packet();
  };

  it('E14: is cut with all connections, once, and nobody else is', () => {
    const { enter, cut } = open();
    const first = enter(ann, 'first');
    enter(ann, 'second');
    const other = enter(bob, 'other');
    flood(other, RATES.packets.atOnce);
    flood(first, RATES.packets.atOnce);
    expect(cut).toEqual([]);
    flood(first, 1_000);
    expect(cut).toEqual([`${ann} logged`, 'first cut', 'second cut']);
  });

  it('E15: also by asking again and again what was refused', () => {
    const { enter, cut } = open();
    const rates = enter(ann, 'first');
    const typing = { roomId, isTyping: true };
    for (let sent = 0; sent < RATES.typing.atOnce + RATES.packets.atOnce + 1; sent += 1) {
      rates.packet();
      rates.take('typing:set', typing);
    }
    expect(cut).toContain('first cut');
  });

  it('is let in again a little later, also when the clock was set back', () => {
    const { clock, rates, enter } = open();
    expect(rates.barredMs(ann)).toBe(0);
    flood(enter(ann), RATES.packets.atOnce + 1);
    expect(rates.barredMs(ann)).toBe(LIMITS.barredMs);
    expect(rates.barredMs(bob)).toBe(0);
    clock.advance(LIMITS.barredMs);
    expect(rates.barredMs(ann)).toBe(0);
    clock.jump(-3_600_000);
    expect(rates.barredMs(ann)).toBe(0);
  });
});

describe('memory', () => {
  it('RL-6: forgets who has gone when nothing of them counts any more, and not before', () => {
    const { clock, rates, enter } = open();
    const first = enter(ann);
    const second = enter(ann);
    writeAll(first, 10 * RATES.writing.perSecond);
    first.leave();
    clock.advance(3_600_000);
    writeAll(second, 10 * RATES.writing.perSecond);
    second.leave();
    expect(rates.size()).toBe(1);
    expect(writeAll(enter(ann), RATES.writing.atOnce)).toBe(
      RATES.writing.atOnce - 10 * RATES.writing.perSecond,
    );
    enter(bob).leave();
    expect(rates.size()).toBe(1);
  });

  it('RL-6: leaves nothing behind in the end, however often somebody came and went', () => {
    const { clock, rates, enter } = open();
    for (let turn = 0; turn < 1_000; turn += 1) {
      const connection = enter(ann);
      writeAll(connection, 1);
      connection.leave();
    }
    expect(clock.pendingCount()).toBe(1);
    clock.advance(3_600_000);
    expect(rates.size()).toBe(0);
    expect(clock.pendingCount()).toBe(0);
  });
});
