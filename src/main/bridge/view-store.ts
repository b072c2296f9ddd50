import type { Announcement } from '../../shared/bridge/contract';
import { applyPatch, type AppPatch } from '../../shared/bridge/patch';
import type { AppView } from '../../shared/bridge/views';
import { createSubscribable } from '../../shared/lib/subscribable';

type Patched = Extract<Announcement, { type: 'app:patched' }>;

/** Main's copy of what the window shows: one view, its version, and every change numbered (BR-3). */
export interface ViewStore {
  current(): AppView;
  snapshot(): { version: number; view: AppView };
  /** Changes the view; the version grows by exactly one. */
  patch(patch: AppPatch): void;
  subscribe(listener: (patched: Patched) => void): () => void;
}

/** Creates the view store; `onError` hears what a listener threw. */
export function createViewStore(initial: AppView, onError: (error: unknown) => void): ViewStore {
  let view = initial;
  let version = 0;
  const patched = createSubscribable<Patched>(onError);
  return {
    current: () => view,
    snapshot: () => ({ version, view }),
    patch(patch) {
      view = applyPatch(view, patch);
      version += 1;
      patched.announce({ type: 'app:patched', version, patch });
    },
    subscribe: (listener) => patched.subscribe(listener),
  };
}
