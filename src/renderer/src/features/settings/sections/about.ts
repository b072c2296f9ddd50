import { InfoIcon } from '../../../components/icons';
import { ownRow, type Section } from '../parts/row';
import { FaultReport, Licences, Versions } from './about-parts';
import { NewerVersions } from './newer-versions';

/** What this app is. */
export const about: Section = {
  id: 'about',
  title: 'settings.about',
  Icon: InfoIcon,
  rows: [
    ownRow({ label: 'settings.versions', text: 'settings.versionsText', Body: Versions }),
    ownRow({
      label: 'updates.title',
      text: 'updates.text',
      words: ['updates.check', 'updates.mode.label', 'updates.mode.daily'],
      settings: ['updates'],
      Body: NewerVersions,
    }),
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
