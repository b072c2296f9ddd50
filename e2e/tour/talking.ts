import { expect } from '@playwright/test';
import type { RunningApp } from '../support/app';
import {
  composer,
  directMessages,
  members,
  message,
  messageMenu,
  openRoom,
  say,
  timeline,
  waitUntilStored,
} from '../support/steps';
import type { People } from './beginning';
import { roomMenu, waitForDialog, type Visit } from './steps';

/** They talk, change what they said, look for it, write with formatting and directly. */
export async function talk(people: People, visit: Visit): Promise<void> {
  const { rosa, jonas, aicha } = people;
  const { page } = rosa;
  await say(
    jonas.page,
    'New lens is in. Focus is at 42.5 mm now, please do not trust the old sticker.',
  );
  await say(
    jonas.page,
    'Settings that worked for 3 mm birch: speed 18 mm/s, power 62 %, one pass.',
  );
  await expect(timeline(page).getByText(/3 mm birch/)).toBeVisible();
  await say(aicha.page, 'Great. Who has the slot at two?');
  await expect(timeline(page).getByText('Great. Who has the slot at two?')).toBeVisible();
  await say(jonas.page, '@Rosa you, if the order sheet is right. Extractor filter is changed.');
  await expect(timeline(page).getByText(/Extractor filter/)).toBeVisible();
  await say(page, 'On my way. I will take the small plates first.');
  await openRoom(aicha.page, 'Lobby');
  await say(aicha.page, 'The kettle is on, who wants tea?');
  await members(jonas.page).getByText('Rosa Lindt').click();
  await jonas.page.getByRole('button', { name: 'Message', exact: true }).click();
  await say(jonas.page, 'Do you still have the small key?');
  await expect(directMessages(page).getByText('Jonas Maier')).toBeVisible();
  await openRoom(aicha.page, 'laser-cutter');
  await expect(timeline(page).getByText(/Read by|Delivered/)).toBeVisible();
  await visit(rosa, 'conversation', async () => {
    await composer(aicha.page).pressSequentially('Me', { delay: 20 });
    await expect(page.getByText('Aïcha is typing…')).toBeVisible();
  });
  await changeMessages(people, visit);
  await findMessages(rosa, visit);
  await format(rosa, visit);
  await complete(rosa, visit);
}

/** What people do with messages. */
async function changeMessages({ rosa, jonas, aicha }: People, visit: Visit): Promise<void> {
  const { page } = rosa;
  await openRoom(jonas.page, 'laser-cutter');
  await messageMenu(jonas.page, 'Who has the slot', 'Reply');
  await say(jonas.page, 'I take four, Rosa goes first.');
  await waitUntilStored(jonas.page, 'I take four');
  await composer(jonas.page).press('ArrowUp');
  await jonas.page
    .getByRole('textbox', { name: 'Edit message' })
    .fill('I take three. Rosa goes first.');
  await jonas.page.keyboard.press('Enter');
  await expect(message(page, 'I take three')).toContainText('edited');
  for (const [person, emoji] of [
    [aicha, 'thumbs up'],
    [rosa, 'thumbs up'],
    [aicha, 'party popper'],
  ] as const) {
    await messageMenu(person.page, '3 mm birch', 'Add reaction');
    await person.page.getByRole('button', { name: emoji, exact: true }).first().click();
  }
  await expect(message(page, '3 mm birch').getByRole('button', { name: /🎉/ })).toBeVisible();
  await say(aicha.page, 'Not for this room');
  await messageMenu(aicha.page, 'Not for this room', 'Delete for everyone…');
  await aicha.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(timeline(page).getByText('Message deleted')).toBeVisible();
  await messageMenu(page, '3 mm birch', 'Pin to the room');
  await say(page, 'Agreed.');
  await expect(timeline(page).getByText(/Read by|Delivered/)).toBeVisible();

  await visit(rosa, 'message-changes', async () => {
    await message(page, 'I take three').hover();
  });
  await visit(rosa, 'reply-and-edit', async () => {
    await messageMenu(page, 'Agreed.', 'Edit');
    await messageMenu(page, 'I take three', 'Reply');
    await expect(composer(page)).toBeFocused();
  });
  await composer(page).press('Escape');
  const edit = page.getByRole('textbox', { name: 'Edit message' });
  if (await edit.isVisible()) await edit.press('Escape');
  await visit(rosa, 'message-versions', async () => {
    await messageMenu(page, 'I take three', 'What it said before…');
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  });
  await visit(rosa, 'go-to-day', async () => {
    await roomMenu(page, 'Go to a day…');
    await waitForDialog(page, 'Go to a day');
  });
  await visit(rosa, 'message-menu', async () => {
    await message(page, 'Agreed.').click({ button: 'right' });
    await expect(page.getByRole('menu', { name: 'Message actions' })).toBeVisible();
  });
  await visit(rosa, 'reactions', async () => {
    await messageMenu(page, 'Agreed.', 'Add reaction');
    await waitForDialog(page, 'Choose a reaction');
    await expect(
      page.getByRole('button', { name: 'thumbs up', exact: true }).first(),
    ).toBeVisible();
  });
  await visit(rosa, 'message-receipts', async () => {
    await messageMenu(page, 'Agreed.', 'Who has it, who read it');
    await waitForDialog(page, 'Who has it, who read it');
  });
  await visit(rosa, 'delete-message', async () => {
    await messageMenu(page, 'Agreed.', 'Delete for everyone…');
    await expect(page.getByRole('alertdialog')).toBeVisible();
  });
  await visit(rosa, 'forward', async () => {
    await messageMenu(page, 'I take three', 'Forward…');
    await page.getByRole('textbox', { name: 'To which room or person' }).fill('a');
  });
}

