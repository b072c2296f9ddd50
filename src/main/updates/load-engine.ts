import { AppImageUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import type { Hop } from '../../node/updates/fetch';
import { createUpdateEngine, type UpdateEngine } from './engine';

/** The engine of this system. Apart, so that electron-updater is loaded when something is to be fetched, and not before. */
export function loadEngine({
  platform,
  hop,
  config,
}: {
  platform: NodeJS.Platform;
  hop: Hop;
  /** In place of `app-update.yml` in a package, for the built app of a checkout; null in packages. */
  config: string | null;
}): UpdateEngine {
  const updater = createUpdater(platform);
  if (config !== null) {
    updater.forceDevUpdateConfig = true;
    updater.updateConfigPath = config;
  }
  return createUpdateEngine({ updater, hop });
}

function createUpdater(platform: NodeJS.Platform): NsisUpdater | MacUpdater | AppImageUpdater {
  switch (platform) {
    case 'win32':
      return new NsisUpdater();
    case 'darwin':
      return new MacUpdater();
    default:
      return new AppImageUpdater();
  }
}
