import { isSame } from '../lib/is-same';
import type { MemberId, RoomId, ServerId } from '../model/ids';
import type { AppView, MemberView, RoomView, ServerView } from './views';

/** A change of one server: given fields replace, rooms and members are merged by id, null removes. */
export type ServerPatch = Partial<Omit<ServerView, 'rooms' | 'members'>> & {
  rooms?: Record<RoomId, RoomView | null>;
  members?: Record<MemberId, MemberView | null>;
};

/**
 * A change of the app's view. A server that is not there yet must come whole. Drafts are merged by server and room; an empty
 * one is none, null removes those of a server.
 */
export type AppPatch = Partial<Omit<AppView, 'servers' | 'drafts'>> & {
  servers?: Record<ServerId, ServerPatch | null>;
  drafts?: Record<ServerId, Record<RoomId, string> | null>;
};

/**
 * `next` with those parts of `old` that say the same, and `old` itself where all of it does: what came over a wire is always
 * another object.
 */
function keepParts<T extends object>(old: T | undefined, next: T): T {
  if (old === undefined) return next;
  const keys = Object.keys(next) as (keyof T)[];
  const kept = { ...next };
  let isAll = keys.length === Object.keys(old).length;
  for (const key of keys) {
    if (isSame(old[key], next[key])) kept[key] = old[key];
    else isAll = false;
  }
  return isAll ? old : kept;
}

function mergeById<K extends string, V extends object>(
  old: Record<K, V>,
  changes: Record<K, V | null> | undefined,
): Record<K, V> {
  if (changes === undefined) return old;
  const next = { ...old };
  let isChanged = false;
  for (const key of Object.keys(changes) as K[]) {
    const value = changes[key];
    if (value === null) delete next[key];
    else next[key] = keepParts(old[key], value);
    isChanged ||= next[key] !== old[key];
  }
  return isChanged ? next : old;
}

function patchServer(old: ServerView | undefined, patch: ServerPatch): ServerView {
  const { rooms, members, ...fields } = patch;
  const base = old ?? ({ rooms: {}, members: {}, typing: {} } as unknown as ServerView);
  return {
    ...base,
    ...keepParts<Partial<ServerView>>(base, fields),
    rooms: mergeById(base.rooms, rooms),
    members: mergeById(base.members, members),
  };
}

function mergeDrafts(old: AppView['drafts'], changes: AppPatch['drafts']): AppView['drafts'] {
  if (changes === undefined) return old;
  const next = { ...old };
  for (const id of Object.keys(changes) as ServerId[]) {
    const change = changes[id];
    const all = change === null ? [] : Object.entries({ ...next[id], ...change });
    const written = all.filter(([, text]) => text !== '');
    if (written.length === 0) delete next[id];
    else next[id] = Object.fromEntries(written);
  }
  return next;
}

/** Applies a patch without touching the old view; parts that did not change keep their identity. */
export function applyPatch(old: AppView, patch: AppPatch): AppView {
  const { servers: changes, drafts, ...fields } = patch;
  const view = { ...old, ...fields, drafts: mergeDrafts(old.drafts, drafts) };
  if (changes === undefined) return view;
  const servers = { ...view.servers };
  for (const id of Object.keys(changes) as ServerId[]) {
    const change = changes[id];
    if (change === null || change === undefined) delete servers[id];
    else servers[id] = patchServer(servers[id], change);
  }
  return { ...view, servers };
}
