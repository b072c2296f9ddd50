import { expect, test } from './fixtures';
import { composer, expectInOrder, join, rooms, say } from './support/steps';

test('ST-4: after a restart the window shows the conversation it showed last, before any connection', async ({
  open,
  hostHeadless,
}) => {
  const server = await hostHeadless('server');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', server.invite);
  await rooms(jonas.page).getByRole('button', { name: 'Create room' }).click();
  await jonas.page.getByRole('textbox', { name: 'Room name' }).fill('plans');
  await jonas.page.getByRole('button', { name: 'Create room' }).click();
  await expect(jonas.page.getByRole('heading', { name: 'plans' })).toBeVisible();
  await say(jonas.page, 'First the roof');
  await expect(jonas.page.getByRole('log').getByText('Sent')).toBeVisible();
  await jonas.quit();
  expect(await server.stop()).toBe(0);

  const again = await open('jonas');
  await expect(again.page.getByRole('heading', { name: 'plans' })).toBeVisible();
  await expect(composer(again.page)).toBeFocused();
  await expectInOrder(again.page, ['First the roof']);
});
