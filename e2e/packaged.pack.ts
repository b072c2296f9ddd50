import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toDesktopFile } from '../packaging/linux/desktop-file.mjs';
import { toWanted, WANTED_FUSES } from '../packaging/fuses.mjs';
import { FUSES, readFuses } from '../scripts/lib/fuses.mjs';
import { makeReleaseKey } from '../scripts/lib/release.mjs';
import { expect, test } from './fixtures';
import { electronPath } from './support/app';
import {
  copyWithFuses,
  install,
  listArchive,
  startUndriven,
  type Installed,
} from './support/installed';
import {
  expectInOrder,
  host,
  join,
  openSettings,
  say,
  takeInvite,
  timeline,
} from './support/steps';

const ROOT = path.join(import.meta.dirname, '..');
const MB = 1024 * 1024;
/** What the archive of the app may weigh, and everything that is installed, Electron with it. */
const ARCHIVE_BYTES = 8 * MB;
const INSTALLED_BYTES = 320 * MB;

/** Of the icon theme, in pixels. */
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

/** All that may lie in the archive; each of these is there at least once. */
const PACKED = [
  /^LICENSE$/,
  /^package\.json$/,
  /^update-source\.json$/,
  /^out\/main\/(index|server-process)\.js$/,
  /^out\/main\/licences\.json$/,
  /^out\/main\/chunks\/[\w-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(index\.html|licences\.json)$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|json|png|svg|wav|woff2)$/,
  /^resources\/(badge|icon|tray(-unread)?(Template(@2x)?)?)\.png$/,
  /^node_modules\/@photostructure\/sqlite\/(LICENSE|package\.json|dist\/index\.[cm]js)$/,
  new RegExp(
    String.raw`^node_modules/@photostructure/sqlite/prebuilds/${process.platform}-${process.arch}/@photostructure\+sqlite\.glibc\.node$`,
  ),
  /^node_modules\/node-gyp-build\/(LICENSE|package\.json|index\.js|node-gyp-build\.js)$/,
];

let place = '';
let installed: Installed;

test.beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'hearth-installed-'));
  installed = install(path.join(place, 'as-shipped'));
});

