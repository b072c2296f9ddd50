import { ipcMain, type BrowserWindow } from 'electron/main';
import { IPC_CHANNELS } from '../../shared/bridge/api';
import type { Announcement } from '../../shared/bridge/contract';
import type { Log } from '../../shared/lib/log';
import { failure } from '../../shared/lib/result';
import { createAnnouncer, type Announcer } from './announcer';
import { createDoor, type CallHandlers } from './door';
import { isTrustedSender } from './trust';

/** Opens the one door between page and main. `getWindow` answers our window, if there is one. */
export function setupBridge(options: {
  getWindow: () => BrowserWindow | null;
  ownOrigins: readonly string[];
  handlers: CallHandlers;
  log: Log;
}): Announcer {
  const { getWindow, ownOrigins, handlers, log } = options;
  const door = createDoor(handlers, log);

  const announcer = createAnnouncer((announcement: Announcement) => {
    const page = getWindow()?.webContents;
    if (page === undefined || page.isDestroyed()) return;
    page.send(IPC_CHANNELS.announce, announcement);
  });

  ipcMain.handle(IPC_CHANNELS.call, async (event, name: unknown, input: unknown) => {
    const mainFrame = getWindow()?.webContents.mainFrame ?? null;
    if (!isTrustedSender(event.senderFrame, mainFrame, ownOrigins)) {
      log.warn('call from a stranger refused');
      return failure('not_allowed', 'Only the app’s own window may call.');
    }
    const answer = await door(name, input);
    // After the answer has left, so that the page knows the version which the first patch follows.
    if (name === 'app:snapshot' && answer.ok) setImmediate(() => announcer.opened());
    return answer;
  });

  return announcer;
}
