import type { MemberId, RoomId } from '../../shared/model/ids';

/** When whom has spoken last in rooms with slow mode (MO-7). In memory alone: a restart grants one message earlier. */
export interface Pace {
  /** How long this member has to wait before the next message in this room; 0 when not. */
  waitMs(roomId: RoomId, author: MemberId, intervalMs: number, at: number): number;
  spoke(roomId: RoomId, author: MemberId, at: number): void;
  /** What was written was undone. */
  forget(): void;
}

/** More than have spoken within the longest interval on any real server. */
const REMEMBERED = 20_000;

/** Creates the {@link Pace} of a store. */
export function createPace(): Pace {
  const spoken = new Map<string, number>();
  const toKey = (roomId: RoomId, author: MemberId) => `${roomId} ${author}`;
  return {
    waitMs(roomId, author, intervalMs, at) {
      const passed = at - (spoken.get(toKey(roomId, author)) ?? -Infinity);
      // Never longer than the interval, whatever is done to the clock.
      return passed < 0 ? 0 : Math.max(0, intervalMs - passed);
    },
    spoke(roomId, author, at) {
      const key = toKey(roomId, author);
      // Written anew at the end, so that the first ones are the oldest.
      spoken.delete(key);
      spoken.set(key, at);
      for (const oldest of spoken.keys()) {
        if (spoken.size <= REMEMBERED) break;
        spoken.delete(oldest);
      }
    },
    forget: () => spoken.clear(),
  };
}
