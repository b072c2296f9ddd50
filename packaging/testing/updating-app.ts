import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppImageUpdater, NsisUpdater } from 'electron-updater';
import { createUpdateEngine } from '../../src/main/updates/engine';
import { toPackageKind } from '../../src/main/updates/package-kind';
import { createUpdates, type Updates, type UpdatesDeps } from '../../src/main/updates/updates';
import { updateSourceSchema } from '../../src/node/updates/source';
import type { UpdateProgress } from '../../src/shared/bridge/updates';
import { silentLog } from '../../src/shared/lib/log';
import { toUpdaterConfig } from '../update-source.mjs';
import type { ReleaseFeed } from './release-feed';

/** The versions of the app in these stories. */
export const RUNNING = '1.4.0';

/** An app that updates itself from a feed, with electron-updater, up to the moment at which the system would install. */
export interface UpdatingApp extends Updates {
  /** All that the page was shown, oldest first. */
  shown: UpdateProgress[];
  now(): UpdateProgress | undefined;
  /** How often the system was told to install. */
  installed(): number;
  /** How often the updater asked to hear when the app quits, to install then. */
  waitingForQuit(): number;
  /** Where the app keeps its data, and where the updater puts what it fetched. */
  folder: string;
  /** Does all that a person can do to get a newer version, and answers how it ended. */
  pressEverything(): Promise<UpdateProgress | undefined>;
  remove(): void;
}

/** Starts such an app. */
export function startUpdatingApp(
  feed: Pick<ReleaseFeed, 'url' | 'key' | 'hop'>,
  options: Partial<UpdatesDeps> & { system?: 'linux' | 'win32' } = {},
): UpdatingApp {
  const { system = 'linux', ...more } = options;
  const folder = mkdtempSync(join(tmpdir(), 'hearth-updating-'));
  const config = join(folder, 'app-update.yml');
  writeFileSync(config, toUpdaterConfig(system, {}));
  const shown: UpdateProgress[] = [];
  let installed = 0;
  let waitingForQuit = 0;
  const hop = options.hop ?? feed.hop;

  const createEngine = () => {
    const adapter = {
      version: options.running ?? RUNNING,
      name: 'hearth',
      isPackaged: true,
      appUpdateConfigPath: config,
      userDataPath: folder,
      baseCachePath: folder,
      whenReady: () => Promise.resolve(),
      quit: () => undefined,
      relaunch: () => undefined,
      onQuit() {
        waitingForQuit += 1;
      },
    };
    const updater =
      system === 'linux' ? new AppImageUpdater(null, adapter) : new NsisUpdater(null, adapter);
    // The narrowest place: what would run the new version's own file. It says that nothing came of it, so that nothing quits.
    Object.assign(updater, {
      doInstall() {
        installed += 1;
        return false;
      },
    });
    return createUpdateEngine({ updater, hop });
  };
  // As a package has it.
  const source = updateSourceSchema.parse({ feed: feed.url, key: feed.key, isSigned: false });
  const updates = createUpdates({
    running: RUNNING,
    source: { feed: source.feed ?? '', key: source.key ?? '' },
    kind: toPackageKind({
      platform: system,
      arch: 'x64',
      env: { APPIMAGE: join(folder, 'Hearth.AppImage') },
      isSigned: false,
    }),
    hop,
    loadEngine: async () => createEngine(),
    mode: () => 'asked',
    show: (progress) => void shown.push(progress),
    askedAt: () => null,
    keepAskedAt: () => undefined,
    onFoundByItself: () => undefined,
    async quitTo(last) {
      await last();
      return true;
    },
    onNotInstalled: () => undefined,
    now: () => 0,
    after: () => () => undefined,
    log: silentLog,
    ...more,
  });
  const now = () => shown.at(-1);
  return {
    ...updates,
    shown,
    now,
    installed: () => installed,
    waitingForQuit: () => waitingForQuit,
    folder,
    async pressEverything() {
      await updates.calls['update:check']({});
      await updates.calls['update:download']({});
      await updates.calls['update:install']({});
      return now();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
