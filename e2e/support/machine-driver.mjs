// Drives one app inside a network namespace: Playwright talks to the app over loopback, so the driver must live on the
// same 'machine'. Reads one JSON command a line, answers one JSON line each.
import { createInterface } from 'node:readline';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, expect } from '@playwright/test';

const [executablePath, ...args] = process.argv.slice(2);
// A machine has all its ports to itself, so the usual one is free whatever port the tests are told to use.
// And a network, so it may tell everybody there of its server.
const env = { ...process.env, HEARTH_PORT: '', HEARTH_DISCOVERY: '' };
const app = await _electron.launch({ executablePath, args, env });
const page = await app.firstWindow();

const find = ({ role, name, exact = true, text }) => {
  const place = role === undefined ? page : page.getByRole(role, { name, exact });
  return text === undefined ? place : place.getByText(text, { exact: true });
};

const actions = {
  click: (where) =>
    find(where)
      .nth(where.nth ?? 0)
      .click(),
  fill: (where) => find(where).fill(where.value),
  press: (where) => find(where).press(where.key),
  see: (where) => expect(find(where).first()).toBeVisible({ timeout: 15_000 }),
  has: (where) =>
    find(where)
      .first()
      .waitFor({ timeout: 2_000 })
      .then(
        () => true,
        () => false,
      ),
  async names({ role, pattern, count }) {
    const found = page.getByRole(role, { name: new RegExp(pattern) });
    // Looked at often, because it is measured how soon they are there.
    const often = { timeout: 30_000, intervals: [20] };
    await expect.poll(() => found.count(), often).toBe(count);
    return found.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  },
  clipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
  async findings() {
    const found = [];
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // The application has no other frames, and its policy forbids the frame that axe would open to look for them.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      for (const { id, nodes } of violations)
        found.push(`${colorScheme}, ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    }
    return found;
  },
  blur: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].blur()),
  screenshot: ({ path }) => page.screenshot({ path }).then(() => null),
  quit: () => app.close(),
  async lose() {
    const gone = new Promise((resolve) => app.process().once('exit', resolve));
    app.process().kill('SIGKILL');
    await gone;
  },
};

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  const { action, ...where } = JSON.parse(line);
  try {
    say({ ok: true, value: (await actions[action](where)) ?? null });
  } catch (error) {
    say({ ok: false, message: `${action} ${JSON.stringify(where)}: ${String(error)}` });
  }
  if (action === 'quit' || action === 'lose') break;
}
process.exit(0);
