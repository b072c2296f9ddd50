import type { WrittenContent } from '../shared/model/entry';
import type { ErrorCode, Failure } from '../shared/model/errors';
import type { ClientId, RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import { toWritingBytes } from '../shared/model/weight';

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
  /**
   * What may go out now, as packets: of each room that has nothing in flight what comes next in the order written, as
   * much as one packet takes. It is in flight from here on, until it is acknowledged, refused, held up or put back.
   */
  take(now: number): OutboxMessage[][];
  /** The server has stored it. It stays visible until its entry is in the timeline ({@link remove}). */
  acknowledge(clientId: ClientId): void;
  /** The server refused this one. Whether that is for good; `gone` where it is not in flight any more. */
  refuse(clientId: ClientId, refusal: Failure, now: number): 'failed' | 'waits' | 'gone';
  /** What of these is still in flight comes after one that waits: it waits again, in its place. */
  putBack(clientIds: readonly ClientId[]): void;
  /**
   * A packet of several was refused as a whole, or no answer came: all wait again. Unless the server only asks for time,
   * they go one at a time then, so that one that breaks a packet, or a way that takes no large ones, holds up nobody else.
   */
  holdUp(clientIds: readonly ClientId[], refusal: Failure, now: number): void;
  /** A failed message goes again, in its old place. False when there is none. */
  retry(clientId: ClientId): boolean;
  /** Its entry is in the timeline, or the person threw it away. */
  remove(clientId: ClientId): OutboxMessage | null;
  removeRoom(roomId: RoomId): void;
  /** The connection is gone: what was in flight, or acknowledged and not settled, waits again. */
  disconnected(): void;
  /** When something that waits out a refusal may go; null when nothing does, or an answer comes first. */
  nextAt(): number | null;
  /** The passing refusal that holds something up; null when nothing was refused, or what was went through since. */
  heldUpBy(): ErrorCode | null;
  find(clientId: ClientId): OutboxMessage | null;
  /** In the order written. */
  inRoom(roomId: RoomId): OutboxMessage[];
  /** How many of a room wait, and how many have failed. */
  count(roomId: RoomId): { pending: number; failed: number };
  roomIds(): RoomId[];
  size(): number;
}

interface Item {
  message: OutboxMessage;
  /** What it takes of a packet. */
  bytes: number;
  state: 'waiting' | 'in-flight' | 'acknowledged' | 'failed';
  /** What waits goes no earlier than this. */
  notBefore: number;
  /** How often it was refused, and the last time with what. */
  refusals: number;
  refusal: ErrorCode | null;
  /** It goes in a packet of its own. */
  isAlone: boolean;
}

interface Room {
  /** A Map keeps the order of insertion, which is the order written. */
  items: Map<ClientId, Item>;
  inFlight: number;
  failed: number;
}

/** Refusals that pass by themselves. `internal` may be one message's own fault, so it is tried a few times only. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['slow_down', 'timeout', 'unavailable', 'offline']);
const INTERNAL_ATTEMPTS = 3;
/** Refusals with which the server asks for time: there is nothing wrong with the packet, nor with the way. */
const ASKS_FOR_TIME: ReadonlySet<ErrorCode> = new Set(['slow_down', 'unavailable']);

function isPassing(code: ErrorCode, refusals: number): boolean {
  return PASSING.has(code) || (code === 'internal' && refusals < INTERNAL_ATTEMPTS);
}

function toPause({ retryAfterMs }: Failure, refusals: number): number {
  const pause = LIMITS.reconnectDelayMs * 2 ** Math.min(refusals - 1, 8);
  return retryAfterMs ?? Math.min(LIMITS.reconnectDelayMaxMs, pause);
}

const FRESH = { notBefore: 0, refusals: 0, refusal: null, isAlone: false } as const;

