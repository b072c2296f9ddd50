import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Looks at what stands on the screen with axe, light and dark; `screen` names it where something is found. */
export async function expectNothingFound(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    // The application has no other frames, and its policy forbids the frame that axe would open to look for them.
    const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const told = found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
    );
    expect(told, `${screen}, ${theme}`).toEqual([]);
  }
}
