import { lazy } from '../../../shared/lib/lazy';
import { locale } from './locale';

const list = lazy(() => new Intl.ListFormat(locale.tag, { type: 'conjunction' }));

/** Several things in a sentence: `a, b and c`. One is itself in every language, and costs nothing of `Intl`, which is slow at first. */
export function toListText(things: readonly string[]): string {
  const [only] = things;
  return only !== undefined && things.length === 1 ? only : list().format(things);
}
