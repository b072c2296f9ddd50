import { describe, expect, it, vi } from 'vitest';
import { memberIdOf } from '../store/testing/make';
import { eventLoop, type Scheduler } from './scheduler';
import { createWriter } from './writer';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const [ada, ben, cleo] = [memberIdOf('ada'), memberIdOf('ben'), memberIdOf('cleo')];

/** A scheduler whose watch goes on by itself by so much each time somebody looks at it. */
const slowed = (ms: number): Scheduler => {
  let now = 0;
  return { ...eventLoop, elapsed: () => (now += ms) };
};
/** One whose watch stands still, so that nothing is too long for a turn. */
const still: Scheduler = slowed(0);

describe('the writer', () => {
  it('DL-1: commits what one turn brought in one go, and answers each its own', async () => {
    const writer = createWriter(still);
    const commit = vi.fn(async (items: number[]) => items.map((item) => item * 10));
    const add = writer.gather(commit);
    expect(await Promise.all([add(ada, 1), add(ben, 2), add(ada, 3)])).toEqual([10, 20, 30]);
    expect(await add(ada, 4)).toBe(40);
    expect(commit.mock.calls.map(([items]) => items.toSorted((a, b) => a - b))).toEqual([
      [1, 2, 3],
      [4],
    ]);
  });

  it('starts nothing before the turn is over', async () => {
    const writer = createWriter(still);
    const job = vi.fn(async () => 1);
    const result = writer.run(ada, job);
    await Promise.resolve();
    expect(job).not.toHaveBeenCalled();
    expect(await result).toBe(1);
  });

  it('runs one job at a time, those of a member in the order asked', async () => {
    const writer = createWriter(still);
    const events: string[] = [];
    const job = (name: string) => async () => {
      events.push(`${name} begins`);
      await turn();
      events.push(`${name} ends`);
    };
    await Promise.all([
      writer.run(ada, job('a')),
      writer.runLoosely(ada, job('b')),
      writer.run(ada, job('c')),
    ]);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('lets nothing that a member gathers later overtake a strict job of theirs, but a loose one', async () => {
    const writer = createWriter(still);
    const order: string[] = [];
    const gather = writer.gather(async (items: string[]) => {
      order.push(items.join('+'));
      return items;
    });
    const add = (item: string) => gather(ada, item);
    const strict = (name: string) => writer.run(ada, async () => void order.push(name));
    const loose = (name: string) => writer.runLoosely(ada, async () => void order.push(name));
    await Promise.all([add('1'), loose('welcome'), add('2'), strict('leave'), add('3'), add('4')]);
    expect(order).toEqual(['1+2', 'welcome', 'leave', '3+4']);
  });

  it('lets a job wait for all that its member had gathered before, of whatever kind', async () => {
    const writer = createWriter(still);
    const order: string[] = [];
    const gather = () =>
      writer.gather(async (items: string[]) => {
        order.push(`${items.length} ${items[0]}`);
        return items;
      });
    const [write, mark] = [gather(), gather()];
    const messages = Array.from({ length: 100 }, () => write(ada, 'messages'));
    const leave = writer.run(ada, async () => void order.push('leave'));
    await Promise.all([...messages, mark(ada, 'marker'), leave]);
    expect(order).toEqual(['64 messages', '36 messages', 'leave', '1 marker']);
  });

  it('gathers on while a commit is under way', async () => {
    const writer = createWriter(still);
    const batches: number[][] = [];
    const add = writer.gather(async (items: number[]) => {
      batches.push([...items]);
      await turn();
      return items;
    });
    const first = add(ada, 1);
    await turn();
    const second = [add(ada, 2), add(ada, 3)];
    await Promise.all([first, ...second]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('hands a failure to those it concerns and goes on', async () => {
    const writer = createWriter(still);
    const add = writer.gather(async (items: number[]) => {
      if (items.includes(0)) throw new Error('no');
      return items;
    });
    const outcomes = Promise.allSettled([
      add(ada, 0),
      add(ben, 1),
      writer.run(ada, () => Promise.reject(new Error('neither'))),
      add(ada, 2),
    ]);
    expect((await outcomes).map((outcome) => outcome.status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    await writer.idle();
    expect(await writer.run(ada, async () => 'still')).toBe('still');
  });

  it('tells when nothing is left to do, also to whoever asks twice', async () => {
    const writer = createWriter(still);
    await writer.idle();
    let done = 0;
    const jobs = Array.from({ length: 40 }, () => writer.run(ada, async () => void (done += 1)));
    const looks = Array.from({ length: 40 }, () => writer.read(ben, async () => void (done += 1)));
    await Promise.all([writer.idle(), writer.idle()]);
    expect(done).toBe(80);
    await Promise.all([...jobs, ...looks]);
  });
});

describe('the rest after telling', () => {
  /** A writer whose watch the test moves: telling takes `tellingMs`, and nothing else takes any time. */
  const start = (tellingMs: number) => {
    const watch = { now: 0 };
    const timers: { at: number; run: () => void }[] = [];
    const scheduler: Scheduler = {
      ...eventLoop,
      elapsed: () => watch.now,
      later(run, delayMs) {
        timers.push({ at: watch.now + delayMs, run });
      },
    };
    const writer = createWriter(scheduler);
    const commits: number[] = [];
    const gather = writer.gather(async (items: number[]) => {
      commits.push(items.length);
      await Promise.resolve();
      // As the feed does: after the answers, before the event loop goes round.
      process.nextTick(() => (watch.now += tellingMs));
      return items;
    });
    const write = (count: number) => Array.from({ length: count }, (_, n) => gather(ada, n));
    const pass = async (ms: number) => {
      watch.now += ms;
      for (const timer of timers.filter(({ at }) => at <= watch.now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.run();
      }
      for (let round = 0; round < 4; round += 1) await turn();
    };
    return { writer, commits, write, pass, timers };
  };

  it('DL-1: lets fewer than last time wait for half of what telling took', async () => {
    const { commits, write, pass } = start(8);
    void Promise.all(write(20));
    await pass(0);
    void Promise.all(write(2));
    await pass(3.9);
    expect(commits).toEqual([20]);
    await pass(0.2);
    expect(commits).toEqual([20, 2]);
  });

  it('DL-1: ends as soon as there are as many again', async () => {
    const { commits, write, pass } = start(8);
    void Promise.all(write(3));
    await pass(0);
    void Promise.all(write(2));
    await pass(1);
    void Promise.all(write(1));
    await pass(0);
    expect(commits).toEqual([3, 3]);
  });

  it('is short, however long telling took, and none where it took nothing', async () => {
    const dear = start(1_000);
    void Promise.all(dear.write(2));
    await dear.pass(0);
    void Promise.all(dear.write(1));
    await dear.pass(9.9);
    expect(dear.commits).toEqual([2]);
    await dear.pass(0.2);
    expect(dear.commits).toEqual([2, 1]);
    const cheap = start(0.9);
    void Promise.all(cheap.write(2));
    await cheap.pass(0);
    void Promise.all(cheap.write(1));
    await cheap.pass(0);
    expect(cheap.commits).toEqual([2, 1]);
  });

  it('holds up neither jobs nor looks, and is waited for where nothing may be left to do', async () => {
    const { writer, commits, write, pass, timers } = start(8);
    void Promise.all(write(2));
    await pass(0);
    void Promise.all(write(1));
    await pass(0);
    const done: string[] = [];
    void writer.idle().then(() => done.push('idle'));
    await pass(0);
    expect(done).toEqual([]);
    void writer.run(ben, async () => void done.push('job'));
    void writer.read(ben, async () => void done.push('look'));
    await pass(0);
    expect(done).toEqual(['job', 'look']);
    expect(timers).toHaveLength(1);
    await pass(4);
    expect(commits).toEqual([2, 1]);
    expect(done).toEqual(['job', 'look', 'idle']);
    expect(timers).toHaveLength(0);
  });
});

describe('turns of the members', () => {
  /** A writer that notes each commit as `who: how many` in the order of the members’ first items. */
  const start = (scheduler: Scheduler, sizeOf?: (item: { size: number }) => number) => {
    const writer = createWriter(scheduler);
    const commits: string[] = [];
    const gather = writer.gather(async (items: { who: string; size: number }[]) => {
      const sums = new Map<string, number>();
      for (const { who, size } of items) sums.set(who, (sums.get(who) ?? 0) + size);
      commits.push([...sums].map(([who, sum]) => `${who}: ${sum}`).join(', '));
      return items;
    }, sizeOf);
    const write = (who: typeof ada, count: number, size = 1) =>
      Array.from({ length: count }, () => gather(who, { who: who.replace(/a*$/, ''), size }));
    return { writer, commits, write };
  };

  it('RL-7: what one member writes at once is a share of each commit, and nobody waits behind it', async () => {
    const { commits, write } = start(still);
    await Promise.all([...write(ben, 200), ...write(cleo, 3)]);
    expect(commits).toEqual(['ben: 64, cleo: 3', 'ben: 64', 'ben: 64', 'ben: 8']);
  });

  it('RL-7: a commit has an end, and whoever found no place in it is first in the next', async () => {
    const { commits, write } = start(still);
    const members = Array.from({ length: 6 }, (_, at) => memberIdOf(`m${'bcdefg'[at]}`));
    await Promise.all(members.flatMap((member) => write(member, 60)));
    const [first = '', second = ''] = commits;
    const sumOf = (commit: string) =>
      [...commit.matchAll(/: (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
    expect([sumOf(first), sumOf(second)]).toEqual([256, 104]);
    // 256 is 42 of each and 4 more: the two that had none of those go first.
    expect(second.startsWith('mf: 18, mg: 18')).toBe(true);
  });

  it('RL-7: a packet counts for what it holds, is never parted, and fits in at least alone', async () => {
    const { commits, write } = start(still, ({ size }) => size);
    await Promise.all([...write(ben, 3, 32), ...write(cleo, 1, 300), ...write(ben, 1, 1)]);
    expect(commits).toEqual(['ben: 64', 'cleo: 300', 'ben: 33']);
  });

  it('RL-7: jobs and looks of the members take turns, however many one has asked for', async () => {
    for (const kind of ['run', 'runLoosely', 'read'] as const) {
      const writer = createWriter(still);
      const order: string[] = [];
      const ask = (who: typeof ada, name: string) =>
        writer[kind](who, async () => void order.push(name));
      await Promise.all([
        ...Array.from({ length: 4 }, (_, n) => ask(ada, `ada ${n}`)),
        ask(ben, 'ben 0'),
        ask(cleo, 'cleo 0'),
        ask(ben, 'ben 1'),
      ]);
      expect(order).toEqual(['ada 0', 'ben 0', 'cleo 0', 'ada 1', 'ben 1', 'ada 2', 'ada 3']);
    }
  });

  it('RL-7: writing has every second turn beside whatever else there is to do', async () => {
    const writer = createWriter(slowed(10));
    const order: string[] = [];
    const note =
      (name: string) =>
      async <T>(items: T[]) => {
        order.push(name);
        return items;
      };
    const [write, mark] = [writer.gather(note('write')), writer.gather(note('mark'))];
    const does = (name: string) => async () => void order.push(name);
    await Promise.all([
      ...Array.from({ length: 2 }, () => writer.run(ben, does('job'))),
      ...Array.from({ length: 2 }, () => writer.read(ben, does('look'))),
      ...Array.from({ length: 65 }, () => mark(cleo, 1)),
      ...Array.from({ length: 6 * 64 }, () => write(ada, 1)),
    ]);
    const others = ['mark', 'job', 'look', 'mark', 'job', 'look'];
    expect(order).toEqual(others.flatMap((other) => ['write', other]));
  });

  it('RL-7: a turn ends when it has taken its time, or after 16, and the event loop goes round', async () => {
    for (const [ms, mostATurn] of [
      [0, 16],
      [1, 2],
      [10, 1],
    ] as const) {
      const writer = createWriter(slowed(ms));
      const progress = { done: 0 };
      const jobs = Array.from({ length: 40 }, () =>
        writer.read(ada, async () => void (progress.done += 1)),
      );
      const counts: number[] = [];
      while (progress.done < 40) {
        const before = progress.done;
        await turn();
        counts.push(progress.done - before);
      }
      expect(Math.max(...counts)).toBe(mostATurn);
      await Promise.all(jobs);
    }
  });

  it('MO-4 · RL-7: an act waits for no backlog, and nothing asked later by anybody overtakes it', async () => {
    const { writer, commits, write } = start(slowed(10));
    const order: string[] = [];
    const job = (name: string) => writer.run(cleo, async () => void order.push(name));
    const before = [...write(ben, 200), job('before 1'), job('before 2')];
    const act = writer.act(ada, async () => {
      order.push(`act after ${commits.length}`);
    });
    const after = [...write(memberIdOf('dot'), 1), job('after')];
    await Promise.all([...before, act, ...after]);
    expect(order).toEqual(['act after 1', 'before 1', 'before 2', 'after']);
    expect(commits).toEqual(['ben: 64', 'dot: 1, ben: 64', 'ben: 64', 'ben: 8']);
  });

  it('RL-7: a member whose own things wait for one another holds up nobody', async () => {
    const { writer, commits, write } = start(still);
    let finish = () => {};
    const long = writer.run(ada, () => new Promise<void>((resolve) => (finish = resolve)));
    await turn();
    await turn();
    const later = write(ada, 1);
    const other = write(ben, 1);
    finish();
    await Promise.all([long, ...later, ...other]);
    expect(commits.join(', ')).toContain('ben: 1');
  });
});
