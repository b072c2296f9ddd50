import type { MemberId, RoomId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Clock } from './domain';

const ROOMS_AT_ONCE = 8;
const REPEAT_AT_LEAST_MS = 1_000;

/** Who writes where, right now. Remembers a notice for `LIMITS.typingNoticeMs` and at most eight rooms a member. */
export interface Typing {
  set(memberId: MemberId, roomId: RoomId): void;
  end(memberId: MemberId, roomId: RoomId): void;
  /** Ends it in every room. */
  endAll(memberId: MemberId): void;
  close(): void;
}

interface Notice {
  saidAt: number;
  cancel: () => void;
}

/** Creates the memory of typing notices; `tell` hears what others must hear (PR-2). */
export function createTyping(
  clock: Clock,
  tell: (memberId: MemberId, roomId: RoomId, isTyping: boolean) => void,
): Typing {
  const writers = new Map<MemberId, Map<RoomId, Notice>>();

  const end = (memberId: MemberId, roomId: RoomId) => {
    const notices = writers.get(memberId);
    const notice = notices?.get(roomId);
    if (notices === undefined || notice === undefined) return;
    notice.cancel();
    notices.delete(roomId);
    if (notices.size === 0) writers.delete(memberId);
    tell(memberId, roomId, false);
  };

  return {
    set(memberId, roomId) {
      const others = writers.get(memberId);
      const old = others?.get(roomId);
      old?.cancel();
      if (old === undefined && others !== undefined && others.size >= ROOMS_AT_ONCE) {
        const [oldest] = others.keys();
        if (oldest !== undefined) end(memberId, oldest);
      }
      const now = clock.now();
      const isRepeated = old !== undefined && now - old.saidAt < REPEAT_AT_LEAST_MS;
      const notices = writers.get(memberId) ?? new Map<RoomId, Notice>();
      writers.set(memberId, notices);
      notices.set(roomId, {
        saidAt: isRepeated ? old.saidAt : now,
        cancel: clock.after(LIMITS.typingNoticeMs, () => end(memberId, roomId)),
      });
      if (!isRepeated) tell(memberId, roomId, true);
    },
    end,
    endAll(memberId) {
      for (const roomId of writers.get(memberId)?.keys() ?? []) end(memberId, roomId);
    },
    close() {
      for (const notices of writers.values())
        for (const notice of notices.values()) notice.cancel();
      writers.clear();
    },
  };
}
