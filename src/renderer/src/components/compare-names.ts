import { lazy } from '../../../shared/lib/lazy';
import { locale } from './locale';

const compare = lazy(
  () => new Intl.Collator(locale.tag, { numeric: true, sensitivity: 'base' }).compare,
);

/** Orders names as a list shows them: by the rules of the page's language, Room 2 before Room 10, whatever the case. */
export const compareNames = (a: string, b: string): number => compare()(a, b);
