// What a release consists of, in one list that is signed: name, size and checksums of every file. Whoever has the public
// key can tell a release from anything else, also where no certificate of a system vouches for it. The app reads the same
// list before it updates itself (src/node/updates).
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the signature is about, so that it can be taken for no other one. */
const PURPOSE = 'hearth-release-v1';
/** The list and its signature, in the folder of the release. */
export const MANIFEST = 'release.json';
export const SIGNATURE = 'release.json.sig';
/** The same checksums as `sha256sum -c` reads them, for people. */
export const CHECKSUMS = 'SHA256SUMS';
const OWN = new Set([MANIFEST, SIGNATURE, CHECKSUMS]);

/**
 * `sha256` is hex, for people; `sha512` base64, for the app.
 * @typedef {{ name: string, size: number, sha256: string, sha512: string }} ReleaseFile
 * @typedef {{ format: typeof PURPOSE, version: string, files: ReleaseFile[] }} Manifest
 */

/**
 * Lists the files of a folder. Throws where there is nothing to release.
 * @param {string} folder
 * @param {string} version
 * @returns {Promise<Manifest>}
 */
export async function listRelease(folder, version) {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !OWN.has(entry.name))
    .map(({ name }) => name)
    .toSorted();
  if (names.length === 0) throw new Error('There is nothing to release.');
  const files = [];
  for (const name of names) {
    const path = join(folder, name);
    files.push({ name, size: statSync(path).size, ...(await hash(path)) });
  }
  return { format: PURPOSE, version, files };
}

/** @param {Manifest} manifest */
export function toText(manifest) {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** @param {Manifest} manifest */
export function toChecksums({ files }) {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}

/**
 * Signs the text of a manifest.
 * @param {string} text
 * @param {string} privateKey PEM, Ed25519.
 */
export function signManifest(text, privateKey) {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key of releases is Ed25519.');
  return sign(null, toSigned(text), key).toString('base64');
}

/**
 * Whether the text of a manifest is what whoever has the private key signed.
 * @param {string} text
 * @param {string} signature
 * @param {string} publicKey PEM.
 */
export function isSigned(text, signature, publicKey) {
  const key = createPublicKey(publicKey);
  if (key.asymmetricKeyType !== 'ed25519') return false;
  return verify(null, toSigned(text), key, Buffer.from(signature.trim(), 'base64'));
}

/**
 * What in a folder is not as the manifest says, in words; empty where all is.
 * @param {string} folder
 * @param {Manifest} manifest
 */
export async function findDifferences(folder, manifest) {
  const found = await listRelease(folder, manifest.version);
  const there = new Map(found.files.map((file) => [file.name, file]));
  const wrong = [];
  for (const { name, size, sha256, sha512 } of manifest.files) {
    const file = there.get(name);
    there.delete(name);
    if (file === undefined) wrong.push(`${name} is missing`);
    else if (file.size !== size || file.sha256 !== sha256 || file.sha512 !== sha512) {
      wrong.push(`${name} was changed`);
    }
  }
  return [...wrong, ...[...there.keys()].map((name) => `${name} does not belong to it`)];
}

/** A new pair of keys for releases, as PEM. */
export function makeReleaseKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** @param {string} text */
function toSigned(text) {
  return Buffer.from(`${PURPOSE}\n${text}`);
}

/** @param {string} path */
async function hash(path) {
  const [short, long] = [createHash('sha256'), createHash('sha512')];
  for await (const chunk of createReadStream(path)) {
    short.update(chunk);
    long.update(chunk);
  }
  return { sha256: short.digest('hex'), sha512: long.digest('base64') };
}
