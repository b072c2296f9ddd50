import { expect, type Page } from '@playwright/test';

/** What lies on top now: what can be reached is in it. */
const TOP = '[role="dialog"], [role="alertdialog"], [role="menu"]';
const CONTROLS = 'button, a[href], input, select, textarea, [role="menuitem"], [role="option"]';

/**
 * Everything on the screen can be brought into sight by scrolling up and down: nothing has to be scrolled sideways but blocks of
 * code, no words run out of what holds them, and no control lies outside the window or under another part.
 */
export async function expectAllInReach(page: Page, screen: string): Promise<void> {
  const problems = await page.evaluate(
    ([top, controls]) => {
      const isShown = (one: Element) => one.checkVisibility({ visibilityProperty: true });
      const tell = (one: Element) =>
        `${one.tagName} “${(one.getAttribute('aria-label') ?? one.textContent).slice(0, 40)}”`;
      const found: string[] = [];
      const over = [...document.querySelectorAll(top)].filter(isShown).at(-1);
      const root = over ?? document.body;
      if (document.documentElement.scrollWidth > innerWidth) found.push('the page is too broad');
      for (const one of root.querySelectorAll('*')) {
        // Words for screen readers alone are one pixel broad.
        if (!isShown(one) || one.clientWidth <= 1 || one.scrollWidth <= one.clientWidth + 1)
          continue;
        const { overflowX, textOverflow } = getComputedStyle(one);
        if (['auto', 'scroll'].includes(overflowX) && one.closest('pre') === null)
          found.push(`${tell(one)} is scrolled sideways`);
        const hasWords = [...one.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE);
        if (overflowX === 'hidden' && textOverflow === 'clip' && hasWords)
          found.push(`${tell(one)} cuts its words off`);
        if (one.tagName === 'BUTTON' && overflowX === 'visible')
          found.push(`${tell(one)} is too narrow for its words`);
      }
      for (const one of root.querySelectorAll(controls)) {
        const isHidden = !isShown(one) || one.closest('[inert], [aria-hidden="true"]') !== null;
        // A switch is larger than what is drawn of it; a field for a file is worked by the button before it.
        const isDrawn = getComputedStyle(one).opacity !== '0';
        const drawn = isDrawn ? one : (one.parentElement ?? one);
        const { width, height } = drawn.getBoundingClientRect();
        if (isHidden || width <= 1 || height <= 1) continue;
        // The way past the navigation is there for whoever comes by the keyboard.
        if (one.getAttribute('href') === '#conversation') continue;
        one.scrollIntoView({ block: 'center', inline: 'nearest' });
        const box = drawn.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const isInside = box.left >= -1 && box.right <= innerWidth + 1 && y > 0 && y < innerHeight;
        if (!isInside) found.push(`${tell(one)} is out of the window`);
        const hit = document.elementFromPoint(x, y);
        const isHit = hit !== null && (one.contains(hit) || hit.contains(one));
        // What comes up while one writes or points, and goes again, may lie over something.
        const isPassing = hit?.closest('[role="listbox"], [role="tooltip"]') ?? null;
        if (
          isInside &&
          !isHit &&
          isPassing === null &&
          hit?.closest('label')?.contains(one) !== true
        )
          found.push(`${tell(one)} lies under ${hit === null ? 'nothing' : tell(hit)}`);
      }
      return found;
    },
    [TOP, CONTROLS] as const,
  );
  expect.soft(problems, screen).toEqual([]);
}

/** Where the person wants no movement, nothing moves: neither what just came up nor what waits. */
export async function expectStill(page: Page, screen: string): Promise<void> {
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map(({ effect }) => (effect as KeyframeEffect | null)?.target?.outerHTML.slice(0, 200)),
  );
  expect.soft(moving, `${screen}, moves`).toEqual([]);
}

/** Controls that inherit nothing fall back to the face of the system, which nobody sees at a glance: all words are in ours. */
export async function expectOwnFaces(page: Page, screen: string): Promise<void> {
  const strangers = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) =>
        [...one.childNodes].some(
          ({ nodeType, textContent }) =>
            nodeType === Node.TEXT_NODE && /\p{Letter}/u.test(textContent ?? ''),
        ),
      )
      .filter((one) => !/^"?Inter|monospace$/.test(getComputedStyle(one).fontFamily))
      .map((one) => one.outerHTML.slice(0, 200)),
  );
  expect.soft(strangers, `${screen}, faces`).toEqual([]);
}

/** What tells that something is chosen, and what it is like where it is not. */
const CHOSEN = [
  ['aria-current', '[aria-current]:not([aria-current="false"])'],
  ['aria-selected', '[aria-selected="true"]'],
  ['aria-pressed', '[aria-pressed="true"]'],
] as const;

/**
 * Where the system forces its colours, grounds and shadows are gone: whatever lies over something else has a border, whatever is
 * chosen is still told from what is not, and whatever has the keyboard has a ring.
 */
export async function expectSeenInForcedColours(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  const problems = await page.evaluate((chosen) => {
    const isShown = (one: Element) => one.checkVisibility({ visibilityProperty: true });
    const tell = (one: Element) =>
      `${one.tagName} “${(one.getAttribute('aria-label') ?? one.textContent).slice(0, 40)}”`;
    const found: string[] = [];
    const hasBorder = (one: Element) => {
      const style = getComputedStyle(one);
      return ['Top', 'Right', 'Bottom', 'Left'].some(
        (side) =>
          style.getPropertyValue(`border-${side.toLowerCase()}-style`) !== 'none' &&
          style.getPropertyValue(`border-${side.toLowerCase()}-width`) !== '0px',
      );
    };
    for (const one of document.querySelectorAll(
      '.MuiPaper-root, [data-drawer], [role="tooltip"] > *',
    ))
      if (isShown(one) && !hasBorder(one)) found.push(`${tell(one)} has no edge`);
    /** What forced colours leave of a look. */
    const look = (one: Element) =>
      [one, ...one.querySelectorAll('*')]
        .flatMap((part) => [getComputedStyle(part), getComputedStyle(part, '::before')])
        .map(
          (style) =>
            `${style.borderStyle} ${style.borderWidth} ${style.borderColor} ${style.outlineStyle} ${style.fontWeight} ${style.textDecorationLine} ${style.content} ${style.backgroundColor} ${style.color}`,
        )
        .join(';');
    for (const [attribute, selector] of chosen)
      for (const one of document.querySelectorAll(selector)) {
        if (!isShown(one)) continue;
        const before = look(one);
        const value = one.getAttribute(attribute) ?? '';
        one.removeAttribute(attribute);
        if (look(one) === before) found.push(`${tell(one)} does not show that it is chosen`);
        one.setAttribute(attribute, value);
      }
    return found;
  }, CHOSEN);
  await page.emulateMedia({ forcedColors: 'none' });
  expect.soft(problems, `${screen}, forced colours`).toEqual([]);
}
