import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import {
  composer,
  directMessages,
  host,
  join,
  members,
  message,
  messageMenu,
  openQuestion,
  openRoom,
  rooms,
  say,
  takeInvite,
  timeline,
} from './support/steps';

const FOLDER = path.join(import.meta.dirname, '..', 'docs', 'screenshots');
const LOOKS = [
  { look: 'light', colorScheme: 'light', width: 1280, height: 800 },
  { look: 'dark', colorScheme: 'dark', width: 1280, height: 800 },
  { look: 'narrow', colorScheme: 'light', width: 360, height: 720 },
  { look: 'rtl', colorScheme: 'light', width: 1280, height: 800 },
] as const;

/** Loads the page anew, mirrored or not: English texts, so that the same steps lead to the same screens. */
async function mirror(page: Page, isMirrored: boolean): Promise<void> {
  await page.evaluate(
    (wanted) => sessionStorage.setItem('mirrored', wanted ? 'yes' : ''),
    isMirrored,
  );
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('dir', isMirrored ? 'rtl' : 'ltr');
  await expect(page.getByRole('main')).toBeVisible();
}

const mirrorable = new WeakSet<Page>();
/** Lets {@link mirror} work: before any script of the page, what it asked for is written into the document. */
async function makeMirrorable(page: Page): Promise<void> {
  if (mirrorable.has(page)) return;
  mirrorable.add(page);
  await page.addInitScript(() => {
    if (sessionStorage.getItem('mirrored') !== 'yes') return;
    new MutationObserver((_changes, observer) => {
      if (document.documentElement === null) return;
      document.documentElement.dir = 'rtl';
      observer.disconnect();
    }).observe(document, { childList: true });
  });
}

async function resize({ app, page }: RunningApp, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
}

/** In one column the rooms are behind a button. */
async function reachRooms(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Open rooms' });
  if (await button.isVisible()) await button.click();
  await expect(rooms(page)).toBeVisible();
}

async function dismiss(page: Page): Promise<void> {
  const open = page
    .getByRole('dialog')
    .or(page.getByRole('presentation'))
    .or(page.getByRole('menu'));
  for (let left = 3; left > 0 && (await open.count()) > 0; left -= 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(250);
  }
}

/** Writes the screen in every look; `show` brings it up again for each, and Escape puts it away. */
async function take(
  running: RunningApp,
  screen: string,
  show?: (page: Page) => Promise<void>,
): Promise<void> {
  const { page } = running;
  await makeMirrorable(page);
  for (const { look, colorScheme, width, height } of LOOKS) {
    await resize(running, width, height);
    if (look === 'rtl') await mirror(page, true);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await show?.(page);
    await page.screenshot({
      path: path.join(FOLDER, `${screen}.${look}.png`),
      animations: 'disabled',
    });
    if (show !== undefined) await dismiss(page);
  }
  await mirror(page, false);
  await page.emulateMedia({ colorScheme: 'light' });
  await resize(running, 1280, 800);
}

