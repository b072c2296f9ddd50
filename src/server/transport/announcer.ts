import { assertNever } from '../../shared/lib/assert-never';
import { LIMITS } from '../../shared/model/limits';
import type { MemberId, RoomId } from '../../shared/model/ids';
import type { Presence } from '../../shared/model/member';
import type { Marker } from '../../shared/model/room';
import type { DownEventName, DownPayload } from '../../shared/protocol/events';
import type { Change, Clock } from '../domain/domain';
import { toRoomFor } from '../domain/room-view';
import { mergeEntries } from './merge-entries';

/** The socket room of everybody who was welcomed. */
export const EVERYONE = 'everyone';
/** The socket room of all connections of the people in a room. */
export const toRoomKey = (roomId: RoomId): string => `room:${roomId}`;
/** The socket room of all connections of one member. */
export const toMemberKey = (memberId: MemberId): string => `member:${memberId}`;

/** What the announcer needs of Socket.IO: to tell socket rooms, and to move connections in and out of them at once. */
export interface Audience {
  tell<E extends DownEventName>(
    to: string[],
    event: E,
    payload: DownPayload<E>,
    except?: string,
  ): void;
  join(who: string[], room: string): void;
  leave(who: string[], room: string): void;
}

/** Turns what the domain says into events for those whom it concerns. */
export interface Announcer {
  announce(changes: Change[]): void;
  /** Tells what was held back for a moment. */
  flush(): void;
}

/** Holds things back under a key and hands the newest of each over together after a delay. */
function createCollector<V>(clock: Clock, delayMs: number, deliver: (items: V[]) => void) {
  let items = new Map<string, V>();
  let stop: (() => void) | null = null;
  const flush = (): void => {
    stop?.();
    stop = null;
    const ready = [...items.values()];
    items = new Map();
    if (ready.length > 0) deliver(ready);
  };
  return {
    put(key: string, item: V) {
      items.set(key, item);
      stop ??= clock.after(delayMs, flush);
    },
    flush,
  };
}

interface HeldMarker {
  roomId: RoomId;
  audience: 'room' | 'self';
  marker: Marker;
}

/** Creates an {@link Announcer}. */
export function createAnnouncer(deps: { audience: Audience; clock: Clock }): Announcer {
  const { audience, clock } = deps;

  const presences = createCollector<{ memberId: MemberId; presence: Presence }>(
    clock,
    LIMITS.presenceDelayMs,
    (presence) => audience.tell([EVERYONE], 'presence:changed', { presence }),
  );

  const markers = createCollector<HeldMarker>(clock, LIMITS.receiptDelayMs, (held) => {
    const byRoom = new Map<RoomId, Marker[]>();
    for (const { roomId, audience: to, marker } of held) {
      if (to === 'self') {
        audience.tell([toMemberKey(marker.memberId)], 'marker:changed', {
          roomId,
          markers: [marker],
        });
        continue;
      }
      const others = byRoom.get(roomId);
      if (others === undefined) byRoom.set(roomId, [marker]);
      else others.push(marker);
    }
    for (const [roomId, list] of byRoom) {
      audience.tell([toRoomKey(roomId)], 'marker:changed', { roomId, markers: list });
    }
  });

  function announceRoom({ room, memberIds }: Extract<Change, { type: 'room-changed' }>): void {
    const keys = memberIds.map(toMemberKey);
    if (keys.length === 0) return;
    audience.join(keys, toRoomKey(room.id));
    if (room.memberIds.length <= LIMITS.receiptRoomMembers) {
      audience.tell(keys, 'room:changed', { room });
      return;
    }
    for (const memberId of memberIds) {
      audience.tell([toMemberKey(memberId)], 'room:changed', { room: toRoomFor(room, memberId) });
    }
  }

  function announceOne(change: Change): void {
    switch (change.type) {
      case 'entries-appended':
        return audience.tell([toRoomKey(change.roomId)], 'entry:appended', {
          roomId: change.roomId,
          entries: change.entries,
        });
      case 'room-changed':
        return announceRoom(change);
      case 'room-removed': {
        const key = toMemberKey(change.memberId);
        audience.leave([key], toRoomKey(change.roomId));
        return audience.tell([key], 'room:removed', { roomId: change.roomId });
      }
      case 'members-changed':
        return audience.tell([EVERYONE], 'member:changed', { members: change.members });
      case 'presence-changed':
        for (const item of change.presence) presences.put(item.memberId, item);
        return;
      case 'markers-changed': {
        const { roomId } = change;
        for (const marker of change.markers) {
          markers.put(`${roomId} ${marker.memberId}`, {
            roomId,
            audience: change.audience,
            marker,
          });
        }
        return;
      }
      case 'typing-changed': {
        const { roomId, memberId, isTyping } = change;
        return audience.tell(
          [toRoomKey(roomId)],
          'typing:changed',
          { roomId, memberId, isTyping },
          toMemberKey(memberId),
        );
      }
      default:
        return assertNever(change);
    }
  }

  return {
    announce(changes) {
      for (const change of mergeEntries(changes)) announceOne(change);
    },
    flush() {
      presences.flush();
      markers.flush();
    },
  };
}
