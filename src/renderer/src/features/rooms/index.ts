export { RoomList } from './room-list';
export { InviteToRoom, RoomMenu } from './room-menu';
export type { RoomDialog, RoomDay, RoomExport, RoomNotify } from './room-dialog';
