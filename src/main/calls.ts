import { clipboard } from 'electron/main';
import type { SettingsChange } from '../shared/bridge/settings';
import type { ShownRoom } from '../shared/bridge/views';
import { failure, success } from '../shared/lib/result';
import type { Translate } from '../shared/texts';
import { hashText } from '../node/keys';
import type { AboutCalls } from './about/calls';
import type { ViewStore } from './bridge/view-store';
import type { LaterHandlers } from './bridge/waiting';
import type { DataCalls } from './data/calls';
import type { LinkOpener } from './desktop/links';
import type { AttentionKeeper } from './desktop/notifications/attention';
import type { Notifier } from './desktop/notifications/notifier';
import type { QuietKeeper } from './desktop/quiet/quiet';
import type { DoctorCalls } from './diagnostics/calls';
import type { Discovery } from './discovery/setup-discovery';
import type { ExportCalls } from './export/calls';
import type { HostedServer } from './hosted-server';
import type { Hosting } from './hosting/hosting-contract';
import type { OwnSaid } from './profile/own-said';
import type { SessionSet } from './sessions/session-set';
import type { JsonFile } from './settings/json-file';
import type { Preferences } from './settings/preferences';
import type { UpdateCalls } from './updates/updates';

const isSamePlace = (a: ShownRoom, b: ShownRoom | null) =>
  a.serverId === b?.serverId && a.roomId === b.roomId;

/** The calls of the page that do not concern sessions, and who does the work. */
export function createCalls(options: {
  view: ViewStore;
  sessions: SessionSet;
  hosted: HostedServer;
  hosting: Pick<Hosting, 'showInvite' | 'makeInvite' | 'revokeInvite' | 'answerKnock'>;
  discovery: Pick<Discovery, 'find' | 'look'>;
  attention: AttentionKeeper;
  notifier: Notifier;
  quiet: QuietKeeper;
  exportCalls: ExportCalls;
  links: LinkOpener;
  doctorCalls: DoctorCalls;
  ownSaid: Pick<OwnSaid, 'say'>;
  dataCalls: DataCalls;
  aboutCalls: AboutCalls;
  updateCalls: UpdateCalls;
  preferences: JsonFile<Preferences>;
  changeSettings: (change: SettingsChange) => void;
  t: Translate;
}): LaterHandlers {
  const { view, sessions, hosted, hosting, attention, notifier, preferences, t } = options;
  const { discovery } = options;
  return {
    ...options.exportCalls,
    ...options.doctorCalls,
    ...options.dataCalls,
    ...options.aboutCalls,
    ...options.updateCalls,

    async 'profile:rename'({ name }) {
      preferences.change((kept) => ({ ...kept, displayName: name }));
      view.patch({ profile: { ...view.current().profile, name } });
      sessions.setDisplayName(name);
      hosted.announce();
      return success(null);
    },

    async 'profile:say'(said) {
      options.ownSaid.say(said);
      return success(null);
    },

    async 'profile:picture'({ picture }) {
      preferences.change((kept) => ({ ...kept, picture }));
      const pictureHash = picture === null ? null : hashText(picture);
      view.patch({ profile: { ...view.current().profile, pictureHash } });
      sessions.pictured();
      return success(null);
    },

    async 'settings:change'(change) {
      options.changeSettings(change);
      return success(null);
    },

    async 'hosting:start'() {
      if (preferences.current().displayName === null) {
        return failure('name_invalid', 'A host needs a name first.');
      }
      return hosted.start();
    },
    'hosting:stop': () => hosted.stop(),
    'hosting:configure': (change) => hosted.configure(change),
    'knock:answer': ({ memberId, isLetIn }) => hosting.answerKnock(memberId, isLetIn),
    'invite:show': () => hosting.showInvite(),
    'invite:make': (terms) => hosting.makeInvite(terms),
    'invite:revoke': ({ id }) => hosting.revokeInvite(id),

    async 'nearby:look'() {
      discovery.look();
      return success(null);
    },
    async 'nearby:join'({ serverId, password }) {
      const found = discovery.find(serverId);
      if (found !== null) return sessions.joinFound(found, password);
      return failure('unreachable', 'This server is not nearby any more.');
    },

    async 'conversation:show'({ shown }) {
      attention.conversationShown(shown);
      if (shown !== null && !isSamePlace(shown, view.current().lastShown)) {
        preferences.change((kept) => ({ ...kept, lastShown: shown }));
        view.patch({ lastShown: shown });
      }
      return success(null);
    },

    async 'quiet:set'({ length }) {
      options.quiet.set(length);
      return success(null);
    },
    async 'notification:test'() {
      const isShown = await notifier.say({
        title: t('desktop.testTitle'),
        body: t('desktop.testBody'),
      });
      return success({ isShown });
    },

    'link:open': ({ url }) => options.links.open(url),
    async 'clipboard:write'({ text }) {
      await clipboard.writeText(text);
      return success(null);
    },
  };
}
