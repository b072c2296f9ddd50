import { expect, test } from './fixtures';

test('H4: no power but copying text and notifying, by request and by check', async ({ open }) => {
  const { page } = await open('rosa');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  const powers = await page.evaluate(async () => {
    const names = [
      'accelerometer',
      'ambient-light-sensor',
      'background-fetch',
      'background-sync',
      'camera',
      'clipboard-read',
      'clipboard-write',
      'display-capture',
      'fullscreen',
      'geolocation',
      'gyroscope',
      'idle-detection',
      'keyboard-lock',
      'local-fonts',
      'magnetometer',
      'microphone',
      'midi',
      'nfc',
      'notifications',
      'payment-handler',
      'persistent-storage',
      'pointer-lock',
      'push',
      'screen-wake-lock',
      'speaker-selection',
      'storage-access',
      'top-level-storage-access',
      'window-management',
    ];
    const granted: string[] = [];
    for (const name of names) {
      // Names that this Chromium does not know are refused by their own nature.
      const state = await navigator.permissions
        .query({ name: name as PermissionName })
        .then((status) => status.state)
        .catch(() => 'unknown');
      if (state === 'granted') granted.push(name);
    }
    const wanted: Record<string, () => Promise<unknown>> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      clipboard: () => navigator.clipboard.readText(),
      place: () =>
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, reject);
        }),
      midi: () => navigator.requestMIDIAccess(),
      worker: () => navigator.serviceWorker.register('/sw.js'),
    };
    const got: string[] = [];
    for (const [name, ask] of Object.entries(wanted)) {
      const isGiven = await ask().then(
        () => true,
        () => false,
      );
      if (isGiven) got.push(name);
    }
    return { granted, got };
  });
  expect(powers.got).toEqual([]);
  expect(powers.granted.filter((name) => name !== 'fullscreen')).toEqual([
    'clipboard-write',
    'notifications',
  ]);
});

test('H3: whatever the page tries, it stays where it is, alone', async ({ open }) => {
  const { app, page, log } = await open('rosa');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  const address = page.url();
  const refused = () => log().split('navigation refused').length - 1;

  const attempts: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'a link into a new window',
      () =>
        page.evaluate(() => {
          const link = document.createElement('a');
          link.href = 'https://example.invalid/';
          link.target = '_blank';
          document.body.append(link);
          link.click();
        }),
    ],
    ['window.open', () => page.evaluate(() => void window.open('app://hearth/', '', 'popup'))],
    [
      'its own address with a question',
      () => page.evaluate(() => location.assign('app://hearth/index.html?x')),
    ],
    ['a script as address', () => page.evaluate(() => location.assign('https://a.invalid/'))],
    ['a file', () => page.evaluate(() => location.assign('data:text/html,x'))],
    ['another app', () => page.evaluate(() => location.assign('mailto:somebody@example.invalid'))],
  ];
  for (const [what, attempt] of attempts) {
    await test.step(what, async () => {
      await attempt();
      expect(page.url()).toBe(address);
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
        1,
      );
    });
  }
  expect(refused()).toBeGreaterThanOrEqual(2);

  await test.step('frames, objects, forms, refreshes, dropped files, downloads', async () => {
    const inside = await page.evaluate(async () => {
      for (const [tag, attribute] of [
        ['iframe', 'src'],
        ['embed', 'src'],
        ['object', 'data'],
        ['webview', 'src'],
      ] as const) {
        const element = document.createElement(tag);
        try {
          element.setAttribute(attribute, 'https://example.invalid/');
        } catch {
          // Trusted types refuse it already.
        }
        document.body.append(element);
      }
      const refresh = document.createElement('meta');
      refresh.httpEquiv = 'refresh';
      refresh.content = '0;url=https://example.invalid/';
      document.head.append(refresh);
      const form = document.createElement('form');
      form.action = 'https://example.invalid/';
      document.body.append(form);
      form.submit();
      const download = document.createElement('a');
      download.href = '/index.html';
      download.download = 'index.html';
      document.body.append(download);
      download.click();
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'x.html', { type: 'text/html' }));
      data.setData('text/uri-list', 'https://example.invalid/');
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      return {
        frames: [...document.querySelectorAll('iframe')].map(
          (one) => one.contentDocument?.URL ?? 'foreign',
        ),
      };
    });
    expect(inside.frames.every((url) => url === 'about:blank' || url === 'foreign')).toBe(true);
    const kinds = await app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getType()),
    );
    expect(kinds).toEqual(['window']);
    expect(page.url()).toBe(address);
    // The page lives and is heard. (The driver itself waits for the refused navigations and finds nothing any more.)
    const isHeard = () => window.hearth.call('app:snapshot', {}).then(({ ok }) => ok);
    expect(await page.evaluate(isHeard)).toBe(true);
  });
});

