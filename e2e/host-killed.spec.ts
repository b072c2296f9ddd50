import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { band, recordBands, takeBands } from './support/bands';
import { composer, host, join, say, takeInvite, timeline } from './support/steps';

const ROUNDS = 2;
const BACK_WITHIN_MS = 30_000;

/** Ends every process of an app at once, as a power switch would. */
async function killAll(running: RunningApp): Promise<void> {
  const pids = await running.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await running.kill();
}

/** All that was said in the lobby, as this window's app has it, in order. */
const lobbyOf = ({ page }: RunningApp) =>
  page.evaluate(async () => {
    const snapshot = await window.hearth.call('app:snapshot', {});
    const server = snapshot.ok ? Object.values(snapshot.value.view.servers)[0] : undefined;
    const lobby = Object.values(server?.rooms ?? {}).find((room) => room.isLobby);
    if (server === undefined || lobby === undefined) return null;
    const opened = await window.hearth.call('timeline:open', {
      serverId: server.id,
      roomId: lobby.id,
    });
    if (!opened.ok) return null;
    return {
      said: opened.value.items.flatMap(({ entry }) =>
        entry.kind === 'message' ? [entry.text] : [],
      ),
      waiting: opened.value.pending.length,
      connection: server.connection.state,
    };
  });

/** The messages that stand in the window, top to bottom; what is far up is not drawn. */
const drawn = ({ page }: RunningApp) =>
  timeline(page)
    .getByRole('article')
    .evaluateAll((rows) =>
      rows.flatMap((row) => {
        const label = row.getAttribute('aria-label') ?? '';
        return /^(?:Rosa|Jonas): (.*?), /.exec(label)?.[1] ?? [];
      }),
    );

test('A1: the host’s app is killed in the middle of a conversation and started again, twice: nothing is lost or doubled, and the guest is told the truth', async ({
  open,
}) => {
  test.setTimeout(240_000);
  let rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const invite = await takeInvite(rosa);
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', invite);
  await recordBands(jonas.page);

  const all: string[] = [];
  /** Writes a message and waits until it stands there: from then on it is promised. */
  const write = async ({ page }: RunningApp, text: string) => {
    await say(page, text);
    await expect(timeline(page).getByText(text, { exact: true })).toBeVisible();
    all.push(text);
  };

  for (let round = 1; round <= ROUNDS; round += 1) {
    await test.step(`round ${round}: both write`, async () => {
      for (const part of ['one', 'two', 'three']) {
        await Promise.all([
          write(rosa, `Rosa ${round} ${part}`),
          write(jonas, `Jonas ${round} ${part}`),
        ]);
      }
      await expect(timeline(jonas.page).getByText(`Rosa ${round} three`)).toBeVisible();
      expect(await band(jonas.page).count()).toBe(0);
      expect((await takeBands(jonas.page)).filter(Boolean)).toEqual([]);
    });

    await test.step(`round ${round}: killed, with words on their way and half a thought in the box`, async () => {
      await Promise.all([
        write(rosa, `Rosa ${round} last words`),
        write(jonas, `Jonas ${round} last words`),
      ]);
      await composer(jonas.page).pressSequentially(`Half a ${round} th`);
      await killAll(rosa);
      await expect(band(jonas.page)).toContainText('is not running');
      await expect(band(jonas.page)).toContainText('what you write now waits');
      await expect(composer(jonas.page)).toHaveValue(`Half a ${round} th`);
      await composer(jonas.page).pressSequentially('ought');
      await composer(jonas.page).press('Enter');
      all.push(`Half a ${round} thought`);
      await write(jonas, `Jonas ${round} into the dark`);
      const row = timeline(jonas.page)
        .getByRole('article', { name: /into the dark/ })
        .last();
      await expect(row).toContainText('Waiting for the connection');
      // Why, in the order in which it became known; never that all is well.
      const bands = await takeBands(jonas.page);
      const told = [...bands, await band(jonas.page).innerText()].filter(Boolean);
      for (const text of told) expect(text).toMatch(/is lost|is not running/);
    });

    await test.step(`round ${round}: started again`, async () => {
      rosa = await open('rosa');
      await expect(band(jonas.page)).toHaveCount(0, { timeout: BACK_WITHIN_MS });
      const isSettled = async (running: RunningApp) => {
        const lobby = await lobbyOf(running);
        return lobby?.waiting === 0 && lobby.said.length >= all.length ? lobby.connection : null;
      };
      for (const running of [rosa, jonas]) {
        await expect.poll(() => isSettled(running), { timeout: BACK_WITHIN_MS }).toBe('online');
      }
      const [atHost, atGuest] = [await lobbyOf(rosa), await lobbyOf(jonas)];
      expect(atHost?.said).toEqual(atGuest?.said);
      expect(atHost?.said.toSorted()).toEqual(all.toSorted());
      const bands = await takeBands(jonas.page);
      for (const text of bands.filter(Boolean)) expect(text).toMatch(/is lost|is not running/);
      expect(await band(jonas.page).count()).toBe(0);
      await expect(timeline(jonas.page).getByText(/Waiting/)).toHaveCount(0);
    });

    await test.step(`round ${round}: both windows show it alike`, async () => {
      const order = (await lobbyOf(rosa))?.said ?? [];
      for (const running of [rosa, jonas]) {
        await expect(
          timeline(running.page).getByText(order.at(-1) ?? '', { exact: true }),
        ).toBeVisible();
        const lines = await drawn(running);
        expect(lines.length).toBeGreaterThan(5);
        expect(lines).toEqual(order.slice(-lines.length));
      }
    });
  }
});
