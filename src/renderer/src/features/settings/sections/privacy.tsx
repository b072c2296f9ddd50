import Typography from '@mui/material/Typography';
import { ShieldIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { KeptPeople } from './kept-people';
import { ownRow, switchRow, type Section } from '../parts/row';

const protections = [
  'settings.protection1',
  'settings.protection2',
  'settings.protection3',
] as const;

function Protection() {
  const t = useTexts();
  return protections.map((key) => (
    <Typography key={key} variant="body2">
      {t(key)}
    </Typography>
  ));
}

/** What others learn of one, and what is protected. */
export const privacy: Section = {
  id: 'privacy',
  title: 'settings.privacy',
  Icon: ShieldIcon,
  rows: [
    switchRow('sendReadReceipts', { label: 'settings.receipts', text: 'settings.receiptsText' }),
    ownRow({
      label: 'people.list',
      text: 'people.listText',
      words: ['people.block', 'people.mute'],
      Body: KeptPeople,
    }),
    ownRow({ label: 'settings.protection', words: protections, Body: Protection }),
  ],
};
