import type { Preferences } from '../settings/preferences';

/** Whether the last use of the app ended hosting, and the person wants that to go on. */
export function isHostingResumed({ settings, hosting, displayName }: Preferences): boolean {
  return settings.resumeHosting && hosting.wasRunning && displayName !== null;
}
