import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  composer,
  expectInOrder,
  host,
  join,
  message,
  messageMenu,
  openSettings,
  say,
  takeInvite,
  timeline,
  waitUntilStored,
} from './support/steps';

test('edit, reply, react and delete: seen by the others at once, and in order by whoever was away', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);

  await say(jonas.page, 'The lens is at 42 mm');
  await say(jonas.page, 'Who has the slot at two?');
  await expectInOrder(rosa.page, ['The lens is at 42 mm', 'Who has the slot at two?']);

  await test.step('TL-7: the newest of one’s own is edited from the empty composer, in its place', async () => {
    await say(jonas.page, 'I can take three');
    await waitUntilStored(jonas.page, 'I can take three');
    await composer(jonas.page).press('ArrowUp');
    const box = jonas.page.getByRole('textbox', { name: 'Edit message' });
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('I can take three');
    await box.fill('I can take four');
    await box.press('Enter');
    await expect(box).toHaveCount(0);
    await expect(composer(jonas.page)).toBeFocused();
    for (const { page } of [jonas, rosa]) {
      await expect(message(page, 'I can take four')).toContainText('edited');
      await expect(timeline(page).getByText(/I can take three/)).toHaveCount(0);
    }
  });

  await test.step('TL-11: a reply quotes the message as it stands, and leads to it', async () => {
    const { page } = rosa;
    await message(page, 'The lens is at 42 mm').hover();
    await message(page, 'The lens is at 42 mm').getByRole('button', { name: 'Reply' }).click();
    await expect(composer(page)).toBeFocused();
    await expect(page.getByRole('group', { name: 'Replying to Jonas' })).toContainText('42 mm');
    await say(page, 'Are you sure?');
    await expect(page.getByRole('group', { name: 'Replying to Jonas' })).toHaveCount(0);
    const quote = message(jonas.page, 'Are you sure?').getByRole('button', { name: /In reply to/ });
    await expect(quote).toContainText('The lens is at 42 mm');
    await quote.click();
    await expect(message(jonas.page, 'The lens is at 42 mm').first()).toBeFocused();
  });

  await test.step('DL-9: reactions are one click, name who reacted, and make nothing unread', async () => {
    const target = message(rosa.page, 'Who has the slot at two?');
    await target.hover();
    await target.getByRole('button', { name: 'Add reaction' }).click();
    const picker = rosa.page.getByRole('dialog', { name: 'Choose a reaction' });
    await picker.getByRole('textbox').fill('thumbs up');
    await picker.getByRole('button', { name: 'thumbs up' }).first().click();
    const chips = (page: Page) =>
      message(page, 'Who has the slot at two?').getByRole('group', { name: 'Reactions' });
    const chip = chips(jonas.page).getByRole('button', { name: /👍/ });
    await expect(chip).toHaveAttribute('aria-pressed', 'false');
    await expect(chip).toHaveAccessibleName(/👍.*Rosa/);
    await chip.click();
    await expect(chips(rosa.page).getByRole('button', { name: /👍/ })).toHaveAccessibleName(
      /Jonas and you/,
    );
    await chip.click();
    await expect(chips(rosa.page).getByRole('button', { name: /👍/ })).toHaveAccessibleName(
      /👍.*1.*you/,
    );
  });

  await test.step('TL-13: “edited” leads to what was said before, and the keyboard comes back', async () => {
    const { page } = rosa;
    const edited = message(page, 'I can take four').getByRole('button', { name: /^edited/ });
    await edited.click();
    const versions = page.getByRole('dialog', { name: 'What this message said' });
    await expect(versions.getByRole('listitem')).toHaveText([
      /^now.*I can take four$/,
      /^first words.*I can take three$/,
    ]);
    await page.keyboard.press('Escape');
    await expect(versions).toHaveCount(0);
    await expect(edited).toBeFocused();
  });

  await test.step('TL-14: a day of the room is reached from its line', async () => {
    const { page } = rosa;
    await timeline(page).getByRole('button', { name: 'Today. Go to another day' }).click();
    const days = page.getByRole('dialog', { name: 'Go to a day' });
    await expect(days.getByLabel('Day')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(days).toHaveCount(0);
    await expect(message(page, 'The lens is at 42 mm').first()).toBeFocused();
  });

  await test.step('whoever was away learns of all of it, in order', async () => {
    await jonas.quit();
    const { page } = rosa;
    await say(page, 'Written while Jonas was away');
    await waitUntilStored(page, 'Written while Jonas was away');
    await composer(page).press('ArrowUp');
    await page.getByRole('textbox', { name: 'Edit message' }).fill('Changed while Jonas was away');
    await page.keyboard.press('Enter');
    await expect(message(page, 'Changed while Jonas was away')).toContainText('edited');
    await say(page, 'Soon to be gone');
    await messageMenu(page, 'Soon to be gone', 'Delete for everyone…');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(timeline(page).getByText('Message deleted')).toHaveCount(1);
    await messageMenu(page, 'Who has the slot at two?', 'Delete for everyone…');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(timeline(page).getByText('Message deleted')).toHaveCount(2);
    await say(page, 'The last word');

    const back = await open('jonas');
    await expectInOrder(back.page, ['Are you sure?', 'The last word']);
    await expect(message(back.page, 'Changed while Jonas was away')).toContainText('edited');
    await expect(timeline(back.page).getByText('Message deleted')).toHaveCount(2);
    await expect(timeline(back.page).getByText(/Soon to be gone|slot at two/)).toHaveCount(0);
  });
});

