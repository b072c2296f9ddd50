import type { Locator } from '@playwright/test';
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
} from './support/steps';

test('emoji, names, rooms and commands are completed while writing, and commands never go out as words', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa Lindt');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  const { page } = jonas;
  const box = composer(page);
  const list = page.getByRole('listbox');

  await test.step('a name with spaces is taken by Enter, and calls its owner', async () => {
    await box.pressSequentially('Ask @ros');
    await expect(list.getByRole('option')).toHaveCount(1);
    await box.press('Enter');
    await expect(box).toHaveValue('Ask @Rosa Lindt ');
    await box.press('Enter');
    await expect(message(rosa.page, 'Ask @Rosa Lindt').locator('b')).toHaveText('@Rosa Lindt');
  });

  await test.step('a short code becomes an emoji; undo brings it back', async () => {
    await box.pressSequentially('Done :tada:');
    await expect(box).toHaveValue('Done 🎉');
    await box.press('ControlOrMeta+z');
    await expect(box).toHaveValue('Done :tada:');
    await box.fill('');
  });

  await test.step('the picker finds by words and writes where the caret is', async () => {
    await page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await expect(page.getByRole('textbox', { name: /^Search emoji/ })).toBeFocused();
    await page.keyboard.type('rocket');
    await expect(page.getByText(':rocket:')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue('🚀');
    await expect(box).toBeFocused();
    await box.press('Enter');
    await expect(timeline(rosa.page).getByText('🚀')).toBeVisible();
  });

  await test.step('an emoji is picked by one press, also right after the list of them was moved', async () => {
    // It is measured, and must not grow meanwhile.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const _ of [1, 2]) {
      await box.fill('');
      await page.getByRole('button', { name: 'Emoji', exact: true }).click();
      const picker = page.getByRole('dialog');
      await expect(picker.getByRole('gridcell').nth(20)).toBeVisible();
      const before = await picker.boundingBox();
      const grid = await picker.getByRole('grid').boundingBox();
      if (before === null || grid === null) throw new Error('nothing to be seen');
      await page.mouse.move(grid.x + 90, grid.y + 120);
      await page.mouse.wheel(0, 40);
      await page.waitForTimeout(150);
      await page.mouse.down();
      // What the foot says of the first one takes no room that was not there.
      await page.waitForTimeout(100);
      expect((await picker.boundingBox())?.height).toBe(before.height);
      await page.mouse.up();
      await expect(picker).toHaveCount(0);
      await expect(box).not.toHaveValue('');
    }
    await box.fill('');
  });

  await test.step('a list that comes again begins with its first line, wherever it was left', async () => {
    const lines = list.getByRole('option');
    const first = lines.first();
    const toHeight = (height: number) =>
      jonas.app.evaluate(
        ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, to),
        height,
      );
    // In a low window eight lines do not all fit.
    await toHeight(520);
    await box.pressSequentially(':sm');
    await expect(first).toBeInViewport({ ratio: 1 });
    await expect(lines.last()).not.toBeInViewport({ ratio: 1 });
    await box.press('ArrowUp');
    await expect(lines.last()).toBeInViewport({ ratio: 1 });
    await expect(first).not.toBeInViewport({ ratio: 1 });
    await box.fill('');
    await expect(list).toHaveCount(0);
    await box.pressSequentially(':sm');
    await expect(first).toBeInViewport({ ratio: 1 });
    await first.hover();
    await page.mouse.wheel(0, 200);
    await expect(first).not.toBeInViewport({ ratio: 1 });
    await box.fill('');
    await expect(list).toHaveCount(0);
    await box.pressSequentially(':sm');
    await expect(first).toBeInViewport({ ratio: 1 });
    await box.fill('');
    await toHeight(800);
  });

  await test.step('the list stands over its box, and under one that stands too high', async () => {
    const placeOf = async (one: Locator) => {
      const place = await one.boundingBox();
      if (place === null) throw new Error('nothing to be seen');
      return { left: Math.round(place.x), top: place.y, bottom: place.y + place.height };
    };
    await box.pressSequentially('/');
    await expect(list).toBeVisible();
    const [over, below] = [await placeOf(list), await placeOf(box)];
    expect(over.left).toBe(below.left);
    expect(over.bottom).toBeLessThan(below.top);
    await box.fill('');
    await say(page, `${'Tall\n'.repeat(16)}one`);
    await messageMenu(page, 'Ask @Rosa Lindt', 'Edit');
    const edit = timeline(page).getByRole('textbox');
    await edit.fill(':th');
    await expect(list).toBeVisible();
    const [high, under] = [await placeOf(edit), await placeOf(list)];
    expect(under.left).toBe(high.left);
    expect(under.top).toBeGreaterThan(high.bottom);
    await edit.press('Escape');
    await edit.press('Escape');
  });

  await test.step('Escape closes the list, and nothing else', async () => {
    await box.pressSequentially('/');
    await expect(list).toBeVisible();
    await box.press('Escape');
    await expect(list).toHaveCount(0);
    await expect(box).toHaveValue('/');
    await box.fill('');
  });

  await test.step('TL-15: an action is drawn with the name of whoever does it', async () => {
    await say(page, '/me waves');
    await expect(timeline(rosa.page).getByText('Jonas waves')).toBeVisible();
    await say(page, '/shrug Who knows');
    await expect(timeline(rosa.page).getByText('Who knows ¯\\_(ツ)_/¯')).toBeVisible();
  });

  await test.step('what is no command stays in the box', async () => {
    await box.fill('/quit now');
    await box.press('Enter');
    await expect(page.getByRole('alert')).toContainText('There is no command');
    await expect(box).toHaveValue('/quit now');
    await expect(timeline(rosa.page).getByText('/quit now')).toHaveCount(0);
    await box.fill('');
  });

  await test.step('the host sets the topic; #room leads to the room; /dm writes to one person', async () => {
    await say(rosa.page, '/topic Cakes and lasers');
    await expect(timeline(page).getByText(/Cakes and lasers/)).toBeVisible();
    await say(page, '/dm Rosa Lindt see #Lobby');
    const link = timeline(page).getByRole('link', { name: '#Lobby' });
    await expect(link).toBeVisible();
    await link.click();
    await expect(timeline(page).getByText('Jonas waves')).toBeVisible();
  });
});
