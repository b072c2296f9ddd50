// How electron-builder packs the app, for all three systems.
import { join } from 'node:path';
import { afterExtract, afterPack } from './hooks.mjs';
import { DESKTOP_CATEGORIES, DESKTOP_COMMENT, DESKTOP_ENTRY } from './linux/desktop-file.mjs';
import { APP_ID, EXECUTABLE, MAINTAINER, PRODUCT, SCHEME, SERVICE } from './names.mjs';
import { isSigned } from './update-source.mjs';

/** Of Chromium's own words (of form fields, mostly) those in the languages of the app. */
const LANGUAGES = ['en-US', 'de', 'fr', 'zh-CN', 'ar'];
/** Where SQLite keeps its native part, for each system and processor. */
const PREBUILDS = '@photostructure/sqlite/prebuilds';
/** Variables with which Apple is asked to notarise: all of one way. */
const NOTARISATION = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
];

/**
 * @param {{
 *   root: string,
 *   app: string,
 *   output: string,
 *   electron: { version: string, folder: string | null },
 *   isFast: boolean,
 *   env: NodeJS.ProcessEnv,
 * }} options `app` is the staged app; without a folder of Electron the packager
 * downloads it; `isFast` where a package is only looked at and may be large.
 * @returns {import('electron-builder').Configuration}
 */
export function toConfig({ root, app, output, electron, isFast, env }) {
  const isMacSigned = isSigned('darwin', env);
  const isNotarised =
    isMacSigned && NOTARISATION.some((names) => names.every((name) => Boolean(env[name])));
  const own = (/** @type {string[]} */ ...parts) => join(root, 'packaging', ...parts);
  const metainfo = `${own('linux', `${APP_ID}.metainfo.xml`)}=/usr/share/metainfo/${APP_ID}.metainfo.xml`;
  return {
    appId: APP_ID,
    productName: PRODUCT,
    copyright: 'Copyright © The Hearth authors',
    directories: { app, output, buildResources: join(root, 'packaging') },
    electronVersion: electron.version,
    ...(electron.folder === null ? {} : { electronDist: electron.folder }),
    electronLanguages: LANGUAGES,
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    asar: true,
    asarUnpack: ['**/*.node'],
    files: [
      '**/*',
      {
        from: join(app, 'node_modules'),
        to: 'node_modules',
        filter: ['**/*', `!${PREBUILDS}/**`, `${PREBUILDS}/\${platform}-\${arch}/*.glibc.node`],
      },
    ],
    // Nothing is installed, searched for or compiled while packing: what the app needs was laid out.
    beforeBuild: () => Promise.resolve(false),
    afterExtract,
    afterPack,
    protocols: [{ name: `${PRODUCT} invite`, schemes: [SCHEME], role: 'Viewer' }],
    // electron-builder would write what the updater reads, and leave the publisher out where it finds none: our hook writes it.
    publish: null,

    mac: {
      category: 'public.app-category.social-networking',
      target: [
        { target: 'dmg', arch: ['x64', 'arm64'] },
        { target: 'zip', arch: ['x64', 'arm64'] },
      ],
      icon: own('icons', 'icon.icns'),
      minimumSystemVersion: '12.0',
      // Without a certificate only the seal that processors by Apple ask for; it names nobody.
      identity: isMacSigned ? undefined : '-',
      // The hardened runtime loads only libraries of the same signer, and an ad-hoc seal has none.
      hardenedRuntime: isMacSigned,
      gatekeeperAssess: false,
      entitlements: own('mac', 'entitlements.plist'),
      entitlementsInherit: own('mac', 'entitlements.plist'),
      notarize: isNotarised,
      darkModeSupport: true,
      extendInfo: {
        NSLocalNetworkUsageDescription:
          'Hearth talks to the computers on your network: to the server you host or join, and to find servers nearby.',
        NSBonjourServices: [SERVICE],
        CFBundleLocalizations: ['en', 'de', 'fr', 'zh-Hans', 'ar'],
      },
    },
    dmg: { sign: false, title: `${PRODUCT} \${version}` },

    win: {
      target: [
        { target: 'nsis', arch: ['x64', 'arm64'] },
        { target: 'portable', arch: ['x64', 'arm64'] },
      ],
      icon: own('icons', 'icon.ico'),
      // The app asks for nothing; the installer asks where it is to serve everybody.
      requestedExecutionLevel: 'asInvoker',
    },
    nsis: {
      artifactName: '${productName}-${version}-${os}-${arch}-setup.${ext}',
      oneClick: false,
      // For oneself by default, for everybody on request: only that asks for an administrator.
      perMachine: false,
      allowElevation: true,
      // One path for life: firewall rules and shortcuts name it.
      allowToChangeInstallationDirectory: false,
      guid: APP_ID,
      shortcutName: PRODUCT,
      uninstallDisplayName: PRODUCT,
      deleteAppDataOnUninstall: false,
      include: own('windows', 'installer.nsh'),
      // A file for each kind of processor, not one with both inside.
      buildUniversalInstaller: false,
      differentialPackage: false,
    },
    portable: {
      artifactName: '${productName}-${version}-${os}-${arch}-portable.${ext}',
      buildUniversalInstaller: false,
    },

    linux: {
      target: [
        { target: 'AppImage', arch: ['x64', 'arm64'] },
        { target: 'deb', arch: ['x64', 'arm64'] },
        { target: 'rpm', arch: ['x64', 'arm64'] },
      ],
      executableName: EXECUTABLE,
      syncDesktopName: true,
      icon: own('icons'),
      maintainer: MAINTAINER,
      vendor: 'The Hearth authors',
      synopsis: 'Chat for the network you are already on',
      description: DESKTOP_COMMENT,
      category: DESKTOP_CATEGORIES,
      desktop: { entry: DESKTOP_ENTRY },
    },
    deb: {
      packageCategory: 'net',
      compression: isFast ? 'gz' : 'xz',
      priority: 'optional',
      depends: [
        'libgtk-3-0 | libgtk-3-0t64',
        'libnss3',
        'libasound2 | libasound2t64',
        'libgbm1',
        'libxss1',
        'libxtst6',
        'xdg-utils',
      ],
      recommends: ['libnotify4', 'libsecret-1-0'],
      fpm: [metainfo],
    },
    rpm: {
      packageCategory: 'Applications/Internet',
      depends: ['gtk3', 'nss', 'alsa-lib', 'mesa-libgbm', 'libXScrnSaver', 'libXtst', 'xdg-utils'],
      fpm: [metainfo],
    },
  };
}