test.afterAll(() => {
  rmSync(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

test('H1 point 19, H7: the fuses of the installed app are the exact list', async () => {
  const found = await readFuses(installed.fuseFile);
  expect(found).toEqual(await toWanted(installed.fuseFile));
  expect(Object.keys(WANTED_FUSES)).toEqual([...FUSES]);
  // An older Electron lacks some of them, and these none.
  expect(found).toMatchObject({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test('nothing is installed but what the app needs, and it weighs no more than it may', () => {
  const packed = listArchive(path.join(installed.resources, 'app.asar'));
  const names = packed.map(({ path: name }) => name);
  expect(names.filter((name) => !PACKED.some((pattern) => pattern.test(name)))).toEqual([]);
  expect(PACKED.filter((pattern) => !names.some((name) => pattern.test(name)))).toEqual([]);
  // Libraries that the system loads lie beside the archive, and nothing else does.
  const beside = packed.filter(({ isBeside }) => isBeside).map(({ path: name }) => name);
  expect(beside).toEqual(names.filter((name) => name.endsWith('.node')));
  expect(listFiles(path.join(installed.resources, 'app.asar.unpacked'))).toEqual(beside);
  expect(statSync(path.join(installed.resources, 'app.asar')).size).toBeLessThan(ARCHIVE_BYTES);

  const all = listFiles(installed.folder);
  expect(all.filter((name) => /default_app|[/\\]resources[/\\]app[/\\]|\.map$/.test(name))).toEqual(
    [],
  );
  const weight = all.reduce(
    (sum, name) => sum + statSync(path.join(installed.folder, name)).size,
    0,
  );
  expect(weight).toBeLessThan(INSTALLED_BYTES);
  if (process.platform === 'darwin') return;
  // Chromium's own words in the languages of the app alone.
  const locales = readdirSync(path.join(installed.folder, 'locales')).toSorted();
  expect(locales).toEqual(['ar.pak', 'de.pak', 'en-US.pak', 'fr.pak', 'zh-CN.pak']);
});

test('I2: what the updater reads names the publisher of a signed package for Windows alone', () => {
  const isSigned = process.platform === 'win32' && (process.env['WIN_CSC_LINK'] ?? '') !== '';
  expect(
    JSON.parse(readFileSync(path.join(installed.resources, 'app-update.yml'), 'utf8')),
  ).toEqual({
    updaterCacheDirName: 'hearth-updater',
    ...(isSigned ? { publisherName: [process.env['HEARTH_PUBLISHER']] } : {}),
  });
});

test('the licences of all that is passed on come with it', () => {
  const chromium = statSync(find(installed, 'LICENSES.chromium.html')).size;
  expect(chromium).toBeGreaterThan(MB);
  expect(readFileSync(find(installed, 'LICENSE.electron.txt'), 'utf8')).toContain('MIT');
  const packed = listArchive(path.join(installed.resources, 'app.asar'));
  const lists = packed.filter(({ path: name }) => name.endsWith('licences.json'));
  expect(lists).toHaveLength(2);
  expect(lists.every(({ size }) => size > 10_000)).toBe(true);
});

if (process.platform === 'linux') {
  test('the menus of Linux find name, icons, links and a description', () => {
    const share = path.join(installed.prefix, 'share');
    const desktop = path.join(share, 'applications', 'hearth.desktop');
    execFileSync('desktop-file-validate', [desktop]);
    const entry = readFileSync(desktop, 'utf8').split('\n');
    expect(entry).toContain('Name=Hearth');
    expect(entry).toContain(`Exec="${path.join(installed.folder, 'hearth')}" %U`);
    expect(entry).toContain('Icon=hearth');
    expect(entry).toContain('StartupWMClass=hearth');
    expect(entry).toContain('MimeType=x-scheme-handler/hearth;');
    const icons = listFiles(path.join(share, 'icons', 'hicolor')).filter((name) =>
      name.endsWith('.png'),
    );
    expect(icons.toSorted()).toEqual(
      ICON_SIZES.map((size) => `${size}x${size}/apps/hearth.png`).toSorted(),
    );
    const description = readFileSync(
      path.join(share, 'metainfo', 'chat.hearth.Hearth.metainfo.xml'),
      'utf8',
    );
    expect(description).toContain('<launchable type="desktop-id">hearth.desktop</launchable>');
  });

  test('it is taken away without a trace, but for what people wrote', async () => {
    const folder = path.join(place, 'to-remove');
    const { prefix } = install(folder);
    const data = path.join(folder, 'home', '.config', 'Hearth');
    mkdirSync(data, { recursive: true });
    const script = path.join(
      folder,
      'unpacked',
      readdirSync(path.join(folder, 'unpacked'))[0] ?? '',
      'install.sh',
    );
    execFileSync(script, ['--remove', '--prefix', prefix], { stdio: 'ignore' });
    const left = listFiles(prefix).filter(
      (name) => !/mimeinfo\.cache$|icon-theme\.cache$/.test(name),
    );
    expect(left).toEqual([]);
    expect(existsSync(data)).toBe(true);
  });
}

const deb = process.env['HEARTH_DEB'];
if (deb !== undefined) {
  test('the Debian package holds the same app, and a menu entry with the same fields', () => {
    const folder = path.join(place, 'deb');
    execFileSync('dpkg-deb', ['--extract', deb, folder]);
    const control = execFileSync('dpkg-deb', ['--field', deb], { encoding: 'utf8' });
    expect(control).toContain('Package: hearth\n');
    expect(control).toMatch(/^Depends: .*libgtk-3-0.*libnss3/m);
    const app = path.join(folder, 'opt', 'Hearth');
    // The profile of AppArmor is for packages alone.
    const more = listFiles(app).filter((name) => !existsSync(path.join(installed.folder, name)));
    expect(more).toEqual(['resources/apparmor-profile']);
    const archive = path.join('resources', 'app.asar');
    expect(
      readFileSync(path.join(app, archive)).equals(
        readFileSync(path.join(installed.folder, archive)),
      ),
    ).toBe(true);
    const desktop = path.join(folder, 'usr', 'share', 'applications', 'hearth.desktop');
    execFileSync('desktop-file-validate', [desktop]);
    const entry = readFileSync(desktop, 'utf8').trim().split('\n').toSorted();
    expect(entry).toEqual(toDesktopFile('/opt/Hearth/hearth').trim().split('\n').toSorted());
    expect(listFiles(path.join(folder, 'usr', 'share')).toSorted()).toEqual(
      [
        'applications/hearth.desktop',
        'metainfo/chat.hearth.Hearth.metainfo.xml',
        ...ICON_SIZES.map((size) => `icons/hicolor/${size}x${size}/apps/hearth.png`),
      ].toSorted(),
    );
  });
}

test('H7: environment and switches that take over a program are inert, and a folder beside the archive too', async () => {
  test.slow();
  const obedient = await copyWithFuses(installed, path.join(place, 'obedient'), {
    RunAsNode: true,
    EnableNodeCliInspectArguments: true,
    OnlyLoadAppFromAsar: false,
  });
  const trace = path.join(place, 'taken-over');
  const script = path.join(place, 'take-over.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'here');`);
  const isTaken = (): boolean => {
    const was = existsSync(trace);
    rmSync(trace, { force: true });
    return was;
  };

  await test.step('ELECTRON_RUN_AS_NODE', async () => {
    const env = { ELECTRON_RUN_AS_NODE: '1' };
    execFileSync(obedient.program, [script], { env: { ...process.env, ...env } });
    expect(isTaken()).toBe(true);
    const output = await startUndriven(installed.program, path.join(place, 'a'), {
      args: [script],
      env,
    });
    expect(output).toContain('window opened');
    expect(isTaken()).toBe(false);
  });

  await test.step('NODE_OPTIONS', async () => {
    const env = { NODE_OPTIONS: `--require=${script}` };
    // A packaged Electron takes few of these options even with the fuse on, so that the one of developers has to show
    // that this is one.
    await startUndriven(electronPath(), path.join(place, 'b'), { args: [ROOT], env });
    expect(isTaken()).toBe(true);
    const output = await startUndriven(installed.program, path.join(place, 'c'), { env });
    expect(output).toContain('window opened');
    expect(isTaken()).toBe(false);
  });

  await test.step('--inspect and --remote-debugging-port', async () => {
    const ports = { node: await freePort(), page: await freePort() };
    const args = [`--inspect=127.0.0.1:${ports.node}`, `--remote-debugging-port=${ports.page}`];
    const look = async () => ({ node: await answers(ports.node), page: await answers(ports.page) });
    let seen = { node: false, page: false };
    const meanwhile = async (): Promise<void> => {
      seen = await look();
    };
    // In a copy that lets Node be inspected, the page may be as well: that one is for tests.
    await startUndriven(obedient.program, path.join(place, 'd'), { args, meanwhile });
    expect(seen).toEqual({ node: true, page: true });
    const output = await startUndriven(installed.program, path.join(place, 'e'), {
      args,
      meanwhile,
    });
    expect(output).toContain('window opened');
    expect(seen).toEqual({ node: false, page: false });
  });

  await test.step('a folder in place of the archive', async () => {
    for (const [app, isObeyed] of [
      [obedient, true],
      [installed, false],
    ] as const) {
      const [archive, away, folder] = ['app.asar', 'away.asar', 'app'].map((name) =>
        path.join(app.resources, name),
      ) as [string, string, string];
      renameSync(archive, away);
      mkdirSync(folder);
      cpSync(script, path.join(folder, 'index.js'));
      writeFileSync(path.join(folder, 'package.json'), '{"name":"other","main":"index.js"}');
      // Nothing opens a window here: the other app has none, and ours is not found.
      await startUndriven(app.program, path.join(place, `f${isObeyed}`), { until: trace });
      rmSync(folder, { recursive: true });
      renameSync(away, archive);
      expect(isTaken()).toBe(isObeyed);
    }
  });
});

test('two people host, join and talk with the installed app', async ({ openInstalled }) => {
  // The driver comes in by the inspector: the one fuse that differs from what ships.
  const { program: packaged } = await copyWithFuses(installed, path.join(place, 'for-the-driver'), {
    EnableNodeCliInspectArguments: true,
  });
  // UP-2: where updates come from is in the package, and nowhere else.
  const elsewhere = path.join(place, 'update-source.json');
  const { publicKey: key } = makeReleaseKey();
  writeFileSync(elsewhere, JSON.stringify({ feed: 'https://localhost', key, isSigned: true }));
  const rosa = await openInstalled('rosa', packaged, { env: { HEARTH_UPDATE_SOURCE: elsewhere } });
  expect(await rosa.app.evaluate(({ app }) => [app.isPackaged, app.getAppPath()])).toEqual([
    true,
    expect.stringMatching(/app\.asar$/),
  ]);
  await host(rosa, 'Rosa');
  await openSettings(rosa.page, 'About');
  await expect(rosa.page.getByText('This copy does not know where releases are')).toBeVisible();
  await rosa.page.keyboard.press('Escape');
  const invite = await takeInvite(rosa);
  const jonas = await openInstalled('jonas', packaged);
  await join(jonas, 'Jonas', invite);
  await say(rosa.page, 'Good morning');
  await expect(timeline(jonas.page).getByText('Good morning')).toBeVisible();
  await say(jonas.page, 'Morning, I brought the lens');
  await expectInOrder(rosa.page, ['Good morning', 'Morning, I brought the lens']);

  await jonas.quit();
  await rosa.quit();
  const again = await openInstalled('rosa', packaged);
  await expectInOrder(again.page, ['Good morning', 'Morning, I brought the lens']);
});

function find({ folder, resources }: Installed, name: string): string {
  return (
    [folder, resources].map((at) => path.join(at, name)).find((file) => existsSync(file)) ?? name
  );
}

/** Every file under a folder, by its path in it. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
