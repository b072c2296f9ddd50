import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures';
import {
  composer,
  host,
  join,
  message,
  messageMenu,
  say,
  takeInvite,
  timeline,
  waitUntilStored,
} from './support/steps';

/** The files under `folder` in which the words stand, as UTF-8 or as UTF-16. */
async function filesWith(folder: string, words: string): Promise<string[]> {
  const wanted = [Buffer.from(words, 'utf8'), Buffer.from(words, 'utf16le')];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    // Files of Chromium come and go while the app runs.
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (wanted.some((one) => bytes.includes(one))) found.push(path.relative(folder, file));
  }
  return found;
}

test('TL-9: what was deleted is in no byte of either app’s folder, nor is what it said before an edit', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  const first = 'Quillfeather-7731';
  const second = 'Marrowstone-9942';

  await say(jonas.page, `The code is ${first}`);
  await expect(message(rosa.page, first)).toBeVisible();
  await waitUntilStored(jonas.page, first);
  await composer(jonas.page).press('ArrowUp');
  const box = jonas.page.getByRole('textbox', { name: 'Edit message' });
  await box.fill(`The code is ${second}`);
  await box.press('Enter');
  await expect(message(rosa.page, second)).toBeVisible();
  for (const words of [first, second]) {
    // They are really there before: otherwise the search below would prove nothing.
    await expect
      .poll(() => filesWith(rosa.dataDir, words))
      .toContainEqual(expect.stringMatching(/server\.sqlite/));
    await expect.poll(() => filesWith(jonas.dataDir, words)).not.toEqual([]);
  }

  await messageMenu(jonas.page, second, 'Delete for everyone…');
  await jonas.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  for (const { page } of [rosa, jonas])
    await expect(timeline(page).getByText('Message deleted')).toBeVisible();
  for (const words of [first, second])
    for (const { dataDir } of [rosa, jonas])
      await expect.poll(() => filesWith(dataDir, words), { timeout: 20_000 }).toEqual([]);
});
