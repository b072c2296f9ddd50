import type { Clock } from '../domain/domain';

/** How many wrong guesses an address has in a minute. */
export const GUESSES_PER_MINUTE = 5;
const WINDOW_MS = 60_000;

/** Slows down whoever guesses passwords. */
export interface GuessLimit {
  /** Takes one guess: 0 when it may be made, otherwise how long to wait, in milliseconds. */
  take(address: string): number;
  /** The guess was right: it costs nothing. */
  giveBack(address: string): void;
}

/** Creates a {@link GuessLimit}. Holds an address only while a guess of its last minute counts. */
export function createGuessLimit(clock: Clock): GuessLimit {
  const guesses = new Map<string, number[]>();

  function recent(address: string): number[] {
    const now = clock.now();
    // What is still to come was counted before somebody set the clock back.
    return (guesses.get(address) ?? []).filter((at) => at > now - WINDOW_MS && at <= now);
  }

  return {
    take(address) {
      const times = recent(address);
      const oldest = times[0];
      if (oldest !== undefined && times.length >= GUESSES_PER_MINUTE) {
        return Math.max(1, oldest + WINDOW_MS - clock.now());
      }
      guesses.set(address, [...times, clock.now()]);
      clock.after(WINDOW_MS + 1, () => {
        const left = recent(address);
        if (left.length === 0) guesses.delete(address);
        else guesses.set(address, left);
      });
      return 0;
    },
    giveBack(address) {
      const times = recent(address).slice(0, -1);
      if (times.length === 0) guesses.delete(address);
      else guesses.set(address, times);
    },
  };
}
