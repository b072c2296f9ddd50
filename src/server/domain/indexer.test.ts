import { describe, expect, it } from 'vitest';
import { failure, success } from '../../shared/lib/result';
import { LIMITS } from '../../shared/model/limits';
import { createIndexer } from './indexer';
import { memberIdOf } from '../store/testing/make';
import { eventLoop } from './scheduler';
import { createFakeClock } from './testing/fake-clock';
import { createWriter } from './writer';

const ada = memberIdOf('ada');

/** An indexer over a store that has `left` batches to take. */
function start(left: number) {
  const work = { left, taken: 0, isBroken: false };
  const clock = createFakeClock();
  const writer = createWriter(eventLoop);
  const errors: unknown[] = [];
  const indexer = createIndexer({
    store: {
      async indexSome() {
        if (work.isBroken) return failure('unavailable', 'The disk is full.');
        work.taken += 1;
        work.left -= 1;
        return success({ isMore: work.left > 0 });
      },
    },
    writer,
    clock,
    onError: (error) => errors.push(error),
  });
  /** Lets time go by and whatever falls due finish. */
  const pass = async (ms: number) => {
    clock.pass(ms);
    await writer.idle();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { work, clock, indexer, pass, errors };
}

describe('the indexer', () => {
  it('takes a batch at a time, a while after the first message, until nothing is left', async () => {
    const { work, clock, indexer, pass } = start(3);
    indexer.wake();
    indexer.wake();
    await pass(LIMITS.indexDelayMs - 1);
    expect(work.taken).toBe(0);
    await pass(1);
    expect(work.taken).toBe(1);
    for (let n = 0; n < 5; n += 1) await pass(LIMITS.indexPauseMs);
    expect(work).toMatchObject({ left: 0, taken: 3 });
    expect(clock.waiting()).toBe(0);
  });

  it('SE-1: takes what is left before a search is answered, but not for ever', async () => {
    const { work, indexer, clock, pass } = start(5);
    await indexer.catchUp(ada);
    expect(work).toMatchObject({ left: 0, taken: 5 });
    expect(clock.waiting()).toBe(0);
    work.left = 1_000;
    await indexer.catchUp(ada);
    expect(work.taken).toBe(5 + LIMITS.indexBatchesBeforeSearch);
    // The rest goes on by itself.
    await pass(LIMITS.indexPauseMs);
    expect(work.taken).toBe(6 + LIMITS.indexBatchesBeforeSearch);
  });

  it('leaves a disk alone that takes nothing, and begins again with the next message', async () => {
    const { work, clock, indexer, pass, errors } = start(2);
    work.isBroken = true;
    indexer.wake();
    await pass(LIMITS.indexDelayMs);
    await indexer.catchUp(ada);
    expect(clock.waiting()).toBe(0);
    work.isBroken = false;
    indexer.wake();
    await pass(LIMITS.indexDelayMs);
    expect(work.taken).toBe(1);
    expect(errors).toEqual([]);
  });

  it('takes nothing after the end', async () => {
    const { work, clock, indexer } = start(9);
    indexer.wake();
    indexer.close();
    expect(clock.waiting()).toBe(0);
    await indexer.catchUp(ada);
    indexer.wake();
    expect(work.taken).toBe(0);
    expect(clock.waiting()).toBe(0);
  });
});
