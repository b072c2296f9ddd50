import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { composer, host, join, say, takeInvite, timeline } from './support/steps';

const CLI = path.join(import.meta.dirname, '..', 'out', 'main', 'verify-export.js');

/** Checks a file as the command line does. */
function verify(file: string): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, file], (_error, stdout) =>
      resolve({ code: child.exitCode ?? -1, text: stdout }),
    );
  });
}

/** Answers the system's dialogs with one file, and notes what is to be shown in its folder. */
const answerDialogs = ({ app }: RunningApp, file: string) =>
  app.evaluate(({ dialog, shell }, filePath) => {
    const noted = globalThis as unknown as { shown?: string[] };
    noted.shown = [];
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    shell.showItemInFolder = (shown) => void noted.shown?.push(shown);
  }, file);

const shownInFolder = ({ app }: RunningApp) =>
  app.evaluate(() => (globalThis as unknown as { shown?: string[] }).shown ?? []);

type Change =
  | { call: 'message:edit'; text: string }
  | { call: 'reaction:set'; emoji: string }
  | { call: 'message:redact' };

/** Changes the message with these words through the bridge, as its buttons do. */
async function change(page: Page, words: string, wanted: Change): Promise<void> {
  const outcome = await page.evaluate(
    async ({ text, asked }) => {
      const snapshot = await window.hearth.call('app:snapshot', {});
      const shown = snapshot.ok ? snapshot.value.view.lastShown : null;
      if (shown === null) return 'no room';
      const opened = await window.hearth.call('timeline:open', shown);
      const entries = opened.ok ? opened.value.items.map(({ entry }) => entry) : [];
      const entry = entries.find((one) => one.kind === 'message' && one.text === text);
      if (entry?.kind !== 'message') return 'no message';
      const { seq, author, clientId } = entry;
      const place = { ...shown, target: { seq, author, clientId } };
      const answer =
        asked.call === 'message:edit'
          ? await window.hearth.call(asked.call, { ...place, text: asked.text })
          : asked.call === 'reaction:set'
            ? await window.hearth.call(asked.call, { ...place, emoji: asked.emoji, isOn: true })
            : await window.hearth.call(asked.call, place);
      return answer.ok ? 'done' : answer.code;
    },
    { text: words, asked: wanted },
  );
  expect(outcome).toBe('done');
}

async function expectNothingFound(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const told = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    expect(told, `${screen}, ${colorScheme}`).toEqual([]);
  }
}

const fromMenu = async (page: Page, menu: string, item: string) => {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

test('a guest exports what was said, it is clean wherever it is checked, and one changed byte is found', async ({
  open,
  folder,
}) => {
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas', await takeInvite(rosa));
  const { page } = jonas;
  const dialog = page.getByRole('dialog');
  const file = path.join(folder, 'talk.jsonl');

  await test.step('they talk, edit, react and delete', async () => {
    await say(rosa.page, 'Is the laser free at three?');
    await expect(timeline(page).getByText('Is the laser free at three?')).toBeVisible();
    await say(page, 'It is, until four.');
    await expect(timeline(rosa.page).getByText('It is, until four.')).toBeVisible();
    await change(page, 'It is, until four.', { call: 'message:edit', text: 'It is, until five.' });
    await expect(timeline(rosa.page).getByText('It is, until five.')).toBeVisible();
    await change(rosa.page, 'It is, until four.', { call: 'reaction:set', emoji: '👍' });
    await say(rosa.page, 'The door has swordfish');
    await expect(timeline(page).getByText('The door has swordfish')).toBeVisible();
    await change(rosa.page, 'The door has swordfish', { call: 'message:redact' });
    await expect(timeline(page).getByText('The door has swordfish')).toHaveCount(0);
    await say(rosa.page, 'Thank you');
    await expect(timeline(page).getByText('Thank you')).toBeVisible();
  });

  await test.step('the guest exports the room as signed lines', async () => {
    await answerDialogs(jonas, file);
    await fromMenu(page, 'Room menu', 'Export this room…');
    await expect(dialog.getByRole('heading', { name: 'Export Lobby' })).toBeVisible();
    await expectNothingFound(page, 'export');
    await dialog.getByRole('radio', { name: /Signed lines/ }).check();
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(/entries are in talk\.jsonl/)).toBeVisible();
    await expectNothingFound(page, 'exported');
    await dialog.getByRole('button', { name: 'Show in folder' }).click();
    await expect.poll(() => shownInFolder(jonas)).toEqual([file]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
  });

  await test.step('it holds first words, edits and reactions, and no deleted word', async () => {
    const text = await readFile(file, 'utf8');
    expect(text).toContain('It is, until four.');
    expect(text).toContain('It is, until five.');
    expect(text).toContain('👍');
    expect(text).toContain('"kind":"tombstone"');
    expect(text).not.toContain('swordfish');
  });

  await test.step('it is clean on the command line and in the window', async () => {
    const { code, text } = await verify(file);
    expect(text).toMatch(/^CLEAN/);
    expect(text).toMatch(/redacted, verified by their hash +1\n/);
    expect(code).toBe(0);
    await fromMenu(page, 'Server menu', 'Check an export…');
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    await expect(dialog.getByText(/^Nothing was changed\. Every signature fits/)).toBeVisible();
    await expectNothingFound(page, 'checked');
    await page.keyboard.press('Escape');
  });

  await test.step('one changed byte is found by both', async () => {
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('at three?', 'at threx?'));
    const verdict = await verify(file);
    expect(verdict.code).toBe(1);
    expect(verdict.text).toMatch(/^NOT CLEAN/);
    expect(verdict.text).toMatch(/forged +1\n/);
    await fromMenu(page, 'Server menu', 'Check an export…');
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    await expect(dialog.getByText(/not as it was written/)).toBeVisible();
    await expect(dialog.getByText(/Lobby, entry \d+: the signature does not fit/)).toBeVisible();
    await expectNothingFound(page, 'found changed');
    await page.keyboard.press('Escape');
  });

  await test.step('without the host, what is cached here becomes a page that says so', async () => {
    const saved = path.join(folder, 'talk.html');
    await answerDialogs(jonas, saved);
    await rosa.kill();
    await expect(composer(page)).toBeVisible();
    await fromMenu(page, 'Server menu', 'Export everything…');
    await expect(dialog.getByText(/only what this computer has kept/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Choose a place…' }).click();
    await expect(dialog.getByText(/entries are in talk\.html/)).toBeVisible();
    const html = await readFile(saved, 'utf8');
    expect(html).toContain('Written without a connection');
    expect(html).toContain('It is, until five.');
    expect(html).toContain('Message deleted');
    expect(html).not.toContain('It is, until four.');
    expect(html).not.toContain('swordfish');
  });
});
