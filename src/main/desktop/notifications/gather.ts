import type { RoomId, ServerId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import type { NotifiableMessage } from './decide';

/** Gathers messages, so that a busy room does not ring for every line. */
export interface NotificationGatherer {
  /** A message that may notify. The first of a quiet room is shown at once, the following ones together. */
  add(message: NotifiableMessage): void;
  /** The room was read up to there, with null all of it: what waits of that is dropped. */
  drop(serverId: ServerId, roomId: RoomId, upTo: number | null): void;
  /** A message was taken back: it is not shown any more. */
  withdraw(serverId: ServerId, roomId: RoomId, seq: number): void;
  /** The connection was lost: the next catch-up may notify once a room again (NO-4). */
  beginAbsence(serverId: ServerId): void;
}

interface GatheredRoom {
  waiting: NotifiableMessage[];
  callOff: () => void;
}

/** One text per room of one server. */
export const toRoomKey = (serverId: ServerId, roomId: RoomId): string => `${serverId}/${roomId}`;

/** Creates the gatherer; `isWanted` is asked again before what waited is shown. */
export function createNotificationGatherer(options: {
  after: (delayMs: number, run: () => void) => () => void;
  isWanted: (message: NotifiableMessage) => boolean;
  show: (messages: readonly NotifiableMessage[]) => void;
}): NotificationGatherer {
  const { after, isWanted, show } = options;
  const rooms = new Map<string, GatheredRoom>();
  const caughtUp = new Map<ServerId, Set<RoomId>>();

  function beQuiet(key: string, waiting: NotifiableMessage[]): void {
    rooms.set(key, { waiting, callOff: after(LIMITS.notificationPauseMs, () => end(key)) });
  }

  function end(key: string): void {
    const waiting = rooms.get(key)?.waiting.filter((message) => isWanted(message)) ?? [];
    rooms.delete(key);
    if (waiting.length === 0) return;
    for (const message of waiting) if (message.isCaughtUp) markCaughtUp(message);
    show(waiting);
    beQuiet(key, []);
  }

  function markCaughtUp({ serverId, roomId }: NotifiableMessage): void {
    const done = caughtUp.get(serverId) ?? new Set();
    caughtUp.set(serverId, done.add(roomId));
  }

  return {
    add(message) {
      const { serverId, roomId } = message;
      if (message.isCaughtUp && caughtUp.get(serverId)?.has(roomId) === true) return;
      const key = toRoomKey(serverId, roomId);
      const room = rooms.get(key);
      if (room !== undefined) room.waiting.push(message);
      // A catch-up comes in pages: wait for the rest of it before saying how much was missed.
      else if (message.isCaughtUp) beQuiet(key, [message]);
      else {
        show([message]);
        beQuiet(key, []);
      }
    },
    drop(serverId, roomId, upTo) {
      const room = rooms.get(toRoomKey(serverId, roomId));
      if (room === undefined) return;
      room.waiting = upTo === null ? [] : room.waiting.filter(({ seq }) => seq > upTo);
    },
    withdraw(serverId, roomId, seq) {
      const room = rooms.get(toRoomKey(serverId, roomId));
      if (room !== undefined) room.waiting = room.waiting.filter((one) => one.seq !== seq);
    },
    beginAbsence(serverId) {
      caughtUp.delete(serverId);
    },
  };
}
