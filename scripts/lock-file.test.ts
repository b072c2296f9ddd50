import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  version?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  license?: string;
}

const lockFile = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const { packages } = JSON.parse(lockFile) as { packages: Record<string, LockedPackage> };

/** Every copy of every package, nested ones too. */
const copies = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 13),
    path,
    entry,
  }));

/** Versions below these have known holes through which a stranger's packet ends or stalls the process. */
const floors = {
  'socket.io': '4.8.4',
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.10',
  ws: '8.21.0',
};

/** Packages that run code at installation, each known and wanted. */
const allowedInstallScripts = new Set([
  '@photostructure/sqlite',
  // Comes with electron-builder for a kind of installer that is not made here; it copies a file of its own.
  'electron-winstaller',
]);

/** Licences that ask for no more than to be named. */
const allowedLicences = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
]);

/** Others, each looked at: fonts, data and tools that no part of Hearth is made of, and one that says MIT in its own file. */
const otherLicences: Record<string, string> = {
  '@axe-core/playwright': 'MPL-2.0',
  '@fontsource-variable/inter': 'OFL-1.1',
  argparse: 'Python-2.0',
  'axe-core': 'MPL-2.0',
  'caniuse-lite': 'CC-BY-4.0',
  lightningcss: 'MPL-2.0',
  'sanitize-filename': 'WTFPL OR ISC',
  'truncate-utf8-bytes': 'WTFPL',
  'type-fest': '(MIT OR CC0-1.0)',
  'utf8-byte-length': '(WTFPL OR MIT)',
  'xmlhttprequest-ssl': 'none',
};

describe('I3: the lock file', () => {
  it.each(Object.entries(floors))('every copy of %s is at least %s', (name, floor) => {
    const found = copies.filter((copy) => copy.name === name);
    expect(found).not.toHaveLength(0);
    const tooOld = found.filter((copy) => compareVersions(copy.entry.version ?? '0', floor) < 0);
    expect(tooOld.map((copy) => `${copy.path} ${copy.entry.version}`)).toEqual([]);
  });

  it('lets no unknown package run code at installation', () => {
    const scripted = copies.filter((copy) => copy.entry.hasInstallScript === true);
    const names = scripted.map((copy) => copy.name);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !allowedInstallScripts.has(name))).toEqual([]);
  });

  it('lets in no licence that nobody has looked at', () => {
    const odd = copies.filter(({ name, entry }) => {
      const licence = entry.license ?? 'none';
      // The parts of one tool for each system are one package.
      const family = name.replace(/^(lightningcss)-.*$/, '$1');
      return !allowedLicences.has(licence) && otherLicences[family] !== licence;
    });
    expect(odd.map(({ name, entry }) => `${name}: ${entry.license ?? 'none'}`)).toEqual([]);
  });

  it('names no host: packages come from the registry of whoever installs', () => {
    const hosts = copies.filter((copy) => copy.entry.resolved !== undefined);
    expect(hosts.map((copy) => copy.path)).toEqual([]);
    expect(lockFile).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });

  it('compares versions by number', () => {
    expect(compareVersions('6.6.9', '6.6.10')).toBeLessThan(0);
    expect(compareVersions('8.21.0', '8.21.0')).toBe(0);
    expect(compareVersions('4.10.0', '4.9.9')).toBeGreaterThan(0);
    expect(compareVersions('4.8.4-beta.1', '4.8.4')).toBeLessThan(0);
  });
});

/** Orders two versions; one with a suffix comes before the finished one. */
function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) =>
    (version.split('-')[0] ?? '').split('.').map(Number),
  );
  for (let index = 0; index < 3; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(right.includes('-')) - Number(left.includes('-'));
}
