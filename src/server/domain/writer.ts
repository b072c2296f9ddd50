import type { MemberId } from '../../shared/model/ids';
import { createFairQueue, type Asker } from './fair-queue';
import type { Scheduler } from './scheduler';

/** Entries of one commit: some milliseconds of work, for which everybody else waits. */
const BATCH_SIZE = 256;
/** What one member may have in it: two packets. Who writes more at once goes on in the next. */
const BATCH_SHARE = 64;
/** Then the event loop gets a turn, so that a crowd that arrives at once does not make the others wait. */
const JOBS_A_TURN = 16;
const TURN_MS = 2;
/**
 * After a commit that took so long to tell, the next one waits for a share of that, or until as much has gathered again. Telling costs
 * nearly the same for one message as for twenty, and whoever was just answered is about to write: without the rest, a crowd falls
 * into two halves that are told in turn, each at the price of the whole.
 */
const DEAR_MS = 1;
const REST_SHARE = 0.5;
const LONGEST_REST_MS = 10;

type Who = Asker<MemberId>;

/**
 * Puts everything that touches the store in one line: one at a time, the members in turn, and of each member in the order asked
 * (RL-7). Between two turns the event loop goes round once.
 */
export interface Writer {
  /** Runs alone. What the member gathers later does not overtake it. */
  run<T>(who: Who, job: () => Promise<T>): Promise<T>;
  /** Runs alone, but what the member gathers later may overtake it. */
  runLoosely<T>(who: Who, job: () => Promise<T>): Promise<T>;
  /**
   * Runs alone and soon, before what anybody asks for later, and without waiting for what waits already: for what decides who may
   * do what.
   */
  act<T>(who: Who, job: () => Promise<T>): Promise<T>;
  /** Only looks: neither waits for what the member writes nor holds it up. */
  read<T>(who: Who, job: () => Promise<T>): Promise<T>;
  /**
   * Group commit: gathers items until their turn comes and commits them together, at most 256 and of one member at most 64 (an item
   * counts for as many as `sizeOf` says, one unless told otherwise, and is never parted). `commit` answers one outcome each. What
   * is gathered first has every second turn. After a commit that was dear to tell, fewer items than it had wait a moment for others.
   */
  gather<I, O>(
    commit: (items: I[]) => Promise<O[]>,
    sizeOf?: (item: I) => number,
  ): (who: Who, item: I) => Promise<O>;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
}

/** Something that waits; the number tells what was asked for earlier. */
interface Job {
  number: number;
  run: () => Promise<void>;
}

interface Item<I, O> {
  who: Who;
  number: number;
  size: number;
  value: I;
  resolve: (outcome: O) => void;
  reject: (error: unknown) => void;
}

/** What a member has asked for and not got, by number; the oldest of a set comes first. */
interface Account {
  gathered: Set<number>;
  strict: Set<number>;
}

/** One kind of work that has turns. */
interface Source {
  isReady(): boolean;
  turn(): Promise<void>;
  /** What followed from its turn, answers and telling everybody, has taken so long. */
  followed?(ms: number): void;
  /** Asked when nothing is ready: milliseconds until what it holds back is; null where it holds nothing back. */
  readyIn?(): number | null;
}

const isBefore = (numbers: ReadonlySet<number> | undefined, number: number): boolean => {
  const [oldest] = numbers ?? [];
  return oldest !== undefined && oldest < number;
};

