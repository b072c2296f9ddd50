import { expect, test } from './fixtures';

/** The bridge as somebody without its types would use it. */
interface Loose {
  call(name: unknown, input: unknown): Promise<{ ok: boolean; code?: string }>;
}

test('the page is locked in: sandbox, isolation, policy, navigation, windows, permissions', async ({
  open,
}) => {
  const { app, page } = await open('rosa');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();

  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in the typings, but what the running page really has.
    const read = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return read.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });

  const inside = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const script = document.createElement('script');
    try {
      script.textContent = 'window.injected = true';
      document.head.append(script);
    } catch {
      violations.push('trusted-types');
    }
    const reached = await fetch('https://127.0.0.1:7788/v1/hello').then(
      () => true,
      () => false,
    );
    const permissions = await Promise.all(
      (['geolocation', 'camera', 'microphone', 'notifications'] as const).map(async (name) => [
        name,
        (await navigator.permissions.query({ name: name })).state,
      ]),
    );
    await new Promise((resolve) => setTimeout(resolve, 0));
    return {
      origin: location.origin,
      hasNode: 'require' in window || 'process' in window,
      bridge: Object.keys(window.hearth).toSorted(),
      injected: 'injected' in window,
      reached,
      opened: window.open('https://example.invalid/') !== null,
      violations,
      permissions: Object.fromEntries(permissions) as Record<string, string>,
    };
  });
  expect(inside).toMatchObject({
    origin: 'app://hearth',
    hasNode: false,
    bridge: ['call', 'subscribe'],
    injected: false,
    reached: false,
    opened: false,
    permissions: { geolocation: 'denied', camera: 'denied', microphone: 'denied' },
  });
  expect(inside.violations).toContain('connect-src');

  await page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  await page.evaluate(() => {
    location.href = 'file:///etc/hostname';
  });
  expect(page.url()).toMatch(/^app:\/\/hearth\//);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('BR-1, BR-2: junk through the bridge is refused and disturbs nothing', async ({ open }) => {
  const { page } = await open('rosa');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  const answers = await page.evaluate(async () => {
    const junk: unknown[] = [
      undefined,
      null,
      7,
      'x',
      [],
      { __proto__: { name: 'x' } },
      { serverId: {} },
    ];
    const names = ['app:snapshot2', '__proto__', 'constructor', '', 'room:create', 'message:send'];
    const call = (name: unknown, input: unknown): Promise<{ ok: boolean; code?: string }> =>
      (window as unknown as { hearth: Loose }).hearth.call(name, input);
    const all: { ok: boolean; code?: string }[] = [];
    for (const name of names) for (const input of junk) all.push(await call(name, input));
    return all;
  });
  expect(answers.every((answer) => !answer.ok && answer.code === 'bad_request')).toBe(true);
  await expect(page.getByRole('button', { name: 'Host a server' })).toBeEnabled();
});
