import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ReleaseFeed } from '../../packaging/testing/release-feed';
import { toUpdaterConfig } from '../../packaging/update-source.mjs';

/** A version after every one there is. */
export const NEWER = '99.1.0';
/** What this system would be given of it. */
export const NEWER_FILE = `Hearth-${NEWER}-linux-${process.arch === 'x64' ? 'x86_64' : process.arch}.AppImage`;

/** What a copy of the app knows that takes its updates from there, and how it starts. */
export function toUpdateOptions(folder: string, { url, key, keySum }: ReleaseFeed) {
  const source = path.join(folder, 'update-source.json');
  writeFileSync(source, JSON.stringify({ feed: url, key, isSigned: false }));
  writeFileSync(path.join(folder, 'app-update.yml'), toUpdaterConfig(process.platform, {}));
  return {
    // Chromium believes this one certificate; a profile of its own has to be named with it.
    args: [`--ignore-certificate-errors-spki-list=${keySum}`],
    env: {
      HEARTH_UPDATE_SOURCE: source,
      APPIMAGE: path.join(folder, 'Hearth.AppImage'),
      XDG_CACHE_HOME: path.join(folder, 'cache'),
    },
  };
}
