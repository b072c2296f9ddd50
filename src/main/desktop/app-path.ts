import { realpath, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** Where the app's own pages live: the origin of everything in the window. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'hearth';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Kinds of files that the bundle of the page has. Anything else is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wav': 'audio/wav',
};

const MAX_PATH_LENGTH = 256;
/** What the bundler writes, and nothing that would need decoding. */
const PLAIN_SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** The segments of a file inside the bundle that an address names, or null where it can name none. */
export function toBundlePath(url: string): string[] | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, username, password, pathname } = new URL(url);
  if (protocol !== `${APP_SCHEME}:` || host !== APP_HOST) return null;
  if (username !== '' || password !== '' || pathname.length > MAX_PATH_LENGTH) return null;
  if (pathname === '/' || pathname === '') return ['index.html'];
  const segments = pathname.slice(1).split('/');
  return segments.every((segment) => PLAIN_SEGMENT.test(segment)) ? segments : null;
}

const PICTURE_PATH = /^\/pictures\/([A-Za-z0-9_-]{43})$/;

/** The hash of a person's picture that an address names; null where it names none. */
export function toPictureHash(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, username, password, pathname, search } = new URL(url);
  if (protocol !== `${APP_SCHEME}:` || host !== APP_HOST) return null;
  if (username !== '' || password !== '' || search !== '') return null;
  return PICTURE_PATH.exec(pathname)?.[1] ?? null;
}

/** A file of the bundle with its type; null where there is none of that address. Never leaves `root`, not by links either. */
export async function readBundleFile(
  root: string,
  url: string,
): Promise<{ type: string; bytes: Buffer } | null> {
  const segments = toBundlePath(url);
  const type = CONTENT_TYPES[extname(segments?.at(-1) ?? '').toLowerCase()];
  if (segments === null || type === undefined) return null;
  try {
    const [base, path] = await Promise.all([realpath(root), realpath(join(root, ...segments))]);
    if (!path.startsWith(base + sep)) return null;
    return { type, bytes: await readFile(path) };
  } catch {
    return null;
  }
}
