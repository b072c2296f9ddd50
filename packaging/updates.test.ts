import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UpdateRefusal } from '../src/shared/bridge/updates';
import { LIMITS } from '../src/shared/model/limits';
import { makeReleaseKey, MANIFEST, SIGNATURE } from '../scripts/lib/release.mjs';
import { redirect, serveReleases, toHop, type ReleaseFeed } from './testing/release-feed';
import { RUNNING, startUpdatingApp, type UpdatingApp } from './testing/updating-app';

const NEWER = '1.5.0';
const APP_IMAGE = 'Hearth-linux-x86_64.AppImage';
const SETUP = 'Hearth-win-x64-setup.exe';
const FEED = 'latest-linux.yml';
const CONTENT = 'the new Hearth '.repeat(20_000);
const FILES = {
  [APP_IMAGE]: CONTENT,
  [SETUP]: `${CONTENT} for Windows`,
  'Hearth-linux-amd64.deb': 'x',
};

let feed: ReleaseFeed;
let app: UpdatingApp;
/** AppImages know by this where they lie. */
const appImage = process.env['APPIMAGE'];

beforeEach(async () => {
  process.env['APPIMAGE'] = '/nowhere/Hearth.AppImage';
  feed = await serveReleases();
  app = startUpdatingApp(feed);
});
afterEach(async () => {
  if (appImage === undefined) delete process.env['APPIMAGE'];
  else process.env['APPIMAGE'] = appImage;
  app.close();
  app.remove();
  await feed.close();
});

