import { app } from 'electron/main';
import { after } from '../clock';
import type { Log } from '../../shared/lib/log';
import { runQuitSteps, type QuitStep } from './quit-steps';

/** How the app ends: after the person agreed where others depend on it, and after everything was closed in order. */
export interface Quitting {
  /** Ends without asking: the system shuts down, or a signal came. */
  quitNow(): void;
  /**
   * Ends as ever, and when everything is closed does one thing more, which lets the app go. Answers false, and nothing is
   * closed, where the person does not agree or the app is ending already.
   */
  quitTo(last: () => Promise<void>): Promise<boolean>;
}

/** Puts the sequence in front of every way to quit. */
export function setupQuitting(options: {
  /** Whether the person agrees; asks only where others depend on this app. */
  isAgreed: () => Promise<boolean>;
  steps: readonly QuitStep[];
  log: Log;
}): Quitting {
  const { isAgreed, steps, log } = options;
  let state: 'running' | 'asking' | 'closing' | 'leaving' = 'running';

  async function close(): Promise<void> {
    if (state === 'closing') return;
    state = 'closing';
    await runQuitSteps(steps, log, after);
    // Everything is closed and on disk; whatever is left has no say any more.
    app.exit(0);
  }

  /** Whether the person lets the app end, and nothing else ended it meanwhile. */
  async function ask(): Promise<boolean> {
    if (state !== 'running') return false;
    state = 'asking';
    const mayClose = await isAgreed().catch(() => true);
    if (state !== 'asking') return false;
    if (!mayClose) state = 'running';
    return mayClose;
  }

  app.on('before-quit', (event) => {
    // Everything is closed, and whoever quits now is the last.
    if (state === 'leaving') return;
    event.preventDefault();
    void ask().then((mayClose) => (mayClose ? close() : undefined));
  });
  const quitNow = () => void close();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quitNow);
  return {
    quitNow,
    async quitTo(last) {
      if (!(await ask())) return false;
      state = 'closing';
      await runQuitSteps(steps, log, after);
      state = 'leaving';
      await last();
      return true;
    },
  };
}
