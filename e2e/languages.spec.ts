import { expect, test } from './fixtures';
import { composer, host } from './support/steps';

test('the app speaks another language at once, mirrored where that is written so, and keeps what was being written', async ({
  open,
}) => {
  const rosa = await open('rosa', { args: ['--lang=en'] });
  const { page } = rosa;
  await host(rosa, 'Rosa');
  await page.keyboard.press('Escape');
  await composer(page).fill('half a sentence');

  await page
    .getByRole('button', { name: /^Settings/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('العربية');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', /^ar/);
  // Where it was chosen, one stands again.
  await expect(page.getByRole('dialog', { name: 'الإعدادات' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'رسالة', exact: true })).toHaveValue(
    'half a sentence',
  );
  const rail = await page.getByRole('navigation', { name: 'الخوادم' }).boundingBox();
  expect(rail?.x).toBeGreaterThan((page.viewportSize()?.width ?? 0) / 2);
  const menu = await rosa.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  );
  expect(menu).toContain('مساعدة');
  await rosa.quit();

  // It is remembered, and the system's is taken where nobody chose.
  const again = await open('rosa', { args: ['--lang=en'] });
  await expect(again.page.locator('html')).toHaveAttribute('lang', /^ar/);
  const jonas = await open('jonas', { args: ['--lang=de'] });
  await expect(jonas.page.getByRole('button', { name: 'Server beitreten' })).toBeVisible();
});
