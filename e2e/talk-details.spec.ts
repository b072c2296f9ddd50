import { expect, test } from './fixtures';
import {
  composer,
  host,
  join,
  members,
  openRoom,
  rooms,
  say,
  takeInvite,
  timeline,
} from './support/steps';

test('talking: typing notices, drafts by room, Shift+Enter, an input method, presence, unread line', async ({
  open,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));

  await test.step('PR-2: who writes is shown to the others, and no longer once it is said', async () => {
    await composer(jonas.page).pressSequentially('Hel');
    await expect(rosa.page.getByText('Jonas is typing…')).toBeVisible();
    await say(jonas.page, 'Hello');
    await expect(rosa.page.getByText('Jonas is typing…')).toHaveCount(0);
  });

  await test.step('Shift+Enter breaks the line; Enter while an input method composes sends nothing', async () => {
    const box = composer(rosa.page);
    await box.pressSequentially('first');
    await box.press('Shift+Enter');
    await box.pressSequentially('second');
    await box.evaluate((element) => {
      const enter = { key: 'Enter', bubbles: true, cancelable: true, isComposing: true };
      element.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', enter));
      element.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    });
    await expect(box).toHaveValue('first\nsecond');
    await box.press('Enter');
    await expect(timeline(jonas.page).getByText('first second')).toBeVisible();
  });

  await test.step('a draft stays with its room, and over a restart', async () => {
    await rooms(jonas.page).getByRole('button', { name: 'Create room' }).click();
    await jonas.page.getByRole('textbox', { name: 'Room name' }).fill('orders');
    await jonas.page.getByRole('button', { name: 'Create room' }).click();
    await expect(
      jonas.page.getByRole('main').getByRole('heading', { name: 'orders' }),
    ).toBeVisible();
    await composer(jonas.page).fill('half a thought');
    await openRoom(jonas.page, 'Lobby');
    await expect(composer(jonas.page)).toHaveValue('');
    await openRoom(jonas.page, 'orders');
    await expect(composer(jonas.page)).toHaveValue('half a thought');
  });

  await test.step('PR-1: who quits is away from the network; who missed something finds the line', async () => {
    await openRoom(jonas.page, 'Lobby');
    await jonas.quit();
    await expect(members(rosa.page).getByText(/Away from the network/)).toBeVisible();
    await openRoom(rosa.page, 'Lobby');
    await say(rosa.page, 'You missed this');
    const back = await open('jonas');
    await expect(rooms(back.page).getByText('Lobby')).toBeVisible();
    await openRoom(back.page, 'Lobby');
    await expect(timeline(back.page).getByText('New', { exact: true })).toBeVisible();
    await openRoom(back.page, 'orders');
    await expect(composer(back.page)).toHaveValue('half a thought');
  });
});
