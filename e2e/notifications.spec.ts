import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import {
  directMessages,
  host,
  join,
  members,
  openRoom,
  openSettings,
  rooms,
  say,
  takeInvite,
  timeline,
} from './support/steps';

const blur = ({ app }: RunningApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());

async function focus({ app, page }: RunningApp): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
}

async function roomMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function writeDirectly(page: Page, name: string, text: string): Promise<void> {
  await members(page).getByText(name, { exact: true }).click();
  await page.getByRole('button', { name: 'Message', exact: true }).click();
  await say(page, text);
}

test('NO-1 to NO-3, NO-7 to NO-11: what is told outside the window, and what is not', async ({
  open,
  notifications,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  const bodies = () => notifications.received().map(({ body }) => body);
  const told = (text: string) =>
    notifications.waitFor(({ body }) => body.includes(text), `with “${text}”`);

  // The driver makes every page believe that it is focused, and what is on such a page is read.
  await rooms(rosa.page).getByRole('button', { name: 'Create room' }).click();
  await rosa.page.getByRole('textbox', { name: 'Room name' }).fill('elsewhere');
  await rosa.page.getByRole('dialog').getByRole('button', { name: 'Create room' }).click();
  await expect(rosa.page.getByRole('heading', { name: 'elsewhere' })).toBeVisible();

  await test.step('NO-1: a mention in a room is told, with who and where; other words are not', async () => {
    await blur(rosa);
    await say(jonas.page, 'Just thinking aloud');
    await say(jonas.page, '@Rosa are you there?');
    const shown = await told('are you there?');
    expect(shown.title).toBe('Jonas · #Lobby');
    expect(bodies().filter((body) => body.includes('thinking aloud'))).toEqual([]);
  });

  await test.step('NO-2: the open conversation of a focused window is not told, another one is', async () => {
    await openRoom(rosa.page, 'Lobby');
    await focus(rosa);
    await say(jonas.page, '@Rosa you can see this');
    await expect(timeline(rosa.page).getByText('you can see this')).toBeVisible();
    await writeDirectly(jonas.page, 'Rosa', 'This is elsewhere');
    const shown = await told('This is elsewhere');
    expect(shown.title).toBe('Jonas');
    expect(bodies().filter((body) => body.includes('you can see this'))).toEqual([]);
    await expect(directMessages(rosa.page).getByText('Jonas')).toBeVisible();
  });

  await test.step('NO-3: a muted room is not told', async () => {
    await rosa.page.getByRole('main').getByRole('button', { name: 'Room menu' }).click();
    await rosa.page.getByRole('menuitem', { name: 'Mute' }).click();
    await blur(rosa);
    await openRoom(jonas.page, 'Lobby');
    await say(jonas.page, '@Rosa into the muted room');
    await expect(timeline(rosa.page).getByText('into the muted room')).toBeVisible();
    await directMessages(jonas.page).getByText('Rosa').click();
    await say(jonas.page, 'Past the mute');
    await told('Past the mute');
    expect(bodies().filter((body) => body.includes('muted room'))).toEqual([]);
    await expect(rooms(rosa.page)).toBeVisible();
  });

  await test.step('NO-7: a room that shall tell everything does, and is not muted any more', async () => {
    await openRoom(rosa.page, 'Lobby');
    await roomMenu(rosa.page, 'Notifications…');
    const dialog = rosa.page.getByRole('dialog', { name: 'Notifications of Lobby' });
    await expect(dialog.getByRole('radio', { name: 'Nothing' })).toBeChecked();
    await dialog.getByRole('radio', { name: 'Every message' }).click();
    await expect(dialog.getByRole('radio', { name: 'Every message' })).toBeChecked();
    await rosa.page.keyboard.press('Escape');
    await openRoom(rosa.page, 'elsewhere');
    await openRoom(jonas.page, 'Lobby');
    await say(jonas.page, 'Plain words');
    expect((await told('Plain words')).title).toBe('Jonas · #Lobby');
  });

  await test.step('NO-9: what comes soon after is one notification in its place, gone when it was read', async () => {
    const first = await told('Plain words');
    await say(jonas.page, 'More of them');
    await say(jonas.page, 'And the last');
    const shown = await told('Jonas: And the last');
    expect(shown.title).toBe('3 new messages in #Lobby');
    expect(notifications.closed()).toContain(first.id);
    await openRoom(rosa.page, 'Lobby');
    await expect.poll(() => notifications.closed()).toContain(shown.id);
    await openRoom(rosa.page, 'elsewhere');
  });

  await test.step('NO-10: nothing is told while one does not want to be disturbed', async () => {
    await rosa.page.getByRole('button', { name: 'Do not disturb' }).click();
    await rosa.page.getByRole('menuitem', { name: 'For 1 hour' }).click();
    const button = rosa.page.getByRole('button', { name: /^Do not disturb until/ });
    await expect(button).toBeVisible();
    await say(jonas.page, 'Into the quiet');
    const lobby = rooms(rosa.page).getByRole('button', { name: /Lobby.*unread/ });
    await expect(lobby).toBeVisible();
    await button.click();
    await rosa.page.getByRole('menuitem', { name: 'Turn off' }).click();
    await expect(
      rosa.page.getByRole('button', { name: 'Do not disturb', exact: true }),
    ).toBeVisible();
    await say(jonas.page, 'Out of the quiet');
    await told('Out of the quiet');
    expect(bodies().filter((body) => body.includes('Into the quiet'))).toEqual([]);
  });

  await test.step('NO-8: a keyword is told in a room that tells mentions alone', async () => {
    await openRoom(rosa.page, 'Lobby');
    await roomMenu(rosa.page, 'Notifications…');
    await rosa.page.getByRole('radio', { name: 'Mentions of your name and your keywords' }).click();
    await rosa.page.keyboard.press('Escape');
    await rosa.page.getByRole('button', { name: 'Settings' }).first().click();
    await rosa.page.getByRole('button', { name: 'Notifications' }).click();
    await rosa.page.getByRole('textbox', { name: 'New keyword' }).fill('Laser');
    await rosa.page.keyboard.press('Enter');
    await expect(rosa.page.getByRole('button', { name: 'Remove Laser' })).toBeVisible();

    // NO-11: a sound of ours is one of the app's own files, which the page may load.
    const loaded = rosa.page.waitForResponse(/drop.*\.wav$/);
    await rosa.page.getByRole('combobox', { name: 'Sound' }).selectOption('Drop');
    expect((await loaded).ok()).toBe(true);
    await rosa.page.keyboard.press('Escape');
    await openRoom(rosa.page, 'elsewhere');
    await say(jonas.page, 'The lasers are hot');
    await say(jonas.page, 'The LASER is free');
    await told('The LASER is free');
    expect(bodies().filter((body) => body.includes('lasers'))).toEqual([]);
  });

  await test.step('the test notification of the settings arrives', async () => {
    const before = notifications.received().length;
    await openSettings(rosa.page, 'Notifications');
    await rosa.page.getByRole('button', { name: 'Send a test notification' }).click();
    await expect(rosa.page.getByText(/The system took it/)).toBeVisible();
    expect(notifications.received().length).toBe(before + 1);
  });
});
