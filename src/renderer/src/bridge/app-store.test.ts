import { expect, it } from 'vitest';
import type { HearthApi } from '../../../shared/bridge/api';
import type { Announcement } from '../../../shared/bridge/contract';
import { createAppStore, onAnnouncement } from './app-store';

const toPatch = (version: number, wasSeen: boolean): Announcement => ({
  type: 'app:patched',
  version,
  patch: { quiet: { now: null, canFollowSystem: wasSeen } },
});

it('keeps what was announced before it listened, on top of a view that is still on its way', async () => {
  let asked = 0;
  let answer = (_value: unknown) => {};
  const api = {
    call() {
      asked += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    subscribe(listener: (announcement: Announcement) => void) {
      listener(toPatch(1, false));
      listener(toPatch(2, true));
      return () => undefined;
    },
  } as unknown as HearthApi;

  const store = createAppStore(api);
  expect(store.current()).toBeNull();
  const view = { quiet: { now: null, canFollowSystem: false }, drafts: {} };
  answer({ ok: true, value: { version: 0, view } });
  await Promise.resolve();
  await Promise.resolve();
  expect(store.current()).toEqual({ ...view, quiet: { now: null, canFollowSystem: true } });
  expect(asked).toBe(1);
});

it('listens to main once for all who hear, and tells the first what was announced before', () => {
  let listening = 0;
  let tell = (_announcement: Announcement) => {};
  const fake = {
    call: () => new Promise(() => undefined),
    subscribe(listener: (announcement: Announcement) => void) {
      listening += 1;
      tell = listener;
      listener(toPatch(1, false));
      return () => undefined;
    },
  };
  Object.defineProperty(window, 'hearth', { value: fake, configurable: true });
  const heard: string[] = [];
  const stop = onAnnouncement(({ type }) => heard.push(`first ${type}`));
  onAnnouncement(({ type }) => heard.push(`second ${type}`));
  expect(heard).toEqual(['first app:patched']);
  stop();
  tell(toPatch(2, true));
  expect(heard).toEqual(['first app:patched', 'second app:patched']);
  expect(listening).toBe(1);
});
