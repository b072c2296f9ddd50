import type { PowerSaveBlocker } from 'electron/main';
import type { AppView } from '../../shared/bridge/views';

/** Keeps this computer from going to sleep by itself, exactly while it hosts and the person wants that. Hand it every view. */
export function createKeepAwake(
  blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
): (view: Pick<AppView, 'settings' | 'hosting'>) => void {
  let held: number | null = null;
  return ({ settings, hosting }) => {
    const isHosting = hosting.state === 'running' || hosting.state === 'starting';
    const isWanted = settings.keepAwake && isHosting;
    if (isWanted && held === null) held = blocker.start('prevent-app-suspension');
    else if (!isWanted && held !== null) {
      blocker.stop(held);
      held = null;
    }
  };
}
