import type { Log } from '../../shared/lib/log';

/** No step may hold the app up for longer than this. */
const STEP_TIMEOUT_MS = 8_000;

/** One thing to close, in its place. */
export interface QuitStep {
  name: string;
  run: () => Promise<void>;
}

/** Runs the steps one after the other; one that fails or hangs does not keep the next from its turn. */
export async function runQuitSteps(
  steps: readonly QuitStep[],
  log: Log,
  after: (delayMs: number, run: () => void) => () => void,
): Promise<void> {
  for (const { name, run } of steps) {
    let callOff = () => {};
    const tooLong = new Promise<'late'>((resolve) => {
      callOff = after(STEP_TIMEOUT_MS, () => resolve('late'));
    });
    try {
      const outcome = await Promise.race([run(), tooLong]);
      if (outcome === 'late') log.error('closing takes too long', { name });
      else log.debug('closed', { name });
    } catch (error) {
      log.error('closing failed', {
        name,
        stack: error instanceof Error ? error.stack : undefined,
      });
    } finally {
      callOff();
    }
  }
}
