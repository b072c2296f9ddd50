import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { WANTED_FUSES } from '../packaging/fuses.mjs';
import { expect, test } from './fixtures';

const ROOT = path.join(import.meta.dirname, '..');
/** What the running Electron may not be older than. */
const OLDEST_ELECTRON = 33;

/**
 * Electron's own list of what makes an app safe, point by point, read back from the running app. The stories of
 * `window-security` and `page-powers` try the same from inside with more ways.
 */
test('H1: the points of Electron’s security list hold in the running app', async ({ open }) => {
  const { app, page, log } = await open('rosa');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in the typings, but what the running page really has.
    const read = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return read.getLastWebPreferences();
  });
  const isFetched = (url: string) =>
    app.evaluate(
      ({ BrowserWindow }, address) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.session.fetch(address)
          .then(
            () => true,
            () => false,
          ),
      url,
    );
  const address = page.url();

  await test.step('1: nothing is loaded from anywhere but the app', async () => {
    let hits = 0;
    const server = createServer((_request, answer) => {
      hits += 1;
      answer.end('here');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    // It is there; only the window's session may not go.
    expect((await fetch(url)).status).toBe(200);
    expect(await isFetched(url)).toBe(false);
    expect(hits).toBe(1);
    server.close();
    const loaded = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[src], link[href]')].map(
        (element) =>
          new URL(element.getAttribute('src') ?? element.getAttribute('href') ?? '', location.href)
            .href,
      ),
    );
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((url) => !url.startsWith('app://hearth/'))).toEqual([]);
  });

  await test.step('2: no Node in the page, its workers or its frames', async () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
    });
    // Told only where it is on.
    expect(preferences['nodeIntegrationInWorker'] ?? false).toBe(false);
    const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname'];
    expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual(
      [],
    );
  });

  await test.step('3: the page and the preload are worlds apart', async () => {
    expect(preferences).toMatchObject({ contextIsolation: true });
    const isKept = await page.evaluate(() => {
      const before = window.hearth;
      try {
        Object.assign(window, { hearth: null });
        Object.assign(before, { call: null });
      } catch {
        // Refusing aloud is as good.
      }
      return window.hearth === before && typeof window.hearth.call === 'function';
    });
    expect(isKept).toBe(true);
  });

  await test.step('4: the page is in the sandbox', () => {
    expect(preferences).toMatchObject({ sandbox: true });
  });

  await test.step('5: powers are asked for, and refused', async () => {
    const states = await page.evaluate(() =>
      Promise.all(
        (['geolocation', 'camera', 'microphone', 'midi'] as const).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  await test.step('6, 8, 9, 10: web security on; no insecure content, experiments, Blink features', async () => {
    expect(preferences).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
    expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
    const switches = [
      'disable-web-security',
      'allow-running-insecure-content',
      'enable-blink-features',
      'enable-experimental-web-platform-features',
    ];
    const set = await app.evaluate(
      ({ app: electron }, names) => names.filter((name) => electron.commandLine.hasSwitch(name)),
      switches,
    );
    expect(set).toEqual([]);
  });

  await test.step('7: a policy that begins with nothing, on every answer', async () => {
    const policy = await page.evaluate(async () => {
      const answer = await fetch('app://hearth/index.html');
      return answer.headers.get('content-security-policy') ?? '';
    });
    const directives = policy.split('; ');
    expect(directives).toContain("default-src 'none'");
    expect(directives).toContain("script-src 'self'");
    expect(directives).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe-|https?:|\*|data:/);
  });

  await test.step('11, 12: no webview, and none that could open windows', async () => {
    expect(preferences).toMatchObject({ webviewTag: false });
    const made = await page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('allowpopups', '');
      document.body.append(view);
      const kind = view.constructor.name;
      view.remove();
      return kind;
    });
    expect(made).toBe('HTMLElement');
    const kinds = await app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getType()),
    );
    expect(kinds).toEqual(['window']);
  });

  await test.step('13, 14: the page goes nowhere and opens nothing', async () => {
    expect(await page.evaluate(() => window.open('https://example.invalid/') === null)).toBe(true);
    await page.evaluate(() => location.assign('https://example.invalid/'));
    await expect.poll(() => log()).toContain('navigation refused');
    expect(page.url()).toBe(address);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  await test.step('15: the system is handed web and mail addresses alone, after a question', async () => {
    await app.evaluate(({ dialog, shell }) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seenOpened: seen });
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
      shell.openExternal = (href: string) => {
        seen.push(href);
        return Promise.resolve();
      };
    });
    const answers = await page.evaluate(async () => {
      const urls = [
        'file:///etc/passwd',
        'javascript:alert(1)',
        'smb://host/x',
        'ms-msdt:/id',
        'data:text/html,x',
        'https://example.invalid/',
      ];
      return Promise.all(urls.map((url) => window.hearth.call('link:open', { url })));
    });
    expect(answers.map((answer) => (answer.ok ? answer.value.isOpened : answer.code))).toEqual([
      ...Array.from({ length: 5 }, () => 'bad_request'),
      false,
    ]);
    const opened = await app.evaluate(
      () => (globalThis as unknown as { seenOpened: string[] }).seenOpened,
    );
    expect(opened).toEqual([]);
  });

  await test.step('16: an Electron that is still mended', async () => {
    const declared = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: { electron: string };
    };
    expect(Number(declared.devDependencies.electron.split('.')[0])).toBeGreaterThanOrEqual(45);
    // Where that one cannot be had, an older one stands in for tests.
    const running = await app.evaluate(() => process.versions['electron'] ?? '0');
    expect(Number(running.split('.')[0])).toBeGreaterThanOrEqual(OLDEST_ELECTRON);
  });

  await test.step('17: main hears its own window alone', async () => {
    const stranger = await app.evaluate(async ({ app: electron, BrowserWindow }) => {
      const preload = `${electron.getAppPath()}/out/preload/index.cjs`;
      const second = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await second.loadURL('app://hearth/index.html');
      const answer = (await second.webContents.executeJavaScript(
        `window.hearth.call('app:snapshot', {})`,
      )) as { ok: boolean; code?: string };
      second.destroy();
      return answer;
    });
    expect(stranger).toMatchObject({ ok: false, code: 'not_allowed' });
  });

  await test.step('18: the page is no file and reads none', async () => {
    expect(address).toMatch(/^app:\/\/hearth\//);
    const isRead = await page.evaluate(() =>
      fetch('file:///etc/hostname').then(
        () => true,
        () => false,
      ),
    );
    expect(isRead).toBe(false);
    await page.evaluate(() => {
      location.href = 'file:///etc/hostname';
    });
    expect(page.url()).toBe(address);
  });

  await test.step('19: the fuses of what ships are one exact list', async () => {
    // They belong to the packaged program: `packaged.pack.ts` installs one and reads them back from it. Here stands what
    // it is held to, as Electron's list has it.
    expect(WANTED_FUSES).toMatchObject({
      RunAsNode: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      OnlyLoadAppFromAsar: true,
      EnableEmbeddedAsarIntegrityValidation: true,
    });
    const packaged = await readFile(path.join(import.meta.dirname, 'packaged.pack.ts'), 'utf8');
    expect(packaged).toContain("test('H1 point 19, H7: the fuses");
  });

  await test.step('20: the page has two plain functions, and nothing of Electron', async () => {
    const seen = await page.evaluate(async () => {
      const heard = await new Promise<unknown[]>((resolve) => {
        window.hearth.subscribe((...given: unknown[]) => resolve(given));
        void window.hearth.call('settings:change', { theme: 'dark' });
      });
      return {
        names: Object.keys(window.hearth).toSorted(),
        kinds: Object.values(window.hearth).map((value) => typeof value),
        heard,
      };
    });
    expect(seen.names).toEqual(['call', 'subscribe']);
    expect(seen.kinds).toEqual(['function', 'function']);
    // One plain announcement, never Electron's own event; and the page still hears, for all it tried.
    expect(seen.heard).toEqual([
      { type: 'app:patched', version: expect.any(Number), patch: expect.anything() },
    ]);
  });
});
