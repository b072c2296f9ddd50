import { expect, test } from './fixtures';
import { directMessages, host, join, members, say, takeInvite, timeline } from './support/steps';

test('DL-6, DL-8: a direct message becomes delivered and read under the eyes of its author', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  await members(jonas.page).getByText('Rosa', { exact: true }).click();
  await jonas.page.getByRole('button', { name: 'Message', exact: true }).click();
  await say(jonas.page, 'Do you have the key?');
  await directMessages(rosa.page).getByText('Jonas').click();
  await expect(timeline(jonas.page).getByText('Read', { exact: true })).toBeVisible();
  await say(rosa.page, 'Top drawer');
  await expect(timeline(rosa.page).getByText('Read', { exact: true })).toBeVisible();
});
