import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { composer, host, message, say } from './support/steps';

/** Answers main's question for the person, and keeps what was asked and opened. */
async function watch({ app }: RunningApp): Promise<void> {
  await app.evaluate(({ dialog, shell }) => {
    const seen = { asked: [] as string[], opened: [] as string[], agrees: true };
    Object.assign(globalThis, { seenLinks: seen });
    dialog.showMessageBox = (...given: unknown[]) => {
      const options = given.at(-1) as { message: string; detail: string };
      seen.asked.push(`${options.message} ${options.detail}`);
      return Promise.resolve({ response: seen.agrees ? 1 : 0, checkboxChecked: true });
    };
    shell.openExternal = (href: string) => {
      seen.opened.push(href);
      return Promise.resolve();
    };
  });
}
const seen = ({ app }: RunningApp) =>
  app.evaluate(
    () => (globalThis as unknown as { seenLinks: { asked: string[]; opened: string[] } }).seenLinks,
  );

test('G3: a link of a message opens after a question that names its host', async ({
  open,
  hostHeadless,
}) => {
  const server = await hostHeadless('server', { name: 'Workshop' });
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  await watch(rosa);
  const { page } = rosa;
  const address = page.url();

  await test.step('by a click: asked once for a host', async () => {
    await say(page, 'Manual: https://example.org/manual.');
    await page.getByRole('link', { name: 'https://example.org/manual' }).click();
    await page.getByRole('link', { name: 'https://example.org/manual' }).click();
    await expect.poll(async () => (await seen(rosa)).opened).toHaveLength(2);
    expect(await seen(rosa)).toMatchObject({
      asked: ['Open example.org in your browser? https://example.org/manual'],
      opened: ['https://example.org/manual', 'https://example.org/manual'],
    });
  });

  await test.step('by keyboard: one Tab from its message, then Enter', async () => {
    await say(page, 'http://good.example@evil.example/');
    const row = message(page, 'http://good.example@evil.example/');
    await row.focus();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: /evil\.example/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await seen(rosa)).asked).toHaveLength(2);
    expect((await seen(rosa)).asked[1]).toContain('It leads to evil.example.');
  });

  await test.step('what is no web address stays words', async () => {
    const count = await page.getByRole('link').count();
    await say(page, 'javascript:alert(1) file:///etc/passwd smb://host/x ms-msdt:/id hearth://x');
    expect(await page.getByRole('link').count()).toBe(count);
  });

  await test.step('an invite opens the dialog in which one joins, and joins nothing', async () => {
    await say(page, server.invite);
    await page.getByRole('link', { name: /^hearth:/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Join a server' });
    await expect(dialog.getByRole('textbox').first()).toHaveValue(server.invite);
    await page.keyboard.press('Escape');
    await expect(composer(page)).toBeVisible();
  });

  await test.step('the page stayed where it is, and a middle click opens nothing', async () => {
    await page
      .getByRole('link', { name: 'https://example.org/manual' })
      .click({ button: 'middle' });
    expect(page.url()).toBe(address);
    const { asked, opened } = await seen(rosa);
    expect(asked).toHaveLength(2);
    expect(opened.every((href) => /^https?:/.test(href))).toBe(true);
    const windows = await rosa.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows());
    expect(windows).toHaveLength(1);
  });
  expect(await server.stop()).toBe(0);
});
