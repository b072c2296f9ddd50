import { protocol, type Session } from 'electron/main';
import type { Log } from '../../shared/lib/log';
import { APP_SCHEME, readBundleFile } from './app-path';
import { PAGE_HEADERS } from './page-security';

/** Announces `app://` as a proper, secure origin. Must run before Electron is ready; nothing bypasses the policy. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      // What was compiled once is kept beside the profile; file names change with their content.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the bundle of the page in `root` under `app://hearth/`; everything else is 404. */
export function setupAppProtocol(session: Session, root: string, log: Log): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? await readBundleFile(root, request.url) : null;
    if (file === null) {
      log.warn('nothing at this address of the page');
      return new Response(null, { status: 404, headers: PAGE_HEADERS });
    }
    return new Response(new Uint8Array(file.bytes), {
      headers: { ...PAGE_HEADERS, 'Content-Type': file.type },
    });
  });
}
