import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { app, dialog, type Session } from 'electron/main';
import type { Identity } from '../node/identity';
import { toStatusText } from '../shared/bridge/said';
import type { Settings } from '../shared/bridge/settings';
import { success } from '../shared/lib/result';
import type { Announcer } from './bridge/announcer';
import type { Door } from './bridge/door';
import { createPageAnnouncer, createPageDoor } from './bridge/setup';
import { createViewStore, type ViewStore } from './bridge/view-store';
import { toWaiting, type LaterHandlers } from './bridge/waiting';
import { after } from './clock';
import type { Instance } from './desktop/instance';
import type { Locations } from './desktop/locations';
import type { MainWindow } from './desktop/window';
import { toFirstView } from './first-view';
import { setupIdentity } from './identity/setup-identity';
import type { AppLanguage } from './language';
import type { Logging } from './logging/logging';
import { createOwnSaid, type OwnSaid } from './profile/own-said';
import { report } from './report';
import { createSessionSet } from './sessions';
import type { Repair } from './sessions/local-store/repair';
import type { SessionSet, SessionSetEvent } from './sessions/session-set';
import { openJsonFile, type JsonFile } from './settings/json-file';
import { preferencesSchema, type Preferences } from './settings/preferences';
import { suggestName } from './settings/suggested-name';

/** What the start has made before the rest of main is there. */
export interface Started {
  logging: Logging;
  locations: Locations;
  instance: Instance;
  /** Writes down how this start found the graphics card; asked for when the page is drawn. */
  rememberGraphics(): Promise<void>;
  session: Session;
  window: MainWindow;
  /** Where the page lies. */
  page: string;
}

/** What the first picture of the page shows, and is answered by: settings, identity, sessions. */
export interface Opened extends Started {
  preferences: JsonFile<Preferences>;
  identity: Identity;
  sessions: SessionSet;
  /** Hears what the sessions tell, from the beginning on. */
  followSessions(listener: (event: SessionSetEvent) => void): void;
  view: ViewStore;
  ownSaid: OwnSaid;
  announcer: Announcer;
  /** Resolves when the known timelines can be shown. */
  ready: Promise<void>;
  /** Answers the page. A call that is not answered here begins the rest of main, and waits for it. */
  door: Door;
  /** The language that the app speaks; its texts are fetched with the first who asks. */
  speak(): Promise<AppLanguage>;
}

/** Opens what is known on this device, and goes on to connect. Null where the app ends instead. */
export async function open(
  started: Started,
  /** Asked for the rest of main, which answers its part of the calls. */
  later: () => Promise<LaterHandlers>,
): Promise<Opened | null> {
  const { locations, window } = started;
  const { log } = started.logging;
  const preferences = openJsonFile({
    path: locations.settings,
    schema: preferencesSchema,
    log: log.scoped('settings'),
    now: Date.now,
  });
  let language: Promise<AppLanguage> | null = null;
  const speak = () => (language ??= loadLanguage(preferences.current().settings.language));
  const loaded = await setupIdentity({
    path: locations.identity,
    speak,
    log: log.scoped('identity'),
  });
  if (loaded === null) {
    app.exit(1);
    return null;
  }
  const { identity, isKeyProtected } = loaded;

  const sessions = createSessionSet({
    databasePath: locations.sessionsDatabase,
    identity,
    displayName: preferences.current().displayName,
    // Not waited for: the app works, and this is to be read when there is time.
    onRepaired: (repair) => void sayRepaired(repair).catch(report),
    statusText: () => toStatusText(ownSaid.current()),
    picture: () => preferences.current().picture,
    keywords: () => preferences.current().settings.keywords,
    isReadingPrivate: () => !preferences.current().settings.sendReadReceipts,
    log: log.scoped('sessions'),
  });
  const view = createViewStore(
    toFirstView({
      preferences: preferences.current(),
      suggestedName: suggestedName(),
      identity,
      isKeyProtected,
    }),
    report,
  );
  const ownSaid = createOwnSaid({
    kept: preferences.current().said,
    now: Date.now,
    after,
    keep: (said) => preferences.change((kept) => ({ ...kept, said })),
    show: (said) => view.patch({ profile: { ...view.current().profile, said } }),
    described: () => sessions.described(),
    setPresence: (presence) => sessions.setPresence(presence),
  });
  let early: SessionSetEvent[] = [];
  let tell = (event: SessionSetEvent) => {
    early.push(event);
  };
  const announcer = createPageAnnouncer(window.current);
  view.subscribe((patched) => announcer.announce(patched));
  sessions.subscribe((event) => {
    if (event.type === 'patched') view.patch(event.patch);
    else if (event.type === 'announced') announcer.announce(event.announcement);
    else tell(event);
  });

  const ready = startSessions();
  const door = createPageDoor({
    handlers: {
      ...toWaiting(later),
      ...sessions.calls,
      async 'app:snapshot'() {
        await ready;
        return success(view.snapshot());
      },
    },
    announcer,
    log: log.scoped('bridge'),
  });
  return {
    ...started,
    preferences,
    identity,
    sessions,
    followSessions(listener) {
      tell = listener;
      early.forEach(listener);
      early = [];
    },
    view,
    ownSaid,
    announcer,
    ready,
    door,
    speak,
  };

  async function sayRepaired({ keptAs, servers, waiting }: Repair): Promise<void> {
    const { t } = await speak();
    await dialog.showMessageBox({
      type: 'warning',
      message: t('desktop.repairedTitle'),
      detail: t(servers === 0 ? 'desktop.repairedNothing' : 'desktop.repaired', {
        count: waiting,
        file: keptAs,
      }),
      buttons: [t('common.close')],
    });
  }

  async function startSessions(): Promise<void> {
    try {
      await sessions.start();
    } catch (error) {
      log.error('data cannot be opened', {
        stack: error instanceof Error ? error.stack : undefined,
      });
      const { t } = await speak();
      const detail = t('desktop.storageDetail', { folder: locations.dataDir });
      dialog.showErrorBox(t('desktop.storageTitle'), detail);
      app.exit(1);
      throw error;
    }
    ownSaid.begin();
    view.patch(sessions.view());
  }
}

async function loadLanguage(chosen: Settings['language']): Promise<AppLanguage> {
  const { setupLanguage } = await import('./language');
  return setupLanguage(chosen);
}

function suggestedName(): string {
  try {
    const passwd = process.platform === 'linux' ? readFileSync('/etc/passwd', 'utf8') : '';
    return suggestName({ account: userInfo().username, passwd, hostName: hostname() });
  } catch {
    // An account without an entry: the machine still has a name.
    return suggestName({ account: '', passwd: '', hostName: hostname() });
  }
}
