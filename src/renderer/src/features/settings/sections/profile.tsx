import Typography from '@mui/material/Typography';
import { useAppView } from '../../../bridge/app-store';
import { PeopleIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { monospace } from '../../../theme/tokens';
import { ownRow, type Section } from '../parts/row';
import { OwnName } from './own-name';
import { OwnPicture } from './own-picture';

function Identity() {
  const t = useTexts();
  const profile = useAppView((view) => view.profile);
  if (profile === null) return null;
  return (
    <>
      <Typography sx={{ fontFamily: monospace, fontSize: 12.5, userSelect: 'all' }}>
        {profile.selfId.match(/.{1,4}/g)?.join(' ')}
      </Typography>
      <Typography variant="body2">
        {t(profile.isKeyProtected ? 'settings.keyProtected' : 'settings.keyUnprotected')}
      </Typography>
    </>
  );
}

/** Who one is to others. */
export const profile: Section = {
  id: 'profile',
  title: 'settings.you',
  Icon: PeopleIcon,
  rows: [
    ownRow({
      label: 'settings.name',
      text: 'settings.nameText',
      isShown: (view) => view.profile.name !== null,
      Body: OwnName,
    }),
    ownRow({
      label: 'picture.label',
      text: 'picture.text',
      words: ['picture.fromFile', 'picture.drawn'],
      Body: OwnPicture,
    }),
    ownRow({ label: 'settings.identity', text: 'settings.identityText', Body: Identity }),
  ],
};
