import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { toUpdateMode, type UpdateMode } from '../../../../../shared/bridge/updates';
import { useAppView } from '../../../bridge/app-store';
import { UpdateSteps } from '../../../components/update-steps';
import { useLooking } from '../../../components/use-looking';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { change } from '../parts/controls';

const Body = styled('div')({ display: 'grid', gap: 10, marginTop: 2 });

const MODES: readonly UpdateMode[] = ['off', 'asked', 'daily'];
const isMode = (value: string): value is UpdateMode => MODES.some((mode) => mode === value);

/** How this copy comes to a newer version: what it may ask, what was found, and what is next. */
export function NewerVersions() {
  const t = useTexts();
  const updates = useAppView((view) => view.updates);
  const chosen = useAppView((view) => view.settings.updates);
  const looking = useLooking();
  if (updates === null || chosen === null) return null;
  if (looking === 'never')
    return (
      <Typography variant="body2" sx={{ color: color.muted }}>
        {t('updates.none')}
      </Typography>
    );
  const mode = toUpdateMode(chosen, updates.isSigned);
  return (
    <Body>
      {!updates.isSigned && (
        <Typography variant="body2" sx={{ color: color.muted }}>
          {t(mode === 'off' ? 'updates.unsigned' : 'updates.unsignedOn')}
        </Typography>
      )}
      <RadioGroup
        aria-label={t('updates.mode.label')}
        value={mode}
        onChange={(_event, next) => {
          if (isMode(next)) change({ updates: next });
        }}
      >
        {MODES.map((value) => (
          <FormControlLabel
            key={value}
            value={value}
            label={t(`updates.mode.${value}`)}
            control={<Radio size="small" sx={{ padding: '5px 9px' }} />}
          />
        ))}
      </RadioGroup>
      {looking === 'on' && <UpdateSteps />}
    </Body>
  );
}