const path = (name: string) => join(feed.folder, name);
const pending = () => {
  const folder = join(app.folder, 'hearth-updater', 'pending');
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** I1: whatever the person presses, nothing is installed, nothing is left, and the reason is shown. */
async function expectRefused(reason: UpdateRefusal): Promise<void> {
  expect(await app.pressEverything()).toEqual({ state: 'refused', reason });
  expect(app.installed()).toBe(0);
  expect(pending().filter((name) => name !== 'update-info.json')).toEqual([]);
}

describe('a newer version', () => {
  it.each([
    ['linux', APP_IMAGE],
    ['win32', SETUP],
  ] as const)(
    'for %s is found, fetched, checked, and installed when it is asked for',
    async (system, name) => {
      app.remove();
      app = startUpdatingApp(feed, { system });
      await feed.publish(NEWER, FILES);
      const size = Buffer.byteLength(FILES[name]);
      await app.calls['update:check']({});
      expect(app.shown).toEqual([{ state: 'checking' }, { state: 'found', version: NEWER, size }]);
      // Before somebody wants it not a byte of it is fetched.
      expect(feed.asked.filter((one) => one.includes(name))).toEqual([]);

      await app.calls['update:download']({});
      const received = app.shown.flatMap((one) =>
        one.state === 'downloading' ? one.received : [],
      );
      expect(received[0]).toBe(0);
      expect(received.at(-1)).toBe(size);
      expect(received.length).toBeLessThan(103);
      expect(app.now()).toEqual({ state: 'ready', version: NEWER });
      expect([app.installed(), app.waitingForQuit()]).toEqual([0, 0]);
      const fetched = join(app.folder, 'hearth-updater', 'pending', name);
      expect(readFileSync(fetched, 'utf8')).toBe(FILES[name]);

      await app.calls['update:install']({});
      expect(app.installed()).toBe(1);
      // The page, the machine and the system are nobody’s business.
      expect(feed.headers).not.toHaveProperty('x-user-staging-id');
      expect(existsSync(join(app.folder, '.updaterId'))).toBe(false);
    },
  );

  it('stays what it is while the person does not want the app to end', async () => {
    app.remove();
    app = startUpdatingApp(feed, { quitTo: () => Promise.resolve(false) });
    await feed.publish(NEWER, FILES);
    expect(await app.pressEverything()).toEqual({ state: 'ready', version: NEWER });
    expect(app.installed()).toBe(0);
  });

  it('is called off in the middle, and can be fetched again', async () => {
    await feed.publish(NEWER, FILES);
    let isHeld = true;
    feed.answer(APP_IMAGE, (_request, response) => {
      response.write(CONTENT.slice(0, 100_000));
      if (!isHeld) response.end(CONTENT.slice(100_000));
    });
    await app.calls['update:check']({});
    const downloading = app.calls['update:download']({});
    const isUnderWay = () => {
      const progress = app.now();
      return progress?.state === 'downloading' && progress.received > 50_000;
    };
    await vi.waitFor(() => expect(isUnderWay()).toBe(true), 15_000);
    await app.calls['update:cancel']({});
    await downloading;
    expect(app.now()).toMatchObject({ state: 'found', version: NEWER });
    expect(pending()).toEqual([]);
    isHeld = false;
    await app.calls['update:download']({});
    expect(app.now()).toEqual({ state: 'ready', version: NEWER });
  });

  it('is told, and not fetched, where the person installs it', async () => {
    app.remove();
    app = startUpdatingApp(feed, { kind: null });
    await feed.publish(NEWER, FILES);
    expect(await app.pressEverything()).toEqual({ state: 'found', version: NEWER, size: null });
    expect(feed.asked.filter((one) => !/release\.json(\.sig)?(\?one=1)?$/.test(one))).toEqual([]);
  });
});

describe('I1: nothing is installed', () => {
  it.each([RUNNING, '1.3.9', '1.4.0-beta.1', '0.99.0'])(
    'UP-4: of version %s, which is not newer',
    async (version) => {
      await feed.publish(version, FILES);
      expect(await app.pressEverything()).toEqual({ state: 'current', published: version });
      expect(app.installed()).toBe(0);
      expect(feed.asked.filter((one) => one.includes('latest-linux.yml'))).toEqual([]);
    },
  );

  it('UP-2: of a list that was changed by one letter', async () => {
    await feed.publish('1.4.0', FILES);
    writeFileSync(path(MANIFEST), readFileSync(path(MANIFEST), 'utf8').replace('1.4.0', '1.5.0'));
    await expectRefused('not-ours');
  });

  it('UP-2: of a list that gives a file another sum', async () => {
    await feed.publish(NEWER, FILES);
    const text = readFileSync(path(MANIFEST), 'utf8');
    const [, first] = /"sha512": "(.)/.exec(text) ?? [];
    writeFileSync(
      path(MANIFEST),
      text.replace(/"sha512": "./, `"sha512": "${first === 'A' ? 'B' : 'A'}`),
    );
    await expectRefused('not-ours');
  });

  it('UP-2: of a release by another key', async () => {
    await feed.publish(NEWER, FILES);
    await feed.resign(undefined, makeReleaseKey().privateKey);
    await expectRefused('not-ours');
  });

  it.each([
    ['missing', () => rmSync(path(SIGNATURE))],
    ['empty', () => writeFileSync(path(SIGNATURE), '')],
    ['none', () => writeFileSync(path(SIGNATURE), 'signed, honestly')],
  ])('UP-2: of a release whose signature is %s', async (_what, change) => {
    await feed.publish(NEWER, FILES);
    change();
    await expectRefused('not-ours');
  });

  it.each([
    ['changed, as long as before', CONTENT.replace('new', 'bad'), 'changed-file'],
    ['cut short', CONTENT.slice(0, -1), 'changed-file'],
    ['empty', '', 'changed-file'],
    ['longer', `${CONTENT}!`, 'too-large'],
  ] as const)('UP-6: of a file that is %s', async (_what, content, reason) => {
    await feed.publish(NEWER, FILES);
    writeFileSync(path(APP_IMAGE), content);
    await expectRefused(reason);
  });

  it('UP-6: of a file whose connection breaks off', async () => {
    await feed.publish(NEWER, FILES);
    feed.answer(APP_IMAGE, (_request, response) => {
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.slice(0, 100_000), () => response.destroy());
    });
    await expectRefused('offline');
  });

  it('UP-6: of a file that was changed on this disk after it was fetched', async () => {
    await feed.publish(NEWER, FILES);
    await app.calls['update:check']({});
    await app.calls['update:download']({});
    const fetched = join(app.folder, 'hearth-updater', 'pending', APP_IMAGE);
    appendFileSync(fetched, '!');
    await app.calls['update:install']({});
    expect(app.now()).toEqual({ state: 'refused', reason: 'changed-file' });
    expect(app.installed()).toBe(0);
    expect(existsSync(fetched)).toBe(false);
  });

  it('UP-6: of a file that was changed while everything was closed', async () => {
    const onNotInstalled = vi.fn();
    app.remove();
    app = startUpdatingApp(feed, {
      onNotInstalled,
      async quitTo(last) {
        writeFileSync(join(app.folder, 'hearth-updater', 'pending', APP_IMAGE), 'bad');
        await last();
        return true;
      },
    });
    await feed.publish(NEWER, FILES);
    await app.pressEverything();
    expect(app.installed()).toBe(0);
    expect(onNotInstalled).toHaveBeenCalledTimes(1);
  });

  it('UP-6: of another file than was fetched, whatever the updater says', async () => {
    const install = vi.fn();
    const other = path('other');
    app.remove();
    app = startUpdatingApp(feed, {
      loadEngine: async () => ({ download: async () => other, install }),
    });
    await feed.publish(NEWER, FILES);
    writeFileSync(other, CONTENT.replace('new', 'bad'));
    await app.calls['update:check']({});
    await app.calls['update:download']({});
    expect(app.now()).toEqual({ state: 'refused', reason: 'changed-file' });
    expect(install).not.toHaveBeenCalled();
    expect(existsSync(other)).toBe(false);
  });

  it('UP-6: of a changed file, which is fetched anew by whoever asks again', async () => {
    await feed.publish(NEWER, FILES);
    await app.calls['update:check']({});
    await app.calls['update:download']({});
    const fetched = join(app.folder, 'hearth-updater', 'pending', APP_IMAGE);
    writeFileSync(fetched, CONTENT.replace('new', 'bad'));
    await app.calls['update:install']({});
    await app.calls['update:check']({});
    await app.calls['update:download']({});
    expect(app.now()).toEqual({ state: 'ready', version: NEWER });
    expect(readFileSync(fetched, 'utf8')).toBe(CONTENT);
    expect(app.installed()).toBe(0);
  });

  describe('UP-5: of a release that tells the updater something else than its list says:', () => {
    const change = (from: string | RegExp, to: string) =>
      writeFileSync(path(FEED), readFileSync(path(FEED), 'utf8').replace(from, to));

    it('the same with one space more', async () => {
      await feed.publish(NEWER, FILES);
      appendFileSync(path(FEED), ' ');
      await expectRefused('mismatch');
    });
    it('another file, unsigned', async () => {
      await feed.publish(NEWER, FILES);
      change(APP_IMAGE, 'Hearth-bad-linux-x86_64.AppImage');
      await expectRefused('mismatch');
    });
    it('a file that is not in the list', async () => {
      await feed.publish(NEWER, FILES);
      change(APP_IMAGE, 'Hearth-bad-linux-x86_64.AppImage');
      await feed.resign();
      await expectRefused('mismatch');
    });
    it('another sum', async () => {
      await feed.publish(NEWER, FILES);
      const [, first] = /"sha512": "(.)/.exec(readFileSync(path(FEED), 'utf8')) ?? [];
      change(/"sha512": "./, `"sha512": "${first === 'A' ? 'B' : 'A'}`);
      await feed.resign();
      await expectRefused('mismatch');
    });
    it('another size', async () => {
      await feed.publish(NEWER, FILES);
      change(/"size": \d+/, '"size": 7');
      await feed.resign();
      await expectRefused('mismatch');
    });
    it('another version', async () => {
      await feed.publish(NEWER, FILES);
      change(NEWER, '1.6.0');
      await feed.resign();
      await expectRefused('mismatch');
    });
  });

  it('of a release without a package for this system', async () => {
    await feed.publish(NEWER, { [SETUP]: CONTENT });
    await expectRefused('no-package');
  });

  it.each([
    ['no JSON', () => 'version: 1.5.0'],
    ['of another purpose', (text: string) => text.replace('hearth-release-v1', 'hearth-plugin-v1')],
    ['with a way out of its folder', (text: string) => text.replace(APP_IMAGE, '../../evil')],
    ['with a name for a shell', (text: string) => text.replace(APP_IMAGE, 'a;reboot;.AppImage')],
    ['with a size that is none', (text: string) => text.replace(/"size": \d+/, '"size": -1')],
    ['with a version that is none', (text: string) => text.replace(NEWER, '1.5.0/../9')],
  ])('UP-3: of a signed list that is %s', async (_what, change) => {
    await feed.publish(NEWER, FILES);
    await feed.resign(change);
    await expectRefused('malformed');
  });

  it.each([
    [MANIFEST, LIMITS.updateListBytes],
    [SIGNATURE, LIMITS.updateSignatureBytes],
    [FEED, LIMITS.updateFeedBytes],
  ])('UP-3: of a release whose %s never ends', async (name, most) => {
    await feed.publish(NEWER, FILES);
    let sent = 0;
    let isGone = false;
    feed.answer(name, (_request, response) => {
      const more = () => {
        if (isGone) return;
        sent += 1_024;
        response.write('x'.repeat(1_024), () => void setImmediate(more));
      };
      response.on('close', () => {
        isGone = true;
      });
      more();
    });
    await expectRefused('too-large');
    await vi.waitFor(() => expect(isGone).toBe(true), 15_000);
    // What lies in the buffers of the sockets comes on top.
    expect(sent).toBeLessThan(most + 8 * 1024 * 1024);
  });

  it.each([MANIFEST, SIGNATURE, FEED, APP_IMAGE])(
    'UP-3: of a release whose %s leads away from HTTPS',
    async (name) => {
      let heard = 0;
      const plain = createServer((_request, response) => {
        heard += 1;
        response.end(readFileSync(path(name)));
      });
      await new Promise<void>((resolve) => {
        plain.listen(0, '127.0.0.1', resolve);
      });
      const { port } = plain.address() as AddressInfo;
      await feed.publish(NEWER, FILES);
      feed.answer(name, (_request, response) => redirect(response, `http://127.0.0.1:${port}/`));
      await expectRefused('insecure');
      expect(heard).toBe(0);
      plain.close();
    },
  );

  it('UP-3: of a release that leads in circles', async () => {
    await feed.publish(NEWER, FILES);
    feed.answer(MANIFEST, (_request, response) => redirect(response, `/storage/${MANIFEST}?one=1`));
    await expectRefused('malformed');
    expect(feed.asked.length).toBeLessThan(10);
  });

  it('UP-3: from a server whose certificate nobody vouches for', async () => {
    app.remove();
    app = startUpdatingApp(feed, { hop: toHop(undefined) });
    await feed.publish(NEWER, FILES);
    await expectRefused('insecure');
    expect(feed.asked).toEqual([]);
  });

  it('where nothing is published', async () => {
    await expectRefused('nothing-published');
  });

  it('where the server has trouble of its own', async () => {
    await feed.publish(NEWER, FILES);
    feed.answer(MANIFEST, (_request, response) => void response.writeHead(503).end('busy'));
    await expectRefused('offline');
  });

  it('UP-7: without internet, which is said', async () => {
    app.remove();
    app = startUpdatingApp({ ...feed, url: 'https://127.0.0.1:9/releases' });
    await expectRefused('offline');
  });
});

describe('UP-1: nobody is asked', () => {
  it('while that is off', async () => {
    app.remove();
    app = startUpdatingApp(feed, { mode: () => 'off' });
    await feed.publish(NEWER, FILES);
    expect(await app.calls['update:check']({})).toMatchObject({ ok: false, code: 'not_allowed' });
    expect(await app.calls['update:download']({})).toMatchObject({ ok: false });
    expect([feed.asked, app.shown]).toEqual([[], []]);
  });

  it('by a copy without a key', async () => {
    app.remove();
    app = startUpdatingApp(feed, { source: null });
    expect(await app.calls['update:check']({})).toMatchObject({ ok: false, code: 'not_allowed' });
    expect(feed.asked).toEqual([]);
  });

  it('by itself, unless that was chosen, and then once a day', async () => {
    const planned: { at: number; run: () => void }[] = [];
    let mode: 'off' | 'asked' | 'daily' = 'asked';
    let now = 1_900_000_000_000;
    let askedAt: number | null = null;
    const onFoundByItself = vi.fn();
    app.remove();
    app = startUpdatingApp(feed, {
      mode: () => mode,
      now: () => now,
      askedAt: () => askedAt,
      keepAskedAt: (at) => {
        askedAt = at;
      },
      onFoundByItself,
      after(delayMs, run) {
        const plan = { at: now + delayMs, run };
        planned.push(plan);
        return () => void planned.splice(planned.indexOf(plan), 1);
      },
    });
    await feed.publish(NEWER, FILES);
    app.settingsChanged();
    app.begin();
    expect(planned).toEqual([]);
    mode = 'daily';
    app.settingsChanged();
    app.settingsChanged();
    expect(planned.map(({ at }) => at - now)).toEqual([LIMITS.updateDelayMs]);

    const runNext = async () => {
      const [next] = planned.splice(0, 1);
      now = next?.at ?? now;
      const before = feed.asked.length;
      next?.run();
      await vi.waitFor(() => expect(planned).toHaveLength(1), 15_000);
      expect(feed.asked.length).toBeGreaterThan(before);
    };
    await runNext();
    expect(app.now()).toMatchObject({ state: 'found', version: NEWER });
    expect(planned.map(({ at }) => at - now)).toEqual([LIMITS.updateEveryMs]);
    // It tells of a version once, and fetches nothing.
    await runNext();
    expect(onFoundByItself.mock.calls).toEqual([[NEWER]]);
    expect(feed.asked.filter((one) => one.includes(APP_IMAGE))).toEqual([]);
    mode = 'off';
    app.settingsChanged();
    expect(planned).toEqual([]);
  });
});
