import { failure, success, type Result } from '../shared/lib/result';
import { isSameMessage } from '../shared/model/changes';
import type { RoomId, ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { ClientSession } from './client-session';
import type { LocalStore, SavedPlace, StoredEntry } from './store';

/** Messages that somebody wants to find again, on this device alone. */
export type Saved = Pick<ClientSession, 'setSaved' | 'saved'>;

/** Creates the saved messages of one server. */
export function createSaved(deps: {
  serverId: ServerId;
  store: LocalStore;
  keep(what: string, writing: Promise<unknown>): Promise<boolean>;
  isRoom(roomId: RoomId): boolean;
  /** A message that is kept here, as it stands; null where it is not. */
  findHere(roomId: RoomId, seq: number): Promise<StoredEntry | null>;
  /** The same, wherever in the room it is; asks the server. */
  find(roomId: RoomId, seq: number): Promise<Result<StoredEntry>>;
  /** What is saved is something else now. */
  changed(places: readonly SavedPlace[]): void;
}): Saved {
  const { serverId, store, keep } = deps;

  const write = async (writing: Promise<unknown>) => {
    if (!(await keep('saved', writing)))
      return failure('storage_failed', 'That could not be written down.');
    deps.changed(await store.loadSaved(serverId));
    return success(null);
  };

  return {
    async setSaved(roomId, target, isOn) {
      if (!deps.isRoom(roomId)) return failure('not_found', 'There is no such room here.');
      const place = { roomId, target };
      if (!isOn) return write(store.unsaveMessage(serverId, place));
      const places = await store.loadSaved(serverId);
      return places.length >= LIMITS.savedPerServer
        ? failure('limit_reached', 'As many messages are saved here as can be.')
        : write(store.saveMessage(serverId, place));
    },
    async saved() {
      const items: { place: SavedPlace; item: StoredEntry | null }[] = [];
      const gone: SavedPlace[] = [];
      // Where the server does not answer once, the rest of the list must not wait for it again and again.
      let isAnswering = true;
      for (const place of await store.loadSaved(serverId)) {
        const { roomId, target } = place;
        let item = await deps.findHere(roomId, target.seq);
        if (item === null && isAnswering) {
          const found = await deps.find(roomId, target.seq);
          if (found.ok) item = found.value;
          else isAnswering = found.code === 'not_found';
        }
        if (item === null) items.push({ place, item });
        // Taken back; or a host who went back to a copy has put something else there.
        else if (item.entry.kind !== 'message' || !isSameMessage(item.entry, target))
          gone.push(place);
        else items.push({ place, item });
      }
      for (const place of gone) await write(store.unsaveMessage(serverId, place));
      return success({ items });
    },
  };
}
