// What a package knows of newer versions: where they are, the key they are signed with, and who made it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXECUTABLE } from './names.mjs';

/** Variables by which a certificate is handed over, by system; Linux knows none. */
const CERTIFICATES = {
  darwin: ['CSC_LINK', 'CSC_NAME'],
  win32: ['WIN_CSC_LINK'],
};
/** Where the releases of a repository on GitHub are. */
const REPOSITORY = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/;

/** @typedef {Readonly<Record<string, string | undefined>>} Env */

/**
 * Whether the system will vouch for who made a package that is packed now.
 * @param {string} platform @param {Env} env
 */
export function isSigned(platform, env) {
  const names = CERTIFICATES[/** @type {keyof typeof CERTIFICATES} */ (platform)] ?? [];
  return names.some((name) => Boolean(env[name]));
}

/**
 * What goes into the archive of the app (`updateSourceSchema` reads it): without a repository or a key there is nowhere to
 * update from, and the app says so.
 * @param {string} root @param {string} platform @param {Env} env
 */
export function toUpdateSource(root, platform, env) {
  const key = join(root, 'packaging', 'release-key.pem');
  const home = env['HEARTH_HOMEPAGE'] ?? '';
  return {
    feed: REPOSITORY.test(home) ? `${home}/releases` : null,
    key: existsSync(key) ? readFileSync(key, 'utf8') : null,
    isSigned: isSigned(platform, env),
  };
}

/**
 * The `app-update.yml` of electron-updater, in JSON, which is YAML. Of a signed package for Windows it names the publisher:
 * without the name the updater takes an installer of anybody, and says nothing (I2). Throws where the name is missing.
 * @param {string} platform @param {Env} env
 */
export function toUpdaterConfig(platform, env) {
  const config = { updaterCacheDirName: `${EXECUTABLE}-updater` };
  if (platform !== 'win32' || !isSigned(platform, env)) return `${JSON.stringify(config)}\n`;
  const publisher = env['HEARTH_PUBLISHER'];
  if (!publisher) {
    throw new Error('HEARTH_PUBLISHER must say whom the certificate for Windows names.');
  }
  return `${JSON.stringify({ ...config, publisherName: [publisher] })}\n`;
}
