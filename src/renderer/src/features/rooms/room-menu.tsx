import Button from '@mui/material/Button';
import { useState } from 'react';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { useRoom, useServer } from '../../bridge/app-store';
import { IconAction } from '../../components/icon-action';
import { MoreIcon, PersonAddIcon } from '../../components/icons';
import { useTexts } from '../../components/use-texts';
import { RoomActions } from './room-actions';
import type { OpenRoomDialog } from './room-dialog';
import { toRoomRights } from './room-sections';

interface Place {
  serverId: ServerId;
  roomId: RoomId;
  onDialog: OpenRoomDialog;
}

/** The button with the menu of a room, for the header of its conversation. */
export function RoomMenu({ serverId, roomId, onDialog }: Place) {
  const t = useTexts();
  const server = useServer(serverId);
  const room = useRoom(serverId, roomId);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (server === null || room === null) return null;
  return (
    <>
      <IconAction
        label={t('rooms.menu')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreIcon style={{ strokeWidth: 2.5 }} />
      </IconAction>
      <RoomActions
        server={server}
        room={room}
        place={anchor === null ? null : { anchor }}
        onClose={() => setAnchor(null)}
        onDialog={onDialog}
      />
    </>
  );
}

/** A button that brings somebody into a room; nothing where that is not possible. */
export function InviteToRoom({ serverId, roomId, onDialog }: Place) {
  const t = useTexts();
  const server = useServer(serverId);
  const room = useRoom(serverId, roomId);
  if (server === null || room === null || !toRoomRights(server, room).canInvite) return null;
  return (
    <Button
      variant="outlined"
      startIcon={<PersonAddIcon />}
      onClick={() => onDialog({ kind: 'invite', serverId, roomId })}
    >
      {t('rooms.invite')}
    </Button>
  );
}
