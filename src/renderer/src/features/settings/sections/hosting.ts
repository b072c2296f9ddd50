import { HostIcon } from '../../../components/icons';
import { switchRow, type Section } from '../parts/row';

/** What the server on this computer does. */
export const hosting: Section = {
  id: 'hosting',
  title: 'settings.hosting',
  Icon: HostIcon,
  rows: [
    switchRow('resumeHosting', { label: 'settings.resume', text: 'settings.resumeText' }),
    switchRow('announceServer', { label: 'settings.announce', text: 'settings.announceMeaning' }),
    switchRow('keepAwake', { label: 'settings.keepAwake', text: 'settings.keepAwakeMeaning' }),
  ],
};
