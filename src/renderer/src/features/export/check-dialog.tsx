import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { CheckOutcome } from '../../../../shared/bridge/export';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { toErrorText, useTexts } from '../../components/use-texts';
import { ProgressBar } from './progress-bar';
import { Report, toVerdictText } from './report';
import { useFileWork } from './use-file-work';

type Checked = Extract<CheckOutcome, { outcome: 'checked' }>;

/** Checks an export of the person's choice, of whatever server, without asking anybody. */
export function CheckDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const work = useFileWork<Checked>(async () => {
    const answer = await call('export:check', {});
    const trouble = (text: string) => ({ note: { text, isTrouble: true } });
    if (!answer.ok) return trouble(toErrorText(answer.code));
    const { value } = answer;
    if (value.outcome === 'cancelled') {
      return { note: { text: t('export.checkStopped'), isTrouble: false } };
    }
    if (value.outcome === 'failed') return trouble(t(`export.trouble.${value.trouble}`));
    if (value.check.kind === 'not_export') return trouble(t('export.notExport'));
    if (value.check.kind === 'newer') return trouble(t('export.newer'));
    return { done: value, text: toVerdictText(value.check.report, t) };
  });
  const { state, isRunning, progress, run, stop } = work;
  const close = () => {
    if (isRunning) stop();
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
    running: (
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
      onSubmit={() => void run()}
      closeOnBackdrop={!isRunning}
      actions={actions[state.step]}
      maxWidth={520}
    >
      {state.step === 'choosing' && state.note !== null && (
        <Band tone={state.note.isTrouble ? 'trouble' : 'calm'}>{state.note.text}</Band>
      )}
      {state.step === 'choosing' && <Typography>{t('export.checkIntro')}</Typography>}
      {isRunning && (
        <ProgressBar
          progress={progress}
          words={progress === null ? t('export.choosing') : t('export.checking', { percent })}
        />
      )}
      {state.step === 'done' && (
        <>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            <bdi>{state.done.fileName}</bdi>
          </Typography>
          {state.done.check.kind === 'checked' && <Report report={state.done.check.report} />}
        </>
      )}
    </AppDialog>
  );
}
