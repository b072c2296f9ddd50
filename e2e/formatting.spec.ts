import { expect, test } from './fixtures';
import { expectNothingFound } from './support/axe';
import { composer, host, message, say, waitUntilStored } from './support/steps';

test('words are formatted by keys, tools and pasting, undo knows all of it, and they are drawn', async ({
  open,
}) => {
  test.setTimeout(120_000);
  const rosa = await open('rosa');
  await host(rosa, 'Rosa');
  const { app, page } = rosa;
  await page.keyboard.press('Escape');
  const box = composer(page);
  await expect(box).toBeVisible();
  const select = (from: number, to: number) =>
    box.evaluate(
      (field, [start, end]) => {
        const area = field as HTMLTextAreaElement;
        area.focus();
        area.setSelectionRange(start ?? 0, end ?? 0);
      },
      [from, to],
    );
  const selected = () =>
    box.evaluate((field) => {
      const area = field as HTMLTextAreaElement;
      return area.value.slice(area.selectionStart, area.selectionEnd);
    });

  await test.step('keys format what is selected or comes next, and undo takes it back', async () => {
    await box.pressSequentially('one two');
    await select(4, 7);
    await page.keyboard.press('Control+b');
    await expect(box).toHaveValue('one **two**');
    expect(await selected()).toBe('two');
    await page.keyboard.press('Control+i');
    await expect(box).toHaveValue('one ***two***');
    await page.keyboard.press('Control+z');
    await expect(box).toHaveValue('one **two**');
    await page.keyboard.press('Control+z');
    await expect(box).toHaveValue('one two');
    await page.keyboard.press('Control+Shift+z');
    await expect(box).toHaveValue('one **two**');
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await page.keyboard.press('Control+e');
    await page.keyboard.type('code');
    await page.keyboard.press('Control+e');
    await page.keyboard.type(' ');
    await page.keyboard.press('Control+Shift+x');
    await page.keyboard.type('gone');
    await expect(box).toHaveValue('one **two** `code` ~~gone~~');
    await page.keyboard.press('Enter');
    const line = message(page, 'one two code gone');
    await expect(line.locator('strong')).toHaveText('two');
    await expect(line.locator('code')).toHaveText('code');
    await expect(line.locator('s')).toHaveText('gone');
  });

  await test.step('the tools come with a selection, keep it, and stay when asked to', async () => {
    const tools = page.getByRole('toolbar', { name: 'Formatting' });
    await expect(tools).toBeHidden();
    await box.fill('a word');
    await select(2, 6);
    await tools.getByRole('button', { name: 'Bold' }).click();
    await expect(box).toHaveValue('a **word**');
    expect(await selected()).toBe('word');
    await expect(tools.getByRole('button', { name: 'Bold' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await tools.getByRole('button', { name: 'Bold' }).click();
    await expect(box).toHaveValue('a word');
    await tools.getByRole('button', { name: 'Link' }).click();
    await expect(box).toHaveValue('a [word](https://)');
    expect(await selected()).toBe('https://');
    await page.keyboard.type('https://wiki.example/x');
    await expect(tools).toBeHidden();
    await page.getByRole('button', { name: 'Formatting tools' }).click();
    await expect(tools).toBeVisible();
    await expectNothingFound(page, 'formatting tools');
    // By keyboard alone: one stop, arrows inside, Escape back to the words.
    await box.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect(tools.getByRole('button', { name: 'Italic' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(box).toBeFocused();
    await page.getByRole('button', { name: 'Formatting tools' }).click();
    await expect(tools).toBeHidden();
    await page.keyboard.press('Enter');
    const line = message(page, 'a word');
    await expect(line.getByRole('link', { name: 'word' })).toBeVisible();
    await expect(line).toContainText('(wiki.example)');
  });

  await test.step('lists and quotes go on, and Enter in code starts a line', async () => {
    await box.pressSequentially('- milk');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('bread');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('```js');
    await page.keyboard.press('Enter');
    await page.keyboard.type('  let a;');
    await page.keyboard.press('Enter');
    await page.keyboard.type('b();');
    await expect(page.getByText('In code, Enter starts a new line')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('```');
    await expect(box).toHaveValue('- milk\n- bread\n```js\n  let a;\n  b();\n```');
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue('');
    const line = message(page, 'milk');
    await expect(line.getByRole('listitem')).toHaveText(['milk', 'bread']);
    await expect(line.locator('pre')).toHaveText('  let a;\n  b();');
    await expect(line.locator('[data-shade="keyword"]')).toHaveText('let');
    await line.getByRole('button', { name: 'Copy code' }).click();
    await expect
      .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe('  let a;\n  b();');
    await expectNothingFound(page, 'code in a message');
  });

  await test.step('pasting is plain; formatting and code are offered, and undo leads back', async () => {
    const paste = async (text: string, html: string) => {
      await box.focus();
      // As a page of somebody else fills the clipboard when one copies there.
      await page.evaluate(
        (data) => {
          const fill = (event: ClipboardEvent) => {
            event.preventDefault();
            for (const [type, words] of Object.entries(data)) {
              if (words !== '') event.clipboardData?.setData(type, words);
            }
          };
          document.addEventListener('copy', fill, { once: true });
        },
        { 'text/plain': text, 'text/html': html },
      );
      await page.keyboard.press('Control+c');
      await page.keyboard.press('Control+v');
    };
    await box.pressSequentially('See: ');
    await paste('bold words', '<p><b>bold</b> <img src="https://hit.invalid/x.png">words</p>');
    await expect(box).toHaveValue('See: bold words');
    await page.getByRole('button', { name: 'Paste with formatting' }).click();
    await expect(box).toHaveValue('See: **bold** words');
    await expect(box).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(box).toHaveValue('See: bold words');
    await page.keyboard.press('Control+z');
    await expect(box).toHaveValue('See: ');

    await paste('bold', '<b>bold</b>');
    await expect(page.getByRole('button', { name: 'Paste with formatting' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Paste with formatting' })).toBeHidden();
    await box.fill('');

    await paste('bold', '<b>bold</b>');
    await expect(page.getByRole('button', { name: 'Paste with formatting' })).toBeVisible();
    await page.keyboard.type('!');
    await expect(page.getByRole('button', { name: 'Paste with formatting' })).toBeHidden();
    await expect(box).toHaveValue('bold!');
    await box.fill('');

    await paste('if (a) {\n  b();\n}', '');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Paste as code' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue('```\nif (a) {\n  b();\n}\n```');
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue('');
    await expect(message(page, 'if (a)').locator('pre')).toBeVisible();
  });

  await test.step('an edit has the same keys, and shows the source', async () => {
    await say(page, 'plain **bold**');
    await waitUntilStored(page, 'plain bold');
    await page.keyboard.press('ArrowUp');
    const edit = page.getByRole('textbox', { name: 'Edit message' });
    await expect(edit).toHaveValue('plain **bold**');
    await edit.evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(0, 5));
    await page.keyboard.press('Control+i');
    await expect(edit).toHaveValue('*plain* **bold**');
    await page.keyboard.press('Enter');
    await expect(message(page, 'plain bold').locator('em')).toHaveText('plain');
    // What is copied is what was written.
    await message(page, 'plain bold').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy text' }).click();
    await expect
      .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe('*plain* **bold**');
  });
});
