import { ipcMain, type BrowserWindow } from 'electron/main';
import { IPC_CHANNELS } from '../../shared/bridge/api';
import type { Log } from '../../shared/lib/log';
import { failure } from '../../shared/lib/result';
import type { Door } from './door';
import { isTrustedSender } from './trust';

/** Opens the one way through which the page calls. A call that comes before the door is there waits for it. */
export function openBridge(options: {
  getWindow: () => BrowserWindow | null;
  ownOrigins: readonly string[];
  door: Promise<Door>;
  log: Log;
}): void {
  const { getWindow, ownOrigins, door, log } = options;
  ipcMain.handle(IPC_CHANNELS.call, async (event, name: unknown, input: unknown) => {
    const mainFrame = getWindow()?.webContents.mainFrame ?? null;
    if (!isTrustedSender(event.senderFrame, mainFrame, ownOrigins)) {
      log.warn('call from a stranger refused');
      return failure('not_allowed', 'Only the app’s own window may call.');
    }
    return (await door)(name, input);
  });
}
