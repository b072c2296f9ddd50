import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { toPlainText } from '../src/shared/markdown/plain';
import { MARKUP } from '../src/shared/model/testing/hostile-strings';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { composer, host, message, timeline } from './support/steps';

/** What markup would make of the page if anything took it for markup. */
const look = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    return {
      wasRun: 'wasRun' in globalThis,
      foreign: all
        .filter((element) =>
          element.matches(
            'script:not([src^="/"], [src^="./"]), iframe, frame, frameset, object, embed, applet, base, template, dialog, math, video, audio, link[rel=prefetch], link[rel=import], meta[http-equiv=refresh], form[action], a[href^="javascript:" i], a[href*="hit.invalid"], img[src]:not([src^="/"], [src^="app:"]), [style*="hit.invalid"], svg script, svg a, svg use, svg foreignObject, marquee, isindex, plaintext, xmp',
          ),
        )
        .map((element) => element.outerHTML.slice(0, 200)),
      handlers: all.flatMap((element) =>
        element.getAttributeNames().filter((name) => /^on/i.test(name)),
      ),
      violations: (globalThis as { violations?: string[] }).violations ?? ['nobody listens'],
    };
  });
/** In one of them a backslash takes the meaning from a backtick, and goes. */
const SHOWN = MARKUP.map(toPlainText);
const NOTHING = { wasRun: false, foreign: [], handlers: [], violations: [] };