test('H5: the protocol of the page serves its bundle and nothing else', async ({ open }) => {
  const { app, page } = await open('rosa');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  const served = await app.evaluate(async ({ net }) => {
    const addresses = [
      'app://hearth/',
      'app://hearth/index.html',
      'app://hearth/../package.json',
      'app://hearth/%2e%2e/%2e%2e/package.json',
      'app://hearth/..%2f..%2fpackage.json',
      'app://hearth/..%5c..%5cpackage.json',
      'app://hearth//etc/hostname',
      'app://hearth/%00index.html',
      'app://hearth/index.html%00.png',
      'app://hearth/assets/',
      'app://hearth/assets/../../main/index.js',
      'app://other/index.html',
      'app://hearth.evil/index.html',
      `app://hearth/${'a'.repeat(100_000)}.html`,
    ];
    const answers: Record<string, string> = {};
    for (const address of addresses) {
      const answer = await net
        .fetch(address, { bypassCustomProtocolHandlers: false })
        .catch(() => null);
      answers[address.slice(0, 60)] =
        answer === null
          ? 'none'
          : `${answer.status} ${answer.headers.has('content-security-policy')}`;
    }
    const posted = await net
      .fetch('app://hearth/', { method: 'POST', body: 'x' })
      .catch(() => null);
    return { answers, posted: posted?.status ?? 'none' };
  });
  const entries = Object.entries(served.answers);
  expect(entries.filter(([, answer]) => answer === '200 true').map(([address]) => address)).toEqual(
    ['app://hearth/', 'app://hearth/index.html'],
  );
  expect(
    entries.filter(([, answer]) => !['200 true', '404 true', 'none'].includes(answer)),
  ).toEqual([]);
  expect(served.posted).not.toBe(200);
});

test('H2: a second window with the same bridge is a stranger; guessed channels are not there', async ({
  open,
}) => {
  const { app, page } = await open('rosa');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  const stranger = await app.evaluate(async ({ app: electron, BrowserWindow }) => {
    const preload = `${electron.getAppPath()}/out/preload/index.cjs`;
    const second = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true },
    });
    await second.loadURL('app://hearth/index.html');
    const answer = (await second.webContents.executeJavaScript(
      `window.hearth.call('profile:rename', { name: 'Mallory' })`,
    )) as { ok: boolean; code?: string };
    second.destroy();
    return answer;
  });
  expect(stranger).toMatchObject({ ok: false, code: 'not_allowed' });
  const name = await page.evaluate(async () => {
    const answer = await window.hearth.call('app:snapshot', {});
    return answer.ok ? answer.value.view.profile.name : 'failed';
  });
  expect(name).toBeNull();

  const channels = await app.evaluate(({ ipcMain }) => ({
    // Electron itself hears `error`.
    listened: ipcMain
      .eventNames()
      .filter((name) => name !== 'error')
      .map(String),
    handled: [
      // oxlint-disable-next-line no-underscore-dangle -- Electron keeps what is handled under this name alone
      ...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys(),
    ],
  }));
  expect(channels).toEqual({ listened: [], handled: ['hearth:call'] });
});
