import { join } from 'node:path';
import type { JournalLine } from '../checker/evidence';
import { readJournal } from '../checker/read-evidence';

/** When somebody's link became something else, in milliseconds since 1970. */
export type LinkChange = Extract<JournalLine, { what: 'link' }>;

/** How the link of one person fared, as the person's app showed it. */
export function readLinkStory(member: { folder: string }): LinkChange[] {
  return readJournal(join(member.folder, 'journal')).filter((line) => line.what === 'link');
}

/** How long after a moment the link first became so (or anything but so), in milliseconds; null where it never did. */
export function toDelay(
  story: readonly LinkChange[],
  after: number,
  isSo: (state: string) => boolean,
): number | null {
  const change = story.find(({ at, state }) => at >= after && isSo(state));
  return change === undefined ? null : change.at - after;
}

/** What a bar is exceeded by before it counts: the machine has other things to do. */
const GRACE_MS = 1_000;

/** The longest of several delays; a failure in words where one is missing or beyond the bar. */
export function judgeDelays(
  what: string,
  delays: readonly (number | null)[],
  barMs: number,
): { longestMs: number; failures: string[] } {
  const longestMs = Math.max(0, ...delays.map((delay) => delay ?? Number.POSITIVE_INFINITY));
  const isGood = longestMs <= barMs + GRACE_MS;
  const took = Number.isFinite(longestMs) ? `${(longestMs / 1_000).toFixed(1)} s` : 'for ever';
  return {
    longestMs,
    failures: isGood ? [] : [`${what} took ${took}; it may take ${barMs / 1_000} s.`],
  };
}
