import Typography from '@mui/material/Typography';
import type { ServerId } from '../../../../shared/model/ids';
import { call, useServer } from '../../bridge/app-store';
import { QuestionDialog } from '../../components/question-dialog';
import { useTexts } from '../../components/use-texts';

/** Asks before a server is forgotten, and says what is lost. */
export function ForgetDialog({ serverId, onClose }: { serverId: ServerId; onClose: () => void }) {
  const t = useTexts();
  const server = useServer(serverId);
  if (server === null) return null;
  return (
    <QuestionDialog
      title={t('servers.forgetTitle', { name: server.name })}
      confirm={t('servers.forgetConfirm')}
      isDanger
      onConfirm={() => call('server:forget', { serverId })}
      onClose={onClose}
    >
      <Typography>{t('servers.forgetText')}</Typography>
      <Typography>
        {server.isHostedHere ? t('servers.forgetHosted') : t('servers.forgetBack')}
      </Typography>
    </QuestionDialog>
  );
}
