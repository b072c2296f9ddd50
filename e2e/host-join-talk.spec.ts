import { expect, test } from './fixtures';
import {
  composer,
  directMessages,
  expectInOrder,
  host,
  join,
  members,
  openRoom,
  rooms,
  say,
  takeInvite,
  timeline,
} from './support/steps';

test('two people talk, write directly, are notified, go away, come back, and nothing is lost', async ({
  open,
  notifications,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);

  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);

  await test.step('they talk in the lobby', async () => {
    await say(rosa.page, 'Good morning');
    await expect(timeline(jonas.page).getByText('Good morning')).toBeVisible();
    await say(jonas.page, 'Morning, I brought the lens');
    await expectInOrder(rosa.page, ['Good morning', 'Morning, I brought the lens']);
    await expectInOrder(jonas.page, ['Good morning', 'Morning, I brought the lens']);
  });

  await test.step('and in a room that the guest makes', async () => {
    await rooms(jonas.page).getByRole('button', { name: 'Create room' }).click();
    await jonas.page.getByRole('textbox', { name: 'Room name' }).fill('laser-cutter');
    await jonas.page.getByRole('button', { name: 'Create room' }).click();
    await expect(rooms(jonas.page).getByText('laser-cutter')).toBeVisible();
    await say(jonas.page, 'Book the slot first');

    await rooms(rosa.page).getByRole('button', { name: 'Browse rooms' }).click();
    const browse = rosa.page.getByRole('dialog');
    await browse.getByRole('button', { name: /^Join/ }).click();
    await expect(timeline(rosa.page).getByText('Book the slot first')).toBeVisible();
    await say(rosa.page, 'Two o’clock is mine');
    await expectInOrder(jonas.page, ['Book the slot first', 'Two o’clock is mine']);
  });

  await test.step('a direct message to an unfocused window reaches the system, and a click opens it', async () => {
    await openRoom(rosa.page, 'Lobby');
    await rosa.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
    await openRoom(jonas.page, 'Lobby');
    await members(jonas.page).getByText('Rosa').click();
    await jonas.page.getByRole('button', { name: 'Message', exact: true }).click();
    await say(jonas.page, 'Could you open the gate?');

    const shown = await notifications.waitFor(
      ({ title, body }) => title.includes('Jonas') && body.includes('Could you open the gate?'),
      'with the name and the words of Jonas',
    );
    await expect(directMessages(rosa.page).getByText('Jonas')).toBeVisible();
    notifications.click(shown);
    await expect(timeline(rosa.page).getByText('Could you open the gate?')).toBeVisible();
    await expect(composer(rosa.page)).toBeVisible();
  });

  await test.step('the guest goes, misses three messages, and comes back to them', async () => {
    await openRoom(jonas.page, 'Lobby');
    await jonas.quit();
    await openRoom(rosa.page, 'Lobby');
    await say(rosa.page, 'One');
    await say(rosa.page, 'Two');
    await say(rosa.page, 'Three');

    const back = await open('jonas');
    await expect(rooms(back.page)).toBeVisible();
    await openRoom(back.page, 'Lobby');
    await expectInOrder(back.page, ['Morning, I brought the lens', 'New', 'One', 'Two', 'Three']);
    await back.quit();
  });

  await test.step('the host starts again and everything is still there', async () => {
    await rosa.quit();
    const again = await open('rosa');
    await openRoom(again.page, 'Lobby');
    await expectInOrder(again.page, [
      'Good morning',
      'Morning, I brought the lens',
      'One',
      'Two',
      'Three',
    ]);
    await say(again.page, 'Back again');
    await expect(timeline(again.page).getByText('Sent')).toBeVisible();
    const backAgain = await open('jonas');
    await openRoom(backAgain.page, 'Lobby');
    await expect(timeline(backAgain.page).getByText('Back again')).toBeVisible();
  });
});
