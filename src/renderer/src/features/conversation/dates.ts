import { lazy } from '../../../../shared/lib/lazy';
import type { Translate } from '../../../../shared/texts';
import { locale } from '../../components/locale';

const DAY_MS = 24 * 60 * 60 * 1000;

const time = lazy(() => new Intl.DateTimeFormat(locale.tag, { timeStyle: 'short' }));
const full = lazy(
  () => new Intl.DateTimeFormat(locale.tag, { dateStyle: 'full', timeStyle: 'short' }),
);
const dayThisYear = lazy(
  () => new Intl.DateTimeFormat(locale.tag, { weekday: 'long', day: 'numeric', month: 'long' }),
);
const dayWithYear = lazy(() => new Intl.DateTimeFormat(locale.tag, { dateStyle: 'full' }));

/** The time of day, in the person's own way. */
export function toTimeText(at: number): string {
  return time().format(at);
}

/** The time of day without the half of the day, where there is little room. */
export function toShortTimeText(at: number): string {
  return time()
    .formatToParts(at)
    .filter((part) => part.type !== 'dayPeriod')
    .map((part) => part.value)
    .join('')
    .trim();
}

/** Day and time, for hovering. */
export function toFullTimeText(at: number): string {
  return full().format(at);
}

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0);

/** What a day line says: today and yesterday by word, else the date. */
export function toDayText(at: number, now: number, t: Translate): string {
  // Rounded, because a day of the clock change has 23 or 25 hours.
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days === 0) return t('conversation.today');
  if (days === 1) return t('conversation.yesterday');
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? dayThisYear : dayWithYear)().format(at);
}
