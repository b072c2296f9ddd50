import { createServer, type Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { appArguments, electronPath } from './support/app';

const BROWSER = path.join(import.meta.dirname, 'support', 'browser');

/** What a page came to that tried every way a page has; `answered` means that a single byte could be read. */
interface Attempts {
  fetched: string;
  fetchedBlindly: string;
  posted: string;
  socket: string;
  image: string;
  framed: string;
}

/** Runs in the page: tries all ways to reach the server. */
function attack(place: string): Promise<Attempts> {
  const outcome = (work: Promise<string>) =>
    Promise.race([
      work.catch(() => 'failed'),
      new Promise<string>((resolve) => setTimeout(resolve, 3_000, 'silent')),
    ]);
  const read = async (init?: RequestInit) => {
    const answer = await fetch(`https://${place}/v1/hello`, init);
    return answer.type === 'opaque' ? 'opaque' : `${answer.status} ${await answer.text()}`;
  };
  const socket = new Promise<string>((resolve) => {
    const one = new WebSocket(`wss://${place}/socket.io/?EIO=4&transport=websocket`);
    one.addEventListener('open', () => resolve('answered'));
    one.addEventListener('error', () => resolve('failed'));
  });
  const image = new Promise<string>((resolve) => {
    const one = new Image();
    one.addEventListener('load', () => resolve('answered'));
    one.addEventListener('error', () => resolve('failed'));
    one.src = `https://${place}/v1/health`;
  });
  const framed = new Promise<string>((resolve) => {
    const frame = document.createElement('iframe');
    frame.name = 'target';
    frame.addEventListener('load', () => {
      try {
        resolve(frame.contentDocument?.body.textContent ? 'answered' : 'empty');
      } catch {
        resolve('failed');
      }
    });
    document.body.append(frame);
    const form = document.createElement('form');
    form.method = 'post';
    form.action = `https://${place}/v1/hello`;
    form.target = 'target';
    document.body.append(form);
    form.submit();
  });
  return Promise.all([
    outcome(read()),
    outcome(read({ mode: 'no-cors' })),
    outcome(read({ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })),
    outcome(socket),
    outcome(image),
    outcome(framed),
  ]).then(([fetched, fetchedBlindly, posted, ws, img, frame]) => ({
    fetched,
    fetchedBlindly,
    posted,
    socket: ws,
    image: img,
    framed: frame,
  }));
}

async function serve(page: string): Promise<{ server: Server; port: number }> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

/** What the server says of itself to somebody on its own machine. */
const health = (port: number) =>
  new Promise<string>((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path: '/v1/health', rejectUnauthorized: false },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve(text));
      },
    )
      .on('error', reject)
      .end();
  });

/** All ways failed; what a page may ask for without reading it says nothing, whether or not it is answered. */
const NOTHING = {
  fetched: 'failed',
  fetchedBlindly: expect.stringMatching(/^(opaque|failed|silent)$/),
  posted: 'failed',
  socket: 'failed',
  image: 'failed',
};

test('E17: pages of others, without an origin, or under a rebound name reach nothing', async ({
  folder,
  hostHeadless,
}) => {
  const { port, stop } = await hostHeadless('server');
  const foreign = await serve('<!doctype html><title>foreign</title><body></body>');
  const browser = await _electron.launch({
    executablePath: electronPath(),
    args: appArguments(path.join(folder, 'browser')).map((argument, index, all) =>
      index === all.length - 1 ? BROWSER : argument,
    ),
  });
  const page: Page = await browser.firstWindow();
  const place = `127.0.0.1:${port}`;

  await test.step('a page from elsewhere', async () => {
    await page.goto(`http://127.0.0.1:${foreign.port}/`);
    expect(await page.evaluate(attack, place)).toMatchObject(NOTHING);
  });

  await test.step('a page that has no origin', async () => {
    await page.goto('data:text/html,<!doctype html><title>null</title><body></body>');
    expect(await page.evaluate(() => origin)).toBe('null');
    expect(await page.evaluate(attack, place)).toMatchObject(NOTHING);
  });

  await test.step('a name of somebody else’s that was pointed at this machine', async () => {
    const home = `https://rebound.test:${port}/`;
    expect((await page.goto(home))?.status()).toBe(403);
    // The page came from its own server; since then its name leads here.
    await page.route(home, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' }),
    );
    await page.goto(home);
    await page.unroute(home);
    const attempts = await page.evaluate(attack, `rebound.test:${port}`);
    // To itself a page may talk, and reads that it is not wanted.
    expect(attempts).toMatchObject({
      fetched: expect.stringMatching(/^403 /),
      posted: expect.stringMatching(/^403 /),
      socket: 'failed',
      image: 'failed',
    });
  });

  expect(JSON.parse(await health(port))).toMatchObject({ connections: 0, members: 0 });
  await browser.close();
  foreign.server.close();
  expect(await stop()).toBe(0);
});
