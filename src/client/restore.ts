import type { CatchUp } from './catch-up';
import { toShownReadSeq } from './room-state';
import type { ClientAction, ClientState } from './state';
import type { LocalStore, StoredServer } from './store';

/** How many cached entries are read at once when unread messages are counted at the start. */
const RESTORE_ENTRIES = 1_000;

/** Takes in what is kept of the rooms' timelines: how far it reaches, and what of it is unread. */
export async function restoreTimelines(
  stored: StoredServer,
  deps: {
    store: LocalStore;
    catchUp: CatchUp;
    state(): ClientState;
    apply(action: ClientAction): void;
  },
): Promise<void> {
  const { store, catchUp, apply } = deps;
  const serverId = stored.server.id;
  for (const { room, range } of stored.rooms) {
    if (range === null) continue;
    catchUp.restore(room.id, range);
    const known = deps.state().rooms[room.id];
    let after = Math.max(known === undefined ? 0 : toShownReadSeq(known), range.from - 1);
    while (after < range.to) {
      const page = await store.page(serverId, room.id, { after, limit: RESTORE_ENTRIES });
      if (page.length === 0) break;
      apply({ type: 'entries-known', roomId: room.id, entries: page.map(({ entry }) => entry) });
      after = page.at(-1)?.entry.seq ?? range.to;
    }
  }
  apply({ type: 'saved', places: await store.loadSaved(serverId) });
}
