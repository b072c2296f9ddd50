import type { Log } from '../shared/lib/log';
import type { Entry } from '../shared/model/entry';
import type { RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { Connection } from './connection';
import { createNewestParts, type NewestGrowth } from './newest';
import type { Serial } from './serial';
import type { StoredEntry } from './store';
import { chooseRange, createTimeline, type Range, type Timeline } from './timeline';
import type { Verifier } from './verifier';

/** How many rooms are caught up at the same time. */
const ROOMS_AT_ONCE = 4;

/** A run of entries that continues what is known of a room. */
export interface Run {
  roomId: RoomId;
  entries: readonly Entry[];
  range: Range;
  /** The cached part was given up before this run. */
  isReset: boolean;
}

/** The timelines of all rooms of one server: takes what is told, asks for what is missing (TL-4). */
export interface CatchUp {
  /** What the cache knows. */
  restore(roomId: RoomId, range: Range): void;
  range(roomId: RoomId): Range | null;
  /** The highest `seq` that is known to exist; 0 where nothing is known of the room. */
  head(roomId: RoomId): number;
  /** The newest part of a room in which the catch-up has not reached it yet; null where what is kept is the newest. */
  newest(roomId: RoomId): readonly StoredEntry[] | null;
  /** Resolves when the newest part is there, or cannot be had. */
  reachNewest(roomId: RoomId): Promise<void>;
  /** Somebody else has entries up to here. */
  noticeHead(roomId: RoomId, headSeq: number): void;
  /** The server has said where the room's head is: begins or goes on from there. */
  meet(
    room: { id: RoomId; headSeq: number },
    readSeq: number,
    /** What is cached belongs to another life of the server (ST-8). */
    isOtherHistory?: boolean,
  ): Promise<void>;
  /** Takes entries that were told or acknowledged. */
  take(roomId: RoomId, entries: readonly Entry[]): Promise<void>;
  /** Fetches older entries and keeps them; false when the server did not give them. */
  older(roomId: RoomId): Promise<boolean>;
  forget(roomId: RoomId): void;
}

export interface CatchUpDeps {
  connection(): Connection | null;
  inOrder: Serial;
  /** Keeps and tells a run. False when it could not be kept; it will be asked for again. */
  keep(run: Run): Promise<boolean>;
  keepOlder(run: Run): Promise<boolean>;
  verify: Verifier;
  hashText(text: string): string;
  /** The newest part has grown before the catch-up has reached it. */
  newestGrown(growth: NewestGrowth): void;
  /** The newest part that was held is not continued by what comes now. */
  newestEnded(roomId: RoomId): void;
  log: Log;
}

/** Creates the catch-up of one server. All but `older` and `reachNewest` is to be called in order. */
export function createCatchUp(deps: CatchUpDeps): CatchUp {
  const { inOrder, log } = deps;
  const timelines = new Map<RoomId, Timeline>();
  const fetching = new Set<RoomId>();
  const queue = new Set<RoomId>();

  const keepRun = async (roomId: RoomId, timeline: Timeline, entries: readonly Entry[]) => {
    const first = entries[0];
    if (first === undefined) return true;
    const isKept = await deps.keep({ roomId, entries, range: timeline.range(), isReset: false });
    if (!isKept) timeline.rewind(first.seq - 1);
    return isKept;
  };

  /** Answers whether it makes sense to ask on. */
  const takePage = async (
    roomId: RoomId,
    after: number,
    page: { entries: readonly Entry[]; headSeq: number },
  ): Promise<boolean> => {
    const timeline = timelines.get(roomId);
    if (timeline === undefined) return false;
    const run = timeline.acceptPage(after, page.entries, page.headSeq);
    if (run === null) {
      log.warn('a page of the timeline does not fit');
      return false;
    }
    const isKept = await keepRun(roomId, timeline, run);
    await newest.grow(roomId);
    return isKept;
  };

  const take = async (roomId: RoomId, entries: readonly Entry[]) => {
    const timeline = timelines.get(roomId);
    if (timeline !== undefined) await keepRun(roomId, timeline, timeline.accept(entries));
  };

  const newest = createNewestParts({
    connection: deps.connection,
    timeline: (roomId) => timelines.get(roomId),
    inOrder,
    verify: deps.verify,
    hashText: deps.hashText,
    take,
    grown: deps.newestGrown,
    ended: deps.newestEnded,
    log,
  });

  const fetchMissing = async (roomId: RoomId): Promise<void> => {
    for (;;) {
      const connection = deps.connection();
      const after = timelines.get(roomId)?.missingAfter() ?? null;
      if (connection === null || after === null) return;
      // Each page is asked for when the one before is kept, so one at a time is the point.
      const page = await connection.ask('timeline:page', {
        roomId,
        after,
        limit: LIMITS.pageEntries,
      });
      if (!page.ok || !(await inOrder(() => takePage(roomId, after, page.value)))) return;
    }
  };

  const fetchNext = (): void => {
    for (const roomId of queue) {
      if (fetching.size >= ROOMS_AT_ONCE) return;
      if (fetching.has(roomId)) continue;
      queue.delete(roomId);
      fetching.add(roomId);
      // The newest page of every room comes before the rest of any.
      const isNewest = newest.isWanted(roomId);
      const fetch = isNewest ? newest.fetch(roomId).then(() => void queue.add(roomId)) : null;
      void (fetch ?? fetchMissing(roomId)).finally(() => {
        fetching.delete(roomId);
        fetchNext();
      });
    }
  };

  const check = (roomId: RoomId) => {
    if ((timelines.get(roomId)?.missingAfter() ?? null) === null) return;
    queue.add(roomId);
    fetchNext();
  };

  return {
    restore(roomId, range) {
      timelines.set(roomId, createTimeline(roomId, range));
    },
    range: (roomId) => timelines.get(roomId)?.range() ?? null,
    head: (roomId) => timelines.get(roomId)?.head() ?? 0,
    newest: (roomId) => newest.items(roomId),
    reachNewest: (roomId) => newest.reach(roomId),
    noticeHead(roomId, headSeq) {
      timelines.get(roomId)?.noticeHead(headSeq);
      check(roomId);
    },
    async meet({ id, headSeq }, readSeq, isOtherHistory = false) {
      const known = timelines.get(id);
      const cached = isOtherHistory ? null : (known?.range() ?? null);
      const { range, isReset } = chooseRange(cached, headSeq, readSeq);
      if (known === undefined || isReset || isOtherHistory) {
        if (!(await deps.keep({ roomId: id, entries: [], range, isReset: true }))) return;
        timelines.set(id, createTimeline(id, range));
        newest.forget(id);
      }
      timelines.get(id)?.noticeHead(headSeq);
      newest.restart(id);
      check(id);
    },
    async take(roomId, entries) {
      await take(roomId, entries);
      await newest.grow(roomId);
      check(roomId);
    },
    async older(roomId) {
      const connection = deps.connection();
      const before = timelines.get(roomId)?.range().from;
      if (connection === null || before === undefined) return false;
      const limit = LIMITS.pageEntries;
      const page = await connection.ask('timeline:page', { roomId, before, limit });
      if (!page.ok) return false;
      return inOrder(async () => {
        const timeline = timelines.get(roomId);
        if (timeline === undefined) return false;
        // Somebody else may have fetched the same in the meantime.
        if (timeline.range().from < before) return true;
        const older = timeline.acceptOlder(page.value.entries);
        if (older === null || older.length === 0) return false;
        return deps.keepOlder({ roomId, entries: older, range: timeline.range(), isReset: false });
      });
    },
    forget(roomId) {
      timelines.delete(roomId);
      newest.forget(roomId);
      queue.delete(roomId);
    },
  };
}
