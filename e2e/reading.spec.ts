import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  composer,
  host,
  join,
  message,
  openRoom,
  rooms,
  say,
  sayMany,
  takeInvite,
  timeline,
} from './support/steps';

/** Several pages. */
const MANY = 250;
const LONG_MESSAGES = 20;
const LINES = 10;

const top = async (page: Page, words: string) =>
  Math.round((await message(page, words).boundingBox())?.y ?? Number.NaN);
const jump = (page: Page) => page.getByRole('button', { name: /^Jump to newest/ });

test('reading: the place is kept while others talk, the keyboard stays on its message, and screen readers hear who said what', async ({
  open,
}) => {
  const rosa = await open('rosa');
  const { page } = rosa;
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));

  await test.step('the box grows with what is written, and stops before it takes the room', async () => {
    const height = async () => (await composer(page).boundingBox())?.height ?? Number.NaN;
    const oneLine = await height();
    await composer(page).fill('a\nb\nc');
    const threeLines = await height();
    expect(threeLines).toBeGreaterThan(oneLine * 2);
    await composer(page).fill('a\n'.repeat(80));
    const many = await height();
    expect(many).toBeGreaterThan(threeLines);
    expect(many).toBeLessThan((await page.evaluate(() => window.innerHeight)) / 2);
    await composer(page).fill('');
    await expect.poll(height).toBe(oneLine);
  });

  await test.step('what is said is read out, politely, with its author first', async () => {
    await say(jonas.page, 'Soup is ready');
    await expect(
      page.locator('[aria-live="polite"]').getByText('Jonas: Soup is ready', { exact: true }),
    ).toBeAttached();
    await expect(timeline(page)).toHaveAttribute('aria-live', 'off');
  });

  await test.step('messages under what one reads are counted, and move nothing', async () => {
    for (let number = 1; number <= LONG_MESSAGES; number += 1)
      await say(page, `Long story ${number}.${'\nand so on'.repeat(LINES)}`);
    await expect(jump(page)).toHaveCount(0);
    // A script scrolls in the middle of a frame, which no hand does: not while the last line still changes.
    await expect(message(page, `Long story ${LONG_MESSAGES}.`)).toContainText('Read by 1');
    await timeline(page).evaluate((log) => log.scrollTo({ top: log.scrollHeight / 2 }));
    await expect(jump(page)).toBeVisible();
    const shown = await timeline(page)
      .getByRole('article')
      .evaluateAll((all) => {
        const middle = innerHeight / 2;
        const at = all.find((one) => one.getBoundingClientRect().bottom > middle);
        return /Long story \d+\./.exec(at?.textContent ?? '')?.[0] ?? '';
      });
    const before = await top(page, shown);
    await say(jonas.page, 'News');
    await say(jonas.page, 'More news');
    await expect(jump(page)).toHaveText('2 new messages');
    expect(await top(page, shown)).toBe(before);
    await jump(page).click();
    await expect(message(page, 'More news')).toBeInViewport();
    await expect(jump(page)).toHaveCount(0);
  });

  await test.step('whoever goes up right after writing is not brought back by a row that changes its height', async () => {
    await timeline(page).hover();
    await say(page, 'In a hurry');
    await expect(message(page, 'In a hurry')).toBeInViewport();
    await page.mouse.wheel(0, -2_000);
    await expect(jump(page)).toBeVisible();
    await timeline(page)
      .getByRole('article')
      .nth(4)
      .evaluate((row) => (row.style.paddingBottom = '30px'));
    // Longer than the list repeats a way of its own.
    await page.waitForTimeout(400);
    await expect(message(page, 'In a hurry')).not.toBeInViewport();
    await jump(page).click();
    await expect(message(page, 'In a hurry')).toBeInViewport();
    await expect(jump(page)).toHaveCount(0);
  });

  await test.step('a message that has the keyboard keeps it while it is scrolled out of sight', async () => {
    await message(page, 'More news').focus();
    await timeline(page).evaluate((log) => log.scrollTo({ top: 0 }));
    await expect(message(page, 'Long story 1.')).toBeInViewport();
    // The rows in between are gone, this one is not.
    await expect(message(page, 'Long story 15.')).toHaveCount(0);
    await expect(message(page, 'More news')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    const beside = message(page, 'News').first();
    await expect(beside).toBeFocused();
    await expect(beside).toBeInViewport();
  });

  await test.step('a box that grows takes no row away, and older messages leave those in sight what they are', async () => {
    // Of different heights: the list finds out about each when it comes near, and moves itself by what it was wrong.
    const news = Array.from(
      { length: MANY },
      (_, index) => `Old news ${index + 1}${'\nand more of it'.repeat(index % 5)}`,
    );
    await sayMany(page, news);
    await rooms(page).getByRole('button', { name: 'Create room' }).click();
    await page.getByRole('textbox', { name: 'Room name' }).fill('elsewhere');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'elsewhere' })).toBeVisible();
    await openRoom(page, 'Lobby');
    await expect(message(page, `Old news ${MANY}`)).toBeInViewport();
    await page.waitForTimeout(400);
    const taken = await timeline(page).evaluateHandle((log) => {
      const rows: string[] = [];
      new MutationObserver((changes) => {
        for (const { removedNodes } of changes)
          for (const node of removedNodes)
            if (node instanceof Element && node.querySelector('[data-row]') !== null)
              rows.push(node.textContent);
      }).observe(log, { childList: true, subtree: true });
      return rows;
    });
    for (const words of ['a\nb\nc\nd\ne', 'a', '']) {
      await composer(page).fill(words);
      // Longer than the list takes to find that it stands still again.
      await page.waitForTimeout(400);
    }
    expect(await taken.jsonValue()).toEqual([]);
    const seen = await timeline(page).evaluate(async (log) => {
      const first = new Map<string, Element>();
      let remade = 0;
      let pages = 0;
      let height = log.scrollHeight;
      for (let frames = 0; frames < 200 && pages < 3; frames += 1) {
        for (const row of log.querySelectorAll('[data-row]')) {
          const { top: from, bottom } = row.getBoundingClientRect();
          if (bottom < 0 || from > innerHeight) continue;
          const key = row.getAttribute('data-row') ?? '';
          if ((first.get(key) ?? row) !== row) remade += 1;
          first.set(key, row);
        }
        if (log.scrollHeight > height + 500) pages += 1;
        height = log.scrollHeight;
        log.scrollTop -= 120;
        await new Promise(requestAnimationFrame);
      }
      return { remade, pages };
    });
    expect(seen).toEqual({ remade: 0, pages: 3 });
  });

  await test.step('whoever has just scrolled can click what they came to', async () => {
    const menu = page.getByRole('menu', { name: 'Message actions' });
    await timeline(page).hover();
    for (const by of [-60, 60, -60]) {
      await page.mouse.wheel(0, by);
      // The list has moved, and has not come to rest.
      await page.waitForTimeout(80);
      await page.mouse.down({ button: 'right' });
      await page.mouse.up({ button: 'right' });
      await expect(menu).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(menu).toHaveCount(0);
    }
  });

  await test.step('a window that becomes narrow at once, and wide again, loses no place', async () => {
    const toSize = (width: number) =>
      rosa.app.evaluate(
        ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setContentSize(to, 700),
        width,
      );
    // With all of the columns beside it.
    await toSize(1_180);
    await expect(page.getByRole('complementary', { name: 'Members' })).toBeVisible();
    await jump(page).click();
    const newest = message(page, `Old news ${MANY}`);
    await expect(newest).toBeInViewport();
    for (const width of [360, 1_180]) {
      await toSize(width);
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      await page.waitForTimeout(400);
      await expect(newest).toBeInViewport();
      await expect(jump(page)).toHaveCount(0);
    }
    await timeline(page).hover();
    await page.mouse.wheel(0, -3_000);
    await expect(jump(page)).toBeVisible();
    await page.waitForTimeout(400);
    const shown = await timeline(page)
      .getByRole('article')
      .evaluateAll((all) => {
        const at = all.find((one) => one.getBoundingClientRect().top > innerHeight / 3);
        return /Old news \d+/.exec(at?.textContent ?? '')?.[0] ?? '';
      });
    expect(shown).not.toBe('');
    for (const width of [360, 1_180]) {
      await toSize(width);
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      await page.waitForTimeout(400);
      await expect(message(page, shown)).toBeInViewport();
    }
  });

  await test.step('that the connection is lost is said too', async () => {
    await rosa.kill();
    const said = jonas.page.getByRole('status').filter({ hasText: /Rosa’s server/ });
    await expect(said).toContainText(/lost|trying/);
  });
});
