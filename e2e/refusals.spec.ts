import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { Page } from '@playwright/test';
import { createServerKey } from '../src/node/certificate';
import { expect, test } from './fixtures';
import { expectNothingFound } from './support/axe';
import { composer } from './support/steps';
import { startServerOfTomorrow } from './support/stranger';

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function tryToJoin(page: Page, where: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Address or invite' }).fill(where);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
}

test('whoever cannot join is told why, and what to do next', async ({ open, hostHeadless }) => {
  const { page } = await open('jonas');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Jonas');
  await page.getByRole('button', { name: 'Join a server' }).click();

  await test.step('this is no address', async () => {
    await tryToJoin(page, 'not an address!');
    await expect(page.getByText(/neither an invite nor an address/)).toBeVisible();
  });

  await test.step('nothing listens there', async () => {
    await tryToJoin(page, '127.0.0.1:9');
    await expect(page.getByText(/Nothing answers there/)).toBeVisible();
  });

  await test.step('it is not a Hearth server', async () => {
    const plain = createHttpServer((_, answer) => void answer.end('hello'));
    await tryToJoin(page, `127.0.0.1:${await listen(plain)}`);
    await expect(page.getByText(/not a Hearth server/)).toBeVisible();
    plain.close();

    const { privateKeyPem: key, certificatePem: cert } = await createServerKey();
    const secure = createHttpsServer({ key, cert }, (_, answer) => void answer.end('{}'));
    await tryToJoin(page, `127.0.0.1:${await listen(secure)}`);
    await expect(page.getByText(/not a Hearth server/)).toBeVisible();
    secure.close();
  });

  await test.step('HS-8: the app is too old for the server', async () => {
    const later = await startServerOfTomorrow();
    await tryToJoin(page, later.address);
    await expect(page.getByText(/needs a newer Hearth than yours/)).toBeVisible();
    later.close();
  });

  const server = await hostHeadless('server', { password: 'open sesame' });

  await test.step('the key is not the one the invite promised', async () => {
    const forged = server.invite.replace(/k=(.)/, (_, first) => `k=${first === 'A' ? 'B' : 'A'}`);
    await tryToJoin(page, forged);
    await expect(page.getByText(/another key/)).toBeVisible();
  });

  await test.step('the password is asked for, a wrong one is said, the right one opens', async () => {
    await tryToJoin(page, `127.0.0.1:${server.port}`);
    const password = page.getByLabel('Password of this server');
    await password.fill('abracadabra');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(page.getByText(/not the password/)).toBeVisible();
    await password.fill('open sesame');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(composer(page)).toBeVisible();
  });
  expect(await server.stop()).toBe(0);

  await test.step('F7: the key of a known server is another one: both are shown, none is taken', async () => {
    const impostor = await hostHeadless('impostor', { port: server.port });
    await expect(page.getByText(/shows another key/)).toBeVisible({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Compare the keys…' }).click();
    const wordsOf = (name: string) =>
      page.getByRole('region', { name }).getByRole('listitem').allTextContents();
    await expect(page.getByRole('region', { name: 'The key that answers now' })).toBeVisible();
    expect(await wordsOf('The key you know')).toHaveLength(8);
    expect(await wordsOf('The key that answers now')).not.toEqual(
      await wordsOf('The key you know'),
    );
    await expectNothingFound(page, 'another key');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await impostor.stop()).toBe(0);
  });
});