test('who has it and who read it; reading in private; unread again', async ({ open }) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  const receipts = rosa.page.getByRole('dialog', { name: 'Who has it, who read it' });

  await test.step('what others have read is listed by name', async () => {
    await say(rosa.page, 'Read this');
    await expect(message(jonas.page, 'Read this')).toBeVisible();
    await composer(jonas.page).click();
    await messageMenu(rosa.page, 'Read this', 'Who has it, who read it');
    await expect(receipts.getByRole('list', { name: 'Read — 1' })).toContainText('Jonas');
    await rosa.page.keyboard.press('Escape');
    await expect(receipts).toHaveCount(0);
  });

  await test.step('DL-10: whoever hides it is listed as delivered only', async () => {
    await openSettings(jonas.page, 'Privacy');
    await jonas.page.getByRole('switch', { name: 'Show others what I have read' }).click();
    await jonas.page.keyboard.press('Escape');
    await expect(jonas.page.getByRole('dialog')).toHaveCount(0);
    await say(rosa.page, 'Read this in private');
    await expect(message(jonas.page, 'Read this in private')).toBeVisible();
    await composer(jonas.page).click();
    await messageMenu(rosa.page, 'Read this in private', 'Who has it, who read it');
    await expect(receipts.getByRole('list', { name: 'Delivered — 1' })).toContainText('Jonas');
    await expect(receipts.getByRole('list', { name: /^Read/ })).toHaveCount(0);
    await rosa.page.keyboard.press('Escape');
  });

  await test.step('a message marked as unread is unread until the room is opened again', async () => {
    const { page } = jonas;
    const { keyboard } = page;
    await page.getByRole('button', { name: 'Create room' }).click();
    await page.getByRole('textbox', { name: 'Room name' }).fill('elsewhere');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'elsewhere' })).toBeVisible();
    const lobby = page
      .getByRole('navigation', { name: 'Rooms' })
      .getByRole('button', { name: /Lobby/ });
    await lobby.click();
    await messageMenu(page, 'Read this in private', 'Mark as unread');
    await expect(lobby).toContainText('1');
    await expect(timeline(page).getByText('New', { exact: true })).toBeVisible();
    await page.getByRole('navigation', { name: 'Rooms' }).getByText('elsewhere').click();
    await expect(lobby).toContainText('1');
    await lobby.click();
    await expect(timeline(page).getByText('New', { exact: true })).toBeVisible();
    await expect(lobby).not.toContainText('1');
  });

  await test.step('a message is forwarded to another room, as a quote with a claim over it', async () => {
    const { page } = jonas;
    await messageMenu(page, 'Read this in private', 'Forward…');
    const dialog = page.getByRole('dialog', { name: 'Forward a message' });
    await dialog.getByRole('textbox', { name: /To which room/ }).fill('else');
    await dialog.getByRole('textbox', { name: /Comment/ }).fill('Have you seen this?');
    await dialog.getByRole('button', { name: 'Forward to elsewhere' }).click();
    await expect(page.getByRole('status').getByText('Forwarded to elsewhere.')).toBeVisible();
    await page.getByRole('button', { name: 'Go there' }).click();
    const sent = message(page, 'Have you seen this?');
    await expect(sent).toContainText('Rosa wrote in #Lobby:');
    await expect(sent.locator('blockquote')).toContainText('Read this in private');
    await page
      .getByRole('navigation', { name: 'Rooms' })
      .getByRole('button', { name: /Lobby/ })
      .click();
  });

  await test.step('what one saves is found again from another room, until it is taken back', async () => {
    const { page } = jonas;
    const saved = page.getByRole('dialog', { name: 'Saved messages' });
    const openSaved = async () => {
      await page.getByRole('button', { name: 'Server menu' }).click();
      await page.getByRole('menuitem', { name: 'Saved messages' }).click();
    };
    await messageMenu(page, 'Read this in private', 'Save for later');
    await page.getByRole('navigation', { name: 'Rooms' }).getByText('elsewhere').click();
    await openSaved();
    const card = saved.getByRole('button', { name: /Rosa.*Read this in private.*In .*Lobby/ });
    await card.click();
    await expect(saved).toHaveCount(0);
    await expect(message(page, 'Read this in private')).toBeFocused();
    await openSaved();
    await expect(card).toBeVisible();
    await messageMenu(rosa.page, 'Read this in private', 'Delete for everyone…');
    await rosa.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(card).toHaveCount(0);
    await expect(saved).toContainText('Nothing is saved yet');
    await page.keyboard.press('Escape');
  });
});
