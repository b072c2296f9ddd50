import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { UpdateSteps } from '../../components/update-steps';
import { useLooking } from '../../components/use-looking';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import type { Joining } from './use-joining';

const Body = styled('div')({ display: 'grid', gap: 10, justifyItems: 'start' });
const Steps = styled('div')({ display: 'grid', gap: 10 });

/** Where this app is too old for a server: the way to a newer one, or what to do where it looks for none. */
export function NewerApp({ joining, onSettings }: { joining: Joining; onSettings: () => void }) {
  const t = useTexts();
  const looking = useLooking();
  if (joining.problem !== 'app_too_old' || looking === null) return null;
  if (looking === 'on')
    return (
      <Steps>
        <UpdateSteps />
      </Steps>
    );
  return (
    <Body>
      <Typography variant="body2" sx={{ color: color.muted }}>
        {t(looking === 'never' ? 'updates.none' : 'updates.off')}
      </Typography>
      {looking === 'off' && (
        <Button size="small" variant="outlined" onClick={onSettings}>
          {t('updates.settings')}
        </Button>
      )}
    </Body>
  );
}
