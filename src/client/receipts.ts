import type { RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { UpInput } from '../shared/protocol/events';
import type { Connection } from './connection';
import type { Clock } from './platform';

/** How long to wait after a refusal that passes. */
const RETRY_MS = 2_000;

interface Place {
  delivered: number;
  read: number;
  /** What others may know of `read`. */
  shown: number;
}

const NOWHERE: Place = { delivered: 0, read: 0, shown: 0 };

/** Tells the server how far this app has got, gathered over a short while, forward only (DL-8). */
export interface Receipts {
  delivered(roomId: RoomId, seq: number): void;
  /** Shown to others or not, as the person wants it at this moment (DL-10). */
  read(roomId: RoomId, seq: number): void;
  /** What the server already knows, so that it is not told again. */
  known(roomId: RoomId, place: { delivered: number; read: number }): void;
  /** A new connection: what has not been heard goes now. */
  resume(): void;
  forget(roomId: RoomId): void;
  close(): void;
}

type News = Omit<UpInput<'marker:set'>, 'roomId'>;

/** What the server has to hear to get from one place to another. */
function toNews(old: Place, next: Place): News[] {
  const news: News[] = [];
  const isShown = next.shown > old.shown && next.shown > 0;
  // Whoever is seen to have read it is seen to have it.
  const isDelivered = next.delivered > Math.max(old.delivered, next.shown);
  if (isShown || isDelivered) {
    news.push({
      ...(isDelivered ? { delivered: next.delivered } : {}),
      ...(isShown ? { read: next.shown } : {}),
    });
  }
  if (next.read > Math.max(old.read, next.shown)) news.push({ read: next.read, isPrivate: true });
  return news;
}

/** Creates the receipts of one server. */
export function createReceipts(
  clock: Clock,
  connection: () => Connection | null,
  isPrivate: () => boolean,
): Receipts {
  const wanted = new Map<RoomId, Place>();
  const told = new Map<RoomId, Place>();
  let cancel: (() => void) | null = null;

  const newsOf = (roomId: RoomId, place: Place) => toNews(told.get(roomId) ?? NOWHERE, place);

  const tell = async (to: Connection, roomId: RoomId, place: Place) => {
    const before = told.get(roomId);
    const news = newsOf(roomId, place);
    if (news.length === 0) return;
    told.set(roomId, place);
    const answers = await Promise.all(news.map((one) => to.ask('marker:set', { roomId, ...one })));
    const refusal = answers.find((answer) => !answer.ok);
    if (refusal === undefined || refusal.ok || !wanted.has(roomId)) return;
    if (before === undefined) told.delete(roomId);
    else told.set(roomId, before);
    const isPassing = refusal.code === 'slow_down' || refusal.code === 'timeout';
    if (isPassing) schedule(refusal.retryAfterMs ?? RETRY_MS);
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
    const old = wanted.get(roomId) ?? NOWHERE;
    const next = {
      delivered: Math.max(old.delivered, move.delivered ?? 0),
      read: Math.max(old.read, move.read ?? 0),
      shown: Math.max(old.shown, move.shown ?? 0),
    };
    wanted.set(roomId, next);
    if (newsOf(roomId, next).length > 0) schedule(LIMITS.receiptDelayMs);
  };

  return {
    delivered: (roomId, seq) => want(roomId, { delivered: seq }),
    read: (roomId, seq) => want(roomId, isPrivate() ? { read: seq } : { read: seq, shown: seq }),
    known: (roomId, place) => void told.set(roomId, { ...place, shown: place.read }),
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
