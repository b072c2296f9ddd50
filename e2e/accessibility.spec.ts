import { expect, test } from './fixtures';
import { expectNothingFound } from './support/axe';
import {
  composer,
  host,
  join,
  members,
  message,
  messageMenu,
  rooms,
  say,
  takeInvite,
  timeline,
} from './support/steps';

test('axe finds nothing on any main screen, light and dark', async ({ open }) => {
  const rosa = await open('rosa');
  await expect(rosa.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await expectNothingFound(rosa.page, 'first start');
  await rosa.page.getByRole('textbox', { name: 'Your name' }).fill('Rosa');
  await rosa.page.getByRole('button', { name: 'Join a server' }).click();
  await expect(rosa.page.getByRole('textbox', { name: 'Address or invite' })).toBeVisible();
  await expectNothingFound(rosa.page, 'join');
  await rosa.page.keyboard.press('Escape');
  await host(rosa, 'Rosa');
  await expectNothingFound(rosa.page, 'host panel');
  await takeInvite(rosa);
  await expectNothingFound(rosa.page, 'empty room');
  await say(rosa.page, 'A first word');
  await expectNothingFound(rosa.page, 'conversation');
  // Controls that inherit nothing fall back to the face of the system, which nobody sees at a glance.
  const strangers = await rosa.page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
      .filter((one) => !/^"?Inter|monospace$/.test(getComputedStyle(one).fontFamily))
      .map((one) => one.outerHTML),
  );
  expect(strangers).toEqual([]);
  await rooms(rosa.page).getByRole('button', { name: 'Create room' }).click();
  await expect(rosa.page.getByRole('textbox', { name: 'Room name' })).toBeVisible();
  await expectNothingFound(rosa.page, 'create a room');
});

test('axe finds nothing on what opens for a moment: menus, cards, dialogs, drawers', async ({
  open,
}) => {
  test.setTimeout(180_000);
  const rosa = await open('rosa');
  const { page } = rosa;
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  await rooms(page).getByRole('button', { name: 'Create room' }).click();
  await page.getByRole('textbox', { name: 'Room name' }).fill('garden');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'garden' })).toBeVisible();

  const look = async (screen: string) => {
    await expectNothingFound(page, screen);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0);
  };

  await page.getByRole('button', { name: 'Room menu' }).click();
  await expect(page.getByRole('menu', { name: 'Room menu' })).toBeVisible();
  await look('room menu');
  await page.getByRole('button', { name: 'Server menu' }).click();
  await expect(page.getByRole('menu', { name: 'Server menu' })).toBeVisible();
  await look('server menu');
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('menuitem', { name: 'Notifications…' }).click();
  await expect(page.getByRole('radio', { name: 'Every message' })).toBeVisible();
  await look('notifications of a room');
  const quiet = page.getByRole('button', { name: /^Do not disturb/ });
  await quiet.click();
  await page.getByRole('menuitem', { name: 'For 1 hour' }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await quiet.click();
  await expect(page.getByRole('menuitem', { name: 'Turn off' })).toBeVisible();
  await look('do not disturb');
  await quiet.click();
  await page.getByRole('menuitem', { name: 'Quiet hours…' }).click();
  await page.getByRole('textbox', { name: 'New keyword' }).fill('Laser');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Laser' })).toBeVisible();
  await page.getByRole('button', { name: 'Add quiet hours' }).click();
  await expect(page.getByRole('group', { name: 'Quiet hours 1' })).toBeVisible();
  await look('settings of notifications');
  await page.getByRole('button', { name: 'Add a server' }).click();
  await expect(page.getByRole('button', { name: 'Join a server' })).toBeVisible();
  await look('add a server');
  await rooms(page).getByRole('button', { name: 'Browse rooms' }).click();
  await expect(page.getByRole('button', { name: 'Open garden' })).toBeVisible();
  await look('browse');
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('menuitem', { name: 'Invite somebody…' }).click();
  await expect(page.getByRole('button', { name: 'Invite Jonas' })).toBeVisible();
  await look('invite');
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('menuitem', { name: 'Leave room…' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('leave');
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await look('settings');
  await members(page).getByRole('button').first().click();
  await expect(page.getByRole('dialog', { name: /^About/ })).toBeVisible();
  await look('member card');

  await page.getByRole('button', { name: 'Room menu' }).hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await expectNothingFound(page, 'tooltip');
  await page.mouse.move(0, 0);

  await rosa.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(360, 720);
  });
  await page.getByRole('button', { name: 'Open rooms' }).click();
  await expect(page.getByRole('dialog', { name: 'Servers and rooms' })).toBeVisible();
  await look('narrow, rooms open');
  await page.getByRole('button', { name: 'Show members' }).click();
  await expect(page.getByRole('dialog', { name: 'Members' })).toBeVisible();
  await look('narrow, members open');

  await rosa.kill();
  await expect(jonas.page.getByRole('button', { name: 'Try now' })).toBeVisible();
  await say(jonas.page, 'This one waits');
  await expect(composer(jonas.page)).toBeFocused();
  await expectNothingFound(jonas.page, 'reconnecting');
});

test('axe finds nothing on what is done with messages, and on the search', async ({ open }) => {
  test.setTimeout(180_000);
  const rosa = await open('rosa');
  const { page } = rosa;
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  await say(jonas.page, 'The lens is in');
  await say(page, 'Thank you');
  await say(page, 'A slip of the tongue');

  await messageMenu(page, 'A slip of the tongue', 'Delete for everyone…');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectNothingFound(page, 'delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(timeline(page).getByText('Message deleted')).toBeVisible();

  await message(page, 'The lens is in').click({ button: 'right' });
  await expect(page.getByRole('menu', { name: 'Message actions' })).toBeVisible();
  await expectNothingFound(page, 'message menu');
  await page.getByRole('menuitem', { name: 'Add reaction' }).click();
  await expect(page.getByRole('dialog', { name: 'Choose a reaction' })).toBeVisible();
  await expectNothingFound(page, 'reactions');
  await page.getByRole('button', { name: 'thumbs up', exact: true }).first().click();
  await expect(
    message(page, 'The lens is in').getByRole('button', { name: /👍.*you/ }),
  ).toBeVisible();

  await messageMenu(page, 'The lens is in', 'Reply');
  await say(page, 'Did it take long?');
  await messageMenu(page, 'Thank you', 'Edit');
  await expect(page.getByRole('textbox', { name: 'Edit message' })).toBeFocused();
  await messageMenu(page, 'Did it take long?', 'Reply');
  await expectNothingFound(page, 'reply, edit, reactions and a deleted message');
  await page.getByRole('textbox', { name: 'Edit message' }).press('Escape');
  await composer(page).press('Escape');

  await messageMenu(page, 'Thank you', 'Who has it, who read it');
  await expect(page.getByRole('dialog', { name: 'Who has it, who read it' })).toBeVisible();
  await expectNothingFound(page, 'receipts');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('Control+f');
  await expect(page.getByText('Find what was said')).toBeVisible();
  await expectNothingFound(page, 'empty search');
  await page.getByRole('searchbox').fill('lens');
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(page.getByRole('group', { name: 'Search results' })).toBeVisible();
  await page.mouse.move(0, 0);
  await expectNothingFound(page, 'search');
  await page.getByRole('group', { name: 'Search results' }).getByRole('button').click();
  await expect(message(page, 'The lens is in').first()).toBeFocused();
  await expectNothingFound(page, 'a message that was found');
});
