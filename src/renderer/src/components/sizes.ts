import { lazy } from '../../../shared/lib/lazy';
import { locale } from './locale';

const MEGABYTE = 1_000_000;
const megabytes = lazy(
  () =>
    new Intl.NumberFormat(locale.tag, {
      style: 'unit',
      unit: 'megabyte',
      maximumFractionDigits: 1,
    }),
);

/** So many bytes, as people read them. */
export const toSizeText = (bytes: number) => megabytes().format(bytes / MEGABYTE);
