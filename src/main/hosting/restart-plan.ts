/** Waits before the first, second … restart after a crash: the first within 2 s, so that people barely notice. */
const DELAYS_MS = [250, 500, 1_000, 2_000, 4_000] as const;
/** Crashes further apart than this do not count together. */
const WINDOW_MS = 2 * 60_000;

/** How often and how soon a crashed server is started again. */
export interface RestartPlan {
  /** How long to wait before the next start; null when it crashes too often to go on. */
  next(): number | null;
  /** Forgets earlier crashes. */
  reset(): void;
}

/** Creates a plan without crashes. */
export function createRestartPlan(now: () => number): RestartPlan {
  let crashes: number[] = [];
  return {
    next() {
      const at = now();
      crashes = crashes.filter((crash) => at - crash < WINDOW_MS);
      const delay = DELAYS_MS[crashes.length] ?? null;
      crashes.push(at);
      return delay;
    },
    reset() {
      crashes = [];
    },
  };
}
