import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listRelease } from './release.mjs';
import { FEEDS, writeUpdateFeeds } from './update-feeds.mjs';

const PACKAGES = [
  'Hearth-1.2.3-linux-aarch64.rpm',
  'Hearth-1.2.3-linux-amd64.deb',
  'Hearth-1.2.3-linux-arm64.AppImage',
  'Hearth-1.2.3-linux-x64.tar.gz',
  'Hearth-1.2.3-linux-x86_64.AppImage',
  'Hearth-1.2.3-mac-arm64.dmg',
  'Hearth-1.2.3-mac-arm64.zip',
  'Hearth-1.2.3-mac-x64.zip',
  'Hearth-1.2.3-win-arm64-setup.exe',
  'Hearth-1.2.3-win-x64-portable.exe',
  'Hearth-1.2.3-win-x64-setup.exe',
];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-feeds-'));
  for (const name of PACKAGES) writeFileSync(join(folder, name), `the package ${name}`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const filesOf = (name: string): string[] => {
  const text = readFileSync(join(folder, name), 'utf8');
  const info = parseUpdateInfo(text, name, new URL('https://localhost/'));
  expect(info.version).toBe('1.2.3');
  return info.files.map(({ url }) => url);
};

describe('what electron-updater reads of a release', () => {
  it('names for each system what replaces an app there, and nothing else', async () => {
    await writeUpdateFeeds(folder, '1.2.3');
    expect(Object.fromEntries(Object.keys(FEEDS).map((name) => [name, filesOf(name)]))).toEqual({
      'latest.yml': ['Hearth-1.2.3-win-arm64-setup.exe', 'Hearth-1.2.3-win-x64-setup.exe'],
      'latest-mac.yml': ['Hearth-1.2.3-mac-arm64.zip', 'Hearth-1.2.3-mac-x64.zip'],
      'latest-linux.yml': ['Hearth-1.2.3-linux-x86_64.AppImage'],
      'latest-linux-arm64.yml': ['Hearth-1.2.3-linux-arm64.AppImage'],
    });
  });

  it('is in the list that is signed, and says of each file what that list says', async () => {
    await writeUpdateFeeds(folder, '1.2.3');
    const { files } = await listRelease(folder, '1.2.3');
    const names = files.map(({ name }) => name);
    for (const name of Object.keys(FEEDS)) {
      expect(names).toContain(name);
      const info = parseUpdateInfo(
        readFileSync(join(folder, name), 'utf8'),
        name,
        new URL('https://localhost/'),
      );
      for (const { url, size, sha512 } of info.files)
        expect(files).toContainEqual(expect.objectContaining({ name: url, size, sha512 }));
    }
  });

  it('is not there for a system that has no such package', async () => {
    for (const name of PACKAGES.filter((one) => !one.includes('linux'))) rmSync(join(folder, name));
    await writeUpdateFeeds(folder, '1.2.3');
    expect(readdirSync(folder).filter((name) => name.endsWith('.yml'))).toEqual([
      'latest-linux-arm64.yml',
      'latest-linux.yml',
    ]);
  });
});