/** Creates the line; it starts to move at the end of the event loop's turn, when all that arrived has been gathered. */
export function createWriter(scheduler: Scheduler): Writer {
  const accounts = new Map<Who, Account>();
  const acts = createFairQueue<MemberId, Job>();
  const jobs = createFairQueue<MemberId, Job>();
  const readings = createFairQueue<MemberId, Job>();
  const groups: Source[] = [];
  /** Acts that were asked for and are not done. */
  const pendingActs = new Set<number>();
  let asked = 0;
  let isMoving = false;
  /** Whose turn was the last, and when it ended. */
  let over: { source: Source; at: number } | null = null;
  let isResting = false;
  let waiters: (() => void)[] = [];

  const toAccount = (who: Who): Account => {
    const known = accounts.get(who);
    if (known !== undefined) return known;
    const account: Account = { gathered: new Set(), strict: new Set() };
    accounts.set(who, account);
    return account;
  };
  const settle = (who: Who, kind: 'gathered' | 'strict', number: number) => {
    const account = accounts.get(who);
    account?.[kind].delete(number);
    if (account?.gathered.size === 0 && account.strict.size === 0) accounts.delete(who);
  };
  /** A job waits for what its member had gathered before, gathered things for the strict jobs asked before. */
  const isJobReady = (job: Job, who: Who) =>
    !isBefore(accounts.get(who)?.gathered, job.number) && !isBefore(pendingActs, job.number);
  const isItemReady = ({ who, number }: { who: Who; number: number }) =>
    !isBefore(accounts.get(who)?.strict, number) && !isBefore(pendingActs, number);

  const toSource = (queue: typeof jobs, isReady: (job: Job, who: Who) => boolean): Source => ({
    isReady: () => queue.has(isReady),
    async turn() {
      const startedAt = scheduler.elapsed();
      for (let count = 0; count < JOBS_A_TURN; count += 1) {
        const job = queue.take(isReady);
        if (job === null) return;
        await job.run();
        if (scheduler.elapsed() - startedAt >= TURN_MS) return;
      }
    },
  });
  const acting = toSource(acts, () => true);
  const slow = [toSource(jobs, isJobReady), toSource(readings, () => true)];
  let last: Source | null = null;
  let lastOther = -1;

  /** Whose turn it is: every second one is of what is gathered first, the others have theirs one after the other. */
  const choose = (): Source | null => {
    const [first, ...more] = groups;
    const others = [...more, ...slow];
    if (first !== undefined && last !== first && first.isReady()) return first;
    if (acting.isReady()) return acting;
    for (let step = 1; step <= others.length; step += 1) {
      const at = (lastOther + step) % others.length;
      const other = others[at];
      if (other?.isReady() !== true) continue;
      lastOther = at;
      return other;
    }
    return first?.isReady() === true ? first : null;
  };
  const move = async () => {
    over?.source.followed?.(scheduler.elapsed() - over.at);
    over = null;
    const source = choose();
    if (source !== null) {
      last = source;
      await source.turn();
      over = { source, at: scheduler.elapsed() };
      scheduler.soon(() => void move());
      return;
    }
    isMoving = false;
    last = null;
    const rests = groups.flatMap((group) => group.readyIn?.() ?? []);
    if (rests.length > 0) {
      if (!isResting) scheduler.later(endRest, Math.min(...rests));
      isResting = true;
      return;
    }
    const ready = waiters;
    waiters = [];
    for (const resolve of ready) resolve();
  };
  const endRest = () => {
    isResting = false;
    wake();
  };
  const wake = () => {
    if (isMoving) return;
    isMoving = true;
    scheduler.soon(() => void move());
  };

  const add = <T>(queue: typeof jobs, who: Who, number: number, job: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      queue.put(who, { number, run: () => job().then(resolve, reject) });
      wake();
    });
  const toNumber = () => (asked += 1);

  return {
    run(who, job) {
      const number = toNumber();
      toAccount(who).strict.add(number);
      return add(jobs, who, number, () => job().finally(() => settle(who, 'strict', number)));
    },
    runLoosely: (who, job) => add(jobs, who, toNumber(), job),
    act(who, job) {
      const number = toNumber();
      pendingActs.add(number);
      return add(acts, who, number, () => job().finally(() => pendingActs.delete(number)));
    },
    read: (who, job) => add(readings, who, 0, job),
    gather<I, O>(
      commit: (items: I[]) => Promise<O[]>,
      sizeOf: (item: I) => number = () => 1,
    ): (who: Who, item: I) => Promise<O> {
      const queue = createFairQueue<MemberId, Item<I, O>>();
      const takeBatch = (): Item<I, O>[] => {
        const batch: Item<I, O>[] = [];
        const shares = new Map<Who, number>();
        let sum = 0;
        for (;;) {
          const item = queue.take((one) => {
            const share = shares.get(one.who) ?? 0;
            const isFitting = share === 0 || share + one.size <= BATCH_SHARE;
            return isFitting && (sum === 0 || sum + one.size <= BATCH_SIZE) && isItemReady(one);
          });
          if (item === null) return batch;
          sum += item.size;
          shares.set(item.who, (shares.get(item.who) ?? 0) + item.size);
          batch.push(item);
        }
      };
      let lastCount = 0;
      let restsUntil = 0;
      const isHeldBack = () => queue.size() < lastCount && scheduler.elapsed() < restsUntil;
      groups.push({
        isReady: () => queue.has(isItemReady) && !isHeldBack(),
        followed(ms) {
          if (ms < DEAR_MS) return;
          restsUntil = scheduler.elapsed() + Math.min(ms * REST_SHARE, LONGEST_REST_MS);
        },
        // What is ready by now was not when it was chosen from: the time that has gone by in between must not lose it.
        readyIn: () =>
          queue.has(isItemReady) ? Math.max(0, restsUntil - scheduler.elapsed()) : null,
        async turn() {
          const batch = takeBatch();
          lastCount = batch.length;
          try {
            const outcomes = await commit(batch.map(({ value }) => value));
            batch.forEach(({ resolve, reject }, place) => {
              const outcome = outcomes[place];
              if (outcome !== undefined) resolve(outcome);
              else reject(new Error('A commit answered fewer outcomes than items.'));
            });
          } catch (error) {
            for (const { reject } of batch) reject(error);
          }
        },
      });
      return (who, value) => {
        const number = toNumber();
        toAccount(who).gathered.add(number);
        const size = sizeOf(value);
        const settled = new Promise<O>((resolve, reject) => {
          const done =
            <A>(tell: (what: A) => void) =>
            (what: A) => {
              settle(who, 'gathered', number);
              tell(what);
            };
          const answers = { resolve: done(resolve), reject: done(reject) };
          queue.put(who, { who, number, size, value, ...answers });
        });
        wake();
        return settled;
      };
    },
    idle() {
      return isMoving || isResting
        ? new Promise((resolve) => waiters.push(resolve))
        : Promise.resolve();
    },
  };
}
