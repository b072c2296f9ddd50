import type { Log } from '../shared/lib/log';
import type { Entry } from '../shared/model/entry';
import type { RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { Connection } from './connection';
import type { Serial } from './serial';
import { chooseRange, createTimeline, type Range, type Timeline } from './timeline';

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
  /** The server has said where the room's head is: begins or goes on from there. */
  meet(room: { id: RoomId; headSeq: number }, readSeq: number): Promise<void>;
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
  log: Log;
}

/** Creates the catch-up of one server. All but `older` is to be called in order. */
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
    return keepRun(roomId, timeline, run);
  };

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
      void fetchMissing(roomId).finally(() => {
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
    async meet({ id, headSeq }, readSeq) {
      const known = timelines.get(id);
      const { range, isReset } = chooseRange(known?.range() ?? null, headSeq, readSeq);
      if (known === undefined || isReset) {
        if (!(await deps.keep({ roomId: id, entries: [], range, isReset: true }))) return;
        timelines.set(id, createTimeline(id, range));
      }
      timelines.get(id)?.noticeHead(headSeq);
      check(id);
    },
    async take(roomId, entries) {
      const timeline = timelines.get(roomId);
      if (timeline === undefined) return;
      await keepRun(roomId, timeline, timeline.accept(entries));
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
      queue.delete(roomId);
    },
  };
}
