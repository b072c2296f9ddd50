import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { call } from '../../bridge/app-store';
import {
  BellIcon,
  BellOffIcon,
  CheckIcon,
  LeaveIcon,
  PersonAddIcon,
  SettingsIcon,
} from '../../components/icons';
import { useTexts } from '../../components/use-texts';
import { InviteDialog } from './invite-dialog';
import { LeaveDialog } from './leave-dialog';
import { toRoomRights } from './room-sections';
import { RoomSettingsDialog } from './room-settings-dialog';

/** Where the menu of a room hangs: on a button, or where the pointer was. */
export type MenuPlace = { anchor: HTMLElement } | { left: number; top: number };

type OpenDialog = 'invite' | 'settings' | 'leave' | null;

/** The menu of a room with the dialogs it opens. `place` null means closed. */
export function RoomActions({
  server,
  room,
  place,
  onClose,
}: {
  server: ServerView;
  room: RoomView;
  place: MenuPlace | null;
  onClose: () => void;
}) {
  const t = useTexts();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const rights = toRoomRights(room);
  const where = { serverId: server.id, roomId: room.id };
  const closeDialog = () => setDialog(null);

  const item = (key: string, icon: ReactNode, text: string, act: () => void, isOff = false) => (
    <MenuItem
      key={key}
      disabled={isOff}
      onClick={() => {
        onClose();
        act();
      }}
    >
      {icon}
      {text}
    </MenuItem>
  );

  return (
    <>
      <Menu
        open={place !== null}
        onClose={onClose}
        slotProps={{ list: { 'aria-label': t('rooms.menu') } }}
        {...(place !== null && 'anchor' in place
          ? {
              anchorEl: place.anchor,
              anchorOrigin: { vertical: 'bottom', horizontal: 'right' },
              transformOrigin: { vertical: 'top', horizontal: 'right' },
            }
          : { anchorReference: 'anchorPosition', anchorPosition: place ?? { left: 0, top: 0 } })}
      >
        {item(
          'mute',
          room.isMuted ? <BellIcon /> : <BellOffIcon />,
          t(room.isMuted ? 'rooms.unmute' : 'rooms.mute'),
          () => void call('room:mute', { ...where, isMuted: !room.isMuted }),
        )}
        {item(
          'read',
          <CheckIcon />,
          t('rooms.markRead'),
          () => void call('marker:read', { ...where, seq: room.headSeq }),
          room.unread === 0,
        )}
        {rights.canInvite &&
          item('invite', <PersonAddIcon />, t('rooms.invite'), () => setDialog('invite'))}
        {rights.canChange &&
          item('settings', <SettingsIcon />, t('rooms.settings'), () => setDialog('settings'))}
        {rights.canLeave &&
          item('leave', <LeaveIcon />, t('rooms.leave'), () => setDialog('leave'))}
      </Menu>
      {dialog === 'invite' && <InviteDialog server={server} room={room} onClose={closeDialog} />}
      {dialog === 'settings' && (
        <RoomSettingsDialog server={server} room={room} onClose={closeDialog} />
      )}
      {dialog === 'leave' && <LeaveDialog server={server} room={room} onClose={closeDialog} />}
    </>
  );
}
