import { app } from 'electron/main';
import type { AppView, HostingView, ProfileView } from '../shared/bridge/views';
import type { MemberId } from '../shared/model/ids';
import type { Preferences } from './settings/preferences';

/** What the window can show before any server is known. */
export function toFirstView(facts: {
  preferences: Preferences;
  suggestedName: string;
  selfId: MemberId;
  isKeyProtected: boolean;
  hosting: HostingView;
}): AppView {
  const { preferences, suggestedName, selfId, isKeyProtected, hosting } = facts;
  return {
    profile: {
      name: preferences.displayName,
      suggestedName,
      selfId,
      isKeyProtected,
      platform: toPlatform(process.platform),
      appVersion: app.getVersion(),
    },
    settings: preferences.settings,
    hosting,
    serverOrder: [],
    servers: {},
    lastShown: preferences.lastShown,
  };
}

function toPlatform(platform: NodeJS.Platform): ProfileView['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}
