import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { serveReleases, type ReleaseFeed } from '../../packaging/testing/release-feed';
import type { RunningApp } from '../support/app';
import { startServerOfTomorrow } from '../support/stranger';
import {
  composer,
  join,
  message,
  openSettings,
  say,
  timeline,
  waitUntilStored,
} from '../support/steps';
import { NEWER, NEWER_FILE, toUpdateOptions } from '../support/update-source';
import { dismiss, reachRooms, roomMenu, waitForDialog, type Visit, type World } from './steps';

const PRELOADS = path.join(import.meta.dirname, '..', 'support');

/** Apps and servers of different versions meet, and a newer one is there to be had. */
export async function meetVersions(world: World, visit: Visit): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-updates-'));
  const feed = await serveReleases();
  try {
    const lea = await world.open('lea', toUpdateOptions(folder, feed));
    await beTooOld(lea, visit);
    await readLaterWords(lea, world, visit);
    await missWhatIsNotOffered(lea, world, visit);
    if (process.platform === 'linux') await update(lea, feed, visit);
  } finally {
    await feed.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function beTooOld(lea: RunningApp, visit: Visit): Promise<void> {
  const { page } = lea;
  const tomorrow = await startServerOfTomorrow();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Lea');
  await visit(lea, 'join-too-old', async () => {
    await page.getByRole('button', { name: 'Join a server' }).click();
    await page.getByRole('textbox', { name: 'Address or invite' }).fill(tomorrow.address);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(page.getByText(/needs a newer Hearth than yours/)).toBeVisible();
  });
  tomorrow.close();
}

async function readLaterWords(lea: RunningApp, world: World, visit: Visit): Promise<void> {
  const { page } = lea;
  const server = await world.hostHeadless('later-server', {
    name: 'Tomorrow',
    preload: path.join(PRELOADS, 'tells-later.mjs'),
  });
  await join(lea, 'Lea', server.invite);
  await say(page, 'The new lathe is here.');
  await say(page, 'Who comes to the meeting on Thursday?');
  await waitUntilStored(page, 'Who comes');
  await expect(message(page, 'Who comes')).toContainText('A part of this message needs');
  await expect(timeline(page).getByText('Something that needs a newer Hearth')).toBeVisible();
  await visit(lea, 'later-words');
  await server.stop();
}

async function missWhatIsNotOffered(lea: RunningApp, world: World, visit: Visit): Promise<void> {
  const { page } = lea;
  const server = await world.hostHeadless('older-server', {
    name: 'Yesterday',
    preload: path.join(PRELOADS, 'offers-nothing.mjs'),
  });
  await reachRooms(page);
  await page.getByRole('button', { name: 'Add a server' }).click();
  await page.getByRole('button', { name: 'Join a server' }).click();
  await page.getByRole('textbox', { name: 'Address or invite' }).fill(server.invite);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(composer(page)).toBeVisible();
  await say(page, 'The old lathe does it, too.');
  await waitUntilStored(page, 'The old lathe');
  await visit(lea, 'not-offered', async () => {
    await message(page, 'The old lathe').click({ button: 'right' });
    await expect(page.getByRole('menu', { name: 'Message actions' })).toBeVisible();
  });
  await visit(lea, 'day-not-offered', async () => {
    await roomMenu(page, 'Go to a day…');
    await waitForDialog(page, 'Go to a day');
  });
  await visit(lea, 'how-you-are-not-shown', async () => {
    await reachRooms(page);
    await page.getByRole('button', { name: /^Say how you are/ }).click();
    await waitForDialog(page, 'How you are');
  });
  await server.stop();
}

const MEGABYTE = 1_000_000;

async function update(lea: RunningApp, feed: ReleaseFeed, visit: Visit): Promise<void> {
  const { page } = lea;
  const at = async () => {
    await reachRooms(page);
    await openSettings(page, 'About');
    await page.getByRole('radiogroup').scrollIntoViewIfNeeded();
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const step = async (act: () => Promise<void>, words: RegExp, screen: string) => {
    await at();
    await act();
    const said = (shown: Page) => expect(shown.getByText(words)).toBeVisible();
    await said(page);
    await dismiss(page);
    await visit(lea, screen, async (shown) => {
      await at();
      await said(shown);
    });
  };
  await visit(lea, 'updates-off', at);
  const turnOnAndCheck = async () => {
    await page.getByRole('radio', { name: 'When I ask' }).click();
    await press('Check for updates');
  };
  await step(turnOnAndCheck, /No release is published/, 'updates-none-there');
  await feed.publish(NEWER, { [NEWER_FILE]: 'new '.repeat(MEGABYTE) });
  await step(() => press('Try again'), new RegExp(`Version ${NEWER} is there`), 'updates-found');

  // Half of it comes, and then nothing for as long as one looks.
  feed.answer(NEWER_FILE, (_request, response) => {
    response.writeHead(200, { 'content-length': 4 * MEGABYTE });
    response.write('new '.repeat(MEGABYTE / 2));
    const drop = setInterval(() => response.write('n'), 1_000);
    response.once('close', () => clearInterval(drop));
  });
  await step(() => press('Download'), /2 MB of 4 MB/, 'updates-fetching');
  feed.answer(NEWER_FILE, (_request, response) => response.end('new '.repeat(MEGABYTE)));
  const again = async () => {
    await press('Cancel');
    await press('Download');
  };
  await step(again, new RegExp(`Version ${NEWER} is downloaded`), 'updates-ready');
}
