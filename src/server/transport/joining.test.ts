import { expect, it, vi } from 'vitest';
import { failure, success } from '../../shared/lib/result';
import { createJoining } from './joining';
import { createServerPassword } from './password';

// Real hashes: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** What a database remembers, of which any write can be made to fail. */
function createSettings() {
  const kept = new Map<string, string>();
  let isFull = false;
  const keeper = (key: string) => ({
    load: async () => kept.get(key) ?? null,
    save: async (text: string) => {
      if (isFull) return failure('unavailable', 'full');
      kept.set(key, text);
      return success(null);
    },
  });
  return {
    kept,
    setFull: (next: boolean) => void (isFull = next),
    async open() {
      const password = createServerPassword(keeper('password'));
      const joining = createJoining(keeper('joining'), password);
      await joining.restore();
      return { password, joining };
    },
  };
}

it('HS-18: what was chosen holds after the next start', async () => {
  const settings = createSettings();
  for (const mode of ['ask', 'invite', 'open'] as const) {
    const { joining } = await settings.open();
    expect((await joining.set({ mode })).ok).toBe(true);
    expect(joining.mode()).toBe(mode);
    expect((await settings.open()).joining.mode()).toBe(mode);
  }
  const { joining } = await settings.open();
  await joining.set({ mode: 'ask' });
  await joining.set({ mode: 'password', password: 'one' });
  const later = await settings.open();
  expect(later.joining.mode()).toBe('password');
  expect(await later.password.check('one')).toBe(true);
  await later.joining.set({ mode: 'invite' });
  const last = await settings.open();
  expect(last.joining.mode()).toBe('invite');
  expect(last.password.isRequired()).toBe(false);
});

it('HS-18: a server from before there were modes is open, or goes on wanting its password', async () => {
  const settings = createSettings();
  expect((await settings.open()).joining.mode()).toBe('open');
  const { password } = await settings.open();
  await password.set('one');
  expect(settings.kept.has('joining')).toBe(false);
  expect((await settings.open()).joining.mode()).toBe('password');
});

it('HS-18: what cannot be kept changes nothing', async () => {
  const settings = createSettings();
  const { joining } = await settings.open();
  await joining.set({ mode: 'password', password: 'one' });
  settings.setFull(true);
  for (const mode of ['open', 'invite', 'ask'] as const) {
    expect(await joining.set({ mode })).toMatchObject({ code: 'unavailable' });
    expect(joining.mode()).toBe('password');
  }
  settings.setFull(false);
  await joining.set({ mode: 'ask' });
  settings.setFull(true);
  expect(await joining.set({ mode: 'open' })).toMatchObject({ code: 'unavailable' });
  expect(joining.mode()).toBe('ask');
});

it('HS-18: a mode of another Hearth lets in by invite alone', async () => {
  const settings = createSettings();
  settings.kept.set('joining', 'by song');
  expect((await settings.open()).joining.mode()).toBe('invite');
});
