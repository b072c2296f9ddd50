import { powerMonitor } from 'electron/main';
import { toPresence } from './presence';

const LOOK_EVERY_MS = 15_000;

/** Follows the person's idle time and the machine's sleep. */
export function setupPower(options: {
  onPresence: (presence: 'online' | 'away') => void;
  /** The system sleeps in a moment and waits for nothing. */
  onSuspend: () => void;
  onResume: () => void;
  onShutdown: () => void;
}): void {
  const { onPresence, onSuspend, onResume, onShutdown } = options;
  let isLocked = false;
  let presence: 'online' | 'away' = 'online';

  const look = () => {
    const next = toPresence(powerMonitor.getSystemIdleTime() * 1_000, isLocked);
    if (next === presence) return;
    presence = next;
    onPresence(next);
  };
  setInterval(look, LOOK_EVERY_MS).unref();
  powerMonitor.on('lock-screen', () => {
    isLocked = true;
    look();
  });
  powerMonitor.on('unlock-screen', () => {
    isLocked = false;
    look();
  });
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('resume', onResume);
  powerMonitor.on('shutdown', onShutdown);
}
