import { toShownText, isChange } from '../shared/model/changes';
import type { Entry } from '../shared/model/entry';
import type { MemberId, RoomId, ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import { isMentioned } from '../shared/model/mention';
import type { CatchUp, Run } from './catch-up';
import type { SessionEvent } from './client-session';
import type { NewestGrowth } from './newest';
import type { Receipts } from './receipts';
import { toMessageAt } from './room-state';
import type { Sender } from './sender';
import type { ClientAction, ClientState } from './state';
import type { LocalStore, StoredEntry } from './store';
import type { Verifier } from './verifier';

/** Keeps entries that have become known, and tells of them. To be called in order. */
export interface TimelineNews {
  keepRun(run: Run, side: 'newer' | 'older'): Promise<boolean>;
  /** The server has stored what one wrote in a room. */
  takeStored(roomId: RoomId, entries: readonly Entry[]): Promise<void>;
  /** What these rooms have up to here was missed while away. */
  beginCatchUp(rooms: readonly { id: RoomId; headSeq: number }[]): void;
  /** What is kept of a room comes again, and was told already. */
  keptComesAgain(roomId: RoomId): void;
  newestGrown(growth: NewestGrowth): void;
  newestEnded(roomId: RoomId): void;
  /** The window shows the newest part: it must not hear of what fills the gap below. */
  newestShown(roomId: RoomId): void;
  /** The window shows what is kept: it hears of everything that continues it. */
  keptShown(roomId: RoomId): void;
}

export interface TimelineNewsDeps {
  serverId: ServerId;
  selfId: MemberId;
  store: LocalStore;
  keep(what: string, writing: Promise<unknown>): Promise<boolean>;
  state(): ClientState;
  apply(action: ClientAction): void;
  announce(event: SessionEvent): void;
  catchUp: CatchUp;
  receipts: Receipts;
  sender: Sender;
  verify: Verifier;
}

/** Creates the news of one server's timelines. */
export function createTimelineNews(deps: TimelineNewsDeps): TimelineNews {
  const { serverId, selfId, store, keep, apply, announce, catchUp, receipts, sender } = deps;
  const newestShown = new Set<RoomId>();
  /** Entries up to here were missed while away. */
  let caughtUpTo = new Map<RoomId, number>();
  /** Entries up to here have arrived before the catch-up came to them. */
  const arrivedTo = new Map<RoomId, number>();

  /** Entries up to here were told, were given up, and come again. */
  const toldTo = new Map<RoomId, number>();

  const missedTo = (roomId: RoomId) => caughtUpTo.get(roomId) ?? 0;
  const tellEntries = (roomId: RoomId, items: readonly StoredEntry[]) =>
    announce({ type: 'entries', roomId, items, missedTo: missedTo(roomId) });

  const tellArrivals = (roomId: RoomId, items: readonly StoredEntry[]) => {
    const { readSeq = 0 } = deps.state().rooms[roomId] ?? {};
    const ownName = deps.state().members[selfId]?.name ?? '';
    for (const { entry, isForged } of items) {
      if (entry.kind !== 'message' || entry.author === selfId) continue;
      const isCaughtUp = entry.seq <= missedTo(roomId);
      const isTold =
        entry.seq <= (toldTo.get(roomId) ?? 0) ||
        (!isCaughtUp && entry.seq <= (arrivedTo.get(roomId) ?? 0));
      if (isForged || isTold || entry.seq <= readSeq) continue;
      const isMention = isMentioned(toShownText(entry), ownName);
      announce({ type: 'arrived', arrival: { entry, isMention, isCaughtUp } });
    }
  };

  const tellWithdrawn = (roomId: RoomId, changed: readonly StoredEntry[]) => {
    for (const { entry } of changed) {
      if (toMessageAt(entry) === 0 || entry.kind !== 'tombstone') continue;
      announce({ type: 'withdrawn', roomId, seq: entry.seq });
    }
  };

  /** What a window that shows the newest part is told of what fills the gap below. */
  const toNewestOnly = (roomId: RoomId, items: readonly StoredEntry[]) => {
    if (!newestShown.has(roomId)) return items;
    const from = catchUp.newest(roomId)?.[0]?.entry.seq ?? 0;
    return items.filter(({ entry }) => entry.seq >= from || isChange(entry));
  };

  const showNews = (
    roomId: RoomId,
    items: readonly StoredEntry[],
    changed: readonly StoredEntry[],
  ) => {
    const entries = items.map(({ entry }) => entry);
    apply({ type: 'entries-known', roomId, entries, changed: changed.map(({ entry }) => entry) });
    const told = [...changed, ...toNewestOnly(roomId, items)];
    if (told.length > 0) tellEntries(roomId, told);
    const { room } = deps.state().rooms[roomId] ?? {};
    // In large rooms nobody but oneself would hear of it.
    if ((room?.memberIds.length ?? 0) <= LIMITS.receiptRoomMembers) {
      const last = entries.findLast((one) => one.author !== selfId && toMessageAt(one) > 0);
      if (last !== undefined) receipts.delivered(roomId, last.seq);
    }
    tellArrivals(roomId, items);
    tellWithdrawn(roomId, changed);
    const isGapClosed = (catchUp.range(roomId)?.to ?? 0) >= catchUp.head(roomId);
    if (isGapClosed) {
      newestShown.delete(roomId);
      arrivedTo.delete(roomId);
    }
  };

  return {
    async keepRun(run, side) {
      const { roomId, entries, range, isReset } = run;
      const wasKnown = catchUp.range(roomId) !== null;
      const items = await deps.verify(entries);
      const settled = sender.findSettled(entries);
      const lastMessageAt = Math.max(0, ...entries.map(toMessageAt));
      const write = { items, range, isReset, lastMessageAt, settled };
      let kept: StoredEntry[] = [];
      const writing = store.saveEntries(serverId, roomId, write).then((now) => {
        kept = now;
      });
      if (!(await keep('entries', writing))) return false;
      if (isReset) {
        apply({ type: 'range-reset', roomId, from: range.from });
        if (wasKnown) announce({ type: 'reset', roomId });
        const { readSeq = 0, unreadFrom = null } = deps.state().rooms[roomId] ?? {};
        await keep('read marker', store.setReadSeq(serverId, roomId, readSeq));
        await keep('unread mark', store.setUnreadFrom(serverId, roomId, unreadFrom));
      }
      sender.settle(settled);
      if (side === 'newer' && entries.length > 0) {
        const first = entries[0]?.seq ?? 0;
        const isNew = ({ entry }: StoredEntry) => entry.seq >= first;
        showNews(
          roomId,
          kept.filter(isNew),
          kept.filter((item) => !isNew(item)),
        );
      }
      return true;
    },
    async takeStored(roomId, entries) {
      await catchUp.take(roomId, entries);
      const knownTo = catchUp.range(roomId)?.to ?? 0;
      // What the timeline had already only leaves the outbox.
      const settled = sender.findSettled(entries.filter(({ seq }) => seq <= knownTo));
      if (settled.length === 0) return;
      void keep('outbox', store.removeMessages(serverId, settled));
      sender.settle(settled);
    },
    beginCatchUp(rooms) {
      caughtUpTo = new Map(rooms.map(({ id, headSeq }) => [id, headSeq]));
      arrivedTo.clear();
    },
    keptComesAgain(roomId) {
      toldTo.set(roomId, catchUp.range(roomId)?.to ?? 0);
    },
    newestGrown({ roomId, items, changed }) {
      if (newestShown.has(roomId)) {
        tellEntries(roomId, [...changed, ...items]);
      }
      tellArrivals(roomId, items);
      tellWithdrawn(roomId, changed);
      arrivedTo.set(roomId, items.at(-1)?.entry.seq ?? 0);
    },
    newestEnded(roomId) {
      if (newestShown.delete(roomId)) announce({ type: 'reset', roomId });
    },
    newestShown(roomId) {
      if (catchUp.newest(roomId) !== null) newestShown.add(roomId);
    },
    keptShown: (roomId) => void newestShown.delete(roomId),
  };
}
