import type { ReactNode } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { call } from '../../bridge/app-store';
import {
  BellIcon,
  BellOffIcon,
  CalendarIcon,
  CheckIcon,
  DownloadIcon,
  LeaveIcon,
  PersonAddIcon,
  SettingsIcon,
} from '../../components/icons';
import { Menu, MenuItem } from '../../components/menus';
import { useTexts } from '../../components/use-texts';
import type { OpenRoomDialog } from './room-dialog';
import { toRoomRights } from './room-sections';

/** Where the menu of a room hangs: on a button, or where the pointer was. */
export type MenuPlace = { anchor: HTMLElement } | { left: number; top: number };

/** The menu of a room. `place` null means closed. */
export function RoomActions({
  server,
  room,
  place,
  onClose,
  onDialog,
}: {
  server: ServerView;
  room: RoomView;
  place: MenuPlace | null;
  onClose: () => void;
  onDialog: OpenRoomDialog;
}) {
  const t = useTexts();
  const rights = toRoomRights(server, room);
  const where = { serverId: server.id, roomId: room.id };

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
    <Menu
      open={place !== null}
      onClose={onClose}
      role="region"
      aria-label={t('rooms.menu')}
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
      {item('notify', <BellIcon />, t('notifying.menu'), () =>
        onDialog({ kind: 'notify', ...where }),
      )}
      {item(
        'read',
        <CheckIcon />,
        t('rooms.markRead'),
        () => void call('marker:read', { ...where, seq: room.headSeq }),
        room.unread === 0,
      )}
      {rights.canInvite &&
        item('invite', <PersonAddIcon />, t('rooms.invite'), () =>
          onDialog({ kind: 'invite', ...where }),
        )}
      {(rights.canChange || rights.canSlow) &&
        item('settings', <SettingsIcon />, t('rooms.settings'), () =>
          onDialog({ kind: 'room-settings', ...where }),
        )}
      {item('day', <CalendarIcon />, t('history.day'), () => onDialog({ kind: 'day', ...where }))}
      {item('export', <DownloadIcon />, t('export.menuRoom'), () =>
        onDialog({ kind: 'export', ...where }),
      )}
      {rights.canLeave &&
        item('leave', <LeaveIcon />, t('rooms.leave'), () => onDialog({ kind: 'leave', ...where }))}
    </Menu>
  );
}
