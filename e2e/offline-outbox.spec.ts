import { expect, test } from './fixtures';
import { composer, expectInOrder, join, say, timeline } from './support/steps';

test('DL-4, DL-5: what is written while the server is away survives quitting, and goes out once, in order', async ({
  open,
  hostHeadless,
}) => {
  const first = await hostHeadless('server');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', first.invite);
  await say(jonas.page, 'Before');
  await expect(timeline(jonas.page).getByText('Sent')).toBeVisible();
  const { port } = first;
  expect(await first.stop()).toBe(0);

  await test.step('it waits, visibly', async () => {
    await expect(
      jonas.page
        .getByRole('main')
        .getByText(/The host has stopped hosting/)
        .first(),
    ).toBeVisible();
    for (const text of ['One', 'Two', 'Three']) await say(jonas.page, text);
    await expectInOrder(jonas.page, ['Before', 'One', 'Two', 'Three']);
    await jonas.quit();
  });

  const again = await open('jonas');
  await test.step('ST-4: the app opens to what it knew, before any connection', async () => {
    await expect(composer(again.page)).toBeVisible();
    await expectInOrder(again.page, ['Before', 'One', 'Two', 'Three']);
  });

  await test.step('the server comes back and gets each once', async () => {
    const second = await hostHeadless('server', { port });
    await expect(timeline(again.page).getByText('Sent')).toBeVisible({ timeout: 20_000 });
    const rosa = await open('rosa');
    await join(rosa, 'Rosa', second.invite);
    await expectInOrder(rosa.page, ['Before', 'One', 'Two', 'Three']);
    expect(await second.stop()).toBe(0);
  });
});
