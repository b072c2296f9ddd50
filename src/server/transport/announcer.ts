import { assertNever } from '../../shared/lib/assert-never';
import { LIMITS } from '../../shared/model/limits';
import type { Entry } from '../../shared/model/entry';
import type { MemberId, RoomId } from '../../shared/model/ids';
import type { Marker } from '../../shared/model/room';
import type { DownEventName, DownPayload } from '../../shared/protocol/events';
import type { PresenceOf } from '../../shared/protocol/payloads';
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
  /** What is told meanwhile leaves together at its end, in one write to each connection. */
  together(run: () => void): void;
  /** Says goodbye to every connection of a member, welcomed or not, and closes it in this turn. */
  end(memberId: MemberId, goodbye: DownPayload<'session:ended'>): void;
}

const GOODBYES = {
  removed: 'You were removed from this server.',
  banned: 'You were banned from this server.',
} as const;

type Arrival = Extract<Change, { type: 'member-arrived' }>;

const toAppended = (entry: Entry): Change => ({
  type: 'entries-appended',
  roomId: entry.roomId,
  entries: [entry],
});

/** Turns what the domain says into events for those whom it concerns. */
export interface Announcer {
  announce(changes: Change[]): void;
  /** Tells what was held back for a moment. */
  flush(): void;
}

/** Whether it may be told a moment later than it came, in another order with what is told at once. */
const isPatient = ({ type }: Change): boolean =>
  type === 'member-arrived' || type === 'presence-changed' || type === 'markers-changed';

/** Holds things back under a key, each made from what is held there, and hands them over together. */
function createCollector<V>(deliver: (items: V[]) => void) {
  let items = new Map<string, V>();
  return {
    put(key: string, toItem: (held: V | undefined) => V) {
      items.set(key, toItem(items.get(key)));
    },
    isEmpty: () => items.size === 0,
    flush() {
      const ready = [...items.values()];
      items = new Map();
      if (ready.length > 0) deliver(ready);
    },
  };
}

/** Runs once, a moment after it was first asked to; or now, and not then. */
function createDelay(clock: Clock, delayMs: number, run: () => void) {
  let stop: (() => void) | null = null;
  const runNow = (): void => {
    stop?.();
    stop = null;
    run();
  };
  return { wake: () => void (stop ??= clock.after(delayMs, runNow)), runNow };
}

/** The newest that was said of one member's marker in one room, to the member and to the others. */
interface HeldMarker {
  roomId: RoomId;
  memberId: MemberId;
  toSelf?: Marker;
  toOthers?: Marker;
}

/** Creates an {@link Announcer}. */
export function createAnnouncer(deps: { audience: Audience; clock: Clock }): Announcer {
  const { audience, clock } = deps;

  const arrivals = createCollector<Arrival>((arrived) => {
    const members = arrived.map(({ member }) => member);
    audience.tell([EVERYONE], 'member:changed', { members });
    for (const change of mergeEntries(arrived.map(({ entry }) => toAppended(entry))))
      announceOne(change);
  });
  const presences = createCollector<PresenceOf>((presence) =>
    audience.tell([EVERYONE], 'presence:changed', { presence }),
  );
  // Told one by one, a crowd that comes would cost its square.
  const crowd = createDelay(clock, LIMITS.presenceDelayMs, () =>
    audience.together(() => {
      arrivals.flush();
      presences.flush();
    }),
  );

  const markers = createCollector<HeldMarker>((held) => {
    const byRoom = new Map<RoomId, Marker[]>();
    for (const { roomId, memberId, toSelf, toOthers } of held) {
      if (toSelf !== undefined && toSelf === toOthers) {
        const list = byRoom.get(roomId);
        if (list === undefined) byRoom.set(roomId, [toSelf]);
        else list.push(toSelf);
        continue;
      }
      const self = toMemberKey(memberId);
      if (toSelf !== undefined) {
        audience.tell([self], 'marker:changed', { roomId, markers: [toSelf] });
      }
      if (toOthers !== undefined) {
        audience.tell([toRoomKey(roomId)], 'marker:changed', { roomId, markers: [toOthers] }, self);
      }
    }
    for (const [roomId, list] of byRoom) {
      audience.tell([toRoomKey(roomId)], 'marker:changed', { roomId, markers: list });
    }
  });

  const receipts = createDelay(clock, LIMITS.receiptDelayMs, markers.flush);

  function announceMarkers(change: Extract<Change, { type: 'markers-changed' }>): void {
    const { roomId, audience: to } = change;
    for (const marker of change.markers) {
      const { memberId } = marker;
      markers.put(`${roomId} ${memberId}`, (held = { roomId, memberId }) => ({
        ...held,
        ...(to === 'others' ? {} : { toSelf: marker }),
        ...(to === 'self' ? {} : { toOthers: marker }),
      }));
    }
    receipts.wake();
  }

  function announceRoom({ state, memberIds }: Extract<Change, { type: 'room-changed' }>): void {
    const { room, privateReads } = state;
    const keys = memberIds.map(toMemberKey);
    if (keys.length === 0) return;
    audience.join(keys, toRoomKey(room.id));
    const isLarge = room.memberIds.length > LIMITS.receiptRoomMembers;
    const readers = new Set(privateReads.map((read) => read.memberId));
    const [apart, alike] = [
      memberIds.filter((memberId) => isLarge || readers.has(memberId)),
      memberIds.filter((memberId) => !isLarge && !readers.has(memberId)),
    ];
    if (alike.length > 0) audience.tell(alike.map(toMemberKey), 'room:changed', { room });
    for (const memberId of apart) {
      audience.tell([toMemberKey(memberId)], 'room:changed', { room: toRoomFor(state, memberId) });
    }
  }

  function announceOne(change: Change): void {
    if (!isPatient(change)) arrivals.flush();
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
      case 'member-ended': {
        const { memberId, code } = change;
        return audience.end(memberId, { code, message: GOODBYES[code] });
      }
      case 'members-changed':
        return audience.tell([EVERYONE], 'member:changed', { members: change.members });
      case 'member-arrived':
        arrivals.put(String(change.entry.seq), () => change);
        return crowd.wake();
      case 'presence-changed':
        for (const item of change.presence) presences.put(item.memberId, () => item);
        return crowd.wake();
      case 'markers-changed':
        return announceMarkers(change);
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
      const merged = mergeEntries(changes);
      const run = () => {
        for (const change of merged) announceOne(change);
      };
      const pressing = merged.filter((change) => !isPatient(change)).length;
      // What is told alone goes out as it is told, which costs less.
      if (pressing > 1 || (pressing > 0 && !arrivals.isEmpty())) audience.together(run);
      else run();
    },
    flush() {
      crowd.runNow();
      receipts.runNow();
    },
  };
}
