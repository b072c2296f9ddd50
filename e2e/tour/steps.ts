import { expect, type Page } from '@playwright/test';
import type { RunningApp, StartOptions } from '../support/app';
import type { HeadlessOptions, HeadlessServer } from '../support/headless';
import { members, rooms } from '../support/steps';

/** Brings a screen up again, wherever the one before left the window, wide or in one column. */
export type Show = (page: Page) => Promise<void>;

/**
 * What is done at a stop of the tour: `screen` stands in the window now, or whenever `show` was called. Leaves the window as
 * it found it.
 */
export type Visit = (running: RunningApp, screen: string, show?: Show) => Promise<void>;

/** Who makes what the tour needs. */
export interface World {
  open: (name: string, options?: StartOptions) => Promise<RunningApp>;
  hostHeadless: (name: string, options?: HeadlessOptions) => Promise<HeadlessServer>;
}

/** In one column the rooms are behind a button. */
export async function reachRooms(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Open rooms' });
  if (await button.isVisible()) await button.click();
  await expect(rooms(page)).toBeVisible();
}

/** Where there is little room, the members are behind a button. */
export async function reachMembers(page: Page): Promise<void> {
  const list = members(page);
  if (!(await list.isVisible())) await page.getByRole('button', { name: 'Show members' }).click();
  await expect(list).toBeVisible();
}

export async function openHostPanel(page: Page): Promise<void> {
  const copy = page.getByRole('button', { name: 'Copy invite' });
  if (await copy.isVisible()) return;
  await reachRooms(page);
  await page.getByRole('button', { name: 'Host panel' }).first().click();
  await expect(copy).toBeVisible();
}

/** The menu of the open room, and what is chosen from it. */
export async function roomMenu(page: Page, item?: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Room menu' }).click();
  const menu = page.getByRole('menu', { name: 'Room menu' });
  await expect(menu).toBeVisible();
  if (item !== undefined) await menu.getByRole('menuitem', { name: item }).click();
}

/** The menu of the server, and what is chosen from it. */
export async function serverMenu(page: Page, item?: string): Promise<void> {
  await reachRooms(page);
  await page.getByRole('button', { name: 'Server menu' }).click();
  const menu = page.getByRole('menu', { name: 'Server menu' });
  await expect(menu).toBeVisible();
  if (item !== undefined) await menu.getByRole('menuitem', { name: item }).click();
}

export async function waitForDialog(page: Page, name: string | RegExp): Promise<void> {
  await expect(page.getByRole('dialog', { name }).or(page.getByRole('alertdialog'))).toBeVisible();
}

const MOST_LAYERS = 6;
const GOES_WITHIN_MS = 400;

/** Puts away whatever lies over the app, one thing after the other, as Escape does. */
export async function dismiss(page: Page): Promise<void> {
  const open = page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .or(page.getByRole('presentation'))
    .or(page.getByRole('menu'));
  for (let left = MOST_LAYERS; left > 0; left -= 1) {
    const count = await open.count();
    if (count === 0) return;
    await page.keyboard.press('Escape');
    await expect
      .poll(() => open.count(), { timeout: GOES_WITHIN_MS, intervals: [20] })
      .toBeLessThan(count)
      .catch(() => undefined);
  }
  await expect(open).toHaveCount(0);
  // A column lies over nothing, so Escape closes it only from inside.
  const column = page.getByRole('complementary', { name: /^(?:Host panel|Search)$/ });
  if (await column.isVisible()) await column.getByRole('button', { name: /^Close/ }).click();
  await expect(column).toHaveCount(0);
}
