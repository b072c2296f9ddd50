import type { RoomId, ServerId } from '../../../../shared/model/ids';

/** A dialog about rooms. Whoever draws the page keeps it, so that it outlives the list or menu it was opened from. */
export type RoomDialog =
  | { kind: 'create' | 'browse'; serverId: ServerId }
  | { kind: 'invite' | 'room-settings' | 'leave'; serverId: ServerId; roomId: RoomId };

/** Exporting a room, or with null everything one may read: another feature draws it. */
export interface RoomExport {
  kind: 'export';
  serverId: ServerId;
  roomId: RoomId | null;
}

/** What is told of a room, or with null of a server's rooms: another feature draws it. */
export interface RoomNotify {
  kind: 'notify';
  serverId: ServerId;
  roomId: RoomId | null;
}

/** Going to a day of a room: another feature draws it. */
export interface RoomDay {
  kind: 'day';
  serverId: ServerId;
  roomId: RoomId;
  /** The day to begin with. */
  at?: number;
}

/** Opens a dialog about rooms. */
export type OpenRoomDialog = (dialog: RoomDialog | RoomExport | RoomNotify | RoomDay) => void;
