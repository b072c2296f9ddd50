import { expect, test } from './fixtures';
import {
  composer,
  host,
  join,
  message,
  rooms,
  say,
  sayMany,
  takeInvite,
  timeline,
} from './support/steps';

/** Enough that the first message is out of the window's first part. */
const MANY = 100;

test('search finds what was said in any room, and brings one there with what stood around it', async ({
  open,
}) => {
  test.setTimeout(180_000);
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  await say(jonas.page, 'The extractor belt was tightened by Aïcha');
  await say(jonas.page, '明天的会议改到三点');
  await expect(message(rosa.page, '明天的会议改到三点')).toBeVisible();
  await sayMany(
    rosa.page,
    Array.from({ length: MANY }, (_, index) => `filling ${index + 1}`),
  );
  await expect(message(jonas.page, `filling ${MANY}`)).toBeVisible();

  const { page } = jonas;
  const { keyboard } = page;
  const field = page.getByRole('searchbox', { name: 'Search messages' });
  const results = page.getByRole('group', { name: 'Search results' });
  const hits = results.getByRole('button');

  await test.step('SE-2: words in any case, without diacritics, the last one unfinished; by keyboard alone', async () => {
    await rooms(page).getByRole('button', { name: 'Create room' }).click();
    await page.getByRole('textbox', { name: 'Room name' }).fill('elsewhere');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'elsewhere' })).toBeVisible();
    await keyboard.press('Control+f');
    await expect(field).toBeFocused();
    await keyboard.type('EXTRACTOR aic');
    await expect(hits).toHaveCount(1);
    await expect(results.locator('mark')).toHaveText(['extractor', 'Aïcha']);
    await keyboard.press('ArrowDown');
    await expect(hits.first()).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('heading', { name: 'Lobby' })).toBeVisible();
    await expect(message(page, 'The extractor belt')).toBeFocused();
    await expect(message(page, 'The extractor belt')).toBeInViewport();
    // What stood around it, and not the end of the room.
    await expect(message(page, '明天的会议改到三点')).toBeVisible();
    await expect(message(page, `filling ${MANY}`)).toHaveCount(0);
  });

  await test.step('reading on from there is live again at the end; the way back is one press', async () => {
    await page.getByRole('button', { name: /Jump to newest|new message/ }).click();
    await expect(message(page, `filling ${MANY}`)).toBeInViewport();
    await say(rosa.page, 'Something new');
    await expect(message(page, 'Something new')).toBeInViewport();
  });

  await test.step('scripts without spaces are found by any part', async () => {
    await keyboard.press('Control+f');
    await field.fill('会议');
    await expect(hits).toHaveCount(1);
    await expect(results.locator('mark')).toHaveText(['会议']);
  });

  await test.step('filters narrow it, and say so', async () => {
    await field.fill('filling');
    await expect(page.getByText(/More than \d+ messages found/)).toBeVisible();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'Jonas' });
    await expect(page.getByText('Nothing found')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(hits.first()).toBeVisible();
  });

  await test.step('SE-3: redacted words are found no more, on this device either', async () => {
    await field.fill('extractor');
    await expect(hits).toHaveCount(1);
    await hits.first().click();
    const target = message(page, 'The extractor belt');
    await expect(target).toBeFocused();
    await target.press('Delete');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(timeline(page).getByText('Message deleted')).toBeVisible();
    await expect(hits).toHaveCount(0);
    await field.fill('');
    await field.fill('extractor');
    await expect(page.getByText('Nothing found')).toBeVisible();
  });

  await test.step('without the host only this device is searched, and the panel says so', async () => {
    await rosa.kill();
    await field.fill('会议');
    await expect(page.getByText(/only what is kept on this device was searched/)).toBeVisible();
    await expect(hits).toHaveCount(1);
    await keyboard.press('Escape');
    await expect(field).toHaveCount(0);
    await expect(composer(page)).toBeFocused();
  });
});
