import { describe, expect, it, vi } from 'vitest';
import { eventLoop } from './scheduler';
import { createWriter } from './writer';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the writer', () => {
  it('DL-1: commits what one turn brought in one go, and answers each its own', async () => {
    const writer = createWriter(eventLoop);
    const commit = vi.fn(async (items: number[]) => items.map((item) => item * 10));
    const add = writer.gather(commit);
    expect(await Promise.all([add(1), add(2), add(3)])).toEqual([10, 20, 30]);
    expect(await add(4)).toBe(40);
    expect(commit.mock.calls).toEqual([[[1, 2, 3]], [[4]]]);
  });

  it('DL-1: counts an item for as many as it holds, and never parts one', async () => {
    const writer = createWriter(eventLoop);
    const commits: number[] = [];
    const add = writer.gather(
      async (items: number[]) => {
        commits.push(items.reduce((sum, item) => sum + item, 0));
        return items;
      },
      (size) => size,
    );
    await Promise.all([add(300), add(200), add(1), add(499), add(32)]);
    expect(commits).toEqual([500, 500, 32]);
  });

  it('starts nothing before the turn is over', async () => {
    const writer = createWriter(eventLoop);
    const job = vi.fn(async () => 1);
    const result = writer.run(job);
    await Promise.resolve();
    expect(job).not.toHaveBeenCalled();
    expect(await result).toBe(1);
  });

  it('runs one job at a time, in the order asked', async () => {
    const writer = createWriter(eventLoop);
    const events: string[] = [];
    const job = (name: string) => async () => {
      events.push(`${name} begins`);
      await turn();
      events.push(`${name} ends`);
    };
    await Promise.all([writer.run(job('a')), writer.runLoosely(job('b')), writer.run(job('c'))]);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('lets nothing gathered later overtake a strict job, but a loose one', async () => {
    const writer = createWriter(eventLoop);
    const order: string[] = [];
    const add = writer.gather(async (items: string[]) => {
      order.push(items.join('+'));
      return items;
    });
    const strict = (name: string) => writer.run(async () => void order.push(name));
    const loose = (name: string) => writer.runLoosely(async () => void order.push(name));
    await Promise.all([add('1'), loose('welcome'), add('2'), strict('leave'), add('3'), add('4')]);
    expect(order).toEqual(['1+2', 'welcome', 'leave', '3+4']);
  });

  it('gathers on while a commit is under way', async () => {
    const writer = createWriter(eventLoop);
    const batches: number[][] = [];
    const add = writer.gather(async (items: number[]) => {
      batches.push([...items]);
      await turn();
      return items;
    });
    const first = add(1);
    await turn();
    const second = [add(2), add(3)];
    await Promise.all([first, ...second]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('keeps a batch to 500', async () => {
    const writer = createWriter(eventLoop);
    const sizes: number[] = [];
    const add = writer.gather(async (items: number[]) => {
      sizes.push(items.length);
      return items;
    });
    const items = Array.from({ length: 1_200 }, (_, n) => n);
    expect(await Promise.all(items.map(add))).toEqual(items);
    expect(sizes).toEqual([500, 500, 200]);
  });

  it('hands a failure to those it concerns and goes on', async () => {
    const writer = createWriter(eventLoop);
    const add = writer.gather(async (items: number[]) => {
      if (items.includes(0)) throw new Error('no');
      return items;
    });
    const outcomes = Promise.allSettled([
      add(0),
      add(1),
      writer.run(() => Promise.reject(new Error('neither'))),
      add(2),
    ]);
    expect((await outcomes).map((outcome) => outcome.status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    await writer.idle();
    expect(await writer.run(async () => 'still')).toBe('still');
  });

  it('lets others have the event loop while a crowd waits', async () => {
    const writer = createWriter(eventLoop);
    let done = 0;
    const jobs = Array.from({ length: 100 }, () => writer.run(async () => void (done += 1)));
    const doneAtTurns: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      await turn();
      doneAtTurns.push(done);
    }
    expect(Math.max(...doneAtTurns)).toBeLessThan(100);
    await Promise.all(jobs);
    expect(done).toBe(100);
  });
});
