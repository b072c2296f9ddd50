import { useSyncExternalStore } from 'react';
import type { HearthApi } from '../../../shared/bridge/api';
import type { Announcement, CallInput, CallName, CallValue } from '../../../shared/bridge/contract';
import { applyPatch } from '../../../shared/bridge/patch';
import type { AppView, RoomView, ServerView } from '../../../shared/bridge/views';
import type { Result } from '../../../shared/lib/result';
import { createSubscribable, type Subscribable } from '../../../shared/lib/subscribable';
import type { RoomId, ServerId } from '../../../shared/model/ids';

declare global {
  interface Window {
    readonly hearth: HearthApi;
  }
}

/** The page's copy of what main shows: one snapshot, then patches in order. */
export interface AppStore {
  /** null until the first snapshot. */
  current(): AppView | null;
  subscribe(listener: () => void): () => void;
}

/** Creates the copy and keeps it: a missed version asks for the snapshot again. */
export function createAppStore(api: HearthApi): AppStore {
  let view: AppView | null = null;
  let version = -1;
  let isLoading = false;
  let early: Extract<Announcement, { type: 'app:patched' }>[] = [];
  const changed = createSubscribable<null>(reportError);

  const apply = (patch: Extract<Announcement, { type: 'app:patched' }>) => {
    if (view !== null && patch.version <= version) return;
    if (view === null || patch.version !== version + 1) {
      void load();
      return;
    }
    version = patch.version;
    view = applyPatch(view, patch.patch);
  };

  const load = async () => {
    if (isLoading) return;
    isLoading = true;
    const answer = await api.call('app:snapshot', {});
    isLoading = false;
    if (!answer.ok) return;
    view = answer.value.view;
    version = answer.value.version;
    const waiting = early;
    early = [];
    waiting.forEach(apply);
    changed.announce(null);
  };

  // Before it listens: patches on top of a view that is still on its way may be told at once.
  void load();
  api.subscribe((announcement) => {
    if (announcement.type !== 'app:patched') return;
    if (isLoading) early.push(announcement);
    else {
      apply(announcement);
      changed.announce(null);
    }
  });
  return { current: () => view, subscribe: (listener) => changed.subscribe(listener) };
}

/** Bugs end in the one handler of the window. */
export function reportError(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

let heard: { api: HearthApi; announced: Subscribable<Announcement> } | null = null;

/**
 * Hears announcements. The page listens to main once for all who do: whatever crosses the bridge is copied for each who stands
 * there, which takes longer than hearing it.
 */
export function onAnnouncement(listener: (announcement: Announcement) => void): () => void {
  if (heard?.api === window.hearth) return heard.announced.subscribe(listener);
  const announced = createSubscribable<Announcement>(reportError);
  heard = { api: window.hearth, announced };
  // Before main is listened to: what was announced earlier is told to the first who does, at once.
  const stop = announced.subscribe(listener);
  window.hearth.subscribe((announcement) => announced.announce(announcement));
  return stop;
}

/** Main, for what may have another one in its tests. */
export const bridge: HearthApi = { call, subscribe: onAnnouncement };

let current: { api: HearthApi; store: AppStore } | null = null;

/** The copy of the api in `window.hearth`; made when first asked for. */
function getStore(): AppStore {
  if (current?.api !== window.hearth) {
    current = { api: window.hearth, store: createAppStore(bridge) };
  }
  return current.store;
}

/** Resolves with the first view, when there is something to show. */
export function whenViewed(): Promise<AppView> {
  const store = getStore();
  return new Promise((resolve) => {
    const look = () => {
      const view = store.current();
      if (view === null) return;
      stop();
      resolve(view);
    };
    const stop = store.subscribe(look);
    look();
  });
}

const subscribe = (listener: () => void) => getStore().subscribe(listener);

/** The whole view, or a part of it that keeps its identity while nothing in it changes. null while loading. */
export function useAppView<T>(select: (view: AppView) => T): T | null {
  return useSyncExternalStore(subscribe, () => {
    const view = getStore().current();
    return view === null ? null : select(view);
  });
}

/** One server; null when it is not there. */
export function useServer(serverId: ServerId | null): ServerView | null {
  return useAppView((view) => (serverId === null ? null : (view.servers[serverId] ?? null)));
}

/** One room of one server; null when it is not there. */
export function useRoom(serverId: ServerId | null, roomId: RoomId | null): RoomView | null {
  return useAppView((view) => {
    if (serverId === null || roomId === null) return null;
    return view.servers[serverId]?.rooms[roomId] ?? null;
  });
}

const toDraft = (view: AppView, serverId: ServerId, roomId: RoomId) =>
  view.drafts[serverId]?.[roomId] ?? '';

/** What is half written in a room right now, for a box that begins with it; empty where nothing is. */
export function readDraft(serverId: ServerId, roomId: RoomId): string {
  const view = getStore().current();
  return view === null ? '' : toDraft(view, serverId, roomId);
}

/** Whether anything is half written in a room. */
export function useHasDraft(serverId: ServerId, roomId: RoomId): boolean {
  return useAppView((view) => toDraft(view, serverId, roomId).trim() !== '') ?? false;
}

/** Asks main for something. */
export function call<C extends CallName>(
  name: C,
  input: CallInput<C>,
): Promise<Result<CallValue<C>>> {
  return window.hearth.call(name, input);
}
