import { useCallback } from 'react';
import type { ServerId } from '../../../shared/model/ids';
import type { MessageLink } from '../../../shared/model/message-link';
import { useAppView } from '../bridge/app-store';
import { DayDialog, MESSAGE_KEYS } from '../features/conversation';
import {
  ActDialog,
  CheckDialog,
  DoctorDialog,
  ExportDialog,
  ForgetDialog,
  JoinDialog,
  KeyDialog,
  MessageLinkDialog,
  NearbyDialog,
  NotifyDialog,
  OrderDialog,
  RoomDialogs,
  SavedDialog,
  SayDialog,
  SettingsDialog,
  ShortcutsDialog,
} from './later';
import { useNavigation } from './navigation';
import type { OpenDialog as Dialog } from './navigation-state';
import { Switcher } from './switcher';
import { useLayout } from './use-layout';
import { useSide } from './use-side';

/** The dialog that stands over the app, if any. An invite waits until the person has a name. */
export function Dialogs() {
  const { state, dispatch } = useNavigation();
  const hasName = useAppView((view) => view.profile.name !== null) ?? false;
  const { setSide } = useSide();
  const isWide = useLayout() === 'wide';
  const { dialog } = state;
  const open = (next: Dialog | null) => dispatch({ type: 'dialog:set', dialog: next });
  const close = useCallback(() => dispatch({ type: 'dialog:set', dialog: null }), [dispatch]);
  const follow = useCallback(
    (link: MessageLink) => dispatch({ type: 'link:opened', link }),
    [dispatch],
  );
  /** Where it is chosen when to look for newer versions, and back. */
  const openUpdates = (back: Dialog) => open({ kind: 'settings', section: 'about', back });
  /** Once a server is joined: to the message that was wanted of it, else to its first room. */
  const goTo = (serverId: ServerId, wanted: MessageLink | undefined) => {
    close();
    dispatch({ type: 'room:selected', serverId, roomId: null });
    if (wanted?.serverId === serverId) follow(wanted);
  };

  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'settings':
      return (
        <SettingsDialog
          initialSection={dialog.section}
          onClose={() => open(dialog.back ?? null)}
          onDoctor={() =>
            open({ kind: 'doctor', input: null, back: { kind: 'settings', section: 'network' } })
          }
          onExport={(serverId) => open({ kind: 'export', serverId, roomId: null })}
          onCheckExport={() => open({ kind: 'check-export' })}
        />
      );
    case 'doctor':
      return (
        <DoctorDialog
          input={dialog.input}
          onClose={() => open(dialog.back)}
          onJoin={(input) => open({ kind: 'join', input })}
          onHostPanel={() => {
            close();
            setSide('hosting');
          }}
        />
      );
    case 'forget':
      return <ForgetDialog serverId={dialog.serverId} onClose={close} />;
    case 'export':
      return <ExportDialog serverId={dialog.serverId} roomId={dialog.roomId} onClose={close} />;
    case 'check-export':
      return <CheckDialog onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog messageKeys={MESSAGE_KEYS} onClose={close} />;
    case 'switcher':
      return <Switcher />;
    case 'say':
      return <SayDialog onClose={close} />;
    case 'act':
      return <ActDialog question={dialog} onClose={close} />;
    case 'order':
      return <OrderDialog serverId={dialog.serverId} onClose={close} />;
    case 'notify':
      return <NotifyDialog serverId={dialog.serverId} roomId={dialog.roomId} onClose={close} />;
    case 'saved': {
      const { serverId } = dialog;
      return (
        <SavedDialog
          serverId={serverId}
          onClose={close}
          onOpenMessage={(roomId, seq) => {
            close();
            dispatch({ type: 'message:selected', serverId, roomId, seq, isWide });
          }}
        />
      );
    }
    case 'day': {
      const { serverId, roomId } = dialog;
      return (
        <DayDialog
          serverId={serverId}
          roomId={roomId}
          at={dialog.at}
          onClose={close}
          onFound={(seq) => {
            close();
            dispatch({ type: 'message:selected', serverId, roomId, seq, isWide });
          }}
        />
      );
    }
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
          onJoined={(serverId) => goTo(serverId, dialog.wanted)}
          onMessage={follow}
          onNearby={(server) => open({ ...dialog, kind: 'nearby', server })}
          onDoctor={(input) => open({ kind: 'doctor', input, back: { ...dialog, input } })}
          onSettings={(input) => openUpdates({ ...dialog, input })}
        />
      );
    case 'message-link': {
      const { link } = dialog;
      return (
        <MessageLinkDialog
          link={link}
          onClose={close}
          onHere={() => follow(link)}
          onJoin={() => open({ kind: 'join', input: '', wanted: link })}
          onNearby={(server) => open({ kind: 'nearby', server, wanted: link })}
        />
      );
    }
    case 'nearby':
      return (
        <NearbyDialog
          server={dialog.server}
          onClose={close}
          onJoined={(serverId) => goTo(serverId, dialog.wanted)}
          onDoctor={() => open({ kind: 'doctor', input: dialog.server.address, back: dialog })}
          onSettings={() => openUpdates(dialog)}
        />
      );
  }
}
