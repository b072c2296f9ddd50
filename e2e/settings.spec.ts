import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { expectNothingFound } from './support/axe';
import { composer, host, openSettings, say, takeInvite, timeline } from './support/steps';

const root = (page: Page) => page.locator('html');
const settings = (page: Page) => page.getByRole('dialog', { name: 'Settings' });

/** What the page would have to be scrolled sideways for. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .filter((one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
      .map((one) => one.outerHTML.slice(0, 200)),
  );

/** The menu comes with the last part of main, after the page has drawn. */
const chooseInMenu = ({ app }: RunningApp, label: string) =>
  expect
    .poll(() =>
      app.evaluate(({ Menu }, wanted) => {
        const menu = Menu.getApplicationMenu();
        const items = menu?.items.flatMap(({ submenu }) => submenu?.items ?? []);
        const item = items?.find((one) => one.label === wanted);
        item?.click();
        return item !== undefined;
      }, label),
    )
    .toBe(true);

test('settings are found by their words, change the look at once, and are there after a restart', async ({
  open,
}) => {
  const rosa = await open('rosa');
  const { page } = rosa;
  await host(rosa, 'Rosa');
  await takeInvite(rosa);
  await say(page, 'A word to look at');

  await test.step('the menu of the app leads to what it is made of, and to the list of keys', async () => {
    await chooseInMenu(rosa, 'About Hearth');
    await expect(settings(page).getByRole('heading', { name: 'About' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(settings(page)).toHaveCount(0);
    await chooseInMenu(rosa, 'Keyboard shortcuts');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('a search finds them, and Escape ends it before it closes the dialog', async () => {
    await openSettings(page, 'Hosting');
    await page.getByRole('searchbox', { name: 'Search the settings' }).fill('contrast');
    await page.getByRole('radio', { name: 'High' }).click();
    await expect(root(page)).toHaveAttribute('data-contrast', 'more');
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').press('Escape');
    await expect(settings(page)).toHaveCount(0);
  });

  await test.step('axe finds nothing with another accent, in high contrast light and dark', async () => {
    await openSettings(page, 'Appearance');
    await page.getByRole('radio', { name: 'Lagoon' }).click();
    await page.getByRole('radio', { name: 'Compact' }).click();
    // To axe, a label that is scrolled out of sight is none.
    await page.getByRole('group', { name: 'Section' }).evaluate((one) => one.scrollTo(0, 0));
    await expectNothingFound(page, 'appearance in high contrast');
    await page.keyboard.press('Escape');
    await expectNothingFound(page, 'conversation in high contrast');
  });

  await test.step('ST-10: the cache is cleared when one agrees, and what was said is there again', async () => {
    await openSettings(page, 'Data');
    await expect(page.getByText(/^\d+ entries are cached\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'Clear the cache…' }).click();
    await page.getByRole('button', { name: 'Clear the cache', exact: true }).click();
    await expect(page.getByText('The cache is cleared.')).toBeVisible();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(timeline(page).getByText('A word to look at')).toBeVisible();
  });

  await test.step('the licences of all parts are in the app, and the report holds no name', async () => {
    await openSettings(page, 'About');
    await page.getByRole('button', { name: 'Show licences' }).click();
    await page.getByRole('textbox', { name: 'Search the licences' }).fill('electron');
    await expect(page.getByRole('button', { name: /^electron / })).toBeVisible();
    await page.getByRole('button', { name: 'Show the report' }).click();
    const report = page.getByRole('group', { name: 'Report for whoever looks for a fault' });
    await expect(report).toContainText('Servers: 1');
    await expect(report).not.toContainText('Rosa');
    await page.keyboard.press('Escape');
  });

  await test.step('at twice the size everything is there, and nothing is cut off', async () => {
    await rosa.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
    );
    for (let left = 10; left > 0; left -= 1) await chooseInMenu(rosa, 'Larger');
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(640);
    await expect(composer(page)).toBeVisible();
    expect(await cutOff(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open rooms' }).click();
    await page
      .getByRole('button', { name: /^Settings/ })
      .first()
      .click();
    const sections = page.getByRole('navigation', { name: 'Sections' }).getByRole('button');
    for (const name of await sections.allTextContents()) {
      await sections.filter({ hasText: name }).click();
      await expect(page.getByRole('button', { name: 'Back to all settings' })).toBeFocused();
      expect(await cutOff(page)).toEqual([]);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Escape');
  });

  await rosa.quit();
  const again = await open('rosa');

  await test.step('the look is there from the first picture on', async () => {
    const look = new URL(again.page.url()).searchParams;
    expect(Object.fromEntries(look)).toMatchObject({
      accent: 'lagoon',
      contrast: 'more',
      density: 'compact',
    });
    await expect(root(again.page)).toHaveAttribute('data-accent', 'lagoon');
    await expect.poll(() => again.page.evaluate(() => window.devicePixelRatio)).toBe(2);
  });

  await test.step('a section is set back, which is taken back, and set back again', async () => {
    await chooseInMenu(again, 'Usual size');
    await expect.poll(() => again.page.evaluate(() => window.devicePixelRatio)).toBe(1);
    await openSettings(again.page, 'Appearance');
    await again.page.getByRole('button', { name: 'Back to the defaults' }).click();
    await expect(root(again.page)).toHaveAttribute('data-accent', 'ember');
    await again.page.getByRole('button', { name: 'Undo' }).click();
    await expect(root(again.page)).toHaveAttribute('data-accent', 'lagoon');
    await again.page.getByRole('button', { name: 'Back to the defaults' }).click();
    await expect(root(again.page)).toHaveAttribute('data-contrast', 'system');
  });
});
