import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { createFakeHearth, type FakeHearth } from '../fake-hearth';

afterEach(cleanup);
// Looking things up by role is slow in a made-up page on a busy machine; these are limits, not waits.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 40_000 });

/** Puts a made-up world behind `window.hearth` for one test. */
export function enterWorld(scenario: string): FakeHearth {
  const fake = createFakeHearth({ scenario, now: () => 1_750_000_000_000 });
  Object.defineProperty(window, 'hearth', { value: fake, configurable: true });
  return fake;
}

/** The inputs of all calls of a name, in order. */
export function callsOf(fake: FakeHearth, name: FakeHearth['calls'][number]['name']): unknown[] {
  return fake.calls.filter((call) => call.name === name).map((call) => call.input);
}
