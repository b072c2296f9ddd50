import type { Locator, Page } from '@playwright/test';

/** What the band above the composer says; nothing while all is well. */
export const band = (page: Page): Locator => page.getByRole('main').locator('output');

interface Recorded {
  bands?: string[];
}

/** From now on keeps everything that the band says, empty where it says nothing. */
export async function recordBands(page: Page): Promise<void> {
  await page.evaluate(() => {
    const bands: string[] = [];
    const look = () => {
      const now = document.querySelector('main output')?.textContent ?? '';
      if (now !== bands.at(-1)) bands.push(now);
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    (window as unknown as Recorded).bands = bands;
  });
}

/** Takes what was kept since the last time; begins with what is said now. */
export async function takeBands(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { bands = [] } = window as unknown as Recorded;
    return bands.splice(0, bands.length - 1);
  });
}
