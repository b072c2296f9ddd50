import { setTimeout as sleep } from 'node:timers/promises';

/** Something took longer than it may, or was called off: a failure with a sentence, not a bug of the suite. */
export class RunFailure extends Error {
  override name = 'RunFailure';
}

const LOOK_EVERY_MS = 15;

/** Waits until something is so. Beyond the time it fails with a sentence: `what` follows "waited for". */
export async function until(
  isSo: () => boolean,
  what: string,
  { withinMs, signal }: { withinMs: number; signal: AbortSignal },
): Promise<void> {
  const startedAt = performance.now();
  while (!isSo()) {
    if (signal.aborted) throw new RunFailure(`the time of the run was over, waiting for ${what}`);
    if (performance.now() - startedAt > withinMs) {
      throw new RunFailure(`waited for ${what}, ${withinMs / 1000} s in vain`);
    }
    await sleep(LOOK_EVERY_MS);
  }
}

/** Lets time pass; fails when the run is called off. */
export async function pass(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw new RunFailure('the time of the run was over');
  }
}
