import { failure, success, type Result } from '../shared/lib/result';
import type { RoomId, ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { CatchUp } from './catch-up';
import type { OpenedTimeline, TimelinePart } from './client-session';
import type { Serial } from './serial';
import type { ClientState } from './state';
import type { LocalStore, StoredEntry } from './store';

/** How much is shown at once when there is more unread than that. */
const OPENED_ENTRIES = 500;
/** How many entries that were read stand before the first unread one. */
const CONTEXT_ENTRIES = 10;

/** Reads a room's timeline for showing: cache first, then the server. */
export interface TimelineReader {
  open(roomId: RoomId): Promise<Result<OpenedTimeline>>;
  older(roomId: RoomId, before: number): Promise<Result<TimelinePart>>;
}

export interface TimelineReaderDeps {
  serverId: ServerId;
  store: LocalStore;
  catchUp: CatchUp;
  inOrder: Serial;
  state(): ClientState;
}

const NOT_FOUND = failure('not_found', 'There is no such room here.');

/** Creates the reader of one server's timelines. */
export function createTimelineReader(deps: TimelineReaderDeps): TimelineReader {
  const { serverId, store, catchUp, inOrder } = deps;
  const toPart = (items: StoredEntry[], fallback: number): TimelinePart => ({
    items,
    hasOlder: (items[0]?.entry.seq ?? fallback) > 1,
  });

  return {
    open: (roomId) =>
      inOrder(async () => {
        const room = deps.state().rooms[roomId];
        if (room === undefined) return NOT_FOUND;
        const range = catchUp.range(roomId) ?? { from: 1, to: 0 };
        const unread = range.to - room.readSeq + CONTEXT_ENTRIES;
        const limit = Math.min(OPENED_ENTRIES, Math.max(LIMITS.newestPageEntries, unread));
        const items = await store.page(serverId, roomId, { before: range.to + 1, limit });
        return success({ ...toPart(items, range.from), readSeq: room.readSeq });
      }),
    async older(roomId, before) {
      const range = catchUp.range(roomId);
      if (deps.state().rooms[roomId] === undefined || range === null) return NOT_FOUND;
      if (before <= 1) return success({ items: [], hasOlder: false });
      const isCached = before > range.from;
      if (!isCached && !(await catchUp.older(roomId))) {
        return failure('offline', 'Older messages are not here, and the server is not reached.');
      }
      const limit = isCached ? LIMITS.newestPageEntries : LIMITS.pageEntries;
      return inOrder(async () =>
        success(toPart(await store.page(serverId, roomId, { before, limit }), before)),
      );
    },
  };
}
