import type { Entry } from '../shared/model/entry';
import type { RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';

/** The entries of a room that are known here without a gap, both ends included. Empty when `to` is `from - 1`. */
export interface Range {
  from: number;
  to: number;
}

/** Beyond this many missed entries of one room the cached part is replaced by the newest. */
export const CATCH_UP_ENTRIES = 10_000;
/** How many entries that came too early are held; more are asked for again. */
const EARLY_ENTRIES = 1_000;

/** Where the known part of a room begins: at the read marker or at the newest page, whichever is older, so that it covers all unread. */
function toFreshRange(headSeq: number, readSeq: number): Range {
  const newest = Math.max(0, headSeq - LIMITS.newestPageEntries);
  const wanted = Math.min(readSeq, newest);
  const after = headSeq - wanted > CATCH_UP_ENTRIES ? newest : wanted;
  return { from: after + 1, to: after };
}

/** Decides what of the cached range still counts once the server has said where its head is. */
export function chooseRange(
  cached: Range | null,
  headSeq: number,
  readSeq: number,
): { range: Range; isReset: boolean } {
  // A head below the cache means that the server was set back: what is cached is not its truth any more.
  const isUsable =
    cached !== null && cached.to <= headSeq && headSeq - cached.to <= CATCH_UP_ENTRIES;
  if (isUsable) return { range: cached, isReset: false };
  return { range: toFreshRange(headSeq, readSeq), isReset: cached !== null };
}

/** The known part of one room and what is missing above it. Knows no socket and no store. */
export interface Timeline {
  range(): Range;
  /** Takes entries in any order, also twice. Answers those that now continue the known part, in order. */
  accept(entries: readonly Entry[]): Entry[];
  /** Takes the answer to "entries after `after`". Null when it is not what was asked for, or leads nowhere. */
  acceptPage(after: number, entries: readonly Entry[], headSeq: number): Entry[] | null;
  /** Takes the answer to "entries before `range().from`". Null when it does not fit below the known part. */
  acceptOlder(entries: readonly Entry[]): Entry[] | null;
  /** The highest `seq` that is known to exist. */
  head(): number;
  /** Entries that came too early and continue each other from `seq` on. */
  earlyAfter(seq: number): Entry[];
  /** The room is said to reach up to here. */
  noticeHead(headSeq: number): void;
  /** The `seq` after which entries are missing; null when none are. */
  missingAfter(): number | null;
  /** Forgets what lies above `seq`: it could not be kept. */
  rewind(seq: number): void;
}

/** Whether these are entries of one room without a gap, from `first` on. */
export function isRun(entries: readonly Entry[], roomId: RoomId, first: number): boolean {
  return entries.every((entry, index) => entry.roomId === roomId && entry.seq === first + index);
}

/** Creates the timeline of one room from what is known of it. */
export function createTimeline(roomId: RoomId, known: Range): Timeline {
  let { from, to } = known;
  let head = to;
  const early = new Map<number, Entry>();

  const extend = (run: Entry[], entry: Entry) => {
    for (let next: Entry | undefined = entry; next !== undefined; next = early.get(to + 1)) {
      early.delete(next.seq);
      run.push(next);
      to = next.seq;
    }
    head = Math.max(head, to);
  };

  return {
    range: () => ({ from, to }),
    accept(entries) {
      const run: Entry[] = [];
      for (const entry of entries) {
        if (entry.roomId !== roomId || entry.seq <= to) continue;
        head = Math.max(head, entry.seq);
        if (entry.seq === to + 1) extend(run, entry);
        else if (early.size < EARLY_ENTRIES && !early.has(entry.seq)) early.set(entry.seq, entry);
      }
      return run;
    },
    acceptPage(after, entries, headSeq) {
      if (!isRun(entries, roomId, after + 1)) return null;
      const last = after + entries.length;
      const isStuck = entries.length === 0 && headSeq > after;
      if (isStuck || headSeq < last || after > to) return null;
      // An empty answer says that what was told to be beyond does not exist.
      if (entries.length === 0) early.clear();
      head = Math.max(headSeq, to, ...early.keys());
      const run: Entry[] = [];
      for (const entry of entries) if (entry.seq === to + 1) extend(run, entry);
      return run;
    },
    acceptOlder(entries) {
      const first = from - entries.length;
      if (first < 1 || !isRun(entries, roomId, first)) return null;
      from = first;
      return [...entries];
    },
    head: () => head,
    earlyAfter(seq) {
      const run: Entry[] = [];
      for (let next = early.get(seq + 1); next !== undefined; next = early.get(next.seq + 1)) {
        run.push(next);
      }
      return run;
    },
    noticeHead(headSeq) {
      head = Math.max(head, headSeq);
    },
    missingAfter: () => (head > to ? to : null),
    rewind(seq) {
      to = Math.min(to, Math.max(seq, from - 1));
      early.clear();
    },
  };
}
