import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { Result } from '../../../shared/lib/result';
import type { ErrorCode } from '../../../shared/model/errors';
import { AppDialog } from './app-dialog';
import { Band } from './band';
import { focusOnMount } from './focus-on-mount';
import { toErrorText, useTexts } from './use-texts';

/**
 * Asks before something that cannot be taken back, beginning with the button that changes nothing. Closes when `onConfirm` is
 * done; what it fails with is said in place.
 */
export function QuestionDialog({
  title,
  children,
  keep,
  confirm,
  isDanger = false,
  onConfirm,
  onClose,
}: {
  title: string;
  children: ReactNode;
  /** The button that changes nothing; Cancel unless said. */
  keep?: string;
  confirm: string;
  /** Whether something is lost by it. */
  isDanger?: boolean;
  onConfirm: () => Promise<Result<unknown>>;
  onClose: () => void;
}) {
  const t = useTexts();
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const run = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const answer = await onConfirm();
    setIsBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.code);
  };
  return (
    <AppDialog
      isOpen
      isQuestion
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button color="secondary" ref={focusOnMount} onClick={onClose}>
            {keep ?? t('common.cancel')}
          </Button>
          <Button
            variant="contained"
            {...(isDanger ? { color: 'error' } : {})}
            aria-busy={isBusy}
            onClick={() => void run()}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {problem !== null && <Band tone="trouble">{toErrorText(problem)}</Band>}
      {children}
    </AppDialog>
  );
}
