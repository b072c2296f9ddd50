import { app } from 'electron/main';
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
  timeoutMs = STEP_TIMEOUT_MS,
): Promise<void> {
  for (const { name, run } of steps) {
    let deadline: NodeJS.Timeout | undefined;
    const tooLong = new Promise<'late'>((resolve) => {
      deadline = setTimeout(() => resolve('late'), timeoutMs);
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
      clearTimeout(deadline);
    }
  }
}

/** How the app ends: after the person agreed where others depend on it, and after everything was closed in order. */
export interface Quitting {
  /** Ends without asking: the system shuts down, or a signal came. */
  quitNow(): void;
}

/** Puts the sequence in front of every way to quit. */
export function setupQuitting(options: {
  /** Whether the person agrees; asks only where others depend on this app. */
  isAgreed: () => Promise<boolean>;
  steps: readonly QuitStep[];
  log: Log;
}): Quitting {
  const { isAgreed, steps, log } = options;
  let state: 'running' | 'asking' | 'closing' = 'running';

  async function close(): Promise<void> {
    if (state === 'closing') return;
    state = 'closing';
    await runQuitSteps(steps, log);
    // Everything is closed and on disk; whatever is left has no say any more.
    app.exit(0);
  }

  async function ask(): Promise<void> {
    if (state !== 'running') return;
    state = 'asking';
    const mayClose = await isAgreed().catch(() => true);
    if (state !== 'asking') return;
    if (mayClose) await close();
    else state = 'running';
  }

  app.on('before-quit', (event) => {
    event.preventDefault();
    void ask();
  });
  const quitNow = () => void close();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quitNow);
  return { quitNow };
}
