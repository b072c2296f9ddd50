import type { RoomId, ServerId } from '../../../../shared/model/ids';

/** Where a draft belongs. */
export interface DraftPlace {
  serverId: ServerId;
  roomId: RoomId;
}

/** Keeps what is being written, per room. */
export interface DraftKeeper {
  /** The draft of a room: what was written in this window, else what is stored. */
  read(place: DraftPlace, stored: string): string;
  /** Remembers at once, stores after a short rest. */
  write(place: DraftPlace, text: string): void;
  /** Stores what waits, now. */
  flush(): void;
}

export interface DraftKeeperDeps {
  store: (place: DraftPlace, text: string) => void;
  delayMs: number;
}

/** Creates a keeper. This window is the only one that writes drafts, so what it knows is newer than any view. */
export function createDraftKeeper({ store, delayMs }: DraftKeeperDeps): DraftKeeper {
  const written = new Map<string, string>();
  const waiting = new Map<string, DraftPlace>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const toKey = (place: DraftPlace) => `${place.serverId}/${place.roomId}`;

  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const places = [...waiting];
    waiting.clear();
    for (const [key, place] of places) store(place, written.get(key) ?? '');
  };

  return {
    read: (place, stored) => written.get(toKey(place)) ?? stored,
    write(place, text) {
      const key = toKey(place);
      if (written.get(key) === text) return;
      written.set(key, text);
      waiting.set(key, place);
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(flush, delayMs);
    },
    flush,
  };
}
