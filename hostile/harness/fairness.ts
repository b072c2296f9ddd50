import { toP99, type Verdict } from './judge';

/** How long honest messages waited in one round, in milliseconds. */
export interface Round {
  /** While the same was done to another host on the same machine. */
  beside: readonly number[];
  /** While it was done to their own. */
  among: readonly number[];
}

/** The promise (E16): others wait at most so many times as long. */
const TIMES_AS_LONG = 2;
/** Below it nobody notices: a frame of a screen, while what was written appears at once as waiting to be sent. */
export const UNNOTICED_MS = 16;

const toMiddle = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/**
 * Judges whether others wait behind somebody. The same load is put on another host beside theirs and on their own, by turns, so
 * that what it costs the machine is on both sides. What else the machine does makes one round late: so the middle one counts of
 * those beside, and the best one of those among. Whoever waits behind somebody waits in each of them. `quiet` is how long messages
 * waited without any load, where that is longer still.
 */
export function judgeFairness(quiet: readonly number[], rounds: readonly Round[]): Verdict {
  const beside = toMiddle(rounds.map((round) => toP99(round.beside)));
  const among = Math.min(...rounds.map((round) => toP99(round.among)));
  const most = Math.max(UNNOTICED_MS, TIMES_AS_LONG * Math.max(toP99(quiet), beside));
  if (rounds.length === 0 || rounds.some((round) => round.among.length === 0)) {
    return { failures: ['Nobody wrote meanwhile.'], note: '' };
  }
  const failures =
    among > most
      ? [`Others waited for ${among.toFixed(0)} ms, where ${most.toFixed(0)} is the most.`]
      : [];
  return {
    failures,
    note: `p99 ${beside.toFixed(0)} ms beside it, ${among.toFixed(0)} ms among it`,
  };
}
