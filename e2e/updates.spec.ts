import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { redirect, serveReleases, type ReleaseFeed } from '../packaging/testing/release-feed';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { host, openSettings } from './support/steps';
import { startServerOfTomorrow } from './support/stranger';
import { NEWER, NEWER_FILE, toUpdateOptions } from './support/update-source';

const chooseInMenu = ({ app }: RunningApp, label: string) =>
  app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    items?.find((item) => item.label === wanted)?.click();
  }, label);

const said = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words });
const button = (page: Page, name: string) => page.getByRole('button', { name });

let feed: ReleaseFeed;
test.beforeEach(async () => {
  feed = await serveReleases();
});
test.afterEach(() => feed.close());

test('electron-updater is not read at the start, only when something is fetched', () => {
  const bundle = path.join(import.meta.dirname, '..', 'out', 'main');
  const read = (file: string) => readFileSync(path.join(bundle, file), 'utf8');
  const isUpdater = (file: string) => read(file).includes('ERR_UPDATER_INVALID_CHANNEL');
  const first = new Set(['index.js']);
  for (const file of first) {
    for (const [, part = ''] of read(file).matchAll(/\bfrom\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
      first.add(path.join(path.dirname(file), part));
  }
  expect(first.size).toBeGreaterThan(1);
  expect([...first].filter(isUpdater)).toEqual([]);
  const chunks = readdirSync(path.join(bundle, 'chunks'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => path.join('chunks', name));
  expect(chunks.filter(isUpdater)).toHaveLength(1);
});

test('HS-8: an app that is too old for a server comes to a newer one from where that is said', async ({
  open,
  folder,
}) => {
  await feed.publish(NEWER, { [NEWER_FILE]: 'new' });
  const { page } = await open('rosa', toUpdateOptions(folder, feed));
  const tomorrow = await startServerOfTomorrow();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa');
  await button(page, 'Join a server').click();
  await page.getByRole('textbox', { name: 'Address or invite' }).fill(tomorrow.address);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('Looking for newer versions is off.')).toBeVisible();

  await button(page, 'Open the settings').click();
  await page.getByRole('radio', { name: 'When I ask' }).click();
  expect(feed.asked).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Address or invite' })).toHaveValue(
    tomorrow.address,
  );
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await button(page, 'Check for updates').click();
  await expect(said(page, new RegExp(`Version ${NEWER} is there`))).toBeVisible();
  await expect(button(page, 'Download')).toBeFocused();
  tomorrow.close();
});

test('UP-1, UP-7: nobody is asked before that is turned on, and what goes wrong is said', async ({
  open,
  folder,
}) => {
  const options = toUpdateOptions(folder, feed);
  const rosa = await open('rosa', options);
  const { page } = rosa;
  await host(rosa, 'Rosa');
  await chooseInMenu(rosa, 'Check for updates…');
  await expect(page.getByText('No certificate vouches')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Never' })).toBeChecked();
  await expect(button(page, 'Check for updates')).toHaveCount(0);
  expect(feed.asked).toEqual([]);

  await page.getByRole('radio', { name: 'When I ask' }).click();
  await button(page, 'Check for updates').click();
  await expect(said(page, /No release is published/)).toBeVisible();
  expect(feed.asked).not.toEqual([]);
  expect(feed.headers['user-agent']).toBe('Hearth');

  await feed.publish(NEWER, { [NEWER_FILE]: 'new' });
  feed.answer('release.json', (_request, response) => redirect(response, 'http://127.0.0.1:9/'));
  await button(page, 'Try again').click();
  await expect(said(page, /The way there is not secure/)).toBeVisible();

  await feed.close();
  await button(page, 'Try again').click();
  await expect(said(page, /there is no internet here.*Hearth works without it/)).toBeVisible();

  feed = await serveReleases();
  const { args: _none, ...doubting } = toUpdateOptions(folder, feed);
  const jonas = await open('jonas', doubting);
  await host(jonas, 'Jonas');
  await openSettings(jonas.page, 'About');
  await jonas.page.getByRole('radio', { name: 'When I ask' }).click();
  await button(jonas.page, 'Check for updates').click();
  await expect(said(jonas.page, /The way there is not secure/)).toBeVisible();
  expect(feed.asked).toEqual([]);
});

if (process.platform === 'linux') {
  test('UP-8: a newer version is found, fetched, checked, and takes the place of this one', async ({
    open,
    folder,
  }) => {
    const options = toUpdateOptions(folder, feed);
    const trace = path.join(folder, 'started');
    const content = `#!/bin/sh\n# ${'new '.repeat(1_000)}\necho "$APPIMAGE_SILENT_INSTALL" > '${trace}'\n`;
    await feed.publish(NEWER, { [NEWER_FILE]: content });
    mkdirSync(folder, { recursive: true });
    writeFileSync(options.env.APPIMAGE, 'the old one');
    chmodSync(options.env.APPIMAGE, 0o755);

    const rosa = await open('rosa', options);
    const { page } = rosa;
    await host(rosa, 'Rosa');
    await openSettings(page, 'About');
    await page.getByRole('radio', { name: 'When I ask' }).click();
    await button(page, 'Check for updates').click();
    await expect(said(page, /Version 99\.1\.0 is there/)).toBeVisible();
    expect(feed.asked.filter((asked) => asked.includes('AppImage'))).toEqual([]);
    await button(page, 'Download').click();
    await expect(said(page, /Version 99\.1\.0 is downloaded/)).toBeVisible();
    expect(readFileSync(options.env.APPIMAGE, 'utf8')).toBe('the old one');
    expect(existsSync(path.join(rosa.dataDir, '.updaterId'))).toBe(false);

    await button(page, 'Restart and install').click();
    await expect.poll(() => rosa.hasEnded()).toBe(true);
    expect(readFileSync(options.env.APPIMAGE, 'utf8')).toBe(content);
    await expect.poll(() => existsSync(trace)).toBe(true);
  });
}
