import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { composer, host, join, members, rooms, say, takeInvite } from './support/steps';

async function expectNothingFound(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    // The application has no other frames, and its policy forbids the frame that axe would open to look for them.
    const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const told = found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
    );
    expect(told, `${screen}, ${theme}`).toEqual([]);
  }
}

test('axe finds nothing on any main screen, light and dark', async ({ open }) => {
  const rosa = await open('rosa');
  await expect(rosa.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await expectNothingFound(rosa.page, 'first start');
  await rosa.page.getByRole('textbox', { name: 'Your name' }).fill('Rosa');
  await rosa.page.getByRole('button', { name: 'Join a server' }).click();
  await expect(rosa.page.getByRole('textbox', { name: 'Address or invite' })).toBeVisible();
  await expectNothingFound(rosa.page, 'join');
  await rosa.page.keyboard.press('Escape');
  await host(rosa, 'Rosa');
  await expectNothingFound(rosa.page, 'host panel');
  await takeInvite(rosa);
  await expectNothingFound(rosa.page, 'empty room');
  await say(rosa.page, 'A first word');
  await expectNothingFound(rosa.page, 'conversation');
  await rooms(rosa.page).getByRole('button', { name: 'Create room' }).click();
  await expect(rosa.page.getByRole('textbox', { name: 'Room name' })).toBeVisible();
  await expectNothingFound(rosa.page, 'create a room');
});

test('axe finds nothing on what opens for a moment: menus, cards, dialogs, drawers', async ({
  open,
}) => {
  const rosa = await open('rosa');
  const { page } = rosa;
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  await rooms(page).getByRole('button', { name: 'Create room' }).click();
  await page.getByRole('textbox', { name: 'Room name' }).fill('garden');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'garden' })).toBeVisible();

  const look = async (screen: string) => {
    await expectNothingFound(page, screen);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0);
  };

  await page.getByRole('button', { name: 'Room menu' }).click();
  await expect(page.getByRole('menu', { name: 'Room menu' })).toBeVisible();
  await look('room menu');
  await page.getByRole('button', { name: 'Server menu' }).click();
  await expect(page.getByRole('menu', { name: 'Server menu' })).toBeVisible();
  await look('server menu');
  await page.getByRole('button', { name: 'Add a server' }).click();
  await expect(page.getByRole('button', { name: 'Join a server' })).toBeVisible();
  await look('add a server');
  await rooms(page).getByRole('button', { name: 'Browse rooms' }).click();
  await expect(page.getByRole('button', { name: 'Open garden' })).toBeVisible();
  await look('browse');
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('menuitem', { name: 'Invite somebody…' }).click();
  await expect(page.getByRole('button', { name: 'Invite Jonas' })).toBeVisible();
  await look('invite');
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('menuitem', { name: 'Leave room…' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('leave');
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await look('settings');
  await members(page).getByRole('button').first().click();
  await expect(page.getByRole('dialog', { name: /^About/ })).toBeVisible();
  await look('member card');

  await page.getByRole('button', { name: 'Room menu' }).hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await expectNothingFound(page, 'tooltip');
  await page.mouse.move(0, 0);

  await rosa.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(360, 720);
  });
  await page.getByRole('button', { name: 'Open rooms' }).click();
  await expect(page.getByRole('dialog', { name: 'Servers and rooms' })).toBeVisible();
  await look('narrow, rooms open');
  await page.getByRole('button', { name: 'Show members' }).click();
  await expect(page.getByRole('dialog', { name: 'Members' })).toBeVisible();
  await look('narrow, members open');

  await rosa.kill();
  await expect(jonas.page.getByRole('button', { name: 'Try now' })).toBeVisible();
  await say(jonas.page, 'This one waits');
  await expect(composer(jonas.page)).toBeFocused();
  await expectNothingFound(jonas.page, 'reconnecting');
});
