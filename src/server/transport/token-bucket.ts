import type { Rate } from '../../shared/model/rates';

/** Nobody is told to come again later than this, in milliseconds. */
const LONGEST_WAIT_MS = 60_000;

/** What may be taken by one rate. Times are given, in milliseconds; one that was set back only stops the flow for a moment. */
export interface TokenBucket {
  /** Takes `amount`: 0 when it was there, otherwise after how many milliseconds to ask again. */
  take(amount: number, now: number): number;
  giveBack(amount: number): void;
  /** After how many milliseconds it is as if nothing had ever been taken; 0 when it is. */
  fullAfterMs(now: number): number;
}

/** Creates a full {@link TokenBucket}. */
export function createTokenBucket({ atOnce, perSecond }: Rate, startAt: number): TokenBucket {
  const perMs = perSecond / 1_000;
  let left = atOnce;
  let filledAt = startAt;
  /** Until when it is promised to those who were told to wait. */
  let promisedUntil = startAt;

  function fill(now: number): void {
    left = Math.min(atOnce, left + Math.max(0, now - filledAt) * perMs);
    // The clock was set back: what was promised by the old one is not kept waiting for.
    if (now < filledAt) promisedUntil = now;
    filledAt = now;
  }

  return {
    take(amount, now) {
      fill(now);
      // What never fits is let through by a full bucket.
      const wanted = Math.min(amount, atOnce);
      if (left >= wanted) {
        left -= wanted;
        return 0;
      }
      // Each of many that are refused together is told a moment of its own, so that they do not come back together.
      const turnAt = Math.max(now + (wanted - left) / perMs, promisedUntil + wanted / perMs);
      promisedUntil = Math.min(turnAt, now + LONGEST_WAIT_MS);
      return Math.max(1, Math.ceil(promisedUntil - now));
    },
    giveBack(amount) {
      left = Math.min(atOnce, left + amount);
    },
    fullAfterMs(now) {
      fill(now);
      return Math.ceil((atOnce - left) / perMs);
    },
  };
}
