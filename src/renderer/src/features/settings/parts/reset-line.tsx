import Button from '@mui/material/Button';
import { useState } from 'react';
import type { SettingsChange } from '../../../../../shared/bridge/settings';
import { useAppView } from '../../../bridge/app-store';
import { Band } from '../../../components/band';
import { focusOnMount } from '../../../components/focus-on-mount';
import { useTexts } from '../../../components/use-texts';
import { change } from './controls';
import { toReset } from './differing';
import type { Section } from './row';

/** Sets a section back to the defaults, where something differs, and offers to take that back. */
export function ResetLine({ section }: { section: Section }) {
  const t = useTexts();
  const settings = useAppView((view) => view.settings);
  const [before, setBefore] = useState<SettingsChange | null>(null);
  if (settings === null) return null;
  const reset = toReset(section, settings);
  if (reset !== null)
    return (
      <Button
        variant="outlined"
        color="inherit"
        size="small"
        sx={{ alignSelf: 'flex-start', marginTop: 3 }}
        onClick={() => {
          setBefore(reset.before);
          change(reset.defaults);
        }}
      >
        {t('settings.reset')}
      </Button>
    );
  if (before === null) return null;
  return (
    <Band
      action={
        <Button
          size="small"
          ref={focusOnMount}
          onClick={() => {
            setBefore(null);
            change(before);
          }}
        >
          {t('settings.undo')}
        </Button>
      }
    >
      {t('settings.resetDone')}
    </Band>
  );
}
