import { failure, success, type Result } from '../shared/lib/result';
import { isChange } from '../shared/model/changes';
import type { RoomId, ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { CatchUp } from './catch-up';
import type { NewerPart, OpenedTimeline, TimelinePart } from './client-session';
import type { Connection } from './connection';
import { foldInto } from './fold';
import type { Clock } from './platform';
import { toShownReadSeq } from './room-state';
import type { Serial } from './serial';
import type { ClientState } from './state';
import type { LocalStore, StoredEntry } from './store';
import { isRun } from './timeline';
import type { Verifier } from './verifier';

/** How much is shown at once when there is more unread than that. */
const OPENED_ENTRIES = 500;
/** How many entries that were read stand before the first unread one. */
const CONTEXT_ENTRIES = 10;
/** How many entries stand on each side of one that is looked for. */
const AROUND_ENTRIES = 40;
/** How long the newest page may take to come before a room opens with what is here. */
const NEWEST_WAIT_MS = 1_000;
/** Entries that came between a page and its being shown. */
const LATER_ENTRIES = 1_000;

/** Reads a room's timeline for showing: what is here first, then the server. */
export interface TimelineReader {
  open(roomId: RoomId): Promise<Result<OpenedTimeline>>;
  older(roomId: RoomId, before: number): Promise<Result<TimelinePart>>;
  newer(roomId: RoomId, after: number): Promise<Result<NewerPart>>;
  around(roomId: RoomId, seq: number): Promise<Result<TimelinePart & NewerPart>>;
}

export interface TimelineReaderDeps {
  serverId: ServerId;
  store: LocalStore;
  catchUp: CatchUp;
  inOrder: Serial;
  clock: Clock;
  connection(): Connection | null;
  verify: Verifier;
  hashText(text: string): string;
  state(): ClientState;
  /** The window shows the newest part, whether or not the catch-up has reached it. */
  newestShown(roomId: RoomId): void;
  /** The window shows what is kept, up to where that reaches. */
  keptShown(roomId: RoomId): void;
}

type Side = { before: number } | { after: number };

/** Some entries as they stood when the room reached up to `asOf`. */
interface ReadPart {
  items: StoredEntry[];
  asOf: number;
}

const NOT_FOUND = failure('not_found', 'There is no such room here.');
const NO_ENTRY = failure('not_found', 'There is no such entry.');
const OFFLINE = failure('offline', 'That part is not here, and the server is not reached.');

/** Creates the reader of one server's timelines. */
export function createTimelineReader(deps: TimelineReaderDeps): TimelineReader {
  const { serverId, store, catchUp, inOrder, clock } = deps;
  const isKnown = (roomId: RoomId) =>
    deps.state().rooms[roomId] !== undefined && catchUp.range(roomId) !== null;
  const toPart = (items: StoredEntry[], fallback: number): TimelinePart => ({
    items,
    hasOlder: (items[0]?.entry.seq ?? fallback) > 1,
  });
  const toNewerPart = (roomId: RoomId, items: StoredEntry[], after: number): NewerPart => ({
    items,
    hasNewer: (items.at(-1)?.entry.seq ?? after) < catchUp.head(roomId),
  });

  /** What is here next to a place, without a gap; null where that has to be asked for. */
  const readHere = async (roomId: RoomId, side: Side, limit: number) => {
    const range = catchUp.range(roomId) ?? { from: 1, to: 0 };
    const newest = catchUp.newest(roomId) ?? [];
    const newestFrom = newest[0]?.entry.seq ?? Number.POSITIVE_INFINITY;
    if ('before' in side) {
      const { before } = side;
      if (before > newestFrom) {
        return newest.filter(({ entry }) => entry.seq < before).slice(-limit);
      }
      const isHere = before > range.from && before <= range.to + 1;
      return isHere ? store.page(serverId, roomId, { before, limit }) : null;
    }
    const { after } = side;
    if (after >= newestFrom - 1) {
      return newest.filter(({ entry }) => entry.seq > after).slice(0, limit);
    }
    if (after >= catchUp.head(roomId)) return [];
    const isHere = after >= range.from - 1 && after < range.to;
    return isHere ? store.page(serverId, roomId, { after, limit }) : null;
  };

  /** Entries that were taken in after the server had told a page: the page does not know what they made of it. */
  const readLater = async (roomId: RoomId, headSeq: number) => {
    const kept = await store.page(serverId, roomId, { after: headSeq, limit: LATER_ENTRIES });
    const newest = catchUp.newest(roomId) ?? [];
    const later = [...kept, ...newest.filter(({ entry }) => entry.seq > headSeq)];
    return later.filter(({ entry }) => isChange(entry));
  };

  /** Asks for a part that is not kept, and keeps it nowhere. */
  const ask = async (roomId: RoomId, side: Side, limit: number): Promise<Result<ReadPart>> => {
    const connection = deps.connection();
    if (connection === null) return OFFLINE;
    const page = await connection.ask('timeline:page', { roomId, ...side, limit });
    if (!page.ok) return page;
    const { entries, headSeq } = page.value;
    const first = 'after' in side ? side.after + 1 : side.before - entries.length;
    if (!isRun(entries, roomId, first)) {
      return failure('internal', 'The server gave another part than was asked for.');
    }
    return success({ items: await deps.verify(entries), asOf: headSeq });
  };

  const read = async (roomId: RoomId, side: Side, limit: number): Promise<Result<ReadPart>> => {
    const asOf = catchUp.head(roomId);
    const items = await readHere(roomId, side, limit);
    return items === null ? ask(roomId, side, limit) : success({ items, asOf });
  };

  /** The part as it stands at this very moment; what comes after is told. In order. */
  const finish = async (roomId: RoomId, { items, asOf }: ReadPart) =>
    asOf >= catchUp.head(roomId)
      ? items
      : foldInto(items, await readLater(roomId, asOf), deps.hashText);

  const waitForNewest = (roomId: RoomId) =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(NEWEST_WAIT_MS, resolve);
      void catchUp.reachNewest(roomId).then(() => {
        cancel();
        resolve();
      });
    });

  return {
    async open(roomId) {
      await waitForNewest(roomId);
      return inOrder(async () => {
        const room = deps.state().rooms[roomId];
        if (room === undefined) return NOT_FOUND;
        const readSeq = toShownReadSeq(room);
        const newest = catchUp.newest(roomId);
        if (newest !== null) {
          deps.newestShown(roomId);
          return success({ ...toPart(newest.slice(-OPENED_ENTRIES), 1), readSeq });
        }
        deps.keptShown(roomId);
        const range = catchUp.range(roomId) ?? { from: 1, to: 0 };
        const unread = range.to - readSeq + CONTEXT_ENTRIES;
        const limit = Math.min(OPENED_ENTRIES, Math.max(LIMITS.newestPageEntries, unread));
        const items = await store.page(serverId, roomId, { before: range.to + 1, limit });
        return success({ ...toPart(items, range.from), readSeq });
      });
    },
    async older(roomId, before) {
      if (!isKnown(roomId)) return NOT_FOUND;
      if (before <= 1) return success({ items: [], hasOlder: false });
      // What continues the kept part is kept too.
      const isNext = before === catchUp.range(roomId)?.from;
      if (isNext && !(await catchUp.older(roomId))) return OFFLINE;
      const limit = isNext ? LIMITS.pageEntries : LIMITS.newestPageEntries;
      const part = await read(roomId, { before }, limit);
      return inOrder(async () =>
        part.ok ? success(toPart(await finish(roomId, part.value), before)) : part,
      );
    },
    async newer(roomId, after) {
      if (!isKnown(roomId)) return NOT_FOUND;
      const part = await read(roomId, { after }, LIMITS.newestPageEntries);
      return inOrder(async () => {
        if (!part.ok) return part;
        const newer = toNewerPart(roomId, await finish(roomId, part.value), after);
        if (!newer.hasNewer) deps.newestShown(roomId);
        return success(newer);
      });
    },
    async around(roomId, seq) {
      if (!isKnown(roomId)) return NOT_FOUND;
      if (seq > catchUp.head(roomId)) return NO_ENTRY;
      const before = await read(roomId, { before: seq + 1 }, AROUND_ENTRIES);
      if (!before.ok) return before;
      if (before.value.items.at(-1)?.entry.seq !== seq) return NO_ENTRY;
      const after = await read(roomId, { after: seq }, AROUND_ENTRIES);
      if (!after.ok) return after;
      return inOrder(async () => {
        const newer = toNewerPart(roomId, await finish(roomId, after.value), seq);
        if (!newer.hasNewer) deps.newestShown(roomId);
        const older = toPart(await finish(roomId, before.value), seq);
        return success({ ...older, ...newer, items: [...older.items, ...newer.items] });
      });
    },
  };
}
