import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTypingNotifier } from './typing-notifier';

describe('typing notices', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const setUp = () => {
    const told: boolean[] = [];
    const notifier = createTypingNotifier({
      tell: (isTyping) => told.push(isTyping),
      now: () => Date.now(),
      repeatMs: 3_000,
      idleMs: 6_000,
    });
    return { told, notifier };
  };

  it('PR-2: says it once and again after a while, not with every key', () => {
    const { told, notifier } = setUp();
    for (let at = 0; at < 3_000; at += 500) {
      notifier.typed();
      vi.advanceTimersByTime(500);
    }
    expect(told).toEqual([true]);
    notifier.typed();
    expect(told).toEqual([true, true]);
  });

  it('takes it back after a rest, and when told to', () => {
    const { told, notifier } = setUp();
    notifier.typed();
    vi.advanceTimersByTime(6_000);
    expect(told).toEqual([true, false]);
    notifier.typed();
    notifier.stopped();
    notifier.stopped();
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([true, false, true, false]);
  });
});
