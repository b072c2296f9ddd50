import type { Said } from '../../../../shared/bridge/said';

const MINUTE_MS = 60_000;

/** When what one says shall end: never by itself, after a while, with this day, or as it was said before. */
export const ENDS = ['never', 'halfHour', 'hour', 'fourHours', 'today'] as const;
export type End = (typeof ENDS)[number] | 'kept';

const LENGTHS_MS = { halfHour: 30 * MINUTE_MS, hour: 60 * MINUTE_MS, fourHours: 240 * MINUTE_MS };

/** The moment, in this machine's milliseconds; null where it does not end by itself. */
export function toEndsAt(end: End, now: number, kept: Said['endsAt']): number | null {
  if (end === 'never') return null;
  if (end === 'kept') return kept;
  if (end !== 'today') return now + LENGTHS_MS[end];
  const midnight = new Date(now);
  midnight.setHours(24, 0, 0, 0);
  return midnight.getTime();
}
