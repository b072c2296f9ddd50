import { app } from 'electron/main';
import type { Identity } from '../node/identity';
import { hashText } from '../node/keys';
import { toMemberKeyWords } from '../node/key-words';
import { NO_UPDATES } from '../shared/bridge/updates';
import type { AppView, ProfileView } from '../shared/bridge/views';
import { isHostingResumed } from './hosting/resumed';
import type { Preferences } from './settings/preferences';

/** What the window can show before any server is known. */
export function toFirstView(facts: {
  preferences: Preferences;
  suggestedName: string;
  identity: Pick<Identity, 'memberId' | 'publicKey'>;
  isKeyProtected: boolean;
}): AppView {
  const { preferences, suggestedName, identity, isKeyProtected } = facts;
  return {
    profile: {
      name: preferences.displayName,
      suggestedName,
      said: preferences.said,
      pictureHash: preferences.picture === null ? null : hashText(preferences.picture),
      selfId: identity.memberId,
      keyWords: toMemberKeyWords(identity.publicKey),
      isKeyProtected,
      platform: toPlatform(process.platform),
      appVersion: app.getVersion(),
    },
    settings: preferences.settings,
    quiet: { now: null, canFollowSystem: false },
    // Resuming begins only when the page has drawn, which no page needs to see.
    hosting: isHostingResumed(preferences)
      ? { state: 'starting' }
      : { state: 'stopped', problem: null },
    serverOrder: [],
    servers: {},
    drafts: {},
    people: {},
    nearby: [],
    updates: NO_UPDATES,
    lastShown: preferences.lastShown,
  };
}

function toPlatform(platform: NodeJS.Platform): ProfileView['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}
