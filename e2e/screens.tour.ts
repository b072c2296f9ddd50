import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { walk } from './tour';
import { dismiss, type Show } from './tour/steps';

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

/** Writes the screen in every look; `show` brings it up again for each, and Escape puts it away. */
async function take(running: RunningApp, screen: string, show?: Show): Promise<void> {
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
  await walk({ open, hostHeadless }, take);
  await notifications.waitFor(({ title }) => title.includes('Jonas'), 'of Jonas');
});
