import { spawn } from 'node:child_process';
import { expect, test } from './fixtures';
import { appArguments, electronPath } from './support/app';
import { composer } from './support/steps';

test('BR-4: an invite link opens the app, cold or running, and joins nothing before Join is pressed', async ({
  open,
  hostHeadless,
}) => {
  const server = await hostHeadless('server', { name: 'Workshop' });

  await test.step('cold', async () => {
    const cold = await open('cold', { args: [server.invite] });
    const { page } = cold;
    await expect(page.getByText(/You opened an invite/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Jonas');
    await page.getByRole('button', { name: 'Join a server' }).click();
    await expect(page.getByRole('textbox', { name: 'Address or invite' })).toHaveValue(
      server.invite,
    );
    await expect(page.getByText('Workshop').first()).toBeVisible();
    await expect(composer(page)).toHaveCount(0);
    await cold.quit();
  });

  await test.step('running: the second start hands the link to the first and ends', async () => {
    const { page, app, dataDir } = await open('running');
    await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
    const second = spawn(electronPath(), appArguments(dataDir, [server.invite]), {
      stdio: 'ignore',
    });
    await new Promise((resolve) => second.once('exit', resolve));
    await expect(page.getByText(/You opened an invite/)).toBeVisible();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Jonas');
    await page.getByRole('button', { name: 'Join a server' }).click();
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(composer(page)).toBeVisible();
  });
  expect(await server.stop()).toBe(0);
});

test('H6: a start with anything else in its arguments opens no dialog, sends nothing and changes no switch', async ({
  open,
}) => {
  const { page, app, dataDir } = await open('running');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  const switches = ['inspect', 'gpu-launcher', 'renderer-cmd-prefix', 'remote-debugging-port'];
  const isSet = () =>
    app.evaluate(
      ({ app: electron }, names) => names.filter((name) => electron.commandLine.hasSwitch(name)),
      switches,
    );
  const before = await isSet();
  const starts = [
    ['hearth://settings'],
    ['hearth://join/1?k=x&h=127.0.0.1'],
    ['"hearth://join/1?k=x" --inspect=0'],
    ['--', 'hearth://join/1?k=x', '--gpu-launcher=/bin/false', "' --no-sandbox"],
    ['https://192.0.2.1:7788/join/1#k=x', 'file:///etc/passwd', 'hearth://'],
  ];
  for (const args of starts) {
    const second = spawn(electronPath(), appArguments(dataDir, args), { stdio: 'ignore' });
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
  }
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await expect(page.getByText(/You opened an invite/)).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await isSet()).toEqual(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
