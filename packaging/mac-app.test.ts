import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, Platform, archFromString } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_ID as APP_ID_OF_THE_APP } from '../src/main/desktop/app-id';
import { SERVICE_TYPE } from '../src/node/discovery/service-records';
import { readFuses } from '../scripts/lib/fuses.mjs';
import { toConfig } from './config.mjs';
import { WANTED_FUSES } from './fuses.mjs';
import { APP_ID, SCHEME, SERVICE } from './names.mjs';

const ROOT = join(import.meta.dirname, '..');
const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'];

const folder = mkdtempSync(join(tmpdir(), 'hearth-mac-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** What electron-builder changes of an Electron for macOS, and nothing that runs. */
function writeElectron(): void {
  const app = 'electron/Electron.app/Contents';
  const plist = (name: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
<key>CFBundlePackageType</key><string>APPL</string>
<key>CFBundleIconFile</key><string>electron.icns</string>
</dict></plist>`;
  write(`${app}/Info.plist`, plist('Electron'));
  write(`${app}/MacOS/Electron`, 'a program');
  write(`${app}/Resources/default_app.asar`, 'starts any folder');
  for (const language of ['en', 'de', 'es'])
    write(`${app}/Resources/${language}.lproj/locale.pak`, '');
  const framework = `${app}/Frameworks/Electron Framework.framework`;
  const wire = '101100011';
  write(
    `${framework}/Electron Framework`,
    `code_dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001${String.fromCharCode(wire.length)}${wire}code`,
  );
  write(`${framework}/Versions/A/Resources/en.lproj/locale.pak`, '');
  for (const helper of HELPERS) {
    const name = `Electron Helper${helper}`;
    write(`${app}/Frameworks/${name}.app/Contents/Info.plist`, plist(name));
    write(`${app}/Frameworks/${name}.app/Contents/MacOS/${name}`, 'a program');
  }
}

// On macOS itself it would be sealed, and this is no program.
describe.runIf(process.platform === 'linux')('the app for macOS, as it is generated', () => {
  const contents = join(folder, 'dist', 'mac-arm64', 'Hearth.app', 'Contents');
  let plist = '';

  beforeAll(async () => {
    writeElectron();
    write(
      'app/package.json',
      '{"name":"hearth","productName":"Hearth","version":"1.2.3","main":"index.js"}',
    );
    write('app/index.js', 'void 0;');
    write('app/node_modules/keep/index.js', '');
    await build({
      projectDir: ROOT,
      targets: Platform.MAC.createTarget('dir', archFromString('arm64')),
      config: toConfig({
        root: ROOT,
        app: join(folder, 'app'),
        output: join(folder, 'dist'),
        electron: { version: '45.4.1', folder: join(folder, 'electron') },
        isFast: true,
        env: {},
      }),
      publish: 'never',
    });
    plist = readFileSync(join(contents, 'Info.plist'), 'utf8');
  });

  /** The value of a key, as it is written. */
  const valueOf = (key: string): string => {
    const found = new RegExp(
      `<key>${key}</key>\\s*(<true/>|<(string|array|dict)>[\\s\\S]*?</\\2>)`,
    ).exec(plist);
    return (found?.[1] ?? '').replaceAll(/\s+/g, ' ');
  };

  it('says what it is', () => {
    expect(valueOf('CFBundleIdentifier')).toBe(`<string>${APP_ID}</string>`);
    expect(valueOf('CFBundleName')).toBe('<string>Hearth</string>');
    expect(valueOf('CFBundleShortVersionString')).toBe('<string>1.2.3</string>');
    expect(valueOf('LSApplicationCategoryType')).toContain('social-networking');
    expect(valueOf('LSMinimumSystemVersion')).toBe('<string>12.0</string>');
  });

  it('asks for the local network in words, and names the one service that it looks for', () => {
    expect(valueOf('NSLocalNetworkUsageDescription')).toContain('computers on your network');
    expect(valueOf('NSBonjourServices')).toBe(`<array> <string>${SERVICE}</string> </array>`);
    expect(`${SERVICE}.local`).toBe(SERVICE_TYPE);
  });

  it('opens invites, and takes no web address for its own', () => {
    expect(valueOf('CFBundleURLSchemes')).toBe(`<array> <string>${SCHEME}</string> </array>`);
  });

  it('asks for no power that it does not use', () => {
    const keys = [...plist.matchAll(/<key>(NS\w+UsageDescription)<\/key>/g)].map(([, key]) => key);
    expect(keys).toEqual(['NSLocalNetworkUsageDescription']);
    expect(valueOf('NSAppTransportSecurity')).toBe(
      '<dict><key>NSAllowsLocalNetworking</key><true/></dict>',
    );
  });

  it('has its archive under a seal, and its fuses set', async () => {
    expect(valueOf('ElectronAsarIntegrity')).toContain('<string>SHA256</string>');
    const framework = join(
      contents,
      'Frameworks',
      'Electron Framework.framework',
      'Electron Framework',
    );
    expect(await readFuses(framework)).toEqual(WANTED_FUSES);
  });

  it('starts nothing but its own archive', () => {
    expect(() => readFileSync(join(contents, 'Resources', 'default_app.asar'))).toThrow('ENOENT');
    expect(readFileSync(join(contents, 'Resources', 'app.asar')).length).toBeGreaterThan(0);
  });
});

describe('how an app for macOS is signed', () => {
  const macOf = (env: NodeJS.ProcessEnv) =>
    toConfig({
      root: ROOT,
      app: 'app',
      output: 'dist',
      electron: { version: '45.4.1', folder: null },
      isFast: false,
      env,
    }).mac;
  const certificate = { CSC_LINK: 'a certificate' };
  const account = { APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'b', APPLE_TEAM_ID: 'c' };

  it('without a certificate by a seal that names nobody, and never notarised', () => {
    expect(macOf(account)).toMatchObject({
      identity: '-',
      hardenedRuntime: false,
      notarize: false,
    });
  });

  it('with one hardened, and notarised where Apple can be asked with all that it wants', () => {
    expect(macOf(certificate)).toMatchObject({ hardenedRuntime: true, notarize: false });
    expect(macOf(certificate)).not.toHaveProperty('identity', '-');
    expect(macOf({ ...certificate, APPLE_ID: 'a' })).toMatchObject({ notarize: false });
    expect(macOf({ ...certificate, ...account })).toMatchObject({ notarize: true });
  });

  it('with one exception to the hardened runtime', () => {
    const entitlements = readFileSync(
      join(import.meta.dirname, 'mac', 'entitlements.plist'),
      'utf8',
    );
    const keys = [...entitlements.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key);
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
  });
});

it('the app knows itself under the id that its packages have', () => {
  expect(APP_ID_OF_THE_APP).toBe(APP_ID);
});
