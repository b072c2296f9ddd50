import { LIMITS } from '../../shared/model/limits';

/** Whether somebody who has not touched the machine for so long is there. Locked counts as away at once. */
export function toPresence(idleMs: number, isLocked: boolean): 'online' | 'away' {
  return isLocked || idleMs >= LIMITS.awayAfterMs ? 'away' : 'online';
}
