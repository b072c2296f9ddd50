import type { PackageKind } from '../../node/updates/check-release';

/**
 * Which file of a release replaces the app as it runs here; null where the app cannot replace itself: installed by the
 * system’s own packages, unpacked from an archive, carried on a stick, or on a Mac that lets nobody in without a certificate.
 */
export function toPackageKind(options: {
  platform: NodeJS.Platform;
  arch: string;
  env: Readonly<Record<string, string | undefined>>;
  isSigned: boolean;
}): PackageKind | null {
  const { platform, arch, env, isSigned } = options;
  switch (platform) {
    case 'win32':
      // What the portable package says of itself.
      if (env['PORTABLE_EXECUTABLE_FILE'] !== undefined) return null;
      return { feedName: 'latest.yml', ending: `-win-${arch}-setup.exe` };
    case 'darwin':
      return isSigned ? { feedName: 'latest-mac.yml', ending: `-mac-${arch}.zip` } : null;
    case 'linux':
      if (env['APPIMAGE'] === undefined) return null;
      return arch === 'x64'
        ? { feedName: 'latest-linux.yml', ending: '-linux-x86_64.AppImage' }
        : { feedName: `latest-linux-${arch}.yml`, ending: `-linux-${arch}.AppImage` };
    default:
      return null;
  }
}
