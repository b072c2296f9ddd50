import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import { LIMITS } from '../../../../../shared/model/limits';
import type { MemberId } from '../../../../../shared/model/ids';
import type { MessageRow } from '../rows';
import { compareNames } from '../../../components/compare-names';

/** Who of the others has a message, who read it, and who has not got it yet. */
export interface Receipts {
  read: MemberId[];
  delivered: MemberId[];
  waiting: MemberId[];
}

/** Derives it from the markers of the room; null where the room is too large to keep them. */
export function toReceipts(row: MessageRow, server: ServerView, room: RoomView): Receipts | null {
  if (room.memberIds.length > LIMITS.receiptRoomMembers) return null;
  const seq = row.seq ?? Number.POSITIVE_INFINITY;
  const receipts: Receipts = { read: [], delivered: [], waiting: [] };
  const markers = new Map(room.markers.map((marker) => [marker.memberId, marker]));
  const others = room.memberIds.filter((id) => id !== server.selfId);
  const byName = others.toSorted((a, b) =>
    compareNames(server.members[a]?.name ?? '', server.members[b]?.name ?? ''),
  );
  for (const id of byName) {
    const marker = markers.get(id);
    if ((marker?.read ?? 0) >= seq) receipts.read.push(id);
    else if ((marker?.delivered ?? 0) >= seq) receipts.delivered.push(id);
    else receipts.waiting.push(id);
  }
  return receipts;
}
