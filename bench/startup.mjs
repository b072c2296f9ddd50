// Cold start to usable window: from starting the process until the composer of the last room can be written in.
// The peer is an empty window of the same Electron, started in turn in the same minute, because machines are noisy.
// Run: xvfb-run -a dbus-run-session -- node bench/startup.mjs [rounds]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';

const root = path.join(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 5);
const executablePath = execFileSync(
  process.execPath,
  [path.join(root, 'scripts', 'electron-path.mjs')],
  { encoding: 'utf8' },
).trim();
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const folder = mkdtempSync(path.join(tmpdir(), 'hearth-bench-'));

/** Milliseconds from launch until `usable(page)` holds. */
async function time(args, usable) {
  const started = performance.now();
  const app = await _electron.launch({ executablePath, args: [...asRoot, ...args] });
  const page = await app.firstWindow();
  await usable(page);
  const elapsed = performance.now() - started;
  await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
  return elapsed;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const composer = (page) => page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();

/** A profile that has hosted once, so that every measured start opens a known room. */
async function prepare(profile) {
  const app = await _electron.launch({ executablePath, args: [...asRoot, profile, root] });
  const page = await app.firstWindow();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa');
  await page.getByRole('button', { name: 'Host a server' }).click();
  await page.getByRole('button', { name: 'Copy invite' }).waitFor();
  await page.keyboard.press('Escape');
  await composer(page);
  await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined);
  await new Promise((resolve) => app.process().once('exit', resolve));
}

const empty = path.join(folder, 'empty');
execFileSync('mkdir', ['-p', empty]);
writeFileSync(
  path.join(empty, 'package.json'),
  JSON.stringify({ name: 'empty', main: 'main.cjs' }),
);
writeFileSync(
  path.join(empty, 'main.cjs'),
  `const { app, BrowserWindow } = require('electron');
   app.whenReady().then(() => new BrowserWindow({ width: 1180, height: 760 }).loadURL('data:text/html,<p>empty</p>'));`,
);

const profile = `--user-data-dir=${path.join(folder, 'profile')}`;
await prepare(profile);
const ours = [];
const theirs = [];
for (let round = 0; round < rounds; round += 1) {
  theirs.push(
    await time([`--user-data-dir=${path.join(folder, 'empty-profile')}`, empty], (page) =>
      page.getByText('empty').waitFor(),
    ),
  );
  ours.push(await time([profile, root], composer));
}
rmSync(folder, { recursive: true, force: true });

const ratio = median(ours) / median(theirs);
const row = (name, values) =>
  `${name.padEnd(14)} median ${median(values).toFixed(0)} ms   of ${values.map((value) => value.toFixed(0)).join(', ')}`;
process.stdout.write(`${row('Hearth', ours)}\n${row('empty window', theirs)}\n`);
process.stdout.write(`GATE startup ${ratio.toFixed(2)} <= 1.5 ${ratio <= 1.5 ? 'PASS' : 'FAIL'}\n`);
process.exitCode = ratio <= 1.5 ? 0 : 1;
