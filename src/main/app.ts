import { shell } from 'electron/common';
import { app, powerSaveBlocker } from 'electron/main';
import type { LaterHandlers } from './bridge/waiting';
import { createCalls } from './calls';
import { findWish } from './desktop/deep-links';
import { countDependents } from './desktop/counts';
import { createKeepAwake } from './desktop/keep-awake';
import { toPageUrl } from './desktop/look';
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
import { createAboutCalls } from './about/calls';
import { writeCompiled } from './compile-cache';
import { createDataCalls } from './data/calls';
import { report } from './report';
import type { Opened } from './opening';
import { createSettingsChanger } from './settings/change-settings';
import { setupUpdates } from './updates/setup-updates';

/** Sets up all that the first picture does without, and answers its part of the calls. */
export async function boot(opened: Opened): Promise<LaterHandlers> {
  const { locations, window, session, preferences, identity, sessions, view, ownSaid } = opened;
  const { announcer, ready } = opened;
  const { log, level, writeLine } = opened.logging;
  const language = await opened.speak();
  const { t } = language;
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

  const desktop = setupDesktop({
    t,
    log,
    locations,
    window,
    pageUrl: () => toPageUrl(opened.page, language.tag(), preferences.current().settings),
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
    getWindow: () => window.current(),
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
  opened.followSessions((event) => {
    if (event.type === 'message-arrived') desktop.attention.messageArrived(event.message);
    else if (event.type === 'message-withdrawn') desktop.attention.messageWithdrawn(event);
  });

  const dataCalls = createDataCalls({
    locations,
    countCached: () => sessions.countCached(),
    clearCache: () => sessions.clearCache(),
    clearEngineCache: () => session.clearCache(),
    reveal: (path) => shell.showItemInFolder(path),
  });
  const handlers = createCalls({
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
      getWindow: () => window.current(),
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
  });
  const quitting = setupQuitting({
    isAgreed: () =>
      askBeforeQuit({
        countDependents: () => countDependents(view.current()),
        getWindow: () => window.current(),
        t,
      }),
    steps: [
      // First the page, which may still hold a draft; then what takes it; then the server it went to.
      { name: 'window', run: () => window.destroy() },
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
  app.on('activate', () => window.show());
  opened.instance.follow((texts) => {
    const wish = findWish(texts);
    if (wish === null) window.show();
    else desktop.request(wish);
  });
  goOn().catch(report);
  return handlers;

  async function goOn(): Promise<void> {
    await ready;
    writeCompiled();
    // The next start finds out by itself what could not be kept.
    opened.rememberGraphics().catch(() => log.warn('graphics are not kept'));
    discovery.begin();
    updates.begin();
    await hosted.resume();
  }
}
