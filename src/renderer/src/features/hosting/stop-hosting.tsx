import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ErrorCode } from '../../../../shared/model/errors';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';

/** Stops hosting. Asks first when somebody else is connected, and says how many. */
export function StopHosting({ name, others }: { name: string; others: number }) {
  const t = useTexts();
  const [isAsking, setIsAsking] = useState(false);
  const keepRef = useInitialFocus();
  const [problem, setProblem] = useState<ErrorCode | null>(null);

  const stop = async () => {
    setIsAsking(false);
    const answer = await call('hosting:stop', {});
    setProblem(answer.ok ? null : answer.code);
  };

  return (
    <div style={{ display: 'grid', gap: 6 }}>
      {problem !== null && <Band tone="trouble">{toErrorText(problem)}</Band>}
      <Button
        variant="outlined"
        color="inherit"
        sx={{ color: color.danger }}
        onClick={() => (others > 0 ? setIsAsking(true) : void stop())}
      >
        {t('hosting.stop')}
      </Button>
      <Typography variant="caption" sx={{ color: color.muted, textAlign: 'center' }}>
        {t('hosting.stopMeaning', { count: others })}
      </Typography>
      <AppDialog
        isOpen={isAsking}
        isQuestion
        title={t('hosting.stopTitle', { name })}
        onClose={() => setIsAsking(false)}
        actions={
          <>
            <Button color="inherit" onClick={() => setIsAsking(false)} ref={keepRef}>
              {t('hosting.keepHosting')}
            </Button>
            <Button variant="contained" color="error" onClick={() => void stop()}>
              {t('hosting.stop')}
            </Button>
          </>
        }
      >
        <Typography>{t('hosting.stopText', { count: others })}</Typography>
      </AppDialog>
    </div>
  );
}
