import { Suspense, useCallback } from 'react';
import type { ServerId } from '../../../shared/model/ids';
import { useAppView } from '../bridge/app-store';
import {
  CheckDialog,
  ExportDialog,
  ForgetDialog,
  JoinDialog,
  KeyDialog,
  NearbyDialog,
  RoomDialogs,
  SettingsDialog,
} from './later';
import { useNavigation } from './navigation';

function OpenDialog() {
  const { state, dispatch } = useNavigation();
  const hasName = useAppView((view) => view.profile.name !== null) ?? false;
  const { dialog } = state;
  const close = useCallback(() => dispatch({ type: 'dialog:set', dialog: null }), [dispatch]);
  const goTo = (serverId: ServerId) => {
    close();
    dispatch({ type: 'room:selected', serverId, roomId: null });
  };

  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'settings':
      return <SettingsDialog onClose={close} />;
    case 'forget':
      return <ForgetDialog serverId={dialog.serverId} onClose={close} />;
    case 'export':
      return <ExportDialog serverId={dialog.serverId} roomId={dialog.roomId} onClose={close} />;
    case 'check-export':
      return <CheckDialog onClose={close} />;
    case 'server-key':
      return <KeyDialog serverId={dialog.serverId} onClose={close} />;
    case 'create':
    case 'browse':
    case 'invite':
    case 'room-settings':
    case 'leave':
      return (
        <RoomDialogs
          dialog={dialog}
          onClose={close}
          onSelect={(serverId, roomId) => dispatch({ type: 'room:selected', serverId, roomId })}
        />
      );
    case 'join':
      if (!hasName) return null;
      return (
        <JoinDialog
          // A link opened while the dialog stands is a new start.
          key={dialog.input}
          initialInput={dialog.input}
          onClose={close}
          onJoined={goTo}
          onNearby={(server) =>
            dispatch({ type: 'dialog:set', dialog: { kind: 'nearby', server } })
          }
        />
      );
    case 'nearby':
      return <NearbyDialog server={dialog.server} onClose={close} onJoined={goTo} />;
  }
}

/** The dialog that stands over the app, if any. An invite waits until the person has a name. */
export function Dialogs() {
  return (
    <Suspense fallback={null}>
      <OpenDialog />
    </Suspense>
  );
}
