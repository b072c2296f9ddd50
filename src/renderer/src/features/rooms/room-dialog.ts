import type { RoomId, ServerId } from '../../../../shared/model/ids';

/** A dialog about rooms. Whoever draws the page keeps it, so that it outlives the list or menu it was opened from. */
export type RoomDialog =
  | { kind: 'create' | 'browse'; serverId: ServerId }
  | { kind: 'invite' | 'room-settings' | 'leave'; serverId: ServerId; roomId: RoomId };

/** Opens a dialog about rooms. */
export type OpenRoomDialog = (dialog: RoomDialog) => void;
