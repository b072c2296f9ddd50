import { DiskIcon } from '../../../components/icons';
import { ownRow, type Section } from '../parts/row';
import { Cache, DataPlace, DataSizes, Exports } from './data-parts';

/** What lies on this computer. */
export const data: Section = {
  id: 'data',
  title: 'settings.data',
  Icon: DiskIcon,
  rows: [
    ownRow({
      label: 'settings.dataPlace',
      text: 'settings.dataPlaceText',
      words: ['settings.dataReveal'],
      Body: DataPlace,
    }),
    ownRow({
      label: 'settings.dataSize',
      words: ['settings.dataSizes.backups', 'settings.dataSizes.server'],
      Body: DataSizes,
    }),
    ownRow({
      label: 'settings.cache',
      text: 'settings.cacheText',
      words: ['settings.cacheClear'],
      Body: Cache,
    }),
    ownRow({
      label: 'settings.export',
      text: 'settings.exportText',
      words: ['settings.exportCheck'],
      Body: Exports,
    }),
  ],
};
