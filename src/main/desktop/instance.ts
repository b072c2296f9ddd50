import { app } from 'electron/main';
import type { Log } from '../../shared/lib/log';
import { APP_ID } from './app-id';
import { LINK_SCHEME, looksLikeLink } from './link-scheme';

/** Texts that came with a start, or instead of one; a link may be among them, and nobody has looked at them yet. */
export type FromOutside = readonly unknown[];

/** The one running app of this profile, and what reaches it from outside. */
export interface Instance {
  /** Hears every further start and every link from now on; what came before is told at once. */
  follow(listener: (texts: FromOutside) => void): void;
}

/** Makes sure that this profile runs once. Null in a second start, which has handed its link to the first and must end. */
export function setupInstance(log: Log): Instance | null {
  let early: FromOutside[] = [];
  let tell = (texts: FromOutside) => {
    early.push(texts);
  };
  const link = process.argv.slice(1).find(looksLikeLink) ?? null;
  if (!app.requestSingleInstanceLock({ link })) return null;
  if (link !== null) early.push(process.argv.slice(1));

  app.on('second-instance', (_event, commandLine, _folder, handedOver) => {
    log.debug('second start');
    // Chromium may have changed the order of the command line, which is for a start that handed over nothing.
    tell([toLink(handedOver), ...commandLine]);
  });
  // macOS hands links over this way, also before the app is ready.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    tell([url]);
  });
  registerApp();

  return {
    follow(listener) {
      tell = listener;
      early.forEach(listener);
      early = [];
    },
  };
}

/** The link that a second start handed over, as far as there is one. */
function toLink(handedOver: unknown): unknown {
  return typeof handedOver === 'object' && handedOver !== null && 'link' in handedOver
    ? handedOver.link
    : null;
}

/** Makes the installed app known as such, and the one that opens our links. A development one would leave a broken entry behind. */
function registerApp(): void {
  if (!app.isPackaged) return;
  // Windows shows notifications only of an app whose id stands in its shortcut.
  app.setAppUserModelId(APP_ID);
  // Windows puts the link where `%1` stands: after `--` nothing is a switch (CVE-2018-1000006).
  if (process.platform === 'win32') {
    app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, ['--']);
  } else app.setAsDefaultProtocolClient(LINK_SCHEME);
}
