import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expectNothingFound } from './support/axe';
import {
  composer,
  host,
  join,
  members,
  message,
  messageMenu,
  openQuestion,
  say,
  takeInvite,
  timeline,
} from './support/steps';

const order = (page: Page) => page.getByRole('list', { name: 'What was done' });

async function openHostPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Host panel' }).first().click();
  await expect(page.getByRole('heading', { name: 'Host panel' })).toBeVisible();
}

test('MO-1 to MO-8: a moderator deletes and mutes, the host bans, and the list tells it all', async ({
  open,
}) => {
  // Three apps, and seven screens looked at in both themes.
  test.setTimeout(180_000);
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  const mallory = await open('mallory');
  await join(mallory, 'Mallory', invite);
  for (const { page } of [rosa, jonas, mallory])
    await page.setViewportSize({ width: 1200, height: 760 });

  await test.step('the host makes Jonas a moderator, and everybody sees it', async () => {
    const question = await openQuestion(rosa.page, 'Jonas', 'Make moderator…');
    await expectNothingFound(rosa.page, 'make moderator');
    await question.getByRole('button', { name: 'Make moderator' }).click();
    await expect(question).toHaveCount(0);
    await expect(members(mallory.page).getByRole('button', { name: /^Jonas/ })).toContainText(
      'moderator',
    );
  });

  await test.step('the host slows the room down, and only plain members hear how much', async () => {
    await rosa.page.getByRole('button', { name: 'Room menu' }).first().click();
    await rosa.page.getByRole('menuitem', { name: 'Room settings…' }).click();
    await rosa.page
      .getByRole('combobox', { name: 'Slow mode' })
      .selectOption('One message every 5 minutes');
    await expectNothingFound(rosa.page, 'room settings');
    await rosa.page.getByRole('button', { name: 'Save' }).click();
    await expect(timeline(jonas.page).getByText(/Rosa turned slow mode on/)).toBeVisible();
    await expect(mallory.page.getByText('Slow mode: one message every 5 minutes.')).toBeVisible();
    await expect(jonas.page.getByText(/^Slow mode:/)).toHaveCount(0);
  });

  await test.step('Jonas deletes what Mallory wrote, and mutes her', async () => {
    await say(mallory.page, 'Buy my things');
    await expect(mallory.page.getByText(/your next message goes out in/)).toBeVisible();
    await expect(message(jonas.page, 'Buy my things')).toBeVisible();
    await messageMenu(jonas.page, 'Buy my things', 'Delete for everyone…');
    await jonas.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(timeline(mallory.page).getByText('Message deleted')).toBeVisible();

    await composer(mallory.page).fill('Buy more of');
    const question = await openQuestion(jonas.page, 'Mallory', 'Mute…');
    await question.getByRole('radio', { name: '1 hour' }).check();
    await question.getByRole('textbox', { name: 'Reason (optional)' }).fill('Sells things');
    await expectNothingFound(jonas.page, 'mute');
    await question.getByRole('button', { name: 'Mute' }).click();
    await expect(question).toHaveCount(0);
  });

  await test.step('the muted one sees why, keeps the draft and can read on', async () => {
    await expect(mallory.page.getByText(/You are muted on this server until/)).toBeVisible();
    await expect(composer(mallory.page)).toBeDisabled();
    await expect(composer(mallory.page)).toHaveValue('Buy more of');
    await say(jonas.page, 'Read the rules, please');
    await expect(message(mallory.page, 'Read the rules, please')).toBeVisible();
    await expectNothingFound(mallory.page, 'muted');
  });

  await test.step('the host bans her: her window says so, and nothing she has brings her back', async () => {
    const question = await openQuestion(rosa.page, 'Mallory', 'Ban…');
    await question.getByRole('textbox', { name: 'Reason (optional)' }).fill('Sold things again');
    await question.getByRole('button', { name: 'Ban' }).click();
    await expect(question).toHaveCount(0);
    await expect(mallory.page.getByText(/You are banned from this server/)).toBeVisible();
    await expect(timeline(jonas.page).getByText('Rosa removed Mallory')).toBeVisible();
    await expect(members(jonas.page).getByRole('button', { name: /^Mallory/ })).toHaveCount(0);
    await mallory.page.getByRole('button', { name: 'Try again' }).click();
    await expect(mallory.page.getByText(/You are banned from this server/)).toBeVisible();
    await expectNothingFound(mallory.page, 'banned');
    await mallory.quit();
  });

  const again = await open('mallory');
  await test.step('nor does a start of the app, nor a valid invite', async () => {
    const { page } = again;
    await expect(page.getByText(/You are banned from this server/)).toBeVisible();
    await page.getByRole('button', { name: 'Add a server' }).click();
    await page.getByRole('button', { name: 'Join a server' }).click();
    await page.getByRole('textbox', { name: 'Address or invite' }).fill(invite);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(
      page.getByRole('dialog').getByText(/You are banned from this server/),
    ).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the list tells it all, to the host and to the moderator', async () => {
    await openHostPanel(rosa.page);
    const lines = order(rosa.page).getByRole('listitem');
    await expect(lines).toHaveCount(5);
    for (const [index, words] of [
      /Rosa banned Mallory.*Sold things again/,
      /Jonas muted Mallory for 1 hour.*Sells things/,
      /Jonas deleted a message of Mallory in # Lobby/,
      /Rosa set slow mode in # Lobby: one message every 5 minutes/,
      /Rosa made Jonas a moderator/,
    ].entries()) {
      await expect(lines.nth(index)).toContainText(plain(words));
    }
    await expect(rosa.page.getByText('The signature does not fit.')).toHaveCount(0);
    await expectNothingFound(rosa.page, 'host panel with order');
    await jonas.page.getByRole('button', { name: 'Server menu' }).click();
    await jonas.page.getByRole('menuitem', { name: 'People and order…' }).click();
    await expect(order(jonas.page).getByRole('listitem')).toHaveCount(5);
    await expectNothingFound(jonas.page, 'people and order');
    await jonas.page.keyboard.press('Escape');
  });

  await test.step('once the ban is lifted, she comes in again', async () => {
    await rosa.page.getByRole('button', { name: /Lift the ban of/ }).click();
    await expect(rosa.page.getByText('Nobody is banned.')).toBeVisible();
    await again.page.getByRole('button', { name: 'Try again' }).click();
    await expect(members(jonas.page).getByRole('button', { name: /^Mallory/ })).toBeVisible();
    await expect(again.page.getByText(/You are banned from this server/)).toHaveCount(0);
    // The mute was not lifted by that.
    await expect(again.page.getByText(/You are muted on this server until/)).toBeVisible();
  });
});

/** Names stand in marks that keep their direction to themselves. */
function plain(words: RegExp): RegExp {
  return new RegExp(words.source.replaceAll(' ', String.raw`[\s\u2066-\u2069]+`));
}
