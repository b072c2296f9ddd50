import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expectNothingFound } from './support/axe';
import { composer, host, join, members, say, takeInvite, timeline } from './support/steps';

async function openHostPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Host panel' }).first().click();
  await expect(page.getByRole('heading', { name: 'Host panel' })).toBeVisible();
}

const invitePart = (page: Page) => page.getByRole('region', { name: 'Invite', exact: true });

async function tryToJoin(page: Page, name: string, where: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Join a server' }).click();
  await page.getByRole('textbox', { name: 'Address or invite' }).fill(where);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
}

test('an invite for one lets one in; what the host revokes lets nobody in', async ({ open }) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const usual = await takeInvite(rosa);

  let single = '';
  await test.step('the host makes an invite for one, without end', async () => {
    await openHostPanel(rosa.page);
    await expect(invitePart(rosa.page)).toContainText('Any number of people · until');
    await expect(invitePart(rosa.page)).toContainText('Whoever holds this link can join.');
    await rosa.page.getByRole('button', { name: 'New invite…' }).click();
    const dialog = rosa.page.getByRole('dialog', { name: 'New invite' });
    await expectNothingFound(rosa.page, 'new invite');
    await dialog.getByRole('radio', { name: /Without end/ }).check();
    await dialog.getByRole('radio', { name: 'One', exact: true }).check();
    await dialog.getByRole('button', { name: 'Make invite' }).click();
    await expect(invitePart(rosa.page)).toContainText('1 more person · without end');
    single = await takeInvite(rosa);
    expect(single).not.toBe(usual);
  });

  const jonas = await open('jonas');
  await test.step('one comes in, and the host sees that it is used up', async () => {
    await join(jonas, 'Jonas', single);
    await openHostPanel(rosa.page);
    await expect(invitePart(rosa.page)).toContainText('There is no link to show');
    await expect(invitePart(rosa.page)).toContainText('1 other invite lets people in');
    await expectNothingFound(rosa.page, 'host panel with another invite');
  });

  const mallory = await open('mallory');
  await test.step('the next one is told to ask for a new one', async () => {
    await tryToJoin(mallory.page, 'Mallory', single);
    await expect(mallory.page.getByText(/This invite is not valid, or no longer/)).toBeVisible();
  });

  await test.step('nor does the one that is revoked', async () => {
    await invitePart(rosa.page)
      .getByRole('button', { name: /^Revoke: Any number/ })
      .click();
    await expect(invitePart(rosa.page)).not.toContainText('lets people in');
    await mallory.page.getByRole('textbox', { name: 'Address or invite' }).fill(usual);
    await mallory.page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(mallory.page.getByText(/This invite is not valid, or no longer/)).toBeVisible();
    await expect(members(rosa.page)).toHaveCount(0);
  });

  await test.step('who is in stays in, also after a restart of both', async () => {
    await jonas.quit();
    await rosa.quit();
    const host2 = await open('rosa');
    const again = await open('jonas');
    await expect(composer(host2.page)).toBeVisible();
    await say(again.page, 'still a member');
    await expect(timeline(host2.page).getByText('still a member', { exact: true })).toBeVisible();
    // No link outlives the app; there is a new one as soon as the host looks for it.
    await openHostPanel(host2.page);
    const fresh = await takeInvite(host2);
    expect([usual, single]).not.toContain(fresh);
  });
});

test('a server joined by address is not verified until the words are compared', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const port = /%3A(\d+)/.exec(invite)?.[1] ?? '';
  await openHostPanel(rosa.page);
  const words = await rosa.page
    .getByRole('region', { name: 'Key of this server' })
    .getByRole('listitem')
    .allTextContents();
  expect(words).toHaveLength(8);

  const jonas = await open('jonas');
  await join(jonas, 'Jonas', `127.0.0.1:${port}`);
  const rail = jonas.page.getByRole('navigation', { name: 'Servers' });
  await expect(rail.getByRole('button', { name: /not verified/ })).toBeVisible();
  await jonas.page.getByRole('button', { name: 'Not verified. Compare the key…' }).click();
  const dialog = jonas.page.getByRole('dialog', { name: /^Key of/ });
  await expect(dialog.getByText('Not verified')).toBeVisible();
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual(words);
  await expectNothingFound(jonas.page, 'key');
  await dialog.getByRole('button', { name: 'They match' }).click();
  await expect(dialog).toBeHidden();
  await expect(rail.getByRole('button', { name: /not verified/ })).toHaveCount(0);

  await jonas.quit();
  const again = await open('jonas');
  await expect(composer(again.page)).toBeVisible();
  await expect(again.page.getByRole('button', { name: /Not verified/ })).toHaveCount(0);

  const aicha = await open('aicha');
  await join(aicha, 'Aïcha', invite);
  await expect(aicha.page.getByRole('button', { name: /Not verified/ })).toHaveCount(0);
});

test('a server is joined by voice: its address and the words of its key', async ({ open }) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const key = rosa.page.getByRole('region', { name: 'Key of this server' });
  await key.getByRole('button', { name: 'Copy address and words' }).click();
  const spoken = await rosa.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(spoken.split(' ').slice(1)).toEqual(await key.getByRole('listitem').allTextContents());

  const jonas = await open('jonas');
  const { page } = jonas;
  await page.getByRole('textbox', { name: 'Your name' }).fill('Jonas');
  await page.getByRole('button', { name: 'Join a server' }).click();
  const field = page.getByRole('textbox', { name: 'Address or invite' });
  const [, last = ''] = / (\w+)$/.exec(spoken) ?? [];
  await field.fill(spoken.replace(/\w+$/, last === 'zoo' ? 'zone' : 'zoo'));
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('another key');
  // As people type what they hear.
  const [place, ...words] = spoken.split(' ');
  await field.fill(`${place} ${words.map((word) => word.slice(0, 4).toUpperCase()).join(', ')}`);
  await expect(page.getByText('Hearth joins the server with this key and no other.')).toBeVisible();
  await expectNothingFound(page, 'a spoken invite');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(composer(page)).toBeVisible();
  await expect(page.getByRole('button', { name: /Not verified/ })).toHaveCount(0);
});
