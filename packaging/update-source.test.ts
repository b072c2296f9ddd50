import { createPublicKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateSourceSchema } from '../src/node/updates/source';
import { makeReleaseKey } from '../scripts/lib/release.mjs';
import { isSigned, toUpdaterConfig, toUpdateSource } from './update-source.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hearth-source-'));
  mkdirSync(join(root, 'packaging'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const HOME = { HEARTH_HOMEPAGE: 'https://github.com/hearth/hearth' };

describe('where a package takes newer versions from', () => {
  it('is its repository, by the key of releases', () => {
    const { publicKey } = makeReleaseKey();
    writeFileSync(join(root, 'packaging', 'release-key.pem'), publicKey);
    const source = toUpdateSource(root, 'linux', HOME);
    expect(updateSourceSchema.parse(source)).toEqual({
      feed: 'https://github.com/hearth/hearth/releases',
      key: publicKey,
      isSigned: false,
    });
    expect(createPublicKey(source.key ?? '').asymmetricKeyType).toBe('ed25519');
  });

  it.each([
    undefined,
    '',
    'https://hearth.invalid/',
    'http://github.com/hearth/hearth',
    'https://github.com/hearth',
    'https://github.com/hearth/hearth/../../other/one',
    'https://github.com.example/hearth/hearth',
  ])('is nowhere without a key, and where the repository is said to be %s', (home) => {
    const source = toUpdateSource(root, 'linux', { HEARTH_HOMEPAGE: home });
    expect(updateSourceSchema.parse(source)).toEqual({ feed: null, key: null, isSigned: false });
  });
});

describe('I2: a signed package', () => {
  it.each([
    ['darwin', 'CSC_LINK', true],
    ['darwin', 'CSC_NAME', true],
    ['darwin', 'WIN_CSC_LINK', false],
    ['win32', 'WIN_CSC_LINK', true],
    ['win32', 'CSC_LINK', false],
    ['linux', 'CSC_LINK', false],
  ])('on %s is one that was packed with %s: %s', (platform, name, is) => {
    expect(isSigned(platform, { [name]: 'a certificate' })).toBe(is);
    expect(isSigned(platform, { [name]: '' })).toBe(false);
  });

  it('for Windows names its publisher in app-update.yml, and is not packed without', () => {
    const env = { WIN_CSC_LINK: 'a certificate', HEARTH_PUBLISHER: 'The "Hearth" authors' };
    expect(JSON.parse(toUpdaterConfig('win32', env))).toEqual({
      updaterCacheDirName: 'hearth-updater',
      publisherName: ['The "Hearth" authors'],
    });
    for (const publisher of [undefined, ''])
      expect(() => toUpdaterConfig('win32', { ...env, HEARTH_PUBLISHER: publisher })).toThrow(
        'HEARTH_PUBLISHER',
      );
  });

  it.each(['darwin', 'linux', 'win32'])(
    'is what an unsigned one for %s does not say it is',
    (platform) => {
      const text = toUpdaterConfig(platform, { HEARTH_PUBLISHER: 'The Hearth authors' });
      expect(JSON.parse(text)).toEqual({ updaterCacheDirName: 'hearth-updater' });
    },
  );
});
