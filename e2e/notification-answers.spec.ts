import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { host, join, message, rooms, say, takeInvite } from './support/steps';

/** Keeps every notification that the app shows from now on, so that its buttons can be pressed as other systems would. */
const keepShown = ({ app }: RunningApp) =>
  app.evaluate(({ Notification }) => {
    const kept = globalThis as unknown as { shown: Electron.Notification[] };
    kept.shown = [];
    const { show } = Notification.prototype;
    Notification.prototype.show = function () {
      kept.shown.push(this);
      show.call(this);
    };
  });

/** What the newest one offers. */
const offered = ({ app }: RunningApp) =>
  app.evaluate(() => {
    const newest = (globalThis as unknown as { shown: Electron.Notification[] }).shown.at(-1);
    return newest?.actions.map(({ text }) => text);
  });

/** Does in the newest one what a person does where the system draws more than its words. */
const answer = ({ app }: RunningApp, event: 'action' | 'reply', given: number | string) =>
  app.evaluate(
    (_electron, told) => {
      const newest = (globalThis as unknown as { shown: Electron.Notification[] }).shown.at(-1);
      (newest as NodeJS.EventEmitter | undefined)?.emit(told.event, {}, told.given);
    },
    { event, given },
  );

test('NO-12: a notification is marked as read and answered where it stands', async ({
  open,
  notifications,
}) => {
  const rosa = await open('rosa');
  const { page } = rosa;
  await host(rosa, 'Rosa');
  await keepShown(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  await rooms(page).getByRole('button', { name: 'Create room' }).click();
  await page.getByRole('textbox', { name: 'Room name' }).fill('elsewhere');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'elsewhere' })).toBeVisible();
  const unread = rooms(page).getByRole('button', { name: /Lobby.*message/ });
  const told = (words: string) =>
    notifications.waitFor(({ body }) => body.includes(words), `with “${words}”`);

  await test.step('Mark read reads the room up to there, and the notification goes', async () => {
    await say(jonas.page, '@Rosa are you there?');
    const shown = await told('are you there?');
    await expect(unread).toBeVisible();
    expect(await offered(rosa)).toEqual(['Mark read']);
    await answer(rosa, 'action', 0);
    await expect(unread).toHaveCount(0);
    await expect.poll(() => notifications.closed()).toContain(shown.id);
    await expect(page.getByRole('heading', { name: 'elsewhere' })).toBeVisible();
  });

  await test.step('a reply goes to the room as written in the app, and reads it', async () => {
    await say(jonas.page, '@Rosa tea or coffee?');
    const shown = await told('tea or coffee?');
    await expect(unread).toBeVisible();
    await answer(rosa, 'reply', 'Tea, please');
    await expect(message(jonas.page, 'Tea, please')).toContainText('Rosa');
    await expect(unread).toHaveCount(0);
    await expect.poll(() => notifications.closed()).toContain(shown.id);
  });

  await test.step('a reply that the app cannot take is said back', async () => {
    await say(jonas.page, '@Rosa and how much?');
    await told('and how much?');
    await answer(rosa, 'reply', 'so much '.repeat(2_000));
    const back = await notifications.waitFor(
      ({ title }) => title === 'Your reply was not sent',
      'of a reply that was not sent',
    );
    expect(back.body).toContain('Open Hearth and write it again: so much');
  });

  await test.step('what this system itself draws is pressed through the bus', async () => {
    await say(jonas.page, '@Rosa one last thing');
    const shown = await told('one last thing');
    notifications.click(shown);
    await expect(page.getByRole('heading', { name: 'Lobby' })).toBeVisible();
    await expect(message(page, 'one last thing')).toBeVisible();
  });
});
