import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ServerId } from '../../../../shared/model/ids';
import { call, useServer } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';

/** Asks before a server is forgotten, and says what is lost. */
export function ForgetDialog({ serverId, onClose }: { serverId: ServerId; onClose: () => void }) {
  const t = useTexts();
  const server = useServer(serverId);
  const cancelRef = useInitialFocus();
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  if (server === null) return null;

  const forget = async () => {
    const answer = await call('server:forget', { serverId });
    if (answer.ok) onClose();
    else setProblem(answer.code);
  };

  return (
    <AppDialog
      isOpen
      isQuestion
      title={t('servers.forgetTitle', { name: server.name })}
      onClose={onClose}
      actions={
        <>
          <Button color="inherit" onClick={onClose} ref={cancelRef}>
            {t('common.cancel')}
          </Button>
          <Button variant="contained" color="error" onClick={() => void forget()}>
            {t('servers.forgetConfirm')}
          </Button>
        </>
      }
    >
      {problem !== null && <Band tone="trouble">{toErrorText(problem)}</Band>}
      <Typography>{t('servers.forgetText')}</Typography>
      <Typography>
        {server.isHostedHere ? t('servers.forgetHosted') : t('servers.forgetBack')}
      </Typography>
    </AppDialog>
  );
}
