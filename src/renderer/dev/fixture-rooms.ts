import type { MemberView, RoomView } from '../../shared/bridge/views';
import type { MemberId } from '../../shared/model/ids';
import { toRoomId } from './people';

/** Builds a room with sensible fields; `number` makes its id. */
export function createRoom(
  number: number,
  name: string,
  memberIds: MemberId[],
  more: Partial<RoomView> = {},
): RoomView {
  return {
    id: toRoomId(number),
    kind: 'room',
    name,
    topic: '',
    access: 'public',
    isLobby: false,
    createdBy: memberIds[0] ?? null,
    createdAt: 1_700_000_000_000,
    memberIds,
    headSeq: 0,
    markers: [],
    otherId: null,
    readSeq: 0,
    unread: 0,
    mentions: 0,
    isMuted: false,
    notify: 'default',
    pendingCount: 0,
    failedCount: 0,
    canManage: false,
    lastMessageAt: 0,
    ...more,
  };
}

/** Builds a direct room between oneself and somebody. */
export function createDirect(
  number: number,
  self: MemberView,
  other: MemberView,
  more: Partial<RoomView> = {},
): RoomView {
  return createRoom(number, '', [self.id, other.id], {
    kind: 'direct',
    access: 'private',
    otherId: other.id,
    createdBy: null,
    ...more,
  });
}

/** Members by id. */
export function byId<T extends { id: string }>(items: T[]): Record<T['id'], T> {
  return Object.fromEntries(items.map((item) => [item.id, item])) as Record<T['id'], T>;
}