/** From now on violations of the policy, dialogs, requests to anywhere and new windows are counted. */
async function watch({ app, page }: RunningApp) {
  const strange: string[] = [];
  page.on('dialog', (dialog) => {
    strange.push(`dialog ${dialog.type()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('app://hearth/')) strange.push(`request ${request.url()}`);
  });
  const onWindow = () => void strange.push('window');
  app.on('window', onWindow);
  await page.evaluate(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { strange, allowWindows: () => void app.off('window', onWindow) };
}

test('G2: markup in every field is words, in the window and in the exported page', async ({
  open,
  folder,
}) => {
  test.setTimeout(120_000);
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  await rosa.page.keyboard.press('Escape');
  await expect(composer(rosa.page)).toBeVisible();
  const { app, page } = rosa;
  const { strange, allowWindows } = await watch(rosa);
  const address = page.url();
  const clean = async () => {
    expect(await look(page)).toEqual(NOTHING);
    expect(strange).toEqual([]);
    expect(page.url()).toBe(address);
  };

  await test.step('the net catches what it is for', async () => {
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'https://hit.invalid/';
      document.body.append(frame);
    });
    await expect.poll(async () => (await look(page)).violations.length).toBeGreaterThan(0);
    expect((await look(page)).foreign).toHaveLength(1);
    await page.evaluate(() => {
      document.querySelector('iframe')?.remove();
      (globalThis as unknown as { violations: string[] }).violations.length = 0;
    });
    strange.length = 0;
    await clean();
  });

  const place = await page.evaluate(async () => {
    const answer = await window.hearth.call('app:snapshot', {});
    if (!answer.ok || answer.value.view.lastShown === null) throw new Error('No room is shown.');
    return answer.value.view.lastShown;
  });

  await test.step(`messages: ${MARKUP.length} of them, each shown as it was written`, async () => {
    const given = { place, texts: MARKUP };
    await page.evaluate(async ({ place, texts }) => {
      for (const text of texts) await window.hearth.call('message:send', { ...place, text });
    }, given);
    const last = SHOWN.at(-1) ?? '';
    await expect(message(page, last).last()).toBeVisible();
    // The list draws what is in sight: scroll over all of it and gather.
    const shown = new Set<string>();
    for (let turn = 0; turn < 200; turn += 1) {
      const texts = await timeline(page).evaluate((log) =>
        [...log.querySelectorAll('[data-row] p')].map((element) => element.textContent ?? ''),
      );
      for (const text of texts) shown.add(text);
      await clean();
      const isAtTop = await timeline(page).evaluate((log) => {
        log.scrollTop -= log.clientHeight;
        return log.scrollTop <= 0;
      });
      if (isAtTop && SHOWN.every((text) => shown.has(text))) break;
    }
    expect(SHOWN.filter((text) => !shown.has(text))).toEqual([]);
  });

  const short = MARKUP.filter((text) => text.length <= 32);
  await test.step('the composer, an edit, a quote, a search', async () => {
    const [first = ''] = short;
    await composer(page).fill(MARKUP.slice(0, 20).join('\n'));
    await clean();
    await composer(page).fill('');
    await page.evaluate(
      async ({ place, text }) => {
        const opened = await window.hearth.call('timeline:open', place);
        const entry = opened.ok ? opened.value.items.at(-1)?.entry : undefined;
        if (entry?.kind !== 'message') throw new Error('The last entry is a message.');
        const target = { seq: entry.seq, author: entry.author, clientId: entry.clientId };
        await window.hearth.call('message:edit', { ...place, target, text });
        await window.hearth.call('message:send', { ...place, text: 'an answer', replyTo: target });
        await window.hearth.call('reaction:set', { ...place, target, emoji: '👍', isOn: true });
      },
      { place, text: first },
    );
    await expect(message(page, 'an answer')).toContainText(first);
    await page.keyboard.press('Control+f');
    const field = page.getByRole('searchbox').or(page.getByRole('textbox', { name: /search/i }));
    for (const query of ['script', 'img onerror', MARKUP[6] ?? '']) {
      await field.first().fill(query);
      await field.first().press('Enter');
      await clean();
    }
    await expect(page.getByText('globalThis', { exact: false }).first()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('names of people, rooms and servers, and topics', async () => {
    const names = short.slice(0, 8);
    expect(names.length).toBeGreaterThanOrEqual(6);
    for (const name of names) {
      await page.evaluate(
        async ({ place, name }) => {
          const { serverId } = place;
          await window.hearth.call('profile:rename', { name });
          await window.hearth.call('hosting:configure', { name });
          await window.hearth.call('room:create', {
            serverId,
            name,
            topic: name,
            access: 'public',
          });
        },
        { place, name },
      );
      await expect(page.getByText(name, { exact: true }).first()).toBeAttached();
      await clean();
    }
    for (const topic of MARKUP.slice(0, 40)) {
      await page.evaluate(
        async ({ place, topic }) => {
          await window.hearth.call('room:change', { ...place, topic });
        },
        { place, topic },
      );
    }
    await clean();
  });

  await test.step('the exported page, opened by a browser without our policy', async () => {
    const file = path.join(folder, 'export.html');
    // The next window is ours, to look at that page.
    allowWindows();
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    const outcome = await page.evaluate(
      ({ serverId }) => window.hearth.call('export:run', { serverId, roomId: null, kind: 'page' }),
      place,
    );
    expect(outcome).toMatchObject({ ok: true, value: { outcome: 'written' } });
    const html = await readFile(file, 'utf8');
    expect(html).toContain('http-equiv="Content-Security-Policy"');
    const seen = await app.evaluate(
      async ({ BrowserWindow, session }, { filePath, texts }) => {
        const apart = session.fromPartition('hostile-words');
        const requests: string[] = [];
        apart.webRequest.onBeforeRequest((details, answer) => {
          if (!details.url.startsWith('file:')) requests.push(details.url);
          answer({ cancel: !details.url.startsWith('file:') });
        });
        const second = new BrowserWindow({ show: false, webPreferences: { session: apart } });
        await second.loadFile(filePath);
        const page = (await second.webContents.executeJavaScript(`(() => {
          const all = [...document.querySelectorAll('*')];
          const words = document.body.textContent;
          return {
            wasRun: 'wasRun' in globalThis,
            tags: [...new Set(all.map((element) => element.localName))],
            handlers: all.flatMap((one) => one.getAttributeNames().filter((name) => /^on/i.test(name))),
            links: all.map((one) => one.getAttribute('href') ?? '').filter((href) => href !== '' && !href.startsWith('#')),
            missing: ${JSON.stringify(texts)}.filter((text) => !words.includes(text)),
          };
        })()`)) as { tags: string[] };
        second.destroy();
        return { ...page, requests };
      },
      { filePath: file, texts: SHOWN.slice(0, -1) },
    );
    expect(seen).toMatchObject({
      wasRun: false,
      handlers: [],
      links: [],
      missing: [],
      requests: [],
    });
    const foreign = ['script', 'iframe', 'form', 'img', 'svg', 'math', 'object', 'embed', 'base'];
    expect(seen.tags.filter((tag) => foreign.includes(tag))).toEqual([]);
    expect(seen.tags).toContain('main');
  });
  expect(strange).toEqual([]);
});
