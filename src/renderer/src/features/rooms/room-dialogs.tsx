import { useEffect } from 'react';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { useRoom, useServer } from '../../bridge/app-store';
import { BrowseDialog } from './browse-dialog';
import { CreateRoomDialog } from './create-room-dialog';
import { InviteDialog } from './invite-dialog';
import { LeaveDialog } from './leave-dialog';
import type { RoomDialog } from './room-dialog';
import { RoomSettingsDialog } from './room-settings-dialog';

type OfOneRoom = Extract<RoomDialog, { roomId: RoomId }>;

function OneRoomDialog({ dialog, onClose }: { dialog: OfOneRoom; onClose: () => void }) {
  const server = useServer(dialog.serverId);
  const room = useRoom(dialog.serverId, dialog.roomId);
  const isGone = server === null || room === null;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (server === null || room === null) return null;
  switch (dialog.kind) {
    case 'invite':
      return <InviteDialog server={server} room={room} onClose={onClose} />;
    case 'room-settings':
      return <RoomSettingsDialog server={server} room={room} onClose={onClose} />;
    case 'leave':
      return <LeaveDialog server={server} room={room} onClose={onClose} />;
  }
}

/** The dialog about rooms that is open. `onSelect` is where a room that was made or joined is shown. */
export function RoomDialogs({
  dialog,
  onClose,
  onSelect,
}: {
  dialog: RoomDialog;
  onClose: () => void;
  onSelect: (serverId: ServerId, roomId: RoomId) => void;
}) {
  const { serverId } = dialog;
  const select = (roomId: RoomId) => onSelect(serverId, roomId);
  switch (dialog.kind) {
    case 'create':
      return <CreateRoomDialog serverId={serverId} onClose={onClose} onCreated={select} />;
    case 'browse':
      return <BrowseDialog serverId={serverId} onClose={onClose} onSelect={select} />;
    case 'invite':
    case 'room-settings':
    case 'leave':
      return <OneRoomDialog key={dialog.roomId} dialog={dialog} onClose={onClose} />;
  }
}
