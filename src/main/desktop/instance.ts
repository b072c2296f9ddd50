import { app } from 'electron/main';
import { z } from 'zod';
import type { Log } from '../../shared/lib/log';
import type { Announcement } from '../../shared/bridge/contract';
import { APP_ID } from './app-id';
import { findDeepLink, LINK_SCHEME, readDeepLink } from './deep-links';
import { parseAtDoor } from '../../shared/lib/parse-at-door';

/** What a second start hands to the first. */
const handOverSchema = z.object({ link: z.string().nullable() });

/** The one running app of this profile, and the links that reach it from outside. */
export interface Instance {
  /** Hears every further start and what links wish from now on; a link that came before is told at once. */
  follow(listener: (event: { wish: Announcement | null }) => void): void;
}

/** Makes sure that this profile runs once. Null in a second start, which has handed its link to the first and must end. */
export function setupInstance(log: Log): Instance | null {
  let early: { wish: Announcement | null } | null = null;
  let tell = (event: { wish: Announcement | null }) => {
    early = event;
  };
  const link = findDeepLink(process.argv.slice(1));
  if (!app.requestSingleInstanceLock({ link })) return null;
  if (link !== null) early = { wish: readDeepLink(link) };

  app.on('second-instance', (_event, commandLine, _folder, handedOver) => {
    const parsed = parseAtDoor(handOverSchema, handedOver);
    const wish = readDeepLink(parsed.success ? parsed.data.link : findDeepLink(commandLine));
    log.debug('second start', { hasLink: wish !== null });
    tell({ wish });
  });
  // macOS hands links over this way, also before the app is ready.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    tell({ wish: readDeepLink(url) });
  });
  registerApp();

  return {
    follow(listener) {
      tell = listener;
      if (early !== null) listener(early);
      early = null;
    },
  };
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
