import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { startApp, type DrivenApp, type RunningApp, type StartOptions } from './support/app';
import { startHeadless, type HeadlessOptions, type HeadlessServer } from './support/headless';
import { startPackaged } from './support/packaged-app';
import { startNotificationDaemon, type NotificationDaemon } from './support/notifications';

interface Fixtures {
  /** A folder that goes with the test. */
  folder: string;
  /** Starts apps on the profiles of a folder, and ends all when the test does; keeps picture and log of each when it failed. */
  keep: <A extends DrivenApp>(name: string, start: (dataDir: string) => Promise<A>) => Promise<A>;
  /** Starts an app on the profile `name`; the same name again is the same data. */
  open: (name: string, options?: StartOptions) => Promise<RunningApp>;
  /** The same with an installed app, whose fuses let it be driven. */
  openInstalled: (name: string, program: string, options?: StartOptions) => Promise<DrivenApp>;
  /** Starts a server without a window on the folder `name`; ends all at the end. */
  hostHeadless: (name: string, options?: HeadlessOptions) => Promise<HeadlessServer>;
  notifications: NotificationDaemon;
}

/** Stories with real apps: each has its own folder, and the logs of all apps are kept when it fails. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to learn what a fixture needs
  folder: async ({}, give) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'hearth-e2e-'));
    await give(folder);
    // Chromium's other processes write on for a moment after the app that started them was ended.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  },

  keep: async ({ folder }, give, info) => {
    const started: { name: string; running: DrivenApp }[] = [];
    await give(async (name, start) => {
      const running = await start(path.join(folder, name));
      started.push({ name, running });
      return running;
    });
    const hasFailed = info.status !== info.expectedStatus;
    for (const [index, { name, running }] of started.entries()) {
      if (hasFailed) {
        const picture = running.hasEnded() ? null : info.outputPath(`${index}-${name}.png`);
        if (picture !== null) await running.page.screenshot({ path: picture });
        await writeFile(info.outputPath(`${index}-${name}.log`), running.log());
      }
      if (!running.hasEnded()) await running.kill();
    }
  },

  open: ({ keep }, give) =>
    give((name, options) => keep(name, (dataDir) => startApp(dataDir, options))),

  openInstalled: ({ keep }, give) =>
    give((name, program, options) =>
      keep(name, (dataDir) => startPackaged(program, dataDir, options)),
    ),

  hostHeadless: async ({ folder }, give) => {
    const started: HeadlessServer[] = [];
    await give(async (name, options) => {
      const server = await startHeadless(path.join(folder, name), options);
      started.push(server);
      return server;
    });
    await Promise.all(started.map((server) => server.kill()));
  },

  // oxlint-disable-next-line no-empty-pattern -- see above
  notifications: async ({}, give) => {
    const daemon = await startNotificationDaemon();
    await give(daemon);
    await daemon.close();
  },
});

export { expect } from '@playwright/test';
