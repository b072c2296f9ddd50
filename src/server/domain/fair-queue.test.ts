import { describe, expect, it } from 'vitest';
import { createFairQueue } from './fair-queue';

const anything = () => true;

describe('a fair queue', () => {
  it('RL-7: gives each asker a turn, and of each the first first', () => {
    const queue = createFairQueue<string, string>();
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) queue.put(item[0] ?? '', item);
    const order = Array.from({ length: 6 }, () => queue.take(anything));
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
    expect(queue.take(anything)).toBeNull();
    expect(queue.has(anything)).toBe(false);
  });

  it('passes over whoever may not yet, who keeps the turn', () => {
    const queue = createFairQueue<string, string>();
    for (const item of ['a1', 'b1', 'b2']) queue.put(item[0] ?? '', item);
    expect(queue.take((item) => item !== 'a1')).toBe('b1');
    expect(queue.take(anything)).toBe('a1');
    expect(queue.take((item) => item === 'nothing')).toBeNull();
    expect(queue.take(anything)).toBe('b2');
  });

  it('keeps the order of one who asks for thousands, and knows the server itself as an asker', () => {
    const queue = createFairQueue<string, number>();
    for (let item = 0; item < 5_000; item += 1) queue.put(null, item);
    for (let item = 0; item < 2_500; item += 1) expect(queue.take(anything)).toBe(item);
    for (let item = 5_000; item < 6_000; item += 1) queue.put(null, item);
    for (let item = 2_500; item < 6_000; item += 1) expect(queue.take(anything)).toBe(item);
  });
});
