import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { shell } from 'electron/common';
import { app, dialog, powerSaveBlocker, session } from 'electron/main';
import { toStatusText } from '../shared/bridge/said';
import { createPageAnnouncer, setupBridge } from './bridge/setup';
import { createViewStore } from './bridge/view-store';
import { createCalls } from './calls';
import { after } from './clock';
import { APP_ORIGIN } from './desktop/app-path';
import { registerAppScheme, setupAppProtocol } from './desktop/app-protocol';
import { countDependents } from './desktop/counts';
import { setupInstance, type Instance } from './desktop/instance';
import { createKeepAwake } from './desktop/keep-awake';
import { findLocations } from './desktop/locations';
import {
  lockContents,
  lockSession,
  refuseRemoteDebugging,
  silenceChromium,
} from './desktop/lock-down';
import { createNoticeAnswers } from './desktop/notifications/answers';
import { setupPower } from './desktop/power';
import { askBeforeQuit } from './desktop/questions';
import { setupQuitting } from './desktop/quitting';
import { setupDesktop } from './desktop/setup-desktop';
import { setupLinks } from './desktop/setup-links';
import { setupDoctor } from './diagnostics/setup-doctor';
import { setupDiscovery } from './discovery/setup-discovery';
import { setupExport } from './export/setup-export';
import { setupHostedServer, toServerName } from './hosted-server';
import { setupHosting } from './hosting/setup-hosting';
import { toWantedPort } from './hosting/wanted-port';
import { setupIdentity } from './identity/setup-identity';
import { toFirstView } from './first-view';
import { createAboutCalls } from './about/calls';
import { createDataCalls } from './data/calls';
import { setupLanguage } from './language';
import { withLook } from './desktop/look';
import { setupLastResort, setupLogging } from './logging/logging';
import { createOwnSaid } from './profile/own-said';
import { createSessionSet } from './sessions';
import { openJsonFile } from './settings/json-file';
import { preferencesSchema } from './settings/preferences';
import { createSettingsChanger } from './settings/change-settings';
import { suggestName } from './settings/suggested-name';
import { setupUpdates } from './updates/setup-updates';

const { log, level, writeLine } = setupLogging(process.env);
setupLastResort(log, () => app.exit(1));
registerAppScheme();
silenceChromium();
refuseRemoteDebugging();
const locations = findLocations(import.meta.dirname);
const instance = setupInstance(log);
// Not awaited: Electron becomes ready only after this module has run.
if (instance === null) app.exit(0);
else void app.whenReady().then(() => boot(instance));

/** A page that has not drawn by then is waited for no longer. */
const DRAW_MS = 2_000;

