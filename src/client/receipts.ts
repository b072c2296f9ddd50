import type { RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { Connection } from './connection';
import type { Clock } from './platform';

/** How long to wait after a refusal that passes. */
const RETRY_MS = 2_000;

interface Place {
  delivered: number;
  read: number;
}

/** Tells the server how far this app has got, gathered over a short while, forward only (DL-8). */
export interface Receipts {
  delivered(roomId: RoomId, seq: number): void;
  read(roomId: RoomId, seq: number): void;
  /** What the server already knows, so that it is not told again. */
  known(roomId: RoomId, place: Place): void;
  /** A new connection: what has not been heard goes now. */
  resume(): void;
  forget(roomId: RoomId): void;
  close(): void;
}

/** Creates the receipts of one server. */
export function createReceipts(clock: Clock, connection: () => Connection | null): Receipts {
  const wanted = new Map<RoomId, Place>();
  const told = new Map<RoomId, Place>();
  let cancel: (() => void) | null = null;

  const toNews = (roomId: RoomId, place: Place) => {
    const old = told.get(roomId) ?? { delivered: 0, read: 0 };
    const news: { delivered?: number; read?: number } = {};
    if (place.read > old.read) news.read = place.read;
    // Whoever has read it has it.
    if (place.delivered > Math.max(old.delivered, place.read)) news.delivered = place.delivered;
    return news.read === undefined && news.delivered === undefined ? null : news;
  };

  const tell = async (to: Connection, roomId: RoomId, place: Place) => {
    const news = toNews(roomId, place);
    if (news === null) return;
    const before = told.get(roomId);
    told.set(roomId, place);
    const answer = await to.ask('marker:set', { roomId, ...news });
    if (answer.ok || !wanted.has(roomId)) return;
    if (before === undefined) told.delete(roomId);
    else told.set(roomId, before);
    const isPassing = answer.code === 'slow_down' || answer.code === 'timeout';
    if (isPassing) schedule(answer.retryAfterMs ?? RETRY_MS);
  };

  const flush = () => {
    cancel = null;
    const to = connection();
    if (to === null) return;
    for (const [roomId, place] of wanted) void tell(to, roomId, place);
  };

  function schedule(delayMs: number): void {
    cancel ??= clock.after(delayMs, flush);
  }

  const want = (roomId: RoomId, move: Partial<Place>) => {
    const old = wanted.get(roomId) ?? { delivered: 0, read: 0 };
    const next = {
      delivered: Math.max(old.delivered, move.delivered ?? 0),
      read: Math.max(old.read, move.read ?? 0),
    };
    wanted.set(roomId, next);
    if (toNews(roomId, next) !== null) schedule(LIMITS.receiptDelayMs);
  };

  return {
    delivered: (roomId, seq) => want(roomId, { delivered: seq }),
    read: (roomId, seq) => want(roomId, { read: seq }),
    known: (roomId, place) => void told.set(roomId, place),
    resume: () => schedule(LIMITS.receiptDelayMs),
    forget(roomId) {
      wanted.delete(roomId);
      told.delete(roomId);
    },
    close() {
      cancel?.();
      cancel = null;
    },
  };
}