/** Where to find again what was said. */
async function findMessages(rosa: RunningApp, visit: Visit): Promise<void> {
  const { page } = rosa;
  for (const words of ['3 mm birch', 'I take three'])
    await messageMenu(page, words, 'Save for later');
  await visit(rosa, 'saved-messages', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).fill('>Saved');
    await page.keyboard.press('Enter');
    await waitForDialog(page, 'Saved messages');
  });
  await messageMenu(page, 'Agreed.', 'Copy link');
  const copied = () => rosa.app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('hearth://message/1/');
  const elsewhere = (await copied()).replace(/(?<=\/1\/)./, (first) => (first === 'x' ? 'y' : 'x'));
  await visit(rosa, 'message-elsewhere', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).fill(elsewhere);
    await page.keyboard.press('Enter');
    await waitForDialog(page, 'You are not on this server');
  });
  await visit(rosa, 'pinned-messages', async () => {
    await page.getByRole('button', { name: 'Pinned messages' }).click();
    await expect(page.getByRole('dialog').getByText('Pinned by Rosa Lindt')).toBeVisible();
  });
  await visit(rosa, 'search-empty', async () => {
    await page.keyboard.press('Control+f');
    await expect(page.getByText('Find what was said')).toBeVisible();
  });
  await visit(rosa, 'search', async () => {
    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox', { name: 'Search messages' }).fill('slot first');
    await page.getByRole('searchbox', { name: 'Search messages' }).fill('the slot');
    await expect(page.getByRole('group', { name: 'Search results' })).toBeVisible();
    const filters = page.getByRole('button', { name: 'Filters' });
    if ((await filters.getAttribute('aria-expanded')) !== 'true') await filters.click();
  });
  await visit(rosa, 'found-message', async () => {
    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox', { name: 'Search messages' }).fill('birch');
    await page.getByRole('group', { name: 'Search results' }).getByRole('button').first().click();
    await expect(message(page, '3 mm birch').first()).toBeFocused();
  });
}

/** What formatted words look like, and writing them. */
async function format(rosa: RunningApp, visit: Visit): Promise<void> {
  const { page } = rosa;
  const write = async (text: string) => {
    await composer(page).fill(text);
    await composer(page).press('Control+Enter');
    await expect(composer(page)).toHaveValue('');
  };
  await write(
    'Before **every** job:\n- lens\n- ~~filter~~ done\n\n> Who has the *slot* at two?\nMe.',
  );
  await write('```py\ndef speed(mm: float) -> int:\n    return round(54 / mm)  # birch\n```');
  await write('[The table](https://wiki.example/laser) says `speed(3)`, I say `18`.');
  await visit(rosa, 'formatting', async () => {
    await composer(page).fill('Only **three** plates are left');
    await composer(page).evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(7, 12));
    await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  });
  await composer(page).fill('');
}

/** The lists over the box, and the commands. */
async function complete(rosa: RunningApp, visit: Visit): Promise<void> {
  const { page } = rosa;
  await visit(rosa, 'completing', async () => {
    await composer(page).fill('');
    await composer(page).pressSequentially('Ask @');
    await expect(page.getByRole('listbox')).toBeVisible();
  });
  await visit(rosa, 'commands', async () => {
    await composer(page).fill('/help');
    await composer(page).press('Enter');
    await waitForDialog(page, 'Commands');
  });
  await composer(page).fill('');
  await visit(rosa, 'emoji', async () => {
    await page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await expect(page.getByRole('textbox', { name: /^Search emoji/ })).toBeFocused();
    await expect(
      page.getByRole('button', { name: 'thumbs up', exact: true }).first(),
    ).toBeVisible();
  });
}
