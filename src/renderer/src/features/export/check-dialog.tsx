import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CheckOutcome } from '../../../../shared/bridge/export';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { announce } from '../../components/live-region';
import { toErrorText, useTexts } from '../../components/use-texts';
import { ProgressBar } from './progress-bar';
import { Report, toVerdictText } from './report';
import { useProgress } from './use-progress';

type Checked = Extract<CheckOutcome, { outcome: 'checked' }>;

type State =
  | { step: 'choosing'; note: { text: string; isTrouble: boolean } | null }
  | { step: 'checking' }
  | { step: 'done'; checked: Checked };

/** Checks an export of the person's choice, of whatever server, without asking anybody. */
export function CheckDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const [state, setState] = useState<State>({ step: 'choosing', note: null });
  const isChecking = state.step === 'checking';
  const progress = useProgress(isChecking);

  const fall = (text: string, isTrouble: boolean) => {
    announce(text);
    setState({ step: 'choosing', note: { text, isTrouble } });
  };

  const check = async () => {
    if (isChecking) return;
    setState({ step: 'checking' });
    const answer = await call('export:check', {});
    if (!answer.ok) return fall(toErrorText(answer.code), true);
    const { value } = answer;
    if (value.outcome === 'cancelled') return fall(t('export.checkStopped'), false);
    if (value.outcome === 'failed') return fall(t(`export.trouble.${value.trouble}`), true);
    if (value.check.kind === 'not_export') return fall(t('export.notExport'), true);
    if (value.check.kind === 'newer') return fall(t('export.newer'), true);
    announce(toVerdictText(value.check.report, t));
    setState({ step: 'done', checked: value });
    return undefined;
  };

  const stop = () => void call('export:cancel', {});
  const close = () => {
    if (isChecking) stop();
    onClose();
  };

  const actions = {
    choosing: (
      <>
        <Button color="secondary" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant="contained">
          {t('export.checkChoose')}
        </Button>
      </>
    ),
    checking: (
      <Button color="secondary" onClick={stop}>
        {t('export.stop')}
      </Button>
    ),
    done: (
      <>
        <Button type="submit" color="secondary">
          {t('export.checkAnother')}
        </Button>
        <Button variant="contained" onClick={close}>
          {t('common.close')}
        </Button>
      </>
    ),
  };

  const percent = Math.round((progress?.fraction ?? 0) * 100);
  return (
    <AppDialog
      isOpen
      title={t('export.checkTitle')}
      onClose={close}
      onSubmit={() => void check()}
      closeOnBackdrop={!isChecking}
      actions={actions[state.step]}
      maxWidth={520}
    >
      {state.step === 'choosing' && state.note !== null && (
        <Band tone={state.note.isTrouble ? 'trouble' : 'calm'}>{state.note.text}</Band>
      )}
      {state.step === 'choosing' && <Typography>{t('export.checkIntro')}</Typography>}
      {isChecking && (
        <ProgressBar
          progress={progress}
          words={progress === null ? t('export.choosing') : t('export.checking', { percent })}
        />
      )}
      {state.step === 'done' && (
        <>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            <bdi>{state.checked.fileName}</bdi>
          </Typography>
          {state.checked.check.kind === 'checked' && <Report report={state.checked.check.report} />}
        </>
      )}
    </AppDialog>
  );
}