test('a tour of the main screens', async ({ open, hostHeadless, notifications }) => {
  await mkdir(FOLDER, { recursive: true });
  const rosa = await open('rosa');
  const { page } = rosa;

  await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa Lindt');
  await take(rosa, 'start');
  await take(rosa, 'join-refused', async () => {
    await page.getByRole('button', { name: 'Join a server' }).click();
    await page.getByRole('textbox', { name: 'Address or invite' }).fill('192.168.1.20:port');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(page.getByText(/neither an invite nor an address/)).toBeVisible();
  });

  await take(rosa, 'network-doctor-trouble', async () => {
    await page.getByRole('button', { name: 'Join a server' }).click();
    await page.getByRole('textbox', { name: 'Address or invite' }).fill('127.0.0.1:9');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('button', { name: 'Find out why' }).click();
    await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible();
  });

  await host(rosa, 'Rosa Lindt');
  const invite = await takeInvite(rosa);
  await take(rosa, 'empty-room');

  const jonas = await open('jonas');
  await join(jonas, 'Jonas Maier', invite);
  const aicha = await open('aicha');
  await join(aicha, 'Aïcha', invite);
  const openHostPanel = async () => {
    const copy = page.getByRole('button', { name: 'Copy invite' });
    if (await copy.isVisible()) return;
    await reachRooms(page);
    await page.getByRole('button', { name: 'Host panel' }).first().click();
    await expect(copy).toBeVisible();
  };
  await take(rosa, 'host-panel', openHostPanel);

  await openHostPanel();
  await page.getByRole('radio', { name: 'Ask me' }).click();
  const mallory = await open('mallory');
  await mallory.page.getByRole('textbox', { name: 'Your name' }).fill('Mallory');
  await mallory.page.getByRole('button', { name: 'Join a server' }).click();
  // Without what would let her in.
  const address = invite.replace(/&t=[^&]+/, '');
  await mallory.page.getByRole('textbox', { name: 'Address or invite' }).fill(address);
  await mallory.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(mallory.page.getByText('Waiting for the host to let you in')).toBeVisible();
  await take(mallory, 'waiting-to-be-let-in');
  await take(rosa, 'knock', async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByText(/“Mallory” wants to join/)).toBeVisible();
  });
  await page.getByRole('button', { name: 'Refuse', exact: true }).click();
  await expect(mallory.page.getByText('The host did not let you in')).toBeVisible();

  await take(rosa, 'network-doctor', async () => {
    const open = page.getByRole('button', { name: 'Open the network doctor' });
    if (!(await open.isVisible())) {
      await reachRooms(page);
      await page.getByRole('button', { name: 'Host panel' }).first().click();
    }
    await open.click();
    await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible();
  });

  const describeRoom = async () => {
    await reachRooms(page);
    await rooms(page).getByRole('button', { name: 'Create room' }).click();
    await page.getByRole('textbox', { name: 'Room name' }).fill('laser-cutter');
    await page
      .getByRole('textbox', { name: 'Topic' })
      .fill('Book the slot before you cut. Extractor on first.');
  };
  await take(rosa, 'create-room', describeRoom);
  await describeRoom();
  await page.getByRole('button', { name: 'Create room' }).click();
  await expect(composer(page)).toBeVisible();

  await take(jonas, 'browse-rooms', async () => {
    await reachRooms(jonas.page);
    await rooms(jonas.page).getByRole('button', { name: 'Browse rooms' }).click();
    await expect(jonas.page.getByRole('button', { name: 'Join laser-cutter' })).toBeVisible();
  });
  for (const guest of [jonas.page, aicha.page]) {
    await rooms(guest).getByRole('button', { name: 'Browse rooms' }).click();
    await guest.getByRole('button', { name: 'Join laser-cutter' }).click();
    await expect(guest.getByText('Book the slot before you cut.').first()).toBeVisible();
    await expect(composer(guest)).toBeVisible();
  }

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
  await take(rosa, 'conversation', async () => {
    await composer(aicha.page).pressSequentially('Me', { delay: 20 });
    await expect(page.getByText('Aïcha is typing…')).toBeVisible();
  });

  await talkWithMessages(rosa, jonas, aicha);
  await talkInMarkdown(rosa);
  await take(rosa, 'switcher', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).fill('l');
  });
  await take(rosa, 'shortcuts', async () => {
    await page.keyboard.press('Control+/');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });

  await directMessages(page).getByText('Jonas Maier').click();
  await expect(timeline(page).getByText('Do you still have the small key?')).toBeVisible();
  await say(page, 'Top drawer, left. Bring it back, please.');
  await expect(timeline(page).getByText(/Sent|Delivered|Read/)).toBeVisible();
  await take(rosa, 'direct-message');
  await take(rosa, 'navigation', reachRooms);
  await take(rosa, 'settings', async () => {
    await reachRooms(page);
    await page
      .getByRole('button', { name: /^Settings/ })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });

  await take(rosa, 'notifications-of-a-room', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Room menu' }).click();
    await page.getByRole('menuitem', { name: 'Notifications…' }).click();
    await expect(page.getByRole('radio', { name: 'Every message' })).toBeVisible();
  });
  await take(rosa, 'do-not-disturb', async () => {
    await reachRooms(page);
    await page.getByRole('button', { name: /^Do not disturb/ }).click();
    await page.getByRole('menuitem', { name: 'For 1 hour' }).click();
    await page.getByRole('button', { name: /^Do not disturb until/ }).click();
    await expect(page.getByRole('menuitem', { name: 'Turn off' })).toBeVisible();
  });
  await take(rosa, 'quiet-hours', async () => {
    await reachRooms(page);
    await page.getByRole('button', { name: /^Do not disturb/ }).click();
    await page.getByRole('menuitem', { name: 'Quiet hours…' }).click();
    const add = page.getByRole('button', { name: 'Add quiet hours' });
    if ((await page.getByRole('group', { name: 'Quiet hours 1' }).count()) === 0) await add.click();
    await add.scrollIntoViewIfNeeded();
  });

  await keepOrder(rosa, jonas);

  const headless = await hostHeadless('server', { name: 'Kitchen' });
  const mehmet = await open('mehmet');
  await join(mehmet, 'Mehmet', headless.invite);
  await say(mehmet.page, 'Anybody hungry?');
  await expect(timeline(mehmet.page).getByText('Sent')).toBeVisible();
  await headless.kill();
  await expect(mehmet.page.getByText(/trying/).first()).toBeVisible();
  await say(mehmet.page, 'This one waits for the server.');
  await take(mehmet, 'reconnecting');
  await notifications.waitFor(({ title }) => title.includes('Jonas'), 'of Jonas');
});

