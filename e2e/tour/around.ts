import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../support/app';
import { directMessages, members, say, timeline } from '../support/steps';
import type { People } from './beginning';
import { reachMembers, reachRooms, roomMenu, serverMenu, waitForDialog, type Visit } from './steps';

/** What stands around the conversation: ways to other places, menus, cards, what can be set. */
export async function lookAround({ rosa }: People, visit: Visit): Promise<void> {
  const { page } = rosa;
  await visit(rosa, 'switcher', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).fill('l');
  });
  await visit(rosa, 'shortcuts', async () => {
    await page.keyboard.press('Control+/');
    await waitForDialog(page, 'Keyboard shortcuts');
  });
  await visit(rosa, 'tooltip', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Room menu' }).hover();
    await expect(page.getByRole('tooltip')).toBeVisible();
  });
  await page.mouse.move(0, 0);
  await visit(rosa, 'room-menu', (shown) => roomMenu(shown));
  await visit(rosa, 'room-settings', async () => {
    await roomMenu(page, 'Room settings…');
    await waitForDialog(page, /^Settings of/);
  });
  await visit(rosa, 'leave-room', async () => {
    await roomMenu(page, 'Leave room…');
    await expect(page.getByRole('alertdialog')).toBeVisible();
  });
  await visit(rosa, 'members', reachMembers);
  await visit(rosa, 'member-card', async () => {
    await reachMembers(page);
    await members(page)
      .getByRole('button', { name: /^Jonas/ })
      .click();
    await waitForDialog(page, /^About Jonas/);
  });

  await reachRooms(page);
  await directMessages(page).getByText('Jonas Maier').click();
  await expect(timeline(page).getByText('Do you still have the small key?')).toBeVisible();
  await say(page, 'Top drawer, left. Bring it back, please.');
  await expect(timeline(page).getByText(/Sent|Delivered|Read/)).toBeVisible();
  await visit(rosa, 'direct-message');
  await visit(rosa, 'navigation', reachRooms);
  await lookAtServer(rosa, visit);
  await lookAtSettings(rosa, visit);
  await beQuiet(rosa, visit);
}

async function lookAtServer(rosa: RunningApp, visit: Visit): Promise<void> {
  const { page } = rosa;
  await visit(rosa, 'server-menu', (shown) => serverMenu(shown));
  const dialogs = [
    ['notifications-of-a-server', 'Notifications…', /^Notifications of/],
    ['export', 'Export everything…', /^Export everything/],
    ['check-export', 'Check an export…', 'Check an export'],
    ['server-key', 'Compare the key…', /^Key of/],
    ['forget-server', 'Forget this server…', /^Forget/],
  ] as const;
  for (const [screen, item, title] of dialogs)
    await visit(rosa, screen, async () => {
      await serverMenu(page, item);
      await waitForDialog(page, title);
    });
  await visit(rosa, 'add-server', async () => {
    await reachRooms(page);
    await page.getByRole('button', { name: 'Add a server' }).click();
    await expect(page.getByRole('button', { name: 'Join a server' })).toBeVisible();
  });
  await visit(rosa, 'how-you-are', async () => {
    await reachRooms(page);
    await page.getByRole('button', { name: /^Say how you are/ }).click();
    await waitForDialog(page, 'How you are');
  });
}

const settings = (page: Page) => page.getByRole('dialog', { name: 'Settings' });
const sections = (page: Page) =>
  settings(page).getByRole('navigation', { name: 'Sections' }).getByRole('button');

async function openSettings(page: Page, section?: string): Promise<void> {
  await reachRooms(page);
  await page
    .getByRole('button', { name: /^Settings/ })
    .first()
    .click();
  await expect(settings(page)).toBeVisible();
  if (section !== undefined)
    await sections(page)
      .filter({ hasText: new RegExp(`^${section}$`) })
      .click();
}

/** Every section there is, and what opens from them. */
async function lookAtSettings(rosa: RunningApp, visit: Visit): Promise<void> {
  const { page } = rosa;
  await visit(rosa, 'settings', (shown) => openSettings(shown));
  await openSettings(page);
  const names = await sections(page).allTextContents();
  await page.keyboard.press('Escape');
  for (const name of names)
    await visit(rosa, `settings-${name.toLowerCase()}`, (shown) => openSettings(shown, name));
  await visit(rosa, 'settings-search', async () => {
    await openSettings(page);
    await page.getByRole('searchbox', { name: 'Search the settings' }).fill('sound');
    await expect(page.getByRole('combobox', { name: 'Sound' })).toBeVisible();
  });
  await visit(rosa, 'clear-cache', async () => {
    await openSettings(page, 'Data');
    await page.getByRole('button', { name: 'Clear the cache…' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
  });
  await visit(rosa, 'licences', async () => {
    await openSettings(page, 'About');
    await page.getByRole('button', { name: 'Show licences' }).click();
    await page.getByRole('textbox', { name: 'Search the licences' }).fill('electron');
    await expect(page.getByRole('button', { name: /^electron / })).toBeVisible();
  });
}

async function beQuiet(rosa: RunningApp, visit: Visit): Promise<void> {
  const { page } = rosa;
  await visit(rosa, 'notifications-of-a-room', async () => {
    await roomMenu(page, 'Notifications…');
    await expect(page.getByRole('radio', { name: 'Every message' })).toBeVisible();
  });
  const quiet = async (item: string) => {
    await reachRooms(page);
    await page.getByRole('button', { name: /^Do not disturb/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await visit(rosa, 'do-not-disturb', async () => {
    await quiet('For 1 hour');
    await page.getByRole('button', { name: /^Do not disturb until/ }).click();
    await expect(page.getByRole('menuitem', { name: 'Turn off' })).toBeVisible();
  });
  await visit(rosa, 'quiet-hours', async () => {
    await quiet('Quiet hours…');
    const add = page.getByRole('button', { name: 'Add quiet hours' });
    if ((await page.getByRole('group', { name: 'Quiet hours 1' }).count()) === 0) await add.click();
    await add.scrollIntoViewIfNeeded();
  });
}
