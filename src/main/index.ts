import { join } from 'node:path';
import { app, Menu, nativeTheme, session } from 'electron/main';
import { openBridge } from './bridge/open';
import type { LaterHandlers } from './bridge/waiting';
import { after } from './clock';
import { keepCompiled } from './compile-cache';
import { APP_ORIGIN } from './desktop/app-path';
import { registerAppScheme, setupAppProtocol } from './desktop/app-protocol';
import { setupGraphics } from './desktop/graphics';
import { setupInstance, type Instance } from './desktop/instance';
import { findLocations } from './desktop/locations';
import {
  lockContents,
  lockSession,
  refuseRemoteDebugging,
  silenceChromium,
} from './desktop/lock-down';
import { toBackground, toPageUrl } from './desktop/look';
import { setPageEngine } from './desktop/page-engine';
import { createMainWindow } from './desktop/window';
import { chooseAppLocale } from './locale';
import { setupLastResort, setupLogging } from './logging/logging';
import type { Opened } from './opening';
import { readWindowStart } from './settings/window-start';

// The start: what a window needs, and nothing else (docs/decisions/0039). A test holds it to that. All the rest is in
// `opening.ts` and `app.ts`, which are loaded while the page is.
const logging = setupLogging(process.env);
const { log } = logging;
setupLastResort(log, () => app.exit(1));
registerAppScheme();
silenceChromium();
refuseRemoteDebugging();
setPageEngine(app.commandLine);
const locations = findLocations(import.meta.dirname);
const instance = setupInstance(log);
const rememberGraphics = setupGraphics(
  locations.graphics,
  process.versions.electron,
  app,
  Date.now,
);
// The one of the app comes with its texts; until then Electron would make up one of its own.
Menu.setApplicationMenu(null);
keepCompiled(locations.compiled);
// Not awaited: Electron becomes ready only after this module has run.
if (instance === null) app.exit(0);
else void app.whenReady().then(() => start(instance));

/** The page asks for something of the rest when it has drawn; so long after that its picture is on the screen. */
const PICTURE_MS = 100;
/** Without a page that asks, the rest begins by itself. */
const REST_MS = 1_500;

function start(running: Instance): void {
  const { place, look } = readWindowStart(locations.settings);
  // Even saying what stands there already costs a hundredth of a second.
  if (look.theme !== nativeTheme.themeSource) nativeTheme.themeSource = look.theme;
  const developmentUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  const page = developmentUrl ?? `${APP_ORIGIN}/`;
  const ownOrigins = [developmentUrl === undefined ? APP_ORIGIN : new URL(developmentUrl).origin];
  const { defaultSession } = session;
  lockContents(ownOrigins, log.scoped('page'));
  lockSession(defaultSession, ownOrigins, log.scoped('page'));
  setupAppProtocol(defaultSession, {
    root: locations.page,
    findPicture: async (hash) => (await opened).sessions.findPicture(hash),
    log: log.scoped('page'),
  });
  const { tag } = chooseAppLocale(look.language);
  const window = createMainWindow({
    session: defaultSession,
    preload: locations.preload,
    icon: join(locations.resources, 'icon.png'),
    hasDevTools: !app.isPackaged,
    log: log.scoped('window'),
    // Until the settings are there: what they said when the app started, and nothing is kept.
    owner: {
      url: () => toPageUrl(page, tag, look),
      background: () => toBackground(look.contrast),
      zoomFactor: () => look.textSize / 100,
      onZoomWanted() {},
      remembered: () => place,
      remember() {},
      onPageGone() {},
      onCloseWanted: () => 'close',
      onOpened() {},
    },
  });
  let hasAsked = () => {};
  const drawn = new Promise<void>((resolve) => {
    hasAsked = () => void after(PICTURE_MS, resolve);
    after(REST_MS, resolve);
  });
  // Everything that is not a window, in two parts: what the page shows first, and all that it does without.
  const opened: Promise<Opened> = load(async () => {
    const { open } = await import('./opening');
    const known = {
      logging,
      locations,
      instance: running,
      rememberGraphics,
      session: defaultSession,
      window,
      page,
    };
    return open(known, () => {
      hasAsked();
      return rest;
    });
  });
  const rest: Promise<LaterHandlers> = load(async () => {
    await drawn;
    const { boot } = await import('./app');
    return boot(await opened);
  });
  openBridge({
    getWindow: window.current,
    ownOrigins,
    door: opened.then(({ door }) => door),
    log: log.scoped('bridge'),
  });
  window.show();
}

/** What a part of main makes. Where it makes nothing, the app ends and nobody is answered any more. */
async function load<T>(make: () => Promise<T | null>): Promise<T> {
  try {
    const made = await make();
    if (made !== null) return made;
  } catch (error) {
    log.error('the app did not start', {
      stack: error instanceof Error ? error.stack : undefined,
    });
    app.exit(1);
  }
  return new Promise(() => {});
}
