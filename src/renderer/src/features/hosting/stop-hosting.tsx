import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ErrorCode } from '../../../../shared/model/errors';
import { call } from '../../bridge/app-store';
import { Band } from '../../components/band';
import { QuestionDialog } from '../../components/question-dialog';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';

/** Stops hosting. Asks first when somebody else is connected, and says how many. */
export function StopHosting({ name, others }: { name: string; others: number }) {
  const t = useTexts();
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);

  const stop = async () => {
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
      {isAsking && (
        <QuestionDialog
          title={t('hosting.stopTitle', { name })}
          keep={t('hosting.keepHosting')}
          confirm={t('hosting.stop')}
          isDanger
          onConfirm={() => call('hosting:stop', {})}
          onClose={() => setIsAsking(false)}
        >
          <Typography>{t('hosting.stopText', { count: others })}</Typography>
        </QuestionDialog>
      )}
    </div>
  );
}