/** Creates an outbox with what was left from before, in the order written. */
export function createOutbox(messages: readonly OutboxMessage[] = []): Outbox {
  const rooms = new Map<RoomId, Room>();
  const held = new Map<ClientId, Item>();

  const put = (message: OutboxMessage) => {
    const { roomId, clientId, content, code } = message;
    const room = rooms.get(roomId) ?? { items: new Map(), inFlight: 0, failed: 0 };
    rooms.set(roomId, room);
    const state = code === null ? 'waiting' : 'failed';
    if (state === 'failed') room.failed += 1;
    const item: Item = { message, bytes: toWritingBytes(content), state, ...FRESH };
    room.items.set(clientId, item);
    held.set(clientId, item);
  };
  /** The one way from state to state: the room's counts go with it. */
  const change = (item: Item, state: Item['state'] | 'gone') => {
    const room = rooms.get(item.message.roomId);
    if (room === undefined) return;
    if (item.state === 'in-flight') room.inFlight -= 1;
    if (item.state === 'failed') room.failed -= 1;
    if (state === 'gone') {
      const { clientId, roomId } = item.message;
      held.delete(clientId);
      room.items.delete(clientId);
      if (room.items.size === 0) rooms.delete(roomId);
      return;
    }
    if (state === 'in-flight') room.inFlight += 1;
    if (state === 'failed') room.failed += 1;
    item.state = state;
  };
  const inFlight = (clientIds: readonly ClientId[]) =>
    clientIds.flatMap((clientId) => {
      const item = held.get(clientId);
      return item?.state === 'in-flight' ? [item] : [];
    });
  const firstWaiting = ({ items }: Room): Item | null => {
    for (const item of items.values()) if (item.state === 'waiting') return item;
    return null;
  };

  const takeOf = (room: Room, now: number): OutboxMessage[] => {
    const taken: OutboxMessage[] = [];
    let bytes = 0;
    for (const item of room.items.values()) {
      if (item.state !== 'waiting') continue;
      bytes += item.bytes;
      const isFull = taken.length === LIMITS.batchEntries || bytes > LIMITS.batchBytes;
      // Whatever is the first goes: alone, the heaviest fits.
      if (taken.length > 0 && (isFull || item.isAlone)) break;
      if (item.notBefore > now) break;
      change(item, 'in-flight');
      taken.push(item.message);
      if (item.isAlone) break;
    }
    return taken;
  };

  messages.forEach(put);
  return {
    add: put,
    take: (now) =>
      [...rooms.values()]
        .filter((room) => room.inFlight === 0)
        .map((room) => takeOf(room, now))
        .filter((packet) => packet.length > 0),
    acknowledge(clientId) {
      const item = held.get(clientId);
      if (item !== undefined) change(item, 'acknowledged');
    },
    refuse(clientId, refusal, now) {
      const [item] = inFlight([clientId]);
      if (item === undefined) return 'gone';
      item.refusals += 1;
      if (!isPassing(refusal.code, item.refusals)) {
        item.message = { ...item.message, code: refusal.code };
        change(item, 'failed');
        return 'failed';
      }
      item.refusal = refusal.code;
      item.notBefore = now + toPause(refusal, item.refusals);
      change(item, 'waiting');
      return 'waits';
    },
    putBack(clientIds) {
      for (const item of inFlight(clientIds)) change(item, 'waiting');
    },
    holdUp(clientIds, refusal, now) {
      const { code } = refusal;
      const items = inFlight(clientIds);
      for (const item of items) {
        change(item, 'waiting');
        item.isAlone ||= !ASKS_FOR_TIME.has(code);
      }
      const [first] = items;
      if (first === undefined || !isPassing(code, 1)) return;
      // Whose fault `internal` is shows only when they go one at a time: until then it counts for nobody.
      if (PASSING.has(code)) first.refusals += 1;
      first.refusal = code;
      first.notBefore = now + toPause(refusal, Math.max(1, first.refusals));
    },
    retry(clientId) {
      const item = held.get(clientId);
      if (item?.state !== 'failed') return false;
      item.message = { ...item.message, code: null };
      Object.assign(item, FRESH);
      change(item, 'waiting');
      return true;
    },
    remove(clientId) {
      const item = held.get(clientId);
      if (item === undefined) return null;
      change(item, 'gone');
      return item.message;
    },
    removeRoom(roomId) {
      for (const clientId of rooms.get(roomId)?.items.keys() ?? []) held.delete(clientId);
      rooms.delete(roomId);
    },
    disconnected() {
      for (const item of held.values()) {
        if (item.state === 'failed') continue;
        // A way that broke under a packet may take a smaller one.
        Object.assign(item, FRESH, { isAlone: item.isAlone || item.state === 'in-flight' });
        // What was acknowledged but is no entry here yet goes again too: sending twice is harmless (DL-2), and a server
        // that was set back since gets it back.
        change(item, 'waiting');
      }
    },
    nextAt() {
      let next: number | null = null;
      for (const room of rooms.values()) {
        const { notBefore } = (room.inFlight === 0 ? firstWaiting(room) : null) ?? FRESH;
        if (notBefore > 0 && (next === null || notBefore < next)) next = notBefore;
      }
      return next;
    },
    heldUpBy() {
      for (const { state, refusal } of held.values()) {
        const isOnItsWay = state === 'waiting' || state === 'in-flight';
        if (isOnItsWay && refusal !== null) return refusal;
      }
      return null;
    },
    find: (clientId) => held.get(clientId)?.message ?? null,
    inRoom: (roomId) => [...(rooms.get(roomId)?.items.values() ?? [])].map((item) => item.message),
    count(roomId) {
      const { items, failed } = rooms.get(roomId) ?? { items: new Map(), failed: 0 };
      return { pending: items.size - failed, failed };
    },
    roomIds: () => [...rooms.keys()],
    size: () => held.size,
  };
}
