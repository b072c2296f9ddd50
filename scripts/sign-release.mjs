// `node scripts/sign-release.mjs FOLDER`: lists the files of a release, with a list of all that is in them and what the app's
// updater reads, and signs the list with the key in HEARTH_RELEASE_KEY. `--new-key FILE` makes such a key. `--check FOLDER` checks a release.
import './lib/node-floor.mjs';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import {
  CHECKSUMS,
  findDifferences,
  isSigned,
  listRelease,
  makeReleaseKey,
  MANIFEST,
  SIGNATURE,
  signManifest,
  toChecksums,
  toText,
} from './lib/release.mjs';
import { runMain, say, Trouble } from './lib/run.mjs';
import { writeUpdateFeeds } from './lib/update-feeds.mjs';
import { setupPackages } from './lib/setup.mjs';
import { writeSbom } from './lib/sbom.mjs';

/** The public half, in the repository; without it nothing is signed yet. */
const publicKeyFile = join(root, 'packaging', 'release-key.pem');

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'new-key': { type: 'string' }, check: { type: 'boolean', default: false } },
  });
  if (values['new-key'] !== undefined) return writeKey(resolve(values['new-key']));
  const [folder] = positionals;
  if (folder === undefined) throw new Trouble('name the folder of the release.');
  return values.check ? check(resolve(folder)) : signFolder(resolve(folder));
});

/** @param {string} file */
function writeKey(file) {
  if (existsSync(file)) throw new Trouble(`${file} is there already; a key is not written over.`);
  const { privateKey, publicKey } = makeReleaseKey();
  writeFileSync(file, privateKey, { mode: 0o600, flag: 'wx' });
  writeFileSync(publicKeyFile, publicKey);
  say(`the private key is in ${file}: keep it away from here. Commit packaging/release-key.pem.`);
}

/** @param {string} folder */
async function signFolder(folder) {
  await setupPackages();
  await ensureBuild();
  writeFileSync(join(folder, 'sbom.cdx.json'), await writeSbom());
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await writeUpdateFeeds(folder, version);
  const manifest = await listRelease(folder, version);
  const text = toText(manifest);
  writeFileSync(join(folder, MANIFEST), text);
  writeFileSync(join(folder, CHECKSUMS), toChecksums(manifest));
  const key = process.env['HEARTH_RELEASE_KEY'];
  if (!key) {
    say('there is no HEARTH_RELEASE_KEY: the release has checksums and no signature.');
    return;
  }
  const signature = signManifest(text, key);
  if (!isSigned(text, signature, readPublicKey())) {
    throw new Trouble('HEARTH_RELEASE_KEY is not the key of packaging/release-key.pem.');
  }
  writeFileSync(join(folder, SIGNATURE), `${signature}\n`);
  say(`signed ${manifest.files.length} files of version ${version}.`);
}

/** @param {string} folder */
async function check(folder) {
  const text = readFileSync(join(folder, MANIFEST), 'utf8');
  const signature = readFileSync(join(folder, SIGNATURE), 'utf8');
  if (!isSigned(text, signature, readPublicKey()))
    throw new Trouble('the list is not signed by our key.');
  const differences = await findDifferences(folder, JSON.parse(text));
  if (differences.length > 0)
    throw new Trouble(`this is not the release: ${differences.join('; ')}.`);
  say('every file is as it was signed.');
}

function readPublicKey() {
  if (existsSync(publicKeyFile)) return readFileSync(publicKeyFile, 'utf8');
  throw new Trouble('there is no packaging/release-key.pem yet: see docs/RELEASING.md.');
}
