import Typography from '@mui/material/Typography';
import { useAppView } from '../../../bridge/app-store';
import { InfoIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { ownRow, type Section } from '../parts/row';

function Version() {
  const t = useTexts();
  const version = useAppView((view) => view.profile.appVersion) ?? '';
  return <Typography variant="body2">{t('settings.version', { version })}</Typography>;
}

/** What this app is. */
export const about: Section = {
  id: 'about',
  title: 'settings.about',
  Icon: InfoIcon,
  rows: [ownRow({ label: 'settings.versions', Body: Version })],
};
