import { expect, type Locator, type Page } from '@playwright/test';
import type { DrivenApp } from './app';

/** What people do, in words. Every name here is one of the fixed accessible names. */

export const timeline = (page: Page): Locator => page.getByRole('log', { name: 'Messages' });
export const composer = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Message', exact: true });
export const rooms = (page: Page): Locator => page.getByRole('navigation', { name: 'Rooms' });
export const directMessages = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Direct messages' });
export const members = (page: Page): Locator => page.getByRole('list', { name: 'Members' });

/** First start: gives a name and hosts. Ends with the composer of the lobby. */
export async function host({ page }: DrivenApp, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Host a server' }).click();
  await expect(page.getByRole('button', { name: 'Copy invite' })).toBeVisible();
}

/** Copies the invite of the open host panel and closes the panel. */
export async function takeInvite({ app, page }: DrivenApp): Promise<string> {
  await page.getByRole('button', { name: 'Copy invite' }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('hearth://join/');
  const invite = await app.evaluate(({ clipboard }) => clipboard.readText());
  await page.keyboard.press('Escape');
  await expect(composer(page)).toBeVisible();
  return invite;
}

/** First start: gives a name and joins by invite or address. Ends with the composer of the lobby. */
export async function join({ page }: DrivenApp, name: string, where: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Join a server' }).click();
  await page.getByRole('textbox', { name: 'Address or invite' }).fill(where);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(composer(page)).toBeVisible();
}

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await expect(composer(page)).toHaveValue('');
}

/** Says many things in the Lobby, faster than a person could: through the bridge. */
export async function sayMany(page: Page, texts: readonly string[]): Promise<void> {
  await page.evaluate(async (all) => {
    const snapshot = await window.hearth.call('app:snapshot', {});
    if (!snapshot.ok) throw new Error('no snapshot');
    const server = Object.values(snapshot.value.view.servers)[0];
    const room = Object.values(server?.rooms ?? {}).find(({ isLobby }) => isLobby);
    if (server === undefined || room === undefined) throw new Error('no lobby');
    const place = { serverId: server.id, roomId: room.id };
    for (const text of all) await window.hearth.call('message:send', { ...place, text });
  }, texts);
}

/** One's newest message is stored, so that it can be changed. */
export async function waitUntilStored(page: Page, words: string): Promise<void> {
  await expect(message(page, words)).toContainText(/Sent|Delivered|Read/);
}

/** The words of these messages stand in the timeline once each, in this order. */
export async function expectInOrder(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts)
    await expect(timeline(page).getByText(text, { exact: true })).toHaveCount(1);
  const places = await Promise.all(
    texts.map(async (text) => {
      const box = await timeline(page).getByText(text, { exact: true }).boundingBox();
      return box?.y ?? Number.NaN;
    }),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
}

export async function openRoom(page: Page, name: string): Promise<void> {
  await rooms(page).getByText(name, { exact: true }).click();
}

/** The messages that have these words. */
export function message(page: Page, words: string): Locator {
  return timeline(page).getByRole('article').filter({ hasText: words });
}

/** Chooses from the menu that a right click on a message opens. */
export async function messageMenu(page: Page, words: string, item: string): Promise<void> {
  await message(page, words).click({ button: 'right' });
  await page
    .getByRole('menu', { name: 'Message actions' })
    .getByRole('menuitem', { name: item })
    .click();
}

/** Opens the settings at one of their sections. */
export async function openSettings(page: Page, section: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Settings/ })
    .first()
    .click();
  await page
    .getByRole('dialog', { name: 'Settings' })
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('button', { name: section })
    .click();
}

/** Opens somebody's card and asks for an act; ends with the question. */
export async function openQuestion(page: Page, name: string, act: string): Promise<Locator> {
  const list = members(page);
  if (!(await list.isVisible())) await page.getByRole('button', { name: 'Show members' }).click();
  await list.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page
    .getByRole('dialog', { name: `About ${name}` })
    .getByRole('button', { name: act })
    .click();
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  return question;
}
