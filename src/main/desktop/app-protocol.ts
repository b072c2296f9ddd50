import { protocol, type Session } from 'electron/main';
import type { Log } from '../../shared/lib/log';
import { APP_SCHEME, readBundleFile, toPictureHash } from './app-path';
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

/** A picture never becomes another one under its hash. */
const PICTURE_HEADERS = {
  ...PAGE_HEADERS,
  'Content-Type': 'image/webp',
  'Cache-Control': 'private, max-age=31536000, immutable',
};

/** Serves the bundle of the page in `root` and people's pictures under `app://hearth/`; everything else is 404. */
export function setupAppProtocol(
  session: Session,
  options: {
    root: string;
    /** Base64 of the file, checked (PR-10). */
    findPicture: (hash: string) => Promise<string | null>;
    log: Log;
  },
): void {
  const { root, findPicture, log } = options;
  session.protocol.handle(APP_SCHEME, async (request) => {
    const isGet = request.method === 'GET';
    const hash = isGet ? toPictureHash(request.url) : null;
    if (hash !== null) {
      const picture = await findPicture(hash);
      if (picture === null) return new Response(null, { status: 404, headers: PAGE_HEADERS });
      return new Response(new Uint8Array(Buffer.from(picture, 'base64')), {
        headers: PICTURE_HEADERS,
      });
    }
    const file = isGet ? await readBundleFile(root, request.url) : null;
    if (file === null) {
      log.warn('nothing at this address of the page');
      return new Response(null, { status: 404, headers: PAGE_HEADERS });
    }
    return new Response(new Uint8Array(file.bytes), {
      headers: { ...PAGE_HEADERS, 'Content-Type': file.type },
    });
  });
}
