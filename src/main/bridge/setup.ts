import type { BrowserWindow } from 'electron/main';
import { IPC_CHANNELS } from '../../shared/bridge/api';
import type { Log } from '../../shared/lib/log';
import { createAnnouncer, type Announcer } from './announcer';
import { createDoor, type CallHandlers, type Door } from './door';

/** Creates what speaks to the page of our window, if there is one. */
export function createPageAnnouncer(getWindow: () => BrowserWindow | null): Announcer {
  return createAnnouncer((announcement) => {
    const window = getWindow();
    if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
    window.webContents.send(IPC_CHANNELS.announce, announcement);
  });
}

/** Creates the door for the calls of the page; what it asks for first says when it can be spoken to. */
export function createPageDoor(options: {
  handlers: CallHandlers;
  announcer: Announcer;
  log: Log;
}): Door {
  const { handlers, announcer, log } = options;
  const door = createDoor(handlers, log);
  return async (name, input) => {
    const answer = await door(name, input);
    // After the answer has left: the first patch follows the version in it.
    if (name === 'app:snapshot' && answer.ok) setImmediate(() => announcer.opened());
    // It has said what it shows, so it can also go elsewhere.
    if (name === 'conversation:show' && answer.ok) announcer.settled();
    return answer;
  };
}
