import type { Scheduler } from './scheduler';

// Then the event loop gets a turn, so that a crowd that arrives at once does not make the others wait.
const JOBS_A_TURN = 16;
const BATCH_SIZE = 500;

/** Puts everything that touches the store in one line: one at a time, in the order asked. */
export interface Writer {
  /** Runs alone. What is gathered later does not overtake it. */
  run<T>(job: () => Promise<T>): Promise<T>;
  /** Runs alone, but what is gathered later may overtake it. */
  runLoosely<T>(job: () => Promise<T>): Promise<T>;
  /**
   * Group commit: gathers items until their turn comes and commits them together, at most 500 (an item counts for as many as `sizeOf`
   * says, one unless told otherwise). `commit` answers one outcome each.
   */
  gather<I, O>(
    commit: (items: I[]) => Promise<O[]>,
    sizeOf?: (item: I) => number,
  ): (item: I) => Promise<O>;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
}

interface Batch<I, O> {
  items: I[];
  outcomes: Promise<O[]>;
  size: number;
  /** How many strict jobs had been asked for when it was opened. */
  strictJobs: number;
}

/** Creates the line; it starts to move at the end of the event loop's turn, when all that arrived has been gathered. */
export function createWriter(scheduler: Scheduler): Writer {
  let line: (() => Promise<void>)[] = [];
  let isMoving = false;
  let strictJobs = 0;
  let waiters: (() => void)[] = [];

  const move = async () => {
    for (const job of line.splice(0, JOBS_A_TURN)) await job();
    if (line.length > 0) {
      scheduler.soon(() => void move());
      return;
    }
    isMoving = false;
    const ready = waiters;
    waiters = [];
    for (const resolve of ready) resolve();
  };

  const runLoosely: Writer['runLoosely'] = (job) =>
    new Promise((resolve, reject) => {
      line.push(() => job().then(resolve, reject));
      if (isMoving) return;
      isMoving = true;
      scheduler.soon(() => void move());
    });

  return {
    runLoosely,
    run(job) {
      strictJobs += 1;
      return runLoosely(job);
    },
    gather<I, O>(
      commit: (items: I[]) => Promise<O[]>,
      sizeOf: (item: I) => number = () => 1,
    ): (item: I) => Promise<O> {
      let open: Batch<I, O> | null = null;
      const openBatch = (): Batch<I, O> => {
        const items: I[] = [];
        const outcomes = runLoosely(() => {
          if (open?.items === items) open = null;
          return commit(items);
        });
        return { items, outcomes, size: 0, strictJobs };
      };
      return async (item) => {
        const size = sizeOf(item);
        const isJoinable =
          open !== null && open.size + size <= BATCH_SIZE && open.strictJobs === strictJobs;
        const batch = isJoinable && open !== null ? open : openBatch();
        open = batch;
        batch.size += size;
        const place = batch.items.push(item) - 1;
        const outcomes = await batch.outcomes;
        const outcome = outcomes[place];
        if (outcome === undefined) throw new Error('A commit answered fewer outcomes than items.');
        return outcome;
      };
    },
    idle() {
      return isMoving ? new Promise((resolve) => waiters.push(resolve)) : Promise.resolve();
    },
  };
}
