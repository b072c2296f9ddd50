import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { host, join, openRoom, rooms, say, takeInvite } from './support/steps';

interface Noted {
  menu?: Electron.Menu;
  tip?: string;
}

/** Keeps what the app puts beside the clock from now on: this system may draw none. */
const watchTray = ({ app }: RunningApp) =>
  app.evaluate(({ Tray }) => {
    const noted = globalThis as unknown as { tray: Noted };
    noted.tray = {};
    const { setContextMenu, setToolTip } = Tray.prototype;
    Tray.prototype.setContextMenu = function (menu) {
      noted.tray.menu = menu ?? undefined;
      setContextMenu.call(this, menu);
    };
    Tray.prototype.setToolTip = function (tip) {
      noted.tray.tip = tip;
      setToolTip.call(this, tip);
    };
  });

const lines = ({ app }: RunningApp) =>
  app.evaluate(() =>
    (globalThis as unknown as { tray: Noted }).tray.menu?.items
      .filter(({ type }) => type !== 'separator')
      .map(({ label }) => label),
  );
const tip = ({ app }: RunningApp) =>
  app.evaluate(() => (globalThis as unknown as { tray: Noted }).tray.tip);
const choose = ({ app }: RunningApp, label: string) =>
  app.evaluate((_electron, wanted) => {
    const { menu } = (globalThis as unknown as { tray: Noted }).tray;
    menu?.items.find((item) => item.label === wanted)?.click();
  }, label);

test('the tray says who depends on the host and what is unread, gives an hour of quiet, brings the window back, and quits', async ({
  open,
}) => {
  const rosa = await open('rosa');
  const { page, app } = rosa;
  await watchTray(rosa);
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  await expect.poll(() => lines(rosa)).toContain('Hosting “Rosa’s server” · 1 person');

  await rooms(page).getByRole('button', { name: 'Create room' }).click();
  await page.getByRole('textbox', { name: 'Room name' }).fill('elsewhere');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'elsewhere' })).toBeVisible();
  await say(jonas.page, '@Rosa are you there?');
  await expect.poll(() => tip(rosa)).toBe('Hearth · 1 unread message');
  await openRoom(page, 'Lobby');
  await expect.poll(() => tip(rosa)).toBe('Hearth');

  await choose(rosa, 'Do not disturb for 1 hour');
  await expect(page.getByRole('button', { name: /^Do not disturb until/ })).toBeVisible();
  await expect.poll(() => lines(rosa)).toContain('Turn off do not disturb');
  await choose(rosa, 'Turn off do not disturb');
  await expect(page.getByRole('button', { name: 'Do not disturb', exact: true })).toBeVisible();

  const isVisible = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(isVisible).toBe(false);
  await choose(rosa, 'Open Hearth');
  await expect.poll(isVisible).toBe(true);

  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  const ended = app.waitForEvent('close');
  await choose(rosa, 'Quit Hearth');
  await ended;
  await expect(jonas.page.getByText(/The host has stopped hosting/).first()).toBeVisible();
});
