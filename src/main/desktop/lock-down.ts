import { app, type Session, type WebContents } from 'electron/main';
import { url as inspectorUrl } from 'node:inspector';
import { isOwnPage } from '../bridge/trust';
import type { Log } from '../../shared/lib/log';
import { isPermissionAllowed, isRequestAllowed } from './page-security';

/** Keeps Chromium from talking to anybody on its own. Must run before Electron is ready. */
export function silenceChromium(): void {
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
}

/** Switches by which another program would drive the page, read its words and write in the person's name. */
const DEBUGGING_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe'];

/**
 * Lets no other program take over the page of the installed app (H7); no fuse is about these switches. Must run before
 * Electron is ready. A copy whose fuses let Node be inspected is one for tests, and has nothing left to guard.
 */
export function refuseRemoteDebugging(): void {
  if (!app.isPackaged || inspectorUrl() !== undefined) return;
  for (const name of DEBUGGING_SWITCHES) app.commandLine.removeSwitch(name);
}

/** Takes every power from the page's session that it does not need. */
export function lockSession(session: Session, ownOrigins: readonly string[], log: Log): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const isOwn = details.isMainFrame && isOwnPage(contents.getURL(), ownOrigins);
    const isAllowed = isPermissionAllowed(permission, isOwn);
    if (!isAllowed) log.warn('permission refused', { permission });
    answer(isAllowed);
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    const isOwn = contents !== null && details.isMainFrame && isOwnPage(origin, ownOrigins);
    return isPermissionAllowed(permission, isOwn);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.webRequest.onBeforeRequest((details, answer) => {
    const isAllowed = isRequestAllowed(details.url, ownOrigins);
    if (!isAllowed) log.warn('request refused', { kind: details.resourceType });
    answer({ cancel: !isAllowed });
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** Keeps every page, whatever made it, where it is and alone. */
export function lockContents(ownOrigins: readonly string[], log: Log): void {
  app.on('web-contents-created', (_event, contents) => lock(contents, ownOrigins, log));
}

function lock(contents: WebContents, ownOrigins: readonly string[], log: Log): void {
  const refuse = (event: { preventDefault(): void }, what: string) => {
    event.preventDefault();
    log.warn('navigation refused', { what });
  };
  contents.setWindowOpenHandler(() => {
    log.warn('navigation refused', { what: 'new window' });
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => refuse(event, 'webview'));
  contents.on('will-redirect', (event) => refuse(event, 'redirect'));
  contents.on('will-frame-navigate', (event) => {
    // The development server reloads its page; what ships has no reason to go anywhere.
    const isReload = event.url === contents.getURL() && isOwnPage(event.url, ownOrigins);
    if (!event.isMainFrame || !isReload) refuse(event, 'navigation');
  });
}
