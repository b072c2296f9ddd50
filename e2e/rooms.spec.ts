import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { host, join, rooms, say, takeInvite, timeline } from './support/steps';

const chooseInRoomMenu = async (page: Page, name: RegExp) => {
  await page.getByRole('main').getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('menuitem', { name }).click();
};

test('RM-2 to RM-6: a private room: made, hidden, somebody brought in, renamed by the host, left', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));

  await test.step('made by the guest', async () => {
    await rooms(jonas.page).getByRole('button', { name: 'Create room' }).click();
    await jonas.page.getByRole('textbox', { name: 'Room name' }).fill('plans');
    await jonas.page.getByRole('radio', { name: /Only people who are invited/ }).check();
    await jonas.page.getByRole('button', { name: 'Create room' }).click();
    await expect(rooms(jonas.page).getByText('plans')).toBeVisible();
    await say(jonas.page, 'Nobody else can read this');
  });

  await test.step('in nobody’s list', async () => {
    await rooms(rosa.page).getByRole('button', { name: 'Browse rooms' }).click();
    const dialog = rosa.page.getByRole('dialog');
    await expect(dialog.getByText('Lobby')).toBeVisible();
    await expect(dialog.getByText('plans')).toHaveCount(0);
    await rosa.page.keyboard.press('Escape');
  });

  await test.step('RM-5, RM-9: who is brought in hears of it and reads all of it', async () => {
    await chooseInRoomMenu(jonas.page, /^Invite/);
    await jonas.page.getByRole('dialog').getByRole('button', { name: 'Invite Rosa' }).click();
    await expect(jonas.page.getByRole('dialog').getByText('Is in now')).toBeVisible();
    await jonas.page.keyboard.press('Escape');
    await rooms(rosa.page).getByText('plans').click();
    await expect(timeline(rosa.page).getByText('Nobody else can read this')).toBeVisible();
    await expect(timeline(rosa.page).getByText(/Jonas invited Rosa/)).toBeVisible();
  });

  await test.step('RM-6, RM-8: the host may rename it; everybody sees that and by whom', async () => {
    await chooseInRoomMenu(rosa.page, /^Room settings/);
    const dialog = rosa.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Room name' }).fill('blueprints');
    await dialog.getByRole('textbox', { name: 'Topic' }).fill('Drawings only');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(rooms(jonas.page).getByText('blueprints')).toBeVisible();
    await expect(jonas.page.getByRole('main').getByText('Drawings only').first()).toBeVisible();
    await expect(timeline(jonas.page).getByText(/Rosa renamed the room/)).toBeVisible();
  });

  await test.step('RM-4: who leaves learns nothing more of it', async () => {
    await chooseInRoomMenu(rosa.page, /^Leave/);
    await rosa.page.getByRole('alertdialog').getByRole('button', { name: 'Leave room' }).click();
    await expect(rooms(rosa.page).getByText('blueprints')).toHaveCount(0);
    await expect(timeline(jonas.page).getByText('Rosa left')).toBeVisible();
  });
});
