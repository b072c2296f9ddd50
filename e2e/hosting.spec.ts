import { createServer } from 'node:net';
import { expect, test } from './fixtures';
import { composer, expectInOrder, host, join, say, takeInvite, timeline } from './support/steps';

test('hosting: another port said plainly, stopping says who depends on it, starting again brings all back', async ({
  open,
}) => {
  const squatter = createServer();
  // Somebody else's port; where it is taken already, that is just as good.
  await new Promise<void>((resolve) => {
    squatter.once('error', () => resolve());
    squatter.listen(7788, '127.0.0.1', resolve);
  });
  // The usual port, whatever port the tests are told to use.
  const rosa = await open('rosa', { env: { HEARTH_PORT: '' } });
  await host(rosa, 'Rosa');
  await expect(
    rosa.page.getByText(/Port 7788 was taken, so this server listens on \d+/),
  ).toBeVisible();
  for (const button of await rosa.page.getByRole('button', { name: /^Copy .*:\d+$/ }).all()) {
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport({ ratio: 1 });
  }
  const sideways = await rosa.page
    .getByRole('button', { name: 'Copy invite' })
    .evaluate((button) => {
      let inner: Element | null = button;
      while (inner !== null && inner.scrollWidth <= inner.clientWidth) inner = inner.parentElement;
      return inner === null ? null : inner.outerHTML.slice(0, 200);
    });
  expect(sideways).toBeNull();
  const invite = await takeInvite(rosa);
  expect(invite).not.toContain('%3A7788');

  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  await say(jonas.page, 'Before the break');
  await expect(timeline(rosa.page).getByText('Before the break')).toBeVisible();

  await test.step('stopping asks, with the number of people', async () => {
    await rosa.page.getByRole('button', { name: 'Host panel' }).first().click();
    await rosa.page.getByRole('button', { name: 'Stop hosting' }).click();
    const question = rosa.page.getByRole('alertdialog');
    await expect(question.getByText(/1 other person is connected/)).toBeVisible();
    await question.getByRole('button', { name: 'Stop hosting' }).click();
    await expect(jonas.page.getByText(/The host has stopped hosting/).first()).toBeVisible();
    await say(jonas.page, 'Written into the break');
  });

  await test.step('hosting again brings everybody and everything back', async () => {
    await rosa.page.getByRole('button', { name: 'Host a server' }).first().click();
    await expect(rosa.page.getByRole('button', { name: 'Copy invite' })).toBeVisible();
    await expect(timeline(rosa.page).getByText('Written into the break')).toBeVisible({
      timeout: 15_000,
    });
    await expectInOrder(jonas.page, ['Before the break', 'Written into the break']);
  });
  squatter.close();
});

test('several servers at once: each keeps its own rooms, and the rail shows where something is new', async ({
  open,
  hostHeadless,
}) => {
  const kitchen = await hostHeadless('kitchen', { name: 'Kitchen' });
  const garage = await hostHeadless('garage', { name: 'Garage' });
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', kitchen.invite);
  await say(jonas.page, 'Hello kitchen');

  const rail = jonas.page.getByRole('navigation', { name: 'Servers' });
  await rail.getByRole('button', { name: 'Add a server' }).click();
  await jonas.page.getByRole('button', { name: 'Join a server' }).click();
  await jonas.page.getByRole('textbox', { name: 'Address or invite' }).fill(garage.invite);
  await jonas.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(jonas.page.getByRole('heading', { name: 'Garage' })).toBeVisible();
  await expect(composer(jonas.page)).toBeVisible();
  await expect(timeline(jonas.page).getByText('Hello kitchen')).toHaveCount(0);

  const aicha = await open('aicha');
  await join(aicha, 'Aïcha', kitchen.invite);
  await say(aicha.page, '@Jonas tea?');
  await expect(rail.getByRole('button', { name: /Kitchen.*1 unread/ })).toBeVisible();
  await rail.getByRole('button', { name: /Kitchen/ }).click();
  await expectInOrder(jonas.page, ['Hello kitchen']);
  await expect(timeline(jonas.page).getByText('tea?')).toBeVisible();

  await jonas.quit();
  const again = await open('jonas');
  const railAgain = again.page.getByRole('navigation', { name: 'Servers' });
  await expect(railAgain.getByRole('button', { name: /Kitchen/ })).toBeVisible();
  await expect(railAgain.getByRole('button', { name: /Garage/ })).toBeVisible();
});
