import Button from '@mui/material/Button';
import { NetworkIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { ownRow, type Section, type Ways } from '../parts/row';

function Doctor({ ways }: { ways: Ways }) {
  const t = useTexts();
  return (
    <Button
      variant="outlined"
      color="inherit"
      size="small"
      sx={{ justifySelf: 'start', marginTop: 1 }}
      onClick={ways.onDoctor}
    >
      {t('doctor.open')}
    </Button>
  );
}

/** What keeps this computer from others. */
export const network: Section = {
  id: 'network',
  title: 'settings.network',
  Icon: NetworkIcon,
  rows: [
    ownRow({
      label: 'settings.networkLabel',
      text: 'settings.networkText',
      words: ['doctor.open'],
      Body: Doctor,
    }),
  ],
};
