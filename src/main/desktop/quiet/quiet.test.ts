import { describe, expect, it } from 'vitest';
import type { QuietView } from '../../../shared/bridge/views';
import type { QuietByHand, QuietHours } from '../../../shared/model/quiet';
import { createQuietKeeper } from './quiet';
import { readSystemQuiet } from './system-quiet';

const MINUTE_MS = 60_000;
// A Monday.
const start = new Date(2026, 5, 1, 12).getTime();

function setUp(kept: { byHand?: QuietByHand; hours?: QuietHours[] } = {}) {
  let now = start;
  let byHand: QuietByHand | null = kept.byHand ?? null;
  let settings = { quietHours: kept.hours ?? [], followSystemQuiet: true };
  let timers: { at: number; run: () => void }[] = [];
  const told: (QuietView['now'] | string)[] = [];
  const keeper = createQuietKeeper({
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    settings: () => settings,
    byHand: () => byHand,
    keep: (next) => void (byHand = next),
    tell: (view) => told.push(view.now),
  });
  return {
    keeper,
    told,
    timers: () => timers.length,
    change(next: Partial<typeof settings>) {
      settings = { ...settings, ...next };
      keeper.settingsChanged();
    },
    pass(minutes: number) {
      for (let passed = 0; passed < minutes; passed += 1) {
        now += MINUTE_MS;
        const due = timers.filter(({ at }) => at <= now);
        timers = timers.filter(({ at }) => at > now);
        for (const { run } of due) run();
      }
    },
  };
}

describe('do not disturb', () => {
  it('NO-10: by hand is told at once, and its end when it comes; no timer stays', () => {
    const { keeper, told, pass, timers } = setUp();
    expect(timers()).toBe(0);
    keeper.set('half-hour');
    expect(told).toEqual([{ why: 'hand', until: start + 30 * MINUTE_MS }]);
    pass(29);
    expect(told).toHaveLength(1);
    pass(1);
    expect(told.at(-1)).toBeNull();
    expect(timers()).toBe(0);
  });

  it('NO-10: is still on after a restart, until somebody turns it off', () => {
    const { keeper, told } = setUp({ byHand: { isOn: true, until: null } });
    expect(told).toEqual([{ why: 'hand', until: null }]);
    keeper.set(null);
    expect(told.at(-1)).toBeNull();
  });

  it('NO-10: by the hours begins and ends by itself, and can be ended by hand', () => {
    const hours = [{ days: [1], from: 12 * 60 + 5, to: 12 * 60 + 10 }];
    const { keeper, told, pass } = setUp({ hours });
    pass(5);
    expect(told).toEqual([{ why: 'hours', until: start + 10 * MINUTE_MS }]);
    keeper.set(null);
    pass(10);
    expect(told).toHaveLength(2);
    expect(told.at(-1)).toBeNull();
  });

  it('NO-10: hours that are changed count at once', () => {
    const { told, change } = setUp();
    change({ quietHours: [{ days: [1], from: 0, to: 0 }] });
    change({ quietHours: [] });
    expect(told.map((one) => (one === null ? 'loud' : 'quiet'))).toEqual(['quiet', 'loud']);
  });

  it('NO-10: follows the system where it says, and where it shall be followed', () => {
    const { keeper, told, change } = setUp();
    keeper.systemSaid(true);
    expect(told.at(-1)).toEqual({ why: 'system', until: null });
    change({ followSystemQuiet: false });
    expect(told.at(-1)).toBeNull();
    keeper.systemSaid(false);
    expect(keeper.facts().isSystemQuiet).toBe(false);
  });
});

describe('the system’s do-not-disturb', () => {
  const read = (
    answers: Record<string, string | null>,
    change: { platform?: NodeJS.Platform; desktop?: string } = {},
  ) =>
    readSystemQuiet({
      platform: 'linux',
      desktop: '',
      ask: async (program) => answers[program] ?? null,
      ...change,
    });

  it.each([
    ['is on, says gdbus', { gdbus: '(<true>,)\n' }, {}, true],
    ['is off, says busctl', { busctl: 'b false\n' }, {}, false],
    ['is on where banners are off', { gsettings: 'false\n' }, { desktop: 'ubuntu:GNOME' }, true],
    ['is off where banners are on', { gsettings: 'true\n' }, { desktop: 'GNOME' }, false],
    [
      'is unknown where banners are of another desktop',
      { gsettings: 'false' },
      { desktop: 'KDE' },
      null,
    ],
    ['is unknown where nobody says', {}, { desktop: 'GNOME' }, null],
    ['is unknown where the answer is none', { gdbus: 'Error' }, {}, null],
    ['is unknown on Windows', { gdbus: '(<true>,)' }, { platform: 'win32' }, null],
    ['is unknown on macOS', { gdbus: '(<true>,)' }, { platform: 'darwin' }, null],
  ] as const)('%s', async (_title, answers, change, expected) => {
    expect(await read(answers, change)).toBe(expected);
  });
});
