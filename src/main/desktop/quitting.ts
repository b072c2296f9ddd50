import { app } from 'electron/main';
import { after } from '../clock';
import type { Log } from '../../shared/lib/log';
import { runQuitSteps, type QuitStep } from './quit-steps';

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
    await runQuitSteps(steps, log, after);
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
