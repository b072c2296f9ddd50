import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './fixtures';
import { composer, members, rooms, timeline } from './support/steps';

const MOST_STOPS = 60;

/** Something has the keyboard, stands in the window, and it can be seen that it has it. */
async function expectFocusSeen(page: Page): Promise<void> {
  const problem = await page.evaluate(() => {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || activeElement === document.body)
      return 'nothing has the keyboard';
    const what = `${activeElement.tagName} ${activeElement.getAttribute('aria-label') ?? activeElement.textContent.slice(0, 40)}`;
    const box = activeElement.getBoundingClientRect();
    const isInWindow =
      box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    if (!isInWindow) return `${what} is out of sight`;
    const hasRing = (element: Element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && outlineWidth !== '0px';
    };
    // Fields show it by their frame; a radio or a switch by the round part that it lies in.
    const isField = activeElement.matches('input, textarea');
    return isField || hasRing(activeElement) ? null : `${what} does not show that it has it`;
  });
  expect(problem).toBeNull();
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluateAll((found) => found.some((element) => element === document.activeElement));

/** Presses Tab until `target` has the keyboard, and looks at every stop on the way. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
  }
  throw new Error(`Tab never came to ${String(target)}`);
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

test('a whole day without a pointer', async ({ open }) => {
  const rosa = await open('rosa');
  const { page } = rosa;
  const { keyboard } = page;

  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await keyboard.type('Rosa');
  await tabTo(page, button(page, 'Host a server'));
  await keyboard.press('Enter');
  await expect(composer(page)).toBeFocused();

  await tabTo(page, button(page, 'Copy invite'));
  await keyboard.press('Enter');
  await expect
    .poll(() => rosa.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('hearth://join/');
  const invite = await rosa.app.evaluate(({ clipboard }) => clipboard.readText());
  await keyboard.press('Escape');
  await expect(button(page, 'Copy invite')).toBeHidden();
  await expect(composer(page)).toBeFocused();

  await tabTo(page, rooms(page).getByRole('button', { name: 'Create room' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Room name' })).toBeFocused();
  await keyboard.type('laser-cutter');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'laser-cutter' })).toBeVisible();
  await expect(composer(page)).toBeFocused();
  await keyboard.type('The lens is in');
  await keyboard.press('Enter');
  await expect(timeline(page).getByText('The lens is in', { exact: true })).toBeVisible();

  await tabTo(page, rooms(page).getByRole('button', { name: 'laser-cutter' }));
  await keyboard.press('ArrowUp');
  await expect(rooms(page).getByRole('button', { name: 'Lobby' })).toBeFocused();
  await expectFocusSeen(page);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Lobby' })).toBeVisible();
  await expect(composer(page)).toBeFocused();

  const jonas = await open('jonas');
  await expect(jonas.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await jonas.page.keyboard.type('Jonas');
  await tabTo(jonas.page, button(jonas.page, 'Join a server'));
  await jonas.page.keyboard.press('Enter');
  await expect(jonas.page.getByRole('textbox', { name: 'Address or invite' })).toBeFocused();
  await jonas.page.keyboard.insertText(invite);
  await jonas.page.keyboard.press('Enter');
  await expect(composer(jonas.page)).toBeFocused();
  await jonas.page.keyboard.type('Here I am');
  await jonas.page.keyboard.press('Enter');
  await expect(timeline(page).getByText('Here I am', { exact: true })).toBeVisible();

  // To the messages and, by beginning to type, back.
  const newest = timeline(page).getByRole('article', { name: /Here I am/ });
  await tabTo(page, newest);
  await keyboard.press('ArrowUp');
  await expectFocusSeen(page);
  await keyboard.type('Welcome');
  await expect(composer(page)).toBeFocused();
  await expect(composer(page)).toHaveValue('Welcome');
  await keyboard.press('Enter');
  await expect(timeline(jonas.page).getByText('Welcome', { exact: true })).toBeVisible();

  const people = members(page).getByRole('button');
  // The list is one stop: the member that had the keyboard last.
  await tabTo(page, people.and(page.locator('[tabindex="0"]')));
  await keyboard.press('Home');
  await expect(people.filter({ hasText: 'Jonas' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(button(page, 'Message')).toBeFocused();
  await expectFocusSeen(page);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Jonas' })).toBeVisible();
  await expect(composer(page)).toBeFocused();
  await keyboard.type('Only for you');
  await keyboard.press('Enter');
  await expect(timeline(page).getByText('Only for you', { exact: true })).toBeVisible();

  await tabTo(page, button(page, 'Settings'));
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  // Of several things that lie over each other, Escape closes the topmost, and the keyboard is back where it was.
  const sections = page.getByRole('navigation', { name: 'Sections' }).getByRole('button');
  await tabTo(page, sections.and(page.locator('[tabindex="0"]')));
  await keyboard.press('End');
  await keyboard.press('ArrowUp');
  await expect(button(page, 'Data')).toBeFocused();
  await keyboard.press('Enter');
  await tabTo(page, button(page, 'Clear the cache…'));
  await keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expect(button(page, 'Clear the cache…')).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeHidden();
  await expect(button(page, 'Settings')).toBeFocused();

  await tabTo(page, button(page, /Host panel/));
  await keyboard.press('Enter');
  await tabTo(page, button(page, 'Stop hosting'));
  await keyboard.press('Enter');
  await expect(button(page, 'Keep hosting')).toBeFocused();
  await tabTo(page, page.getByRole('alertdialog').getByRole('button', { name: 'Stop hosting' }));
  await keyboard.press('Enter');
  await expect(page.getByText(/This server is not running/)).toBeVisible();
  await keyboard.press('Tab');
  await expectFocusSeen(page);
});
