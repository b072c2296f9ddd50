import type { WrittenContent } from '../shared/model/entry';
import type { ErrorCode, Failure } from '../shared/model/errors';
import type { ClientId, RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';

/** What one has written and is not in the timeline yet: a message, or a change of one (DL-11). */
export interface OutboxMessage {
  clientId: ClientId;
  roomId: RoomId;
  content: WrittenContent;
  /** Local time in milliseconds. */
  createdAt: number;
  /** Set when the server refused it for good. */
  code: ErrorCode | null;
}

/** What waits to go out and what waits for its acknowledgement. Knows no socket and no timer. */
export interface Outbox {
  add(message: OutboxMessage): void;
  /** The messages that may go out now, at most one a room; they are in flight from here on. */
  take(now: number): OutboxMessage[];
  /** The server has stored it. It stays visible until its entry is in the timeline ({@link settle}). */
  acknowledge(clientId: ClientId): void;
  /** The server or the way to it refused. Answers whether that is for good. */
  refuse(clientId: ClientId, refusal: Failure, now: number): 'failed' | 'waits';
  /** A failed message goes again, in its old place. False when there is none. */
  retry(clientId: ClientId): boolean;
  /** Its entry is in the timeline, or the person threw it away. */
  remove(clientId: ClientId): OutboxMessage | null;
  removeRoom(roomId: RoomId): void;
  /** The connection is gone: what was in flight, or acknowledged and not settled, waits again. */
  disconnected(): void;
  /** When something that waits out a refusal may go; null when nothing does. */
  nextAt(): number | null;
  /** The passing refusal that holds something up; null when nothing was refused, or what was went through since. */
  heldUpBy(): ErrorCode | null;
  find(clientId: ClientId): OutboxMessage | null;
  /** In the order written. */
  inRoom(roomId: RoomId): OutboxMessage[];
  roomIds(): RoomId[];
  size(): number;
}

type Place =
  | { state: 'waiting'; notBefore: number; refusals: number; refusal: ErrorCode | null }
  | { state: 'in-flight'; refusals: number; refusal: ErrorCode | null }
  | { state: 'acknowledged' }
  | { state: 'failed' };

/** Refusals that pass by themselves. `internal` may be one message's own fault, so it is tried a few times only. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['slow_down', 'timeout', 'unavailable', 'offline']);
const INTERNAL_ATTEMPTS = 3;

function isPassing(code: ErrorCode, refusals: number): boolean {
  return PASSING.has(code) || (code === 'internal' && refusals < INTERNAL_ATTEMPTS);
}

/** Creates an outbox with what was left from before, in the order written. */
export function createOutbox(messages: readonly OutboxMessage[] = []): Outbox {
  // A Map keeps the order of insertion, which is the order written.
  const held = new Map<ClientId, { message: OutboxMessage; place: Place }>();
  const fresh = (): Place => ({ state: 'waiting', notBefore: 0, refusals: 0, refusal: null });
  for (const message of messages) {
    held.set(message.clientId, {
      message,
      place: message.code === null ? fresh() : { state: 'failed' },
    });
  }

  return {
    add(message) {
      held.set(message.clientId, { message, place: fresh() });
    },
    take(now) {
      const taken: OutboxMessage[] = [];
      const busy = new Set<RoomId>();
      for (const { message, place } of held.values()) {
        if (place.state === 'in-flight') busy.add(message.roomId);
      }
      for (const item of held.values()) {
        const { message, place } = item;
        if (place.state !== 'waiting' || busy.has(message.roomId)) continue;
        busy.add(message.roomId);
        if (place.notBefore > now) continue;
        const { refusals, refusal } = place;
        item.place = { state: 'in-flight', refusals, refusal };
        taken.push(message);
      }
      return taken;
    },
    acknowledge(clientId) {
      const item = held.get(clientId);
      if (item !== undefined) item.place = { state: 'acknowledged' };
    },
    refuse(clientId, refusal, now) {
      const item = held.get(clientId);
      if (item?.place.state !== 'in-flight') return 'waits';
      const refusals = item.place.refusals + 1;
      if (!isPassing(refusal.code, refusals)) {
        item.message = { ...item.message, code: refusal.code };
        item.place = { state: 'failed' };
        return 'failed';
      }
      const pause = Math.min(
        LIMITS.reconnectDelayMaxMs,
        LIMITS.reconnectDelayMs * 2 ** Math.min(refusals - 1, 8),
      );
      item.place = {
        state: 'waiting',
        notBefore: now + (refusal.retryAfterMs ?? pause),
        refusals,
        refusal: refusal.code,
      };
      return 'waits';
    },
    retry(clientId) {
      const item = held.get(clientId);
      if (item?.place.state !== 'failed') return false;
      item.message = { ...item.message, code: null };
      item.place = fresh();
      return true;
    },
    remove(clientId) {
      const item = held.get(clientId);
      held.delete(clientId);
      return item?.message ?? null;
    },
    removeRoom(roomId) {
      for (const [clientId, { message }] of held) {
        if (message.roomId === roomId) held.delete(clientId);
      }
    },
    disconnected() {
      for (const item of held.values()) {
        // What was acknowledged but is no entry here yet goes again too: sending twice is harmless (DL-2), and a server
        // that was set back since gets it back.
        if (item.place.state !== 'failed') item.place = fresh();
      }
    },
    nextAt() {
      let next: number | null = null;
      for (const { place } of held.values()) {
        if (place.state !== 'waiting' || place.notBefore === 0) continue;
        if (next === null || place.notBefore < next) next = place.notBefore;
      }
      return next;
    },
    heldUpBy() {
      for (const { place } of held.values()) {
        const isOnItsWay = place.state === 'waiting' || place.state === 'in-flight';
        if (isOnItsWay && place.refusal !== null) return place.refusal;
      }
      return null;
    },
    find: (clientId) => held.get(clientId)?.message ?? null,
    inRoom: (roomId) =>
      [...held.values()]
        .filter(({ message }) => message.roomId === roomId)
        .map((item) => item.message),
    roomIds: () => [...new Set([...held.values()].map(({ message }) => message.roomId))],
    size: () => held.size,
  };
}
