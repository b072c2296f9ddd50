import { expect, test } from './fixtures';
import { host, join, members, takeInvite } from './support/steps';

test('PR-8, PR-9: how people are is said once, seen by everybody, and ends when it is cleared', async ({
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

  await say.click();
  await dialog.getByRole('button', { name: 'Clear it' }).click();
  await expect(say).toContainText('Online');
  await expect(rosa.page.getByText('🔧 At the lathe')).toHaveCount(0);
});
