import { BrowserWindow, nativeTheme, screen, type Session } from 'electron/main';
import type { Log } from '../../shared/lib/log';
import type { WindowPlace } from '../settings/preferences';
import { placeWindow, WINDOW_SIZE } from './window-place';

/** A page that crashes more often than this in a row stays as it is. */
const MAX_RELOADS = 3;

export interface WindowOptions {
  session: Session;
  preload: string;
  icon: string;
  hasDevTools: boolean;
  log: Log;
  /** Who decides until somebody else takes over. */
  owner: WindowOwner;
}

/** Decides what the window looks like, and hears what happens to it. */
export interface WindowOwner {
  /** Where the page lies; another address after the language was changed. */
  url: () => string;
  /** The colour under the page. */
  background: () => string;
  /** How large the page is drawn; 1 is the usual size. */
  zoomFactor: () => number;
  /** The keys or the wheel that make pages larger and smaller were used. */
  onZoomWanted: (step: 'larger' | 'smaller') => void;
  remembered: () => WindowPlace | null;
  remember: (place: WindowPlace) => void;
  /** The page is gone or begins anew. */
  onPageGone: () => void;
  /** Asked when the person closes the window; what it answers happens. */
  onCloseWanted: () => 'close' | 'hide';
  /** A window is there: when it opens, or when its owner takes it over. */
  onOpened: (window: BrowserWindow) => void;
}

/** The one window of the app, made when it is wanted. */
export interface MainWindow {
  current(): BrowserWindow | null;
  /** Has somebody else decide from now on, also about a window that is open. */
  handOver(owner: WindowOwner): void;
  /** Opens the window or brings it to the front. */
  show(): void;
  /** Loads the page anew, where there is one. */
  reload(): void;
  /** Looks as is wanted now: colour under the page, and how large it is drawn. */
  lookAnew(): void;
  /** Whether the person looks at it: on the screen and in front. */
  isFocused(): boolean;
  /** Closes it for good and waits until the page has said its last word. */
  destroy(): Promise<void>;
}

/** Creates the owner of the window; no window opens before `show`. */
export function createMainWindow(options: WindowOptions): MainWindow {
  let window: BrowserWindow | null = null;
  let isDestroying = false;
  let { owner } = options;

  nativeTheme.on('updated', () => window?.setBackgroundColor(owner.background()));

  function open(): BrowserWindow {
    const place = owner.remembered();
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const opened = new BrowserWindow({
      ...placeWindow(place, areas),
      minWidth: WINDOW_SIZE.minWidth,
      minHeight: WINDOW_SIZE.minHeight,
      // The frame at once, in the colour of the page that comes; maximising shows it too.
      show: place?.isMaximized !== true,
      backgroundColor: owner.background(),
      autoHideMenuBar: true,
      icon: options.icon,
      webPreferences: {
        preload: options.preload,
        session: options.session,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        zoomFactor: owner.zoomFactor(),
        // What was compiled is kept from the first start on, and not only by who starts the app twice in three days.
        v8CacheOptions: 'bypassHeatCheck',
        navigateOnDragDrop: false,
        devTools: options.hasDevTools,
        // Elsewhere Chromium would download dictionaries from the internet; macOS has its own.
        spellcheck: process.platform === 'darwin',
      },
    });
    window = opened;
    if (place?.isMaximized === true) opened.maximize();
    follow(opened);
    owner.onOpened(opened);
    options.log.debug('window opened');
    load(opened);
    return opened;
  }

  function load(opened: BrowserWindow): void {
    void opened.loadURL(owner.url()).catch(() => options.log.error('page did not load'));
  }

  function follow(opened: BrowserWindow): void {
    const { log } = options;
    let reloads = 0;
    opened.on('close', (event) => {
      rememberPlace(opened);
      if (isDestroying || owner.onCloseWanted() === 'close') return;
      event.preventDefault();
      opened.hide();
    });
    opened.on('closed', () => {
      if (window === opened) window = null;
      owner.onPageGone();
    });
    opened.webContents.on('did-start-navigation', (details) => {
      // A navigation that will be refused begins as well, and the page stays.
      const isPage = toDocument(details.url) === toDocument(owner.url());
      if (isPage && details.isMainFrame && !details.isSameDocument) owner.onPageGone();
    });
    opened.webContents.on('zoom-changed', (_event, direction) => {
      owner.onZoomWanted(direction === 'in' ? 'larger' : 'smaller');
    });
    opened.webContents.on('did-finish-load', () => {
      log.debug('page loaded');
      setTimeout(() => (reloads = 0), 30_000).unref();
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      owner.onPageGone();
      if (reason === 'clean-exit' || opened.isDestroyed()) return;
      log.error('page crashed', { reason });
      reloads += 1;
      if (reloads <= MAX_RELOADS) opened.webContents.reload();
    });
    opened.webContents.on('preload-error', (_event, _path, error) => {
      log.error('preload failed', { stack: error.stack });
    });
    opened.on('unresponsive', () => log.warn('page does not respond'));
  }

  function rememberPlace(opened: BrowserWindow): void {
    owner.remember({ ...opened.getNormalBounds(), isMaximized: opened.isMaximized() });
  }

  return {
    current: () => window,
    handOver(next) {
      owner = next;
      if (window !== null) owner.onOpened(window);
    },
    show() {
      if (isDestroying) return;
      if (window === null) {
        open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    reload() {
      if (window !== null) load(window);
    },
    lookAnew() {
      window?.setBackgroundColor(owner.background());
      window?.webContents.setZoomFactor(owner.zoomFactor());
    },
    isFocused: () =>
      window !== null && window.isVisible() && !window.isMinimized() && window.isFocused(),
    destroy() {
      isDestroying = true;
      const open = window;
      if (open === null) return Promise.resolve();
      return new Promise((resolve) => {
        open.once('closed', () => resolve());
        open.close();
      });
    },
  };
}

/** An address without the place in its document, and without the language it speaks. */
function toDocument(url: string): string {
  return URL.canParse(url) ? new URL(url).href.replace(/[?#].*$/, '') : url;
}
