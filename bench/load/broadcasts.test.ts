import { describe, expect, it } from 'vitest';
import { Broadcasts } from './broadcasts';

const read = (payload: Buffer) => JSON.parse(payload.toString()) as number[];
const told = (...ids: number[]) => Buffer.from(JSON.stringify(ids));

describe('broadcasts', () => {
  it('counts what everybody was told', () => {
    const broadcasts = new Broadcasts(3, 3);
    for (const payload of [told(0, 1), told(2)]) {
      for (const listener of [0, 1, 2]) broadcasts.take(listener, payload, read);
    }
    expect(broadcasts.isComplete()).toBe(true);
    expect(broadcasts.tally()).toEqual({ deliveries: 9, lost: 0, doubled: 0, packets: 2 });
  });

  it('reads each payload once', () => {
    const broadcasts = new Broadcasts(3, 1);
    let count = 0;
    for (const listener of [0, 1, 2]) {
      broadcasts.take(listener, told(0), (payload) => {
        count += 1;
        return read(payload);
      });
    }
    expect(count).toBe(1);
  });

  it('finds what one of them was not told', () => {
    const broadcasts = new Broadcasts(2, 2);
    for (const payload of [told(0), told(1)]) broadcasts.take(0, payload, read);
    broadcasts.take(1, told(0), read);
    expect(broadcasts.isComplete()).toBe(false);
    expect(broadcasts.tally()).toMatchObject({ deliveries: 3, lost: 1 });
  });

  it('finds what was told twice, to all or to one, and what nobody sent', () => {
    const twice = new Broadcasts(1, 2);
    twice.take(0, told(0), read);
    twice.take(0, told(0, 1), read);
    expect(twice.tally().doubled).toBe(1);

    const one = new Broadcasts(2, 2);
    for (const payload of [told(0), told(1)]) one.take(0, payload, read);
    for (const payload of [told(0), told(0), told(1)]) one.take(1, payload, read);
    expect(one.tally()).toMatchObject({ lost: 0, doubled: 1 });

    const strange = new Broadcasts(1, 2);
    strange.take(0, told(7), read);
    expect(strange.tally().doubled).toBe(1);
  });

  it('does not take another message for the one it should have been', () => {
    const broadcasts = new Broadcasts(2, 2);
    broadcasts.take(0, told(0), read);
    broadcasts.take(1, told(1), read);
    expect(broadcasts.tally()).toMatchObject({ deliveries: 1, lost: 3, doubled: 1 });
  });
});
