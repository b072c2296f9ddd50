import type { MemberId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Room } from '../../shared/model/room';
import type { RoomState } from '../store/store';

/**
 * A room as one of its members may see it: with one's own marker as far as one has read privately (DL-10), in large
 * rooms without the markers of others (DL-8).
 */
export function toRoomFor({ room, privateReads }: RoomState, memberId: MemberId): Room {
  const isLarge = room.memberIds.length > LIMITS.receiptRoomMembers;
  const ownRead = privateReads.find((read) => read.memberId === memberId)?.read;
  if (!isLarge && ownRead === undefined) return room;
  const seen = isLarge
    ? room.markers.filter((marker) => marker.memberId === memberId)
    : room.markers;
  const markers = seen.map((marker) =>
    ownRead !== undefined && marker.memberId === memberId ? { ...marker, read: ownRead } : marker,
  );
  return { ...room, markers };
}
