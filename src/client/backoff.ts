import { LIMITS } from '../shared/model/limits';

/** How long to wait before attempt number `attempt` (0 is the first retry): doubling, capped, half of it random so that a crowd spreads. */
export function toBackoffMs(attempt: number, random: () => number): number {
  const full = Math.min(
    LIMITS.reconnectDelayMaxMs,
    LIMITS.reconnectDelayMs * 2 ** Math.min(attempt, 16),
  );
  return Math.round(full * (0.5 + random()));
}
