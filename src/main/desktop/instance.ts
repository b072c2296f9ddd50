import { app } from 'electron/main';
import { z } from 'zod';
import type { Log } from '../../shared/lib/log';
import { APP_ID } from './app-id';
import { findInviteLink, LINK_SCHEME, toInviteLink } from './deep-links';
import { parseAtDoor } from '../../shared/lib/parse-at-door';

/** What a second start hands to the first. */
const handOverSchema = z.object({ link: z.string().nullable() });

/** The one running app of this profile, and the links that reach it from outside. */
export interface Instance {
  /** Hears every further start and link from now on; a link that came before is told at once. */
  follow(listener: (event: { link: string | null }) => void): void;
}

/** Makes sure that this profile runs once. Null in a second start, which has handed its link to the first and must end. */
export function setupInstance(log: Log): Instance | null {
  let early: { link: string | null } | null = null;
  let tell = (event: { link: string | null }) => {
    early = event;
  };
  const link = findInviteLink(process.argv.slice(1));
  if (!app.requestSingleInstanceLock({ link })) return null;
  if (link !== null) early = { link };

  app.on('second-instance', (_event, commandLine, _folder, handedOver) => {
    const parsed = parseAtDoor(handOverSchema, handedOver);
    const given = parsed.success ? toInviteLink(parsed.data.link) : findInviteLink(commandLine);
    log.debug('second start', { hasLink: given !== null });
    tell({ link: given });
  });
  // macOS hands links over this way, also before the app is ready.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    tell({ link: toInviteLink(url) });
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
