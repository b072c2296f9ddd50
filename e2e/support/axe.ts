import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Violation {
  id: string;
  nodes: { html: string }[];
}

interface InPage {
  /** Stays in the page once the builder has put it there. */
  axe?: {
    run(place: string | Document, options: object): Promise<{ violations: Violation[] }>;
  };
}

// The application has no other frames, and its policy forbids the frame that axe would open to look for them.
const OPTIONS = { resultTypes: ['violations' as const], iframes: false, preload: false };

const tell = (violations: readonly Violation[]) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);

/** Looks at what stands on the screen with axe, as it is coloured now. */
export async function expectNothingNow(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(OPTIONS).analyze();
  expect.soft(tell(violations), what).toEqual([]);
}

/** Looks at what stands on the screen with axe, light and dark; `screen` names it where something is found. */
export async function expectNothingFound(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectNothingNow(page, `${screen}, ${colorScheme}`);
  }
}

/** What another look can change: it has other colours, and everything else is as in the first. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** What lies over the rest, which was looked at before. */
const OVER = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** The same in every look there is: light and dark, each with the usual and with high contrast. */
export async function expectNothingInAnyLook(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', contrast: null, reducedMotion: 'reduce' });
  await expectNothingNow(page, `${screen}, light`);
  for (const [colorScheme, contrast] of [
    ['dark', null],
    ['dark', 'more'],
    ['light', 'more'],
  ] as const) {
    await page.emulateMedia({ colorScheme, contrast });
    const violations = await page.evaluate(
      async ([over, options]) => {
        const { axe } = window as unknown as InPage;
        if (axe === undefined) throw new Error('axe is not there any more');
        const isOver = [...document.querySelectorAll(over)].some((one) => one.checkVisibility());
        return (await axe.run(isOver ? over : document, options)).violations;
      },
      [OVER, { ...OPTIONS, runOnly: OF_COLOURS }] as const,
    );
    const look = contrast === null ? colorScheme : `${colorScheme} in high contrast`;
    expect.soft(tell(violations), `${screen}, ${look}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', contrast: null });
}
