import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { band } from './support/bands';
import {
  expectInOrder,
  host,
  join,
  members,
  openSettings,
  say,
  takeInvite,
  timeline,
} from './support/steps';

const fallAsleep = ({ app }: RunningApp) =>
  app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
const wake = ({ app }: RunningApp) =>
  app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));

/** What the system was asked for. */
const blockers = ({ app }: RunningApp) =>
  app.evaluate(({ powerSaveBlocker }) =>
    [0, 1, 2, 3, 4, 5].filter((id) => powerSaveBlocker.isStarted(id)),
  );

test('B6: a host that falls asleep says goodbye, and everybody is back when it wakes', async ({
  open,
}, info) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  await say(jonas.page, 'Before the night');
  await expect(timeline(rosa.page).getByText('Before the night')).toBeVisible();

  await test.step('the guest is told why, and may write on', async () => {
    await fallAsleep(rosa);
    await expect(band(jonas.page)).toContainText('The host’s computer is asleep.');
    await expect(jonas.page.getByText('The host is asleep', { exact: true })).toBeVisible();
    await say(jonas.page, 'Into the night');
    await expect(
      timeline(jonas.page).getByRole('article', { name: /Into the night/ }),
    ).toContainText('Waiting for the connection');
    // Trying in vain does not make another reason of it.
    await jonas.page.getByRole('button', { name: 'Try now' }).click();
    await expect(jonas.page.getByText(/Next try in/)).toBeVisible();
    await expect(band(jonas.page)).toContainText('The host’s computer is asleep.');
  });

  await test.step('it wakes, and all goes on', async () => {
    const wokeAt = performance.now();
    await wake(rosa);
    await expect(timeline(rosa.page).getByText('Into the night')).toBeVisible();
    await expect(band(jonas.page)).toHaveCount(0);
    await expect(band(rosa.page)).toHaveCount(0);
    const awayMs = Math.round(performance.now() - wokeAt);
    info.annotations.push({ type: 'back after', description: `${awayMs} ms` });
    await say(rosa.page, 'Good morning');
    await expect(timeline(jonas.page).getByText('Good morning')).toBeVisible();
    await expect(timeline(jonas.page).getByText('Into the night')).toHaveCount(1);
  });
});

test('B6: a guest that falls asleep is gone for the others at once, and back at once', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  await say(jonas.page, 'Good night');
  const there = members(rosa.page).getByRole('button', { name: /Jonas/ });
  await expect(there).toBeVisible();
  await expect(there).not.toContainText('Offline');

  await fallAsleep(jonas);
  await expect(there).toContainText('Offline');
  await say(rosa.page, 'Sleep well');

  await wake(jonas);
  await expect(timeline(jonas.page).getByText('Sleep well')).toBeVisible();
  // It was missed, although the room was open all the time.
  await expectInOrder(jonas.page, ['Good night', 'New', 'Sleep well']);
  await expect(there).not.toContainText('Offline');
  await expect(band(jonas.page)).toHaveCount(0);
});

test('the computer is kept awake while hosting, where that is wanted, and only then', async ({
  open,
}) => {
  const rosa = await open('rosa');
  const { page } = rosa;
  await host(rosa, 'Rosa');
  await takeInvite(rosa);
  expect(await blockers(rosa)).toEqual([]);
  await openSettings(page, 'Hosting');
  await page.getByRole('switch', { name: 'Keep this computer awake while hosting' }).click();
  await expect.poll(() => blockers(rosa)).toHaveLength(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Host panel' }).first().click();
  await page.getByRole('button', { name: 'Stop hosting' }).click();
  await expect.poll(() => blockers(rosa)).toEqual([]);
  await page.getByRole('button', { name: 'Host a server' }).first().click();
  await expect.poll(() => blockers(rosa)).toHaveLength(1);
});
