import type { MemberId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Room } from '../../shared/model/room';

/** A room as one of its members may see it: in large rooms without the markers of others (DL-8). */
export function toRoomFor(room: Room, memberId: MemberId): Room {
  if (room.memberIds.length <= LIMITS.receiptRoomMembers) return room;
  return { ...room, markers: room.markers.filter((marker) => marker.memberId === memberId) };
}
