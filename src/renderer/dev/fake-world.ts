import type {
  Announcement,
  CallArguments,
  CallName,
  CallValue,
} from '../../shared/bridge/contract';
import { applyPatch, type AppPatch, type ServerPatch } from '../../shared/bridge/patch';
import type { AppView, RoomView } from '../../shared/bridge/views';
import { failure, type Result } from '../../shared/lib/result';
import type { RoomId, ServerId } from '../../shared/model/ids';

/** Answers of calls, by name. */
export type Answers = {
  [C in CallName]?: (
    input: CallArguments<C>,
  ) => Result<CallValue<C>> | Promise<Result<CallValue<C>>>;
};

/** What a made-up app shows now, and how that changes. */
export interface FakeWorld {
  view(): AppView;
  /** Of what is shown; counts up with every change. */
  version(): number;
  patch(change: AppPatch): void;
  patchServer(serverId: ServerId, change: ServerPatch): void;
  getRoom(serverId: ServerId, roomId: RoomId): RoomView | undefined;
  patchRoom(serverId: ServerId, roomId: RoomId, change: Partial<RoomView>): void;
  announce(announcement: Announcement): void;
  subscribe(listener: (announcement: Announcement) => void): () => void;
  now(): number;
  /** As long as a server takes. */
  delay(): Promise<void>;
  /** Another one each time, for ids. */
  nextNumber(): number;
}

/** Where something is not there. */
export const gone = () => failure('not_found', 'not in this scenario');

/** Creates a world that begins with `first`. */
export function createFakeWorld(options: {
  first: AppView;
  now: () => number;
  delayMs: number;
}): FakeWorld {
  const listeners = new Set<(announcement: Announcement) => void>();
  let view = options.first;
  let version = 1;
  let made = 100;

  const announce = (announcement: Announcement) =>
    [...listeners].forEach((listener) => listener(announcement));
  const patch = (change: AppPatch) => {
    view = applyPatch(view, change);
    version += 1;
    announce({ type: 'app:patched', version, patch: change });
  };
  const patchServer = (serverId: ServerId, change: ServerPatch) =>
    patch({ servers: { [serverId]: change } });
  const getRoom = (serverId: ServerId, roomId: RoomId) => view.servers[serverId]?.rooms[roomId];

  return {
    view: () => view,
    version: () => version,
    patch,
    patchServer,
    getRoom,
    patchRoom(serverId, roomId, change) {
      const room = getRoom(serverId, roomId);
      if (room !== undefined)
        patchServer(serverId, { rooms: { [roomId]: { ...room, ...change } } });
    },
    announce,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    now: options.now,
    delay: () => new Promise<void>((resolve) => setTimeout(resolve, options.delayMs)),
    nextNumber: () => (made += 1),
  };
}
