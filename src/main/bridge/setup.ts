import { ipcMain, type BrowserWindow } from 'electron/main';
import { IPC_CHANNELS } from '../../shared/bridge/api';
import type { Log } from '../../shared/lib/log';
import { failure } from '../../shared/lib/result';
import { createAnnouncer, type Announcer } from './announcer';
import { createDoor, type CallHandlers } from './door';
import { isTrustedSender } from './trust';

/** Creates what speaks to the page of our window, if there is one. */
export function createPageAnnouncer(getWindow: () => BrowserWindow | null): Announcer {
  return createAnnouncer((announcement) => {
    const window = getWindow();
    if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
    window.webContents.send(IPC_CHANNELS.announce, announcement);
  });
}

/** Opens the one door through which the page calls. */
export function setupBridge(options: {
  getWindow: () => BrowserWindow | null;
  ownOrigins: readonly string[];
  handlers: CallHandlers;
  announcer: Announcer;
  /** The page has said what it shows: it has drawn. */
  onSettled: () => void;
  log: Log;
}): void {
  const { getWindow, ownOrigins, handlers, announcer, onSettled, log } = options;
  const door = createDoor(handlers, log);

  ipcMain.handle(IPC_CHANNELS.call, async (event, name: unknown, input: unknown) => {
    const mainFrame = getWindow()?.webContents.mainFrame ?? null;
    if (!isTrustedSender(event.senderFrame, mainFrame, ownOrigins)) {
      log.warn('call from a stranger refused');
      return failure('not_allowed', 'Only the app’s own window may call.');
    }
    const answer = await door(name, input);
    // After the answer has left: the first patch follows the version in it.
    if (name === 'app:snapshot' && answer.ok) setImmediate(() => announcer.opened());
    if (name === 'conversation:show' && answer.ok) {
      announcer.settled();
      onSettled();
    }
    return answer;
  });
}
