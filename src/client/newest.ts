import type { Log } from '../shared/lib/log';
import { isChange } from '../shared/model/changes';
import type { Entry } from '../shared/model/entry';
import type { RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { Connection } from './connection';
import { foldInto } from './fold';
import type { Serial } from './serial';
import type { StoredEntry } from './store';
import { isRun, type Timeline } from './timeline';
import type { Verifier } from './verifier';

/** How many of the newest entries are held; older ones of them come with the catch-up. */
const HELD_ENTRIES = 1_000;

/** New entries of a newest part, and what they made of others in it. */
export interface NewestGrowth {
  roomId: RoomId;
  items: readonly StoredEntry[];
  changed: readonly StoredEntry[];
}

/**
 * The newest parts of rooms in which much was missed, while the catch-up still works towards them (DL-12). They are held
 * in memory only: when the gap closes, the catch-up has written down the same entries.
 */
export interface NewestParts {
  /** The newest part, without a gap, oldest first; null where the catch-up has reached it, or where none was fetched. */
  items(roomId: RoomId): readonly StoredEntry[] | null;
  /** Whether a newest page is worth asking for. */
  isWanted(roomId: RoomId): boolean;
  /** Asks for the newest page; once for everybody who waits. */
  fetch(roomId: RoomId): Promise<void>;
  /** Resolves when there is nothing to be asked for any more. */
  reach(roomId: RoomId): Promise<void>;
  /** Entries were taken: the newest part grows with those that continue it, or ends with the gap. In order. */
  grow(roomId: RoomId): Promise<void>;
  /** The server has said anew where its head is. In order. */
  restart(roomId: RoomId): void;
  forget(roomId: RoomId): void;
}

export interface NewestPartsDeps {
  connection(): Connection | null;
  timeline(roomId: RoomId): Timeline | undefined;
  inOrder: Serial;
  verify: Verifier;
  hashText(text: string): string;
  /** Takes entries in as if they had been told. In order. */
  take(roomId: RoomId, entries: readonly Entry[]): Promise<void>;
  grown(growth: NewestGrowth): void;
  /** What was held is not continued by what comes now. */
  ended(roomId: RoomId): void;
  log: Log;
}

/** Creates the newest parts of one server's rooms, none yet. */
export function createNewestParts(deps: NewestPartsDeps): NewestParts {
  const { verify, hashText } = deps;
  const held = new Map<RoomId, readonly StoredEntry[]>();
  const fetching = new Map<RoomId, Promise<void>>();
  /** Asked for since the server last said where its head is: once is enough. */
  const asked = new Set<RoomId>();

  const isGap = (roomId: RoomId) => (deps.timeline(roomId)?.missingAfter() ?? null) !== null;
  const missing = (timeline: Timeline) => timeline.head() - timeline.range().to;

  const grow = async (roomId: RoomId): Promise<void> => {
    const old = held.get(roomId);
    if (old === undefined) return;
    if (!isGap(roomId)) {
      held.delete(roomId);
      return;
    }
    const fresh = deps.timeline(roomId)?.earlyAfter(old.at(-1)?.entry.seq ?? 0) ?? [];
    if (fresh.length === 0) return;
    const items = await verify(fresh);
    const changes = items.filter(({ entry }) => isChange(entry));
    const next = foldInto([...old, ...items], changes, hashText);
    held.set(roomId, next.slice(-HELD_ENTRIES));
    deps.grown({
      roomId,
      items: next.slice(old.length),
      changed: next.slice(0, old.length).filter((item, index) => item !== old[index]),
    });
  };

  const install = async (roomId: RoomId, before: number, entries: readonly Entry[]) => {
    const timeline = deps.timeline(roomId);
    const first = before - entries.length;
    if (timeline === undefined || entries.length === 0) return;
    if (!isRun(entries, roomId, first) || first < 1) {
      deps.log.warn('a newest page does not fit');
      return;
    }
    held.set(roomId, await verify(entries));
    await deps.take(roomId, entries);
    await grow(roomId);
  };

  const ask = async (roomId: RoomId): Promise<void> => {
    const connection = deps.connection();
    const timeline = deps.timeline(roomId);
    // Without a connection, too: the next one says anew where the head is, and until then there is nobody to ask again and again.
    asked.add(roomId);
    if (connection === null || timeline === undefined) return;
    const before = Math.min(timeline.head() + 1, Number.MAX_SAFE_INTEGER);
    const limit = LIMITS.newestPageEntries;
    const page = await connection.ask('timeline:page', { roomId, before, limit });
    if (page.ok) await deps.inOrder(() => install(roomId, before, page.value.entries));
  };

  const isWanted = (roomId: RoomId) => {
    const timeline = deps.timeline(roomId);
    const isFar = timeline !== undefined && missing(timeline) > LIMITS.pageEntries;
    return isFar && !held.has(roomId) && !asked.has(roomId);
  };

  const fetch = (roomId: RoomId) => {
    const running = fetching.get(roomId);
    if (running !== undefined) return running;
    const run = ask(roomId).finally(() => void fetching.delete(roomId));
    fetching.set(roomId, run);
    return run;
  };

  return {
    items: (roomId) => held.get(roomId) ?? null,
    isWanted,
    fetch,
    reach: async (roomId) =>
      isWanted(roomId) ? fetch(roomId) : (fetching.get(roomId) ?? undefined),
    grow,
    restart(roomId) {
      asked.delete(roomId);
      const last = held.get(roomId)?.at(-1)?.entry.seq;
      if (last === undefined || last === deps.timeline(roomId)?.head()) return;
      held.delete(roomId);
      deps.ended(roomId);
    },
    forget(roomId) {
      held.delete(roomId);
      asked.delete(roomId);
    },
  };
}
