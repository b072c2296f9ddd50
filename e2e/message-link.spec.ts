import { spawn } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { appArguments, electronPath, type RunningApp } from './support/app';
import { expectNothingFound } from './support/axe';
import {
  composer,
  host,
  join,
  message,
  messageMenu,
  openRoom,
  rooms,
  say,
  takeInvite,
  timeline,
} from './support/steps';

const readClipboard = ({ app }: RunningApp) =>
  app.evaluate(({ clipboard }) => clipboard.readText());

/** Copies by `copy`, and answers what is a link to a message then. */
async function copyLink(running: RunningApp, copy: () => Promise<void>): Promise<string> {
  await running.app.evaluate(({ clipboard }) => clipboard.writeText('nothing'));
  await copy();
  await expect.poll(() => readClipboard(running)).toMatch(/^hearth:\/\/message\/1\/\S+$/);
  return readClipboard(running);
}

/** What the system does when somebody opens a link while the app runs. */
async function openFromOutside({ dataDir }: RunningApp, link: string): Promise<void> {
  const second = spawn(electronPath(), appArguments(dataDir, [link]), { stdio: 'ignore' });
  await new Promise((resolve) => second.once('exit', resolve));
}

async function createPrivateRoom(page: Page, name: string): Promise<void> {
  await rooms(page).getByRole('button', { name: 'Create room' }).click();
  await page.getByRole('textbox', { name: 'Room name' }).fill(name);
  await page.getByRole('radio', { name: /Only people who are invited/ }).check();
  await page.getByRole('button', { name: 'Create room' }).click();
  await expect(rooms(page).getByText(name)).toBeVisible();
}

const reached = (page: Page, words: string) => expect(message(page, words).first()).toBeFocused();

test('LK-1 to LK-5: a link to a message, copied, followed, opened from outside, and followed by whoever may not', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  const words = 'The lens is at 42 mm';
  await say(rosa.page, words);
  for (let count = 1; count <= 30; count += 1) await say(rosa.page, `Plate ${count} is cut`);
  // The list rests before anybody scrolls in it.
  await expect(message(rosa.page, 'Plate 30 is cut')).toContainText(/Read by 1|Delivered/);
  let link = '';

  await test.step('LK-1: the menu and the L key copy the same link', async () => {
    await message(rosa.page, words).scrollIntoViewIfNeeded();
    link = await copyLink(rosa, () => messageMenu(rosa.page, words, 'Copy link'));
    const again = await copyLink(rosa, async () => {
      await message(rosa.page, words).focus();
      await rosa.page.keyboard.press('l');
    });
    expect(again).toBe(link);
  });

  await test.step('LK-4: pasted in another room it is called after its room, and a click leads there', async () => {
    const { page } = rosa;
    await createPrivateRoom(page, 'plans');
    await say(page, `Measured already: ${link}`);
    await expect(timeline(page).getByText('hearth://')).toHaveCount(0);
    await page.getByRole('link', { name: 'Message in #Lobby' }).click();
    await reached(page, words);
    await expect(page.getByRole('heading', { name: 'Lobby' })).toBeVisible();
  });

  await test.step('LK-4: whoever is not in the room is told so, and nothing of the room', async () => {
    await openRoom(rosa.page, 'plans');
    await say(rosa.page, 'Only between us');
    const secret = await copyLink(rosa, () =>
      messageMenu(rosa.page, 'Only between us', 'Copy link'),
    );
    await openRoom(rosa.page, 'Lobby');
    await say(rosa.page, `See ${secret}`);
    const { page } = jonas;
    await page.getByRole('link', { name: 'Message in a room you are not in' }).click();
    const dialog = page.getByRole('dialog', { name: 'You are not in this room' });
    await expect(dialog).toContainText('Ask whoever gave you the link');
    await expect(page.getByText('plans')).toHaveCount(0);
    await expectNothingFound(page, 'link to a closed room');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('link', { name: /you are not in/ })).toBeFocused();
  });

  await test.step('by keyboard alone: L, the quick switcher, Enter', async () => {
    const { page } = jonas;
    await message(page, words).scrollIntoViewIfNeeded();
    await message(page, words).focus();
    const copied = await copyLink(jonas, () => page.keyboard.press('l'));
    expect(copied).toBe(link);
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: 'Go to' })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.getByRole('option', { name: /Message in #Lobby/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await page.keyboard.press('Enter');
    await reached(page, words);
  });

  await test.step('LK-5: opened from outside while the app runs', async () => {
    await composer(jonas.page).focus();
    await openFromOutside(jonas, link);
    await reached(jonas.page, words);
  });

  await test.step('LK-5: opened from outside while the app does not run', async () => {
    await jonas.quit();
    const back = await open('jonas', { args: [link] });
    await reached(back.page, words);
    await back.quit();
  });

  await test.step('LK-2: where the message was deleted, the link leads to what is left of it', async () => {
    const { page } = rosa;
    await message(page, words).scrollIntoViewIfNeeded();
    await messageMenu(page, words, 'Delete for everyone…');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(timeline(page).getByText(words)).toHaveCount(0);
    await composer(page).focus();
    await openFromOutside(rosa, link);
    await reached(page, 'Message deleted');
  });

  await test.step('LK-2: where another message stands, it says that this one is not there any more', async () => {
    const other = `${link.slice(0, -1)}${link.endsWith('0') ? '1' : '0'}`;
    await openFromOutside(rosa, other);
    await expect(rosa.page.getByRole('alert')).toContainText('is not there any more');
  });

  await test.step('LK-4: a stranger to the server is sent to join it first, and comes to the message then', async () => {
    const stranger = await open('mehmet', { args: [link] });
    const { page } = stranger;
    const dialog = page.getByRole('dialog', { name: 'You are not on this server' });
    await expect(dialog).toContainText('Join the server first');
    await expectNothingFound(page, 'link to an unknown server');
    await dialog.getByRole('button', { name: 'Join a server' }).click();
    await expect(page.getByText(/You opened an invite/)).toHaveCount(0);
    await join(stranger, 'Mehmet', invite);
    await reached(page, 'Message deleted');
  });
});
