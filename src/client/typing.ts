import type { RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { Connection } from './connection';
import type { Clock } from './platform';

/** One's own typing notices, told no more often than others need them. */
export interface OwnTyping {
  set(roomId: RoomId, isTyping: boolean): void;
  /** The server ends the notice itself, with a message. */
  ended(roomId: RoomId): void;
}

/** Creates one's own typing notices for one server. */
export function createOwnTyping(clock: Clock, connection: () => Connection | null): OwnTyping {
  const toldAt = new Map<RoomId, number>();
  return {
    set(roomId, isTyping) {
      const last = toldAt.get(roomId);
      const isFresh = last !== undefined && clock.elapsed() - last < LIMITS.typingRepeatMs;
      // What is stale a moment later is not worth queueing.
      const to = connection();
      if (to === null || (isTyping ? isFresh : last === undefined)) return;
      if (isTyping) toldAt.set(roomId, clock.elapsed());
      else toldAt.delete(roomId);
      void to.ask('typing:set', { roomId, isTyping });
    },
    ended: (roomId) => void toldAt.delete(roomId),
  };
}
