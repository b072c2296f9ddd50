import type { MemberId, RoomId, ServerId } from '../model/ids';
import type { AppView, MemberView, RoomView, ServerView } from './views';

/** A change of one server: given fields replace, rooms and members are merged by id, null removes. */
export type ServerPatch = Partial<Omit<ServerView, 'rooms' | 'members'>> & {
  rooms?: Record<RoomId, RoomView | null>;
  members?: Record<MemberId, MemberView | null>;
};

/** A change of the app's view. A server that is not there yet must come whole. */
export type AppPatch = Partial<Omit<AppView, 'servers'>> & {
  servers?: Record<ServerId, ServerPatch | null>;
};

function mergeById<K extends string, V>(
  old: Record<K, V>,
  changes: Record<K, V | null> | undefined,
): Record<K, V> {
  if (changes === undefined) return old;
  const next = { ...old };
  for (const key of Object.keys(changes) as K[]) {
    const value = changes[key];
    if (value === null) delete next[key];
    else next[key] = value;
  }
  return next;
}

function patchServer(old: ServerView | undefined, patch: ServerPatch): ServerView {
  const { rooms, members, ...fields } = patch;
  const base = old ?? ({ rooms: {}, members: {}, typing: {} } as unknown as ServerView);
  return {
    ...base,
    ...fields,
    rooms: mergeById(base.rooms, rooms),
    members: mergeById(base.members, members),
  };
}

/** Applies a patch without touching the old view; parts that did not change keep their identity. */
export function applyPatch(view: AppView, patch: AppPatch): AppView {
  const { servers: changes, ...fields } = patch;
  if (changes === undefined) return { ...view, ...fields };
  const servers = { ...view.servers };
  for (const id of Object.keys(changes) as ServerId[]) {
    const change = changes[id];
    if (change === null || change === undefined) delete servers[id];
    else servers[id] = patchServer(servers[id], change);
  }
  return { ...view, ...fields, servers };
}
