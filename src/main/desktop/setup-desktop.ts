import { app, nativeTheme, type BrowserWindow } from 'electron/main';
import { join } from 'node:path';
import type { Announcement } from '../../shared/bridge/contract';
import type { AppPatch } from '../../shared/bridge/patch';
import { stepTextSize } from '../../shared/bridge/look';
import type { SettingsChange } from '../../shared/bridge/settings';
import type { Log } from '../../shared/lib/log';
import type { MemberId, RoomId, ServerId } from '../../shared/model/ids';
import { toQuiet } from '../../shared/model/quiet';
import type { Translate } from '../../shared/texts';
import { after } from '../clock';
import type { ViewStore } from '../bridge/view-store';
import type { JsonFile } from '../settings/json-file';
import type { Preferences } from '../settings/preferences';
import { createBadge } from './badge';
import { toCloseAction } from './closing';
import { countDependents, countForBadge } from './counts';
import type { Locations } from './locations';
import { setupContextMenu, setupMenu } from './menu';
import { createAttentionKeeper, type AttentionKeeper } from './notifications/attention';
import { createKnockTeller } from './notifications/knocks';
import { createNotifier, type Notifier } from './notifications/notifier';
import { askNatively } from './questions';
import { createQuietKeeper, type QuietKeeper } from './quiet/quiet';
import { followSystemQuiet } from './quiet/system-quiet';
import { setupTray } from './tray';
import { toBackground } from './look';
import type { MainWindow } from './window';

/** Everything around the page: window, menu, tray, badge, notifications. */
export interface Desktop {
  window: MainWindow;
  notifier: Notifier;
  attention: AttentionKeeper;
  quiet: QuietKeeper;
  /** Brings the window to the front and tells the page what the person wants. */
  request(wish: Announcement): void;
  /** The language is another one: page, menu and tray begin anew in it. */
  speakAnew(): void;
}

