import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import {
  composer,
  directMessages,
  host,
  join,
  members,
  openRoom,
  rooms,
  say,
  takeInvite,
  timeline,
} from './support/steps';

const FOLDER = path.join(import.meta.dirname, '..', 'docs', 'screenshots');
const LOOKS = [
  { look: 'light', colorScheme: 'light', width: 1280, height: 800 },
  { look: 'dark', colorScheme: 'dark', width: 1280, height: 800 },
  { look: 'narrow', colorScheme: 'light', width: 360, height: 720 },
] as const;

/** Writes the screen as it stands in every look. */
async function take({ app, page }: RunningApp, screen: string): Promise<void> {
  for (const { look, colorScheme, width, height } of LOOKS) {
    await app.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    await page.screenshot({
      path: path.join(FOLDER, `${screen}.${look}.png`),
      animations: 'disabled',
    });
  }
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1280);
}

const dismiss = async (page: Page) => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

test('a tour of the main screens', async ({ open, hostHeadless, notifications }) => {
  await mkdir(FOLDER, { recursive: true });
  const rosa = await open('rosa');
  const { page } = rosa;

  await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa Lindt');
  await take(rosa, 'start');
  await page.getByRole('button', { name: 'Join a server' }).click();
  await page.getByRole('textbox', { name: 'Address or invite' }).fill('192.168.1.20:port');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText(/neither an invite nor an address/)).toBeVisible();
  await take(rosa, 'join-refused');
  await dismiss(page);

  await host(rosa, 'Rosa Lindt');
  await take(rosa, 'host-panel');
  const invite = await takeInvite(rosa);
  await take(rosa, 'empty-room');

  const jonas = await open('jonas');
  await join(jonas, 'Jonas Maier', invite);
  const aicha = await open('aicha');
  await join(aicha, 'Aïcha', invite);

  await rooms(page).getByRole('button', { name: 'Create a room' }).click();
  await page.getByRole('textbox', { name: 'Room name' }).fill('laser-cutter');
  await page
    .getByRole('textbox', { name: 'Topic' })
    .fill('Book the slot before you cut. Extractor on first.');
  await take(rosa, 'create-room');
  await page.getByRole('button', { name: 'Create room' }).click();
  await expect(composer(page)).toBeVisible();

  await rooms(jonas.page).getByRole('button', { name: 'Browse rooms' }).click();
  await take(jonas, 'browse-rooms');
  await jonas.page.getByRole('button', { name: 'Join laser-cutter' }).click();
  await expect(composer(jonas.page)).toBeVisible();
  await rooms(aicha.page).getByRole('button', { name: 'Browse rooms' }).click();
  await aicha.page.getByRole('button', { name: 'Join laser-cutter' }).click();
  await expect(composer(aicha.page)).toBeVisible();

  await say(
    jonas.page,
    'New lens is in. Focus is at 42.5 mm now, please do not trust the old sticker.',
  );
  await say(
    jonas.page,
    'Settings that worked for 3 mm birch: speed 18 mm/s, power 62 %, one pass.',
  );
  await say(aicha.page, 'Great. Who has the slot at two?');
  await expect(timeline(page).getByText('Great. Who has the slot at two?')).toBeVisible();
  await say(jonas.page, '@Rosa you, if the order sheet is right. Extractor filter is changed.');
  await expect(timeline(page).getByText(/Extractor filter/)).toBeVisible();
  await say(page, 'On my way. I will take the small plates first.');
  await openRoom(aicha.page, 'Lobby');
  await say(aicha.page, 'The kettle is on, who wants tea?');
  await members(jonas.page).getByText('Rosa Lindt').click();
  await jonas.page.getByRole('button', { name: 'Message', exact: true }).click();
  await say(jonas.page, 'Do you still have the small key?');
  await expect(directMessages(page).getByText('Jonas Maier')).toBeVisible();
  await composer(aicha.page).pressSequentially('Or', { delay: 20 });
  await expect(timeline(page).getByText(/Read by|Delivered/)).toBeVisible();
  await take(rosa, 'conversation');

  await directMessages(page).getByText('Jonas Maier').click();
  await expect(timeline(page).getByText('Do you still have the small key?')).toBeVisible();
  await say(page, 'Top drawer, left. Bring it back, please.');
  await take(rosa, 'direct-message');
  await openRoom(page, 'laser-cutter');

  await page.getByRole('button', { name: 'Settings' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await take(rosa, 'settings');
  await dismiss(page);

  const headless = await hostHeadless('server', { name: 'Kitchen' });
  const mehmet = await open('mehmet');
  await join(mehmet, 'Mehmet', headless.invite);
  await say(mehmet.page, 'Anybody hungry?');
  await expect(timeline(mehmet.page).getByText('Sent')).toBeVisible();
  await headless.kill();
  await expect(mehmet.page.getByText(/Reconnecting/).first()).toBeVisible();
  await say(mehmet.page, 'This one waits for the server.');
  await take(mehmet, 'reconnecting');
  await notifications.waitFor(({ title }) => title.includes('Jonas'), 'of Jonas');
});
