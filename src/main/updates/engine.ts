import {
  Provider,
  type AppUpdater,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import type { Hop } from '../../node/updates/fetch';
import { fetchPackage } from '../../node/updates/package-file';
import { UpdateRefused } from '../../node/updates/refused';
import type { ReleaseFile } from '../../node/updates/release-list';

/** A package of a release that was checked. */
export interface CheckedPackage {
  version: string;
  file: ReleaseFile;
  /** Where the file is. */
  url: string;
}

/** What puts a new version in place of this one. */
export interface UpdateEngine {
  /** Fetches the package and answers where it lies. Throws `UpdateRefused`. */
  download(
    checked: CheckedPackage,
    options: { signal: AbortSignal; onReceived: (bytes: number) => void },
  ): Promise<string>;
  /** Ends the app and puts in its place what was fetched last. `onFailed`, where the system does not take it. */
  install(onFailed: (error: unknown) => void): void;
}

/** Parts of electron-updater that its types leave out. A test goes through them. */
interface Inside {
  httpExecutor: { download(url: URL, path: string): Promise<string> };
  stagingUserIdPromise: { value: Promise<string> };
}

/**
 * Creates the engine: electron-updater, which knows how each system replaces an app. It is told what was checked and
 * nothing else, asks no server for versions, does not fetch but by `hop`, and installs nothing by itself.
 */
export function createUpdateEngine({
  updater,
  hop,
}: {
  updater: AppUpdater;
  hop: Hop;
}): UpdateEngine {
  let wanted: (CheckedPackage & Parameters<UpdateEngine['download']>[1]) | null = null;

  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  // Parts put together on this disk, fetched by lists of their own: less to fetch, and more to believe.
  updater.disableDifferentialDownload = true;
  // It would write addresses and paths to the console.
  updater.logger = null;
  // Who calls hears it as well; without a listener it would be thrown a second time.
  updater.on('error', () => undefined);
  const inside: Inside = {
    httpExecutor: {
      async download(url, path) {
        if (wanted === null || url.href !== wanted.url) throw new UpdateRefused('mismatch');
        const { file, signal, onReceived } = wanted;
        await fetchPackage({ url: wanted.url, file, path, hop, signal, onReceived });
        return path;
      },
    },
    // It would write down a number for this computer and send it along.
    stagingUserIdPromise: { value: Promise.resolve('') },
  };
  Object.assign(updater, inside);
  updater.setFeedURL({
    provider: 'custom',
    updateProvider: toProvider(() => wanted),
  });

  return {
    async download(checked, options) {
      wanted = { ...checked, ...options };
      const found = await updater.checkForUpdates();
      // It compares versions as well, and says null where it takes this app for one that it cannot replace.
      if (found?.isUpdateAvailable !== true) throw new UpdateRefused('mismatch');
      const [path] = await updater.downloadUpdate();
      if (path === undefined) throw new UpdateRefused('mismatch');
      return path;
    },
    install(onFailed) {
      updater.once('error', onFailed);
      // Not silently: whoever has installed it for everybody is asked by the system.
      updater.quitAndInstall(false, true);
    },
  };
}

/** What electron-updater asks for versions and addresses; it hears what was checked. */
function toProvider(wanted: () => CheckedPackage | null) {
  return class CheckedProvider extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    async getLatestVersion(): Promise<UpdateInfo> {
      const checked = wanted();
      if (checked === null) throw new UpdateRefused('mismatch');
      const { version, file } = checked;
      const { name: url, size, sha512 } = file;
      return { version, files: [{ url, size, sha512 }], path: url, sha512, releaseDate: '' };
    }

    resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
      const checked = wanted();
      if (checked === null) return [];
      return files.map((info) => ({ url: new URL(checked.url), info }));
    }
  };
}
