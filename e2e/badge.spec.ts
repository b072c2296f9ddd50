import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import {
  directMessages,
  host,
  join,
  members,
  openSettings,
  openRoom,
  say,
  rooms,
  takeInvite,
} from './support/steps';

/** Notes what the app wants to show on dock or launcher: this system may have neither. */
const watchBadge = ({ app }: RunningApp) =>
  app.evaluate(({ app: electron }) => {
    const noted = globalThis as unknown as { badge: number };
    noted.badge = 0;
    electron.setBadgeCount = (count = 0) => {
      noted.badge = count;
      return true;
    };
  });

const badge = ({ app }: RunningApp) =>
  app.evaluate(() => (globalThis as unknown as { badge: number }).badge);

test('NO-3: the badge follows unread direct messages and mentions; muted rooms and other words do not count', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await watchBadge(rosa);
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  // The driver makes every page believe that it is focused, so what must stay unread is not the open room.
  await rooms(rosa.page).getByRole('button', { name: 'Create room' }).click();
  await rosa.page.getByRole('textbox', { name: 'Room name' }).fill('elsewhere');
  await rosa.page.getByRole('dialog').getByRole('button', { name: 'Create room' }).click();
  await expect(rosa.page.getByRole('heading', { name: 'elsewhere' })).toBeVisible();

  await test.step('mentions and direct messages count, other words do not', async () => {
    await say(jonas.page, 'Just thinking aloud');
    await say(jonas.page, '@Rosa one');
    await expect.poll(() => badge(rosa)).toBe(1);
    await members(jonas.page).getByText('Rosa', { exact: true }).click();
    await jonas.page.getByRole('button', { name: 'Message', exact: true }).click();
    await say(jonas.page, 'two');
    await say(jonas.page, 'three');
    await expect.poll(() => badge(rosa)).toBe(3);
  });

  await test.step('NO-8: a keyword counts what is unread and has it, from the moment it is one', async () => {
    await openSettings(rosa.page, 'Notifications');
    await rosa.page.getByRole('textbox', { name: 'New keyword' }).fill('aloud');
    await rosa.page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect.poll(() => badge(rosa)).toBe(4);
    await rosa.page.keyboard.press('Escape');
    await expect(rosa.page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('what is read counts no more', async () => {
    await openRoom(rosa.page, 'Lobby');
    await expect.poll(() => badge(rosa)).toBe(2);
    await directMessages(rosa.page).getByText('Jonas').click();
    await expect.poll(() => badge(rosa)).toBe(0);
  });

  await test.step('a muted room counts nowhere', async () => {
    await openRoom(rosa.page, 'Lobby');
    await rosa.page.getByRole('main').getByRole('button', { name: 'Room menu' }).click();
    await rosa.page.getByRole('menuitem', { name: 'Mute' }).click();
    await openRoom(rosa.page, 'elsewhere');
    await openRoom(jonas.page, 'Lobby');
    await say(jonas.page, '@Rosa into the muted room');
    await directMessages(jonas.page).getByText('Rosa').click();
    await say(jonas.page, 'four');
    await expect.poll(() => badge(rosa)).toBe(1);
  });

  await test.step('neither do the rooms of a server that shall tell nothing, but one with a rule of its own', async () => {
    const ofServer = async (rule: string) => {
      await rosa.page.getByRole('button', { name: 'Server menu' }).click();
      await rosa.page.getByRole('menuitem', { name: 'Notifications…' }).click();
      await rosa.page.getByRole('radio', { name: rule }).click();
      await expect(rosa.page.getByRole('radio', { name: rule })).toBeChecked();
      await rosa.page.keyboard.press('Escape');
    };
    await ofServer('Nothing');
    await expect.poll(() => badge(rosa)).toBe(0);
    await openRoom(jonas.page, 'Lobby');
    await directMessages(rosa.page).getByText('Jonas').click({ button: 'right' });
    await rosa.page.getByRole('menuitem', { name: 'Notifications…' }).click();
    await rosa.page.getByRole('radio', { name: 'Every message' }).click();
    await rosa.page.keyboard.press('Escape');
    await expect.poll(() => badge(rosa)).toBe(1);
  });
});
