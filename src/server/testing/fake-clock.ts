import type { Clock } from '../domain/domain';

/** A clock that stands still until it is cranked. */
export interface FakeClock extends Clock {
  /** What has been cranked so far, whatever was done to the time of day. */
  elapsed(): number;
  /** Somebody sets the time of day: timers do not notice. */
  jump(ms: number): void;
  /** Moves time on and runs what has become due, in order. */
  advance(ms: number): void;
  /** How many timers are waiting. */
  pendingCount(): number;
}

/** Creates a {@link FakeClock}. */
export function createFakeClock(startAt = Date.UTC(2030, 0, 1)): FakeClock {
  let now = 0;
  let dayTimeAt0 = startAt;
  let order = 0;
  const timers = new Map<number, { at: number; run: () => void }>();

  function takeDue(until: number): { at: number; run: () => void } | null {
    let first: [number, { at: number; run: () => void }] | null = null;
    for (const entry of timers) {
      if (entry[1].at <= until && (first === null || entry[1].at < first[1].at)) first = entry;
    }
    if (first === null) return null;
    timers.delete(first[0]);
    return first[1];
  }

  return {
    now: () => dayTimeAt0 + now,
    elapsed: () => now,
    jump(ms) {
      dayTimeAt0 += ms;
    },
    after(delayMs, run) {
      order += 1;
      const id = order;
      timers.set(id, { at: now + delayMs, run });
      return () => void timers.delete(id);
    },
    advance(ms) {
      const until = now + ms;
      for (let due = takeDue(until); due !== null; due = takeDue(until)) {
        now = Math.max(now, due.at);
        due.run();
      }
      now = until;
    },
    pendingCount: () => timers.size,
  };
}
