import path from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';
import { expectNothingFound } from './support/axe';
import { host, join, members, openSettings, say, takeInvite, timeline } from './support/steps';

const PHOTO = path.join(import.meta.dirname, '..', 'resources', 'icon.png');

test('PR-8 to PR-10: how people are and look is said once, seen by everybody, and ends when it is cleared', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));

  const say = jonas.page.getByRole('button', { name: /^Say how you are/ });
  await say.click();
  const dialog = jonas.page.getByRole('dialog', { name: 'How you are' });
  await dialog.getByRole('textbox', { name: 'What you are up to' }).fill('🔧 At the lathe');
  await dialog.getByRole('radio', { name: /^Away/ }).check();
  await dialog.getByRole('combobox', { name: 'For how long' }).selectOption('An hour');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(say).toBeFocused();
  await expect(say).toContainText('🔧 At the lathe');

  const row = members(rosa.page).getByRole('button', { name: /^Jonas/ });
  await expect(row).toContainText('🔧 At the lathe');
  await expect(row).toContainText('away');
  await row.click();
  const card = rosa.page.getByRole('dialog', { name: 'About Jonas' });
  await expect(card).toContainText('🔧 At the lathe');
  await card.getByRole('button', { name: 'Message' }).click();
  await expect(rosa.page.getByRole('main').getByText('🔧 At the lathe')).toBeVisible();

  const picture = (inside: Locator) => inside.locator('img[src^="/pictures/"]').first();
  const width = (inside: Locator) =>
    picture(inside).evaluate((one) => (one as HTMLImageElement).naturalWidth);
  await openSettings(jonas.page, 'You');
  const settings = jonas.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('button', { name: 'Picture 1' }).click();
  await expect(picture(row)).toBeVisible();
  await expect.poll(() => width(row)).toBe(128);
  const drawn = await picture(row).getAttribute('src');
  await settings.getByLabel('Picture file').setInputFiles(PHOTO);
  await expect(picture(row)).not.toHaveAttribute('src', drawn ?? '');
  await expect.poll(() => width(row)).toBe(128);
  await expectNothingFound(jonas.page, 'profile');
  await settings.getByLabel('Picture file').setInputFiles(import.meta.filename);
  await expect(settings.getByText('This file cannot be read as a picture.')).toBeVisible();
  await settings.getByRole('button', { name: 'Back to your initials' }).click();
  await expect(picture(row)).toHaveCount(0);
  await jonas.page.keyboard.press('Escape');

  await say.click();
  await dialog.getByRole('button', { name: 'Clear it' }).click();
  await expect(say).toContainText('Online');
  await expect(rosa.page.getByText('🔧 At the lathe')).toHaveCount(0);
});

test('PE-1, PE-3: a card keeps a note and a block on this device, and both end there', async ({
  open,
}) => {
  const rosa = await open('rosa');
  const { page } = rosa;
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  await say(jonas.page, 'Soup is ready');

  const name = timeline(page).getByRole('button', { name: 'Jonas' });
  const card = page.getByRole('dialog', { name: 'About Jonas' });
  await name.click();
  await card.getByRole('textbox', { name: 'Note to yourself' }).fill('Has the key');
  await card.getByRole('button', { name: 'Compare keys' }).click();
  await expect(card.getByRole('list', { name: 'Key in words' })).toBeVisible();
  await expectNothingFound(page, 'card');
  await card.getByRole('button', { name: 'Block' }).click();
  await expect(card.getByRole('button', { name: 'Unblock' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();

  await expect(timeline(page).getByText('Message of somebody you blocked')).toBeVisible();
  await expect(timeline(page).getByText('Soup is ready')).toHaveCount(0);
  await timeline(page).getByRole('button', { name: 'Show' }).click();
  await expect(timeline(page).getByText('Soup is ready')).toBeVisible();

  await openSettings(page, 'Privacy');
  await page.getByRole('button', { name: 'Unblock Jonas' }).click();
  await expect(page.getByText('Nobody. You can mute or block')).toBeVisible();
  await page.keyboard.press('Escape');
  await name.click();
  await expect(card.getByRole('textbox', { name: 'Note to yourself' })).toHaveValue('Has the key');
});
