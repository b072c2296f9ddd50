import { spawn } from 'node:child_process';
import { expect, test } from './fixtures';
import { appArguments, electronPath, type RunningApp } from './support/app';
import {
  composer,
  expectInOrder,
  host,
  join,
  members,
  say,
  takeInvite,
  timeline,
} from './support/steps';

const closeWindow = ({ app }: RunningApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

const isWindowVisible = ({ app }: RunningApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

/** A second start of the same profile, as by a click on the icon; resolves when it has handed over and ended. */
async function startAgain({ dataDir }: RunningApp): Promise<void> {
  const second = spawn(electronPath(), appArguments(dataDir), { stdio: 'ignore' });
  await new Promise((resolve) => second.once('exit', resolve));
}

/** Answers native questions like a person who presses button `answer`, and notes what was asked. */
const answerQuestions = ({ app }: RunningApp, answer: number) =>
  app.evaluate(({ dialog }, response) => {
    const noted = globalThis as unknown as { asked?: string[] };
    dialog.showMessageBox = (...given: unknown[]) => {
      const options = given.at(-1) as { message: string };
      noted.asked = [...(noted.asked ?? []), options.message];
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, answer);

const asked = ({ app }: RunningApp) =>
  app.evaluate(() => (globalThis as unknown as { asked?: string[] }).asked ?? []);

test('closing the window while hosting hides it, says once that hosting goes on, and a second start shows it again', async ({
  open,
  notifications,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  const aicha = await open('aicha');
  await join(aicha, 'Aïcha', invite);
  await expect(members(rosa.page).getByText('Aïcha')).toBeVisible();
  const toldAboutHosting = () =>
    notifications.received().filter(({ title }) => title === 'Hearth is still hosting');

  await test.step('the window goes, the words come, the guests talk on', async () => {
    await closeWindow(rosa);
    const { body } = await notifications.waitFor(
      ({ title }) => title === 'Hearth is still hosting',
      'that hosting goes on',
    );
    expect(body).toContain('2 people depend on it');
    await expect.poll(() => isWindowVisible(rosa)).toBe(false);
    expect(rosa.hasEnded()).toBe(false);
    await say(jonas.page, 'Is anybody hosting?');
    await expect(timeline(aicha.page).getByText('Is anybody hosting?')).toBeVisible();
  });

  await test.step('a second start shows the window, with what was said meanwhile', async () => {
    await startAgain(rosa);
    await expect.poll(() => isWindowVisible(rosa)).toBe(true);
    await expectInOrder(rosa.page, ['Is anybody hosting?']);
  });

  await test.step('closing again says nothing of it; a message reaches the hidden app all the same', async () => {
    await closeWindow(rosa);
    await expect.poll(() => isWindowVisible(rosa)).toBe(false);
    await say(jonas.page, '@Rosa thank you');
    await notifications.waitFor(({ body }) => body.includes('thank you'), 'with the thanks');
    expect(toldAboutHosting()).toHaveLength(1);
  });
});

test('quitting while somebody is connected asks, with their number, and does what is answered', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  await expect(members(rosa.page).getByText('Jonas')).toBeVisible();

  await test.step('“Keep hosting” changes nothing', async () => {
    await answerQuestions(rosa, 0);
    await rosa.app.evaluate(({ app }) => app.quit());
    await expect.poll(() => asked(rosa)).toEqual(['Quit and stop hosting? 1 person is connected.']);
    await say(jonas.page, 'Still here?');
    await expect(timeline(rosa.page).getByText('Still here?')).toBeVisible();
    await say(rosa.page, 'Still here');
    await expect(timeline(jonas.page).getByText('Still here', { exact: true })).toBeVisible();
  });

  await test.step('“Quit and stop hosting” ends it, and the guest is told', async () => {
    await answerQuestions(rosa, 1);
    await rosa.quit();
    expect(rosa.hasEnded()).toBe(true);
    await expect(jonas.page.getByText(/The host has stopped hosting/).first()).toBeVisible();
    await expect(composer(jonas.page)).toBeEnabled();
  });

  await test.step('nothing is asked where nobody is connected', async () => {
    const again = await open('rosa');
    await jonas.quit();
    await expect(composer(again.page)).toBeVisible();
    await answerQuestions(again, 0);
    // Answered with “Keep hosting”, a question would keep the app from ending.
    await again.quit();
    expect(again.hasEnded()).toBe(true);
  });
});