/** Sets the desktop up around the window, and takes the window over. */
export function setupDesktop(options: {
  t: Translate;
  log: Log;
  locations: Locations;
  /** The window, which is open already. */
  window: MainWindow;
  pageUrl: () => string;
  /** The locale that times and numbers are written in. */
  locale: () => string;
  view: ViewStore;
  preferences: JsonFile<Preferences>;
  changeSettings: (change: SettingsChange) => void;
  announce: (announcement: Announcement) => void;
  onPageGone: () => void;
  /** The person asks for a newer version, in the menu. */
  onUpdates: () => void;
  /** The host answered in a notification. */
  onKnockAnswer: (memberId: MemberId, isLetIn: boolean) => void;
  /** The person pressed *Mark read* in a notification, or answered in it. */
  onRead: (serverId: ServerId, roomId: RoomId, seq: number) => void;
  onReply: (serverId: ServerId, roomId: RoomId, text: string) => void;
}): Desktop {
  const { t, log, locations, window, view, preferences, announce, onPageGone } = options;
  const { resources } = locations;
  const hasDevTools = !app.isPackaged;
  nativeTheme.themeSource = preferences.current().settings.theme;

  window.handOver({
    url: options.pageUrl,
    background: () => toBackground(preferences.current().settings.contrast),
    zoomFactor: () => preferences.current().settings.textSize / 100,
    onZoomWanted: stepZoom,
    remembered: () => preferences.current().window,
    remember: (place) => preferences.change((kept) => ({ ...kept, window: place })),
    onPageGone() {
      // A page that is not there shows nothing.
      attention.conversationShown(null);
      onPageGone();
    },
    onOpened: (opened) => setupContextMenu(opened.webContents),
    onCloseWanted() {
      const isHosting = view.current().hosting.state !== 'stopped';
      const action = toCloseAction({ platform: process.platform, isHosting });
      if (action === 'hide-and-keep-hosting') void sayHostingGoesOn();
      return action === 'quit' ? 'close' : 'hide';
    },
  });

  function stepZoom(step: 'larger' | 'smaller' | 'usual'): void {
    const { textSize } = preferences.current().settings;
    options.changeSettings({ textSize: stepTextSize(textSize, step) });
  }

  const request = (wish: Announcement) => {
    window.show();
    announce(wish);
  };
  const notifier = createNotifier({
    t,
    icon: join(resources, 'icon.png'),
    log: log.scoped('notifications'),
    onClick: (serverId, roomId) => request({ type: 'conversation:requested', serverId, roomId }),
    onRead: options.onRead,
    onReply: options.onReply,
    onPlainClick: () => window.show(),
    onKnocksClick: () => request({ type: 'host-panel:requested' }),
    onKnockAnswer: options.onKnockAnswer,
  });
  const quiet = createQuietKeeper({
    now: Date.now,
    after,
    settings: () => preferences.current().settings,
    byHand: () => preferences.current().quietByHand,
    keep: (byHand) => preferences.change((kept) => ({ ...kept, quietByHand: byHand })),
    tell: (next) => view.patch({ quiet: next }),
  });
  followSystemQuiet((isQuiet) => quiet.systemSaid(isQuiet));
  const attention = createAttentionKeeper({
    notifier,
    after,
    now: Date.now,
    quiet: () => quiet.facts(),
    ring(sound) {
      if (window.current() === null) return false;
      announce({ type: 'sound:requested', sound });
      return true;
    },
    isWindowFocused: () => window.isFocused(),
    settings: () => preferences.current().settings,
    view: () => view.current(),
  });

  const knocks = createKnockTeller({
    t,
    now: Date.now,
    isWanted: () =>
      !window.isFocused() &&
      preferences.current().settings.notify !== 'nothing' &&
      toQuiet(quiet.facts(), Date.now()) === null,
    show: (notice) =>
      notifier.showKnocks(notice, preferences.current().settings.notifySound !== 'off'),
    close: () => notifier.closeKnocks(),
  });

  async function sayHostingGoesOn(): Promise<void> {
    if (preferences.current().knowsHostingGoesOn) return;
    preferences.change((kept) => ({ ...kept, knowsHostingGoesOn: true }));
    const people = countDependents(view.current());
    const words = {
      title: t('desktop.hostingGoesOnTitle'),
      body:
        people === 0
          ? t('desktop.hostingGoesOnAlone')
          : t('desktop.hostingGoesOn', { count: people }),
    };
    if (await notifier.say(words)) return;
    await askNatively(null, {
      type: 'info',
      title: t('common.appName'),
      message: words.title,
      detail: words.body,
      buttons: [t('common.close')],
    });
  }

  const showMenu = () =>
    setupMenu({
      t,
      hasDevTools,
      onSettings: () => request({ type: 'settings:requested' }),
      onAbout: () => request({ type: 'settings:requested', section: 'about' }),
      onUpdates() {
        request({ type: 'settings:requested', section: 'about' });
        options.onUpdates();
      },
      onShortcuts: () => request({ type: 'shortcuts:requested' }),
      onDoctor: () => request({ type: 'doctor:requested' }),
      onZoom: stepZoom,
    });
  showMenu();
  const tray = setupTray({
    t,
    locale: options.locale,
    resources,
    acts: {
      open: () => window.show(),
      quiet: () => quiet.set('hour'),
      loud: () => quiet.set(null),
      quit: () => app.quit(),
    },
  });
  const showBadge = createBadge({
    t,
    resources,
    getWindow: (): BrowserWindow | null => window.current(),
  });

  const follow = ({ patch }: { patch: AppPatch }) => {
    if (patch.settings !== undefined) window.lookAnew();
    attention.viewPatched(patch);
    if (patch.settings !== undefined) quiet.settingsChanged();
    const current = view.current();
    const unread = countForBadge(current);
    showBadge(unread);
    const { hosting } = current;
    if (patch.hosting !== undefined) knocks.hostingChanged(hosting);
    tray.update({
      unread,
      hosting:
        hosting.state === 'running'
          ? { name: hosting.name, people: countDependents(current) }
          : null,
      quiet: current.quiet.now,
    });
  };
  view.subscribe(follow);
  // Much is known already.
  follow({ patch: view.current() });

  return {
    window,
    notifier,
    attention,
    quiet,
    request,
    speakAnew() {
      showMenu();
      tray.speakAnew();
      onPageGone();
      window.reload();
      // There it was chosen, and there one may want to choose again.
      announce({ type: 'settings:requested' });
    },
  };
}
