import type { Clock } from '../domain/domain';

/** How many wrong guesses an address and a key have in a minute, and in an hour (HS-20). */
export const GUESSES_PER_MINUTE = 5;
export const GUESSES_PER_HOUR = 20;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Addresses and keys that are remembered; the one that guessed longest ago is forgotten first. */
const REMEMBERED = 10_000;

/** Slows down whoever guesses passwords. */
export interface GuessLimit {
  /** Takes one guess of an address and of a key: 0 when it may be made, otherwise how long to wait, in milliseconds. */
  take(address: string, memberId: string): number;
  /** The guess was right: it costs nothing. */
  giveBack(address: string, memberId: string): void;
}

/** How long the next guess has to wait after these of the last day, oldest first. */
function toWaitMs(times: readonly number[], now: number): number {
  const newest = times.at(-1);
  if (newest === undefined) return 0;
  const notBefore = (count: number, withinMs: number) => {
    const first = times.at(-count);
    return first === undefined ? 0 : first + withinMs;
  };
  const beyond = times.length - GUESSES_PER_HOUR;
  const growing = beyond < 0 ? 0 : newest + Math.min(HOUR_MS, MINUTE_MS * 2 ** beyond);
  const next = Math.max(
    notBefore(GUESSES_PER_MINUTE, MINUTE_MS),
    notBefore(GUESSES_PER_HOUR, HOUR_MS),
    growing,
  );
  return Math.max(0, next - now);
}

/**
 * Creates a {@link GuessLimit}. Beyond the twentieth wrong guess of a day each one more doubles the wait before the
 * next, up to an hour.
 */
export function createGuessLimit(clock: Clock): GuessLimit {
  const guesses = new Map<string, number[]>();

  function recent(who: string): number[] {
    const now = clock.now();
    // What is still to come was counted before somebody set the clock back.
    return (guesses.get(who) ?? []).filter((at) => at > now - DAY_MS && at <= now);
  }

  function keep(who: string, times: number[]): void {
    guesses.delete(who);
    if (times.length > 0) guesses.set(who, times);
    const [oldest] = guesses.keys();
    if (guesses.size > REMEMBERED && oldest !== undefined) guesses.delete(oldest);
  }

  return {
    take(address, memberId) {
      const now = clock.now();
      const both = [address, memberId];
      const waitMs = Math.max(...both.map((who) => toWaitMs(recent(who), now)));
      if (waitMs === 0) for (const who of both) keep(who, [...recent(who), now]);
      return waitMs;
    },
    giveBack(address, memberId) {
      for (const who of [address, memberId]) keep(who, recent(who).slice(0, -1));
    },
  };
}
