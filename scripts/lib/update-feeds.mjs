// What electron-updater reads of a release, for each system: which file replaces the app. It is written here, from all files
// at once, because each machine that packs knows only its own; and as JSON, which is YAML, so that the app checks it with
// nothing but a parser of JSON.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRelease } from './release.mjs';

/** By name, as electron-updater calls them: the packages that can replace an app. */
export const FEEDS = {
  'latest.yml': /-win-(?:x64|arm64)-setup\.exe$/,
  'latest-mac.yml': /-mac-(?:x64|arm64)\.zip$/,
  'latest-linux.yml': /-linux-x86_64\.AppImage$/,
  'latest-linux-arm64.yml': /-linux-arm64\.AppImage$/,
};

/**
 * Writes them into the folder of a release, for those systems that it has such packages for.
 * @param {string} folder
 * @param {string} version
 */
export async function writeUpdateFeeds(folder, version) {
  const { files } = await listRelease(folder, version);
  for (const [name, pattern] of Object.entries(FEEDS)) {
    const chosen = files
      .filter((file) => pattern.test(file.name))
      .map(({ name: url, size, sha512 }) => ({ url, size, sha512 }));
    if (chosen.length === 0) continue;
    const feed = { version, files: chosen };
    writeFileSync(join(folder, name), `${JSON.stringify(feed, null, 2)}\n`);
  }
}
