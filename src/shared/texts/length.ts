import type { Translate } from './index';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A length of time in the largest unit that it is a whole number of: "30 seconds", "5 minutes", "1 day". */
export function toLengthText(ms: number, t: Translate): string {
  if (ms % DAY_MS === 0) return t('common.days', { count: ms / DAY_MS });
  if (ms % HOUR_MS === 0) return t('common.hours', { count: ms / HOUR_MS });
  if (ms % MINUTE_MS === 0) return t('common.minutes', { count: ms / MINUTE_MS });
  return t('common.seconds', { count: Math.round(ms / SECOND_MS) });
}
