import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ServerView } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ServerId } from '../../../../shared/model/ids';
import { call, useServer } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { ShieldAlertIcon, ShieldIcon } from '../../components/icons';
import { KeyLook } from '../../components/key-words';
import { announce } from '../../components/live-region';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, edge, monospace } from '../../theme/tokens';

const Chip = styled('span')({
  justifySelf: 'start',
  alignSelf: 'flex-start',
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  padding: '2px 10px 2px 6px',
  borderRadius: 12,
  border: `1px solid ${edge}`,
  fontSize: 12,
  lineHeight: '18px',
  fontWeight: 600,
});

function toExplanation({ isHostedHere, isVerified }: ServerView) {
  if (isHostedHere) return 'servers.keyHostedText';
  return isVerified ? 'servers.keyVerifiedText' : 'servers.keyNotVerifiedText';
}

/** Shows a server's key, so that two people can compare it, and takes their word for it. */
export function KeyDialog({ serverId, onClose }: { serverId: ServerId; onClose: () => void }) {
  const t = useTexts();
  const server = useServer(serverId);
  const closeRef = useInitialFocus();
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  if (server === null) return null;

  const verify = async () => {
    const answer = await call('server:verify', { serverId });
    if (!answer.ok) {
      setProblem(answer.code);
      return;
    }
    announce(t('servers.keyNowVerified'));
    onClose();
  };

  return (
    <AppDialog
      isOpen
      isText
      maxWidth={560}
      title={t('servers.keyTitle', { name: server.name })}
      onClose={onClose}
      actions={
        <>
          <Button color="inherit" onClick={onClose} ref={closeRef}>
            {t('common.close')}
          </Button>
          {!server.isVerified && (
            <Button variant="contained" onClick={() => void verify()}>
              {t('servers.keyMatch')}
            </Button>
          )}
        </>
      }
    >
      {problem !== null && <Band tone="trouble">{toErrorText(problem)}</Band>}
      <Chip style={{ color: server.isVerified ? color.online : color.muted }}>
        {server.isVerified ? <ShieldIcon /> : <ShieldAlertIcon />}
        {t(server.isVerified ? 'servers.keyVerified' : 'servers.keyNotVerified')}
      </Chip>
      <Typography>{t(toExplanation(server))}</Typography>
      <KeyLook words={server.keyWords} fingerprint={server.fingerprint} />
      <Typography variant="caption" sx={{ color: color.muted }}>
        {t('servers.keyCharacters')}{' '}
        <span style={{ fontFamily: monospace, userSelect: 'text' }}>{server.fingerprint}</span>
      </Typography>
      {!server.isVerified && <Typography variant="body2">{t('servers.keyDiffer')}</Typography>}
    </AppDialog>
  );
}
