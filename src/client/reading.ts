import type { Entry } from '../shared/model/entry';
import type { RoomId, ServerId } from '../shared/model/ids';
import type { CatchUp } from './catch-up';
import type { Receipts } from './receipts';
import type { ClientAction, ClientState } from './state';
import type { LocalStore } from './store';

/** How many cached entries are read at once. */
const READ_ENTRIES = 1_000;

/** What the person has read, and what is to count as unread again. Answers whether it could be written down. */
export interface Reading {
  setRead(roomId: RoomId, seq: number): Promise<boolean>;
  /** In order. */
  markUnread(roomId: RoomId, seq: number): Promise<boolean>;
  /** The keywords are others: what is unread is looked at anew. In order. */
  recount(): Promise<void>;
  /** The person looks at the room anew. */
  opened(roomId: RoomId): void;
}

export interface ReadingDeps {
  serverId: ServerId;
  store: LocalStore;
  keep(what: string, writing: Promise<unknown>): Promise<boolean>;
  state(): ClientState;
  apply(action: ClientAction): void;
  catchUp: CatchUp;
  receipts: Receipts;
}

/** Creates what keeps the reading of one server's rooms. */
export function createReading(deps: ReadingDeps): Reading {
  const { serverId, store, keep, apply, catchUp, receipts } = deps;
  /** Rooms marked as unread that were not opened since, with the newest entry of that moment. */
  const markedAt = new Map<RoomId, number>();

  const readKnown = async (roomId: RoomId, from: number): Promise<Entry[]> => {
    const range = catchUp.range(roomId);
    const known: Entry[] = [];
    if (range === null) return known;
    let after = Math.max(from, range.from) - 1;
    while (after < range.to) {
      const page = await store.page(serverId, roomId, { after, limit: READ_ENTRIES });
      if (page.length === 0) break;
      known.push(...page.map(({ entry }) => entry));
      after = page.at(-1)?.entry.seq ?? range.to;
    }
    return known;
  };

  const clearMark = async (roomId: RoomId): Promise<boolean> => {
    markedAt.delete(roomId);
    if (deps.state().rooms[roomId]?.unreadFrom === null) return true;
    apply({ type: 'unread-mark-cleared', roomId });
    return keep('unread mark', store.setUnreadFrom(serverId, roomId, null));
  };

  return {
    async setRead(roomId, wanted) {
      const known = deps.state().rooms[roomId];
      if (known === undefined) return true;
      const seq = Math.min(wanted, known.room.headSeq);
      // A window that still shows the room says what it sees; that is not reading it again.
      const isReadAgain = seq > (markedAt.get(roomId) ?? 0);
      const isCleared = isReadAgain ? await clearMark(roomId) : true;
      if (seq <= known.readSeq) return isCleared;
      apply({ type: 'read', roomId, seq });
      receipts.read(roomId, seq);
      return keep('read marker', store.setReadSeq(serverId, roomId, seq));
    },
    async markUnread(roomId, wanted) {
      const state = deps.state().rooms[roomId];
      const head = state?.room.headSeq ?? 0;
      const seq = Math.min(wanted, head);
      if (state === undefined || seq < 1) return true;
      // What was not read yet is unread without a mark.
      if (seq > state.readSeq) return clearMark(roomId);
      const known = await readKnown(roomId, seq);
      const knownFrom = catchUp.range(roomId)?.from ?? 1;
      markedAt.set(roomId, head);
      apply({ type: 'marked-unread', roomId, seq, known, knownFrom });
      return keep('unread mark', store.setUnreadFrom(serverId, roomId, seq));
    },
    async recount() {
      for (const [id, room] of Object.entries(deps.state().rooms)) {
        const roomId = id as RoomId;
        const [first] = room.unread;
        if (first === undefined) continue;
        // One room after the other: none is worth more memory than another.
        const kept = await readKnown(roomId, first.seq);
        const newest = catchUp.newest(roomId) ?? [];
        const known = [...kept, ...newest.map(({ entry }) => entry)];
        apply({ type: 'mentions-counted', roomId, known });
      }
    },
    opened: (roomId) => void markedAt.delete(roomId),
  };
}
