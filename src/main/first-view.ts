import { app } from 'electron/main';
import type { AppView, ProfileView } from '../shared/bridge/views';
import type { MemberId } from '../shared/model/ids';
import { isHostingResumed } from './hosted-server';
import type { Preferences } from './settings/preferences';

/** What the window can show before any server is known. */
export function toFirstView(facts: {
  preferences: Preferences;
  suggestedName: string;
  selfId: MemberId;
  isKeyProtected: boolean;
}): AppView {
  const { preferences, suggestedName, selfId, isKeyProtected } = facts;
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
    // Resuming begins only when the page has drawn, which no page needs to see.
    hosting: isHostingResumed(preferences)
      ? { state: 'starting' }
      : { state: 'stopped', problem: null },
    serverOrder: [],
    servers: {},
    nearby: [],
    lastShown: preferences.lastShown,
  };
}

function toPlatform(platform: NodeJS.Platform): ProfileView['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}
