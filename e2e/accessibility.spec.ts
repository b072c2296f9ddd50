import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { host, rooms, say, takeInvite } from './support/steps';

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
