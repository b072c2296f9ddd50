import { protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron/main';
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

/** `net::ERR_FAILED`. */
const FAILED = -2;
const NOTHING: ProtocolResponse = { statusCode: 404, headers: PAGE_HEADERS, data: Buffer.alloc(0) };

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
  // Deprecated, but `handle` loads all of `fetch` into main before the page has a byte (docs/decisions/0039).
  session.protocol.registerBufferProtocol(APP_SCHEME, (request, answer) => {
    find(request).then(answer, (error: unknown) => {
      log.error('page is not served', { stack: error instanceof Error ? error.stack : undefined });
      answer({ error: FAILED });
    });
  });

  async function find({ method, url }: ProtocolRequest): Promise<ProtocolResponse> {
    const isGet = method === 'GET';
    const hash = isGet ? toPictureHash(url) : null;
    if (hash !== null) {
      const picture = await findPicture(hash);
      if (picture === null) return NOTHING;
      return { headers: PICTURE_HEADERS, data: Buffer.from(picture, 'base64') };
    }
    const file = isGet ? await readBundleFile(root, url) : null;
    if (file === null) {
      log.warn('nothing at this address of the page');
      return NOTHING;
    }
    return { headers: { ...PAGE_HEADERS, 'Content-Type': file.type }, data: file.bytes };
  }
}
