import { InfoIcon } from '../../../components/icons';
import { ownRow, type Section } from '../parts/row';
import { FaultReport, Licences, Versions } from './about-parts';

/** What this app is. */
export const about: Section = {
  id: 'about',
  title: 'settings.about',
  Icon: InfoIcon,
  rows: [
    ownRow({ label: 'settings.versions', text: 'settings.versionsText', Body: Versions }),
    ownRow({
      label: 'settings.licences',
      text: 'settings.licencesText',
      words: ['settings.licencesShow'],
      Body: Licences,
    }),
    ownRow({
      label: 'settings.report',
      text: 'settings.reportText',
      words: ['settings.reportShow'],
      Body: FaultReport,
    }),
  ],
};
