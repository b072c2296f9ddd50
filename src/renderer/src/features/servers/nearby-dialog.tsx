import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { NearbyServer } from '../../../../shared/bridge/views';
import type { ServerId } from '../../../../shared/model/ids';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { KeyLook } from '../../components/key-words';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
import { FindOutButton, JoinActions, PasswordField, ServerCard } from './join-parts';
import { NewerApp } from './newer-app';
import { useJoining } from './use-joining';

/** Joins a server that was found on this network, after showing whose key it is. */
export function NearbyDialog({
  server,
  onClose,
  onJoined,
  onDoctor,
  onSettings,
}: {
  server: NearbyServer;
  onClose: () => void;
  onJoined: (serverId: ServerId) => void;
  /** Joining failed, and the person wants to know why. */
  onDoctor: () => void;
  /** To where this app is told whether to look for newer versions. */
  onSettings: () => void;
}) {
  const t = useTexts();
  // What was chosen stays on the screen, also when the server goes meanwhile: then joining says so.
  const [{ serverId, name, hostName, address, keyWords, fingerprint, joining: mode }] =
    useState(server);
  const joinRef = useInitialFocus();
  const joining = useJoining({
    ask: (password) =>
      call('nearby:join', { serverId, ...(password === undefined ? {} : { password }) }),
    onJoined,
  });
  return (
    <AppDialog
      isOpen
      title={t('servers.nearbyTitle', { name })}
      onClose={onClose}
      onSubmit={() => void joining.join()}
      closeOnBackdrop
      actions={<JoinActions joining={joining} joinRef={joinRef} onClose={onClose} />}
    >
      <ServerCard name={name}>
        <Typography variant="h3" component="div">
          <bdi>{name}</bdi>
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: color.muted }}>
          {hostName === null
            ? t('servers.nearbyAt', { address })
            : t('servers.nearbyHostedBy', { name: hostName, address })}
        </Typography>
        <div style={{ paddingTop: 8 }}>
          <KeyLook words={keyWords} fingerprint={fingerprint} />
        </div>
      </ServerCard>
      <Typography variant="caption" sx={{ color: color.muted }}>
        {t('servers.nearbyMeaning')}
        {(mode === 'ask' || mode === 'invite') && ` ${t(`servers.joinMode.${mode}`)}`}
      </Typography>
      {joining.problem !== null && <Band tone="trouble">{toErrorText(joining.problem)}</Band>}
      <FindOutButton joining={joining} onDoctor={onDoctor} />
      <NewerApp joining={joining} onSettings={onSettings} />
      <PasswordField joining={joining} />
    </AppDialog>
  );
}
