import { lazy } from '../../../shared/lib/lazy';
import { locale } from './locale';

const sameYear = lazy(
  () =>
    new Intl.DateTimeFormat(locale.tag, {
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }),
);
const otherYear = lazy(() => new Intl.DateTimeFormat(locale.tag, { dateStyle: 'medium' }));

/** When something was, in few words: day and time this year, else the day. */
export function toDateTimeText(at: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
  return (isThisYear ? sameYear : otherYear)().format(at);
}