/** What formatted words look like, and writing them. */
async function talkInMarkdown(rosa: RunningApp): Promise<void> {
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
  await take(rosa, 'formatting', async () => {
    await composer(page).fill('Only **three** plates are left');
    await composer(page).evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(7, 12));
    await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  });
  await composer(page).fill('');
}

/** What people do with messages, and the search. */
async function talkWithMessages(
  rosa: RunningApp,
  jonas: RunningApp,
  aicha: RunningApp,
): Promise<void> {
  const { page } = rosa;
  await openRoom(jonas.page, 'laser-cutter');
  await messageMenu(jonas.page, 'Who has the slot', 'Reply');
  await say(jonas.page, 'I take four, Rosa goes first.');
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
  await say(page, 'Agreed.');
  await expect(timeline(page).getByText(/Read by|Delivered/)).toBeVisible();

  await take(rosa, 'message-changes', async () => {
    await message(page, 'I take three').hover();
  });
  await take(rosa, 'message-versions', async () => {
    await messageMenu(page, 'I take three', 'What it said before…');
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  });
  await take(rosa, 'go-to-day', async () => {
    await page.getByRole('button', { name: 'Room menu' }).first().click();
    await page.getByRole('menuitem', { name: 'Go to a day…' }).click();
    await expect(page.getByRole('dialog', { name: 'Go to a day' })).toBeVisible();
  });
  await take(rosa, 'message-menu', async () => {
    await message(page, 'Agreed.').click({ button: 'right' });
    await expect(page.getByRole('menu', { name: 'Message actions' })).toBeVisible();
  });
  await take(rosa, 'message-receipts', async () => {
    await messageMenu(page, 'Agreed.', 'Who has it, who read it');
    await expect(page.getByRole('dialog', { name: 'Who has it, who read it' })).toBeVisible();
  });
  await take(rosa, 'forward', async () => {
    await messageMenu(page, 'I take three', 'Forward…');
    await page.getByRole('textbox', { name: 'To which room or person' }).fill('a');
  });
  for (const words of ['3 mm birch', 'I take three'])
    await messageMenu(page, words, 'Save for later');
  await take(rosa, 'saved-messages', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).fill('>Saved');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Saved messages' })).toBeVisible();
  });
  await take(rosa, 'search', async () => {
    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox', { name: 'Search messages' }).fill('slot first');
    await page.getByRole('searchbox', { name: 'Search messages' }).fill('the slot');
    await expect(page.getByRole('group', { name: 'Search results' })).toBeVisible();
  });
  await page.keyboard.press('Escape');
}

/** What a moderator is asked before an act, and the list of what was done. */
async function keepOrder(rosa: RunningApp, jonas: RunningApp): Promise<void> {
  const { page } = jonas;
  await openRoom(rosa.page, 'laser-cutter');
  const office = await openQuestion(rosa.page, 'Jonas Maier', 'Make moderator…');
  await office.getByRole('button', { name: 'Make moderator' }).click();
  await expect(members(page).getByRole('button', { name: /^Jonas Maier/ })).toContainText(
    'moderator',
  );
  const askToMute = async () => {
    const question = await openQuestion(page, 'Aïcha', 'Mute…');
    await question.getByRole('radio', { name: '1 hour' }).check();
    await question.getByRole('textbox', { name: 'Reason (optional)' }).fill('Cool down, please');
    return question;
  };
  await take(jonas, 'mute', async () => void (await askToMute()));
  await take(jonas, 'ban', async () => void (await openQuestion(page, 'Aïcha', 'Ban…')));
  const question = await askToMute();
  await question.getByRole('button', { name: 'Mute' }).click();
  await expect(question).toHaveCount(0);
  await take(jonas, 'people-and-order', async () => {
    await reachRooms(page);
    await page.getByRole('button', { name: 'Server menu' }).click();
    await page.getByRole('menuitem', { name: 'People and order…' }).click();
    await expect(page.getByRole('list', { name: 'What was done' })).toBeVisible();
  });
}
