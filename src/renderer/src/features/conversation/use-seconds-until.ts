import { useEffect, useState } from 'react';

const SECOND_MS = 1_000;

/** Whole seconds until a moment, counted from when it was told: somebody may set the clock meanwhile. */
export function useSecondsUntil(at: number): number {
  const [{ told, until, now }, set] = useState(() => startCount(at));
  if (told !== at) set(startCount(at));
  useEffect(() => {
    const timer = setInterval(
      () => set((count) => ({ ...count, now: performance.now() })),
      SECOND_MS,
    );
    return () => clearInterval(timer);
  }, []);
  return Math.ceil((until - now) / SECOND_MS);
}

function startCount(at: number) {
  const now = performance.now();
  return { told: at, until: now + at - Date.now(), now };
}
