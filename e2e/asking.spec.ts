import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { composer, host, join, say, takeInvite, timeline } from './support/steps';

const WAITING = 'Waiting for the host to let you in';

/** The server's key and addresses, without what would let anybody in. */
const withoutToken = (invite: string) => invite.replace(/&t=[^&]+/, '');

async function chooseWhoMayJoin(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: /Host panel/ })
    .first()
    .click();
  const choice = page.getByRole('radio', { name });
  await choice.click();
  await expect(choice).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(choice).toBeHidden();
}

/** First start: gives a name and tries to join. */
async function tryToJoin({ page }: RunningApp, name: string, where: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Join a server' }).click();
  await page.getByRole('textbox', { name: 'Address or invite' }).fill(where);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
}

test('HS-18, HS-19, NO-6: the host is asked, lets one in and refuses another', async ({
  open,
  notifications,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const where = withoutToken(await takeInvite(rosa));
  await chooseWhoMayJoin(rosa.page, 'Ask me');
  await rosa.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());

  const jonas = await open('jonas');
  await test.step('whoever knocks waits, and the host is notified with the words that they see', async () => {
    await tryToJoin(jonas, 'Jonas', where);
    await expect(jonas.page.getByText(WAITING)).toBeVisible();
    const words = await jonas.page
      .getByRole('list', { name: 'Key in words' })
      .getByRole('listitem')
      .allTextContents();
    expect(words).toHaveLength(8);
    const shown = await notifications.waitFor(({ body }) => body.includes('Jonas'), 'of Jonas');
    expect(shown.title).toBe('Rosa’s server');
    expect(shown.body).toContain(words.join(' '));
    await expect(rosa.page.getByText('“Jonas” wants to join Rosa’s server.')).toBeVisible();
    notifications.click(shown);
  });

  await test.step('a click opens the host panel; let in, they talk', async () => {
    await rosa.page.getByRole('button', { name: 'Let Jonas in' }).click();
    await expect(composer(jonas.page)).toBeVisible();
    await say(jonas.page, 'Thank you for opening');
    await expect(timeline(rosa.page).getByText('Thank you for opening')).toBeVisible();
    await expect(rosa.page.getByRole('list', { name: 'Waiting to be let in' })).toBeHidden();
    await rosa.page.keyboard.press('Escape');
  });

  await test.step('another one is refused from the band, and told so', async () => {
    const mallory = await open('mallory');
    await tryToJoin(mallory, 'Mallory', where);
    await expect(mallory.page.getByText(WAITING)).toBeVisible();
    const band = rosa.page.getByText('“Mallory” wants to join Rosa’s server.');
    await expect(band).toBeVisible();
    await rosa.page.getByRole('button', { name: 'Refuse', exact: true }).click();
    await expect(band).toBeHidden();
    await expect(mallory.page.getByText('The host did not let you in')).toBeVisible();
    await mallory.page.getByRole('button', { name: 'Remove from the list' }).click();
    await expect(mallory.page.getByRole('button', { name: 'Host a server' })).toBeVisible();
  });
});

test('HS-18: with an invite alone, an address is not enough', async ({ open }) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  await chooseWhoMayJoin(rosa.page, 'With an invite');
  const jonas = await open('jonas');
  await tryToJoin(jonas, 'Jonas', withoutToken(invite));
  await expect(jonas.page.getByText(/Newcomers need an invite here/)).toBeVisible();
  await jonas.page.keyboard.press('Escape');
  await join(jonas, 'Jonas', invite);
});