async function boot(running: Instance): Promise<void> {
  const preferences = openJsonFile({
    path: locations.settings,
    schema: preferencesSchema,
    log: log.scoped('settings'),
    now: Date.now,
  });
  const language = await setupLanguage(preferences.current().settings.language);
  const { t } = language;
  const loaded = await setupIdentity({ path: locations.identity, t, log: log.scoped('identity') });
  if (loaded === null) {
    app.exit(1);
    return;
  }
  const { identity, isKeyProtected } = loaded;

  const developmentUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  const ownOrigins = [developmentUrl === undefined ? APP_ORIGIN : new URL(developmentUrl).origin];
  lockContents(ownOrigins, log.scoped('page'));
  lockSession(session.defaultSession, ownOrigins, log.scoped('page'));
  setupAppProtocol(session.defaultSession, {
    root: locations.page,
    // Asked for by a page alone, which comes after the sessions.
    findPicture: (hash) => sessions.findPicture(hash),
    log: log.scoped('page'),
  });

  const sessions = createSessionSet({
    databasePath: locations.sessionsDatabase,
    identity,
    displayName: preferences.current().displayName,
    onRepaired({ keptAs, servers, waiting }) {
      // Not waited for: the app works, and this is to be read when there is time.
      void dialog.showMessageBox({
        type: 'warning',
        message: t('desktop.repairedTitle'),
        detail: t(servers === 0 ? 'desktop.repairedNothing' : 'desktop.repaired', {
          count: waiting,
          file: keptAs,
        }),
        buttons: [t('common.close')],
      });
    },
    statusText: () => toStatusText(ownSaid.current()),
    picture: () => preferences.current().picture,
    keywords: () => preferences.current().settings.keywords,
    isReadingPrivate: () => !preferences.current().settings.sendReadReceipts,
    log: log.scoped('sessions'),
  });
  const hosting = setupHosting({
    entry: locations.serverEntry,
    dataDir: locations.serverData,
    ownerId: identity.memberId,
    serverName: () => toServerName(preferences.current(), t),
    lastPort: () => preferences.current().hosting.port,
    environment: process.env,
    log: log.scoped('hosting'),
    logLevel: level,
    writeLogLine: writeLine,
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
  const isDiscoveryOff = process.env['HEARTH_DISCOVERY'] === 'off';
  const hosted = setupHostedServer({
    hosting,
    sessions,
    view,
    preferences,
    isDiscoveryOff,
    log,
  });
  const changeSettings = createSettingsChanger({ preferences, view, hosted });

  const announcer = createPageAnnouncer(() => desktop.window.current());
  const desktop = setupDesktop({
    t,
    log,
    locations,
    session: session.defaultSession,
    pageUrl: () =>
      withLook(
        language.toPageUrl(developmentUrl ?? `${APP_ORIGIN}/`),
        preferences.current().settings,
      ),
    view,
    preferences,
    changeSettings,
    announce: (announcement) => announcer.announce(announcement),
    locale: () => language.tag(),
    onUpdates: () => void updates.calls['update:check']({}),
    onKnockAnswer: (memberId, isLetIn) => void hosting.answerKnock(memberId, isLetIn),
    ...createNoticeAnswers({
      calls: sessions.calls,
      say: (words) => void desktop.notifier.say(words),
      t,
    }),
    onPageGone() {
      announcer.closed();
      // Nobody would hear what becomes of it.
      void exporting.calls['export:cancel']({});
    },
  });
  const exporting = setupExport({
    t,
    locale: () => language.tag(),
    getWindow: () => desktop.window.current(),
    gather: (serverId, roomId) => sessions.gather(serverId, roomId),
    sign: (text) => identity.sign(text),
    tell: (progress) => announcer.announce({ type: 'export:progressed', ...progress }),
  });
  const discovery = setupDiscovery({
    isOff: isDiscoveryOff,
    isKnown: (serverId) => sessions.isKnown(serverId),
    changed: (nearby) => view.patch({ nearby }),
    met: (serverId, address) => sessions.met(serverId, address),
    log: log.scoped('discovery'),
  });
  const doctorCalls = setupDoctor({
    view,
    serverData: locations.serverData,
    nextPort: () => toWantedPort(process.env['HEARTH_PORT'], preferences.current().hosting.port),
    isDiscoveryOff,
    tell: (run, finding) => announcer.announce({ type: 'doctor:found', run, finding }),
  });
  const updates = setupUpdates({
    sourceFile: locations.updateSource,
    developmentSource: app.isPackaged ? undefined : process.env['HEARTH_UPDATE_SOURCE'],
    view,
    preferences,
    quitTo: (last) => quitting.quitTo(last),
    say: (words) => void desktop.notifier.say(words),
    t,
    log: log.scoped('updates'),
  });
  view.subscribe((patched) => announcer.announce(patched));
  const keepAwake = createKeepAwake(powerSaveBlocker);
  view.subscribe(() => keepAwake(view.current()));
  view.subscribe(({ patch }) => {
    if (patch.settings === undefined) return;
    sessions.keywordsChanged();
    updates.settingsChanged();
    language.follow(patch.settings.language).then((isAnother) => {
      if (isAnother) desktop.speakAnew();
    }, report);
  });
  sessions.subscribe((event) => {
    switch (event.type) {
      case 'patched':
        view.patch(event.patch);
        return;
      case 'announced':
        announcer.announce(event.announcement);
        return;
      case 'message-arrived':
        desktop.attention.messageArrived(event.message);
        return;
      case 'message-withdrawn':
        desktop.attention.messageWithdrawn(event);
        return;
    }
  });

  // The window comes before everything that the page does not need to load.
  desktop.window.show();
  const ready = startSessions();
  let hasDrawn = () => {};
  const drawn = new Promise<void>((resolve) => {
    hasDrawn = resolve;
    after(DRAW_MS, resolve);
  });
  const dataCalls = createDataCalls({
    locations,
    countCached: () => sessions.countCached(),
    clearCache: () => sessions.clearCache(),
    clearEngineCache: () => session.defaultSession.clearCache(),
    reveal: (path) => shell.showItemInFolder(path),
  });
  setupBridge({
    getWindow: () => desktop.window.current(),
    ownOrigins,
    handlers: createCalls({
      ready,
      view,
      sessions,
      hosted,
      hosting,
      discovery,
      attention: desktop.attention,
      notifier: desktop.notifier,
      quiet: desktop.quiet,
      exportCalls: exporting.calls,
      links: setupLinks({
        getWindow: () => desktop.window.current(),
        openInvite: (input) => desktop.request({ type: 'invite:opened', input }),
        openMessage: (link) => desktop.request({ type: 'message:requested', link }),
        t,
        log: log.scoped('links'),
      }),
      doctorCalls,
      ownSaid,
      dataCalls,
      aboutCalls: createAboutCalls({
        appVersion: app.getVersion(),
        versions: process.versions,
        locale: () => language.tag(),
        licences: locations.licences,
        view: () => view.current(),
        data: dataCalls,
      }),
      updateCalls: updates.calls,
      preferences,
      changeSettings,
      t,
    }),
    announcer,
    onSettled: () => hasDrawn(),
    log: log.scoped('bridge'),
  });
  const quitting = setupQuitting({
    isAgreed: () =>
      askBeforeQuit({
        countDependents: () => countDependents(view.current()),
        getWindow: () => desktop.window.current(),
        t,
      }),
    steps: [
      // First the page, which may still hold a draft; then what takes it; then the server it went to.
      { name: 'window', run: () => desktop.window.destroy() },
      { name: 'export', run: () => exporting.close() },
      { name: 'updates', run: async () => updates.close() },
      { name: 'discovery', run: () => discovery.close() },
      { name: 'sessions', run: () => sessions.close() },
      { name: 'hosting', run: () => hosting.close() },
      { name: 'settings', run: () => preferences.flush() },
    ],
    log: log.scoped('quit'),
  });
  setupPower({
    onPresence: (presence) => ownSaid.setIdle(presence),
    onSuspend() {
      hosting.sleep();
      sessions.sleep();
    },
    onResume() {
      hosting.wake();
      sessions.reconnectNow();
      discovery.look();
    },
    onShutdown: () => quitting.quitNow(),
  });

  app.on('window-all-closed', () => app.quit());
  app.on('activate', () => desktop.window.show());
  running.follow(({ wish }) => {
    if (wish === null) desktop.window.show();
    else desktop.request(wish);
  });
  await ready;
  // A server that starts at the same moment would take the processor that the page draws with.
  await drawn;
  discovery.begin();
  updates.begin();
  await hosted.resume();

  async function startSessions(): Promise<void> {
    try {
      await sessions.start();
    } catch (error) {
      log.error('data cannot be opened', {
        stack: error instanceof Error ? error.stack : undefined,
      });
      const detail = t('desktop.storageDetail', { folder: locations.dataDir });
      dialog.showErrorBox(t('desktop.storageTitle'), detail);
      app.exit(1);
      throw error;
    }
    ownSaid.begin();
    view.patch(sessions.view());
  }
}

/** Hands a bug that a listener threw to the last resort. */
function report(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
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
