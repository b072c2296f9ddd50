import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../shared/bridge/settings';
import type { HostingView } from '../../shared/bridge/views';
import { createKeepAwake } from './keep-awake';

const running = { state: 'running' } as HostingView;
const stopped: HostingView = { state: 'stopped', problem: null };

function setUp() {
  const held = new Set<number>();
  let made = 0;
  const update = createKeepAwake({
    start(type) {
      expect(type).toBe('prevent-app-suspension');
      made += 1;
      held.add(made);
      return made;
    },
    stop: (id) => held.delete(id),
  });
  return {
    held,
    made: () => made,
    look: (hosting: HostingView, keepAwake: boolean) =>
      update({ hosting, settings: { ...settingsSchema.parse({}), keepAwake } }),
  };
}

describe('keeping awake', () => {
  it('is off unless the person wants it', () => {
    expect(settingsSchema.parse({}).keepAwake).toBe(false);
    const { look, made } = setUp();
    look(running, false);
    expect(made()).toBe(0);
  });

  it('holds once while hosting, also over a restart of the server, and lets go with it', () => {
    const { look, held, made } = setUp();
    look(stopped, true);
    expect(held.size).toBe(0);
    look({ state: 'starting' }, true);
    look(running, true);
    look(running, true);
    look({ state: 'starting' }, true);
    expect([...held]).toEqual([1]);
    look({ state: 'stopping' }, true);
    expect(held.size).toBe(0);
    look(running, true);
    expect([...held]).toEqual([2]);
    expect(made()).toBe(2);
  });

  it('lets go when the person does not want it any more', () => {
    const { look, held } = setUp();
    look(running, true);
    look(running, false);
    expect(held.size).toBe(0);
  });
});
