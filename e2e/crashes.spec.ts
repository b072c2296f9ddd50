import { connect } from 'node:net';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { composer, expectInOrder, host, join, say, takeInvite, timeline } from './support/steps';

/** H8: how long guests may be without the server. */
const BACK_WITHIN_MS = 2_000;

const serverProcess = ({ app }: RunningApp) =>
  app.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().find(({ name }) => name === 'Hearth server')?.pid ?? null,
  );

const hosting = ({ page }: RunningApp) =>
  page.evaluate(async () => {
    const answer = await window.hearth.call('app:snapshot', {});
    return answer.ok ? answer.value.view.hosting : null;
  });

async function portOf(running: RunningApp): Promise<number> {
  const view = await hosting(running);
  if (view?.state !== 'running') throw new Error('nothing is hosted');
  return view.port;
}

const isListening = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

async function isReached(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('H8: a killed server process is back within 2 s on the same port, and nothing said is lost or doubled', async ({
  open,
}, info) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  const port = await portOf(rosa);
  const pid = await serverProcess(rosa);
  if (pid === null) throw new Error('no server process');

  const before = ['One', 'Two', 'Three'];
  const after = ['Four', 'Five', 'Six'];
  for (const text of before) await say(jonas.page, text);
  await expectInOrder(rosa.page, before);

  await test.step('it is killed, in the middle of talking', async () => {
    await say(jonas.page, 'Four');
    const killedAt = performance.now();
    process.kill(pid, 'SIGKILL');
    await isReached(async () => {
      const next = await serverProcess(rosa);
      return next !== null && next !== pid && (await isListening(port));
    });
    const awayMs = Math.round(performance.now() - killedAt);
    info.annotations.push({ type: 'server away', description: `${awayMs} ms` });
    expect(awayMs).toBeLessThan(BACK_WITHIN_MS);
    for (const text of after.slice(1)) await say(jonas.page, text);
  });

  await test.step('everybody is back by themselves', async () => {
    await expectInOrder(rosa.page, [...before, ...after]);
    await expectInOrder(jonas.page, [...before, ...after]);
    expect(await portOf(rosa)).toBe(port);
    await say(rosa.page, 'What was that?');
    await expect(timeline(jonas.page).getByText('What was that?')).toBeVisible();
  });

  await test.step('and it is all on the disk of the host', async () => {
    const aicha = await open('aicha');
    await join(aicha, 'Aïcha', invite);
    await expectInOrder(aicha.page, [...before, ...after, 'What was that?']);
  });
});

test('H8: a crashed page is loaded again with conversation and draft, and hosting never stops', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  await say(jonas.page, 'Before the crash');
  await expect(timeline(rosa.page).getByText('Before the crash')).toBeVisible();
  await composer(rosa.page).fill('Half a thought');
  await expect
    .poll(() =>
      rosa.page.evaluate(async () => {
        const answer = await window.hearth.call('app:snapshot', {});
        const drafts = answer.ok ? Object.values(answer.value.view.drafts) : [];
        return drafts.flatMap((rooms) => Object.values(rooms));
      }),
    )
    .toContain('Half a thought');
  const pid = await serverProcess(rosa);

  // The driver gives a crashed page up for good, so what it shows afterwards is asked through main.
  await rosa.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const isBack = new Promise<void>((resolve) => {
      contents?.once('did-finish-load', () => resolve());
    });
    contents?.forcefullyCrashRenderer();
    await isBack;
  });
  const shown = () =>
    rosa.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`({
        draft: document.querySelector('textarea')?.value ?? null,
        log: document.querySelector('[role=log]')?.textContent ?? '',
      })`),
    ) as Promise<{ draft: string | null; log: string } | undefined>;
  await expect.poll(async () => (await shown())?.draft).toBe('Half a thought');
  await expect.poll(async () => (await shown())?.log).toContain('Before the crash');

  await say(jonas.page, 'After the crash');
  await expect.poll(async () => (await shown())?.log).toContain('After the crash');
  await expect(jonas.page.getByText(/The connection to .* is lost/)).toHaveCount(0);
  expect(await serverProcess(rosa)).toBe(pid);
});

test('DL-4: what was written offline survives a kill of the app and goes out once', async ({
  open,
  hostHeadless,
}) => {
  const first = await hostHeadless('server');
  const { port } = first;
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', first.invite);
  await say(jonas.page, 'Before');
  await expect(timeline(jonas.page).getByText('Sent')).toBeVisible();
  expect(await first.stop()).toBe(0);

  const texts = ['Before', 'One', 'Two', 'Three'];
  for (const text of texts.slice(1)) await say(jonas.page, text);
  // Shown means written down: from here on the power may go.
  await expectInOrder(jonas.page, texts);
  await jonas.kill();

  const second = await hostHeadless('server', { port });
  const again = await open('jonas');
  await expectInOrder(again.page, texts);
  await expect(timeline(again.page).getByText('Sent')).toBeVisible({ timeout: 20_000 });
  const aicha = await open('aicha');
  await join(aicha, 'Aïcha', second.invite);
  await expectInOrder(aicha.page, texts);
  expect(await second.stop()).toBe(0);
});
