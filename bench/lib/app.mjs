// The real app for benchmarks: a profile of its own that has hosted once, and a cache filled through the app's own store.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { createServer } from 'vite';

export const root = path.join(import.meta.dirname, '..', '..');
export const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
export const executablePath = execFileSync(
  process.execPath,
  [path.join(root, 'scripts', 'electron-path.mjs')],
  { encoding: 'utf8' },
).trim();

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The value below which this part of them lies. */
export const share = (values, part) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];

/** Holds an app's window back until the driver has attached. */
const whenDriven = ['-r', path.join(root, 'scripts', 'lib', 'when-driven.cjs')];

/** Starts an Electron with these arguments. */
export const launch = (args) =>
  _electron.launch({ executablePath, args: [...whenDriven, ...asRoot, ...args] });

/** Ends an app at once. */
export const quit = (app) =>
  app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);

/** The place where one writes. */
export const composer = (page) => page.getByRole('textbox', { name: 'Message', exact: true });

/** Prints a line that machines read; answers whether the demand is met. */
export function gate(name, value, demand) {
  const passed = value <= demand;
  process.stdout.write(
    `GATE ${name} ${value.toFixed(2)} <= ${demand} ${passed ? 'PASS' : 'FAIL'}\n`,
  );
  if (!passed) process.exitCode = 1;
}

/** Makes a folder that is gone when the program ends. */
export function createFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A profile that has hosted once and does not host again by itself: every start opens a known room. */
export async function prepareProfile(folder) {
  const dataDir = path.join(folder, 'profile');
  const app = await launch([`--user-data-dir=${dataDir}`, root]);
  const page = await app.firstWindow();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa');
  await page.getByRole('button', { name: 'Host a server' }).click();
  await page.getByRole('button', { name: 'Copy invite' }).waitFor();
  await page.keyboard.press('Escape');
  await composer(page).waitFor();
  await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined);
  await new Promise((resolve) => app.process().once('exit', resolve));
  return dataDir;
}

/** Arguments that start an empty window of the same Electron: what every window costs. */
export function emptyWindow(folder) {
  const source = path.join(folder, 'empty');
  mkdirSync(source);
  writeFileSync(
    path.join(source, 'package.json'),
    JSON.stringify({ name: 'empty', main: 'main.cjs' }),
  );
  writeFileSync(
    path.join(source, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1180, height: 760 }).loadURL('data:text/html,<p>empty</p>'));`,
  );
  return [`--user-data-dir=${path.join(folder, 'empty-profile')}`, source];
}

const SENTENCES = [
  'Morning. The compressor is back from repair.',
  'Can somebody check whether we still have 3 mm birch?',
  'The small extractor makes that noise again. I tightened the belt and it is better, but please listen for it when you cut anything longer than half an hour, and write here when it starts again.',
  'Thanks!',
  'Steps:\n1. open the *valve*\n2. wait for the lamp\n3. start',
  'هل الآلة متاحة بعد الظهر؟',
  'The manual is at https://192.168.4.20/manuals/laser.pdf, page `12`.',
  '👍',
];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
/** The id of somebody who does not exist. */
const memberId = (n) =>
  `${'q'.repeat(22)}${[15, 10, 5, 0].map((shift) => LETTERS[(n >> shift) & 31]).join('')}`;
const uuid = (n) => `0190a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/**
 * Puts `count` messages into the Lobby of the profile's cache, as if they had been caught up, and a second room, Bench, which
 * the window shows first. The server is not hosted in this profile any more, so nothing but the cache answers. `people`: how
 * many more are in the Lobby.
 */
export async function fillCache(dataDir, count, { people = 0 } = {}) {
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
  });
  const { openSqliteStore } = await vite.ssrLoadModule(
    '/src/main/sessions/local-store/sqlite-store.ts',
  );
  const store = openSqliteStore(path.join(dataDir, 'sessions.db'));
  const [kept] = await store.load();
  const { server, members, rooms } = kept;
  const [lobby] = rooms.map(({ room }) => room);
  const authors = [
    ...members,
    ...['Aïcha', 'Jonas', 'Mehmet'].map((name, n) => ({
      ...members[0],
      id: ['a', 'b', 'c'][n].repeat(26),
      name,
      role: 'member',
    })),
  ];
  const others = Array.from({ length: people }, (_, n) => ({
    ...members[0],
    id: memberId(n),
    name: `Person ${n + 1}`,
    role: 'member',
  }));
  await store.saveMembers(server.id, [...authors, ...others]);
  const bench = { ...lobby, id: uuid(1), name: 'Bench', isLobby: false };
  const memberIds = [...lobby.memberIds, ...others.map(({ id }) => id)];
  await store.saveRoom(server.id, { ...lobby, memberIds, headSeq: count });
  await store.saveRoom(server.id, bench);
  const write = (roomId, items, range) =>
    store.saveEntries(server.id, roomId, {
      items,
      range,
      isReset: range.to === items.length,
      lastMessageAt: items.at(-1).entry.at,
      settled: [],
    });
  const now = Date.now();
  const say = (roomId, seq, text, clientId) => ({
    entry: {
      kind: 'message',
      roomId,
      seq,
      at: now - (count - seq) * 40_000,
      author: authors[Math.floor(seq / 3) % authors.length].id,
      clientId,
      text,
      signature: 'S'.repeat(86),
    },
    isForged: false,
  });
  for (let from = 1; from <= count; from += 1_000) {
    const to = Math.min(count, from + 999);
    const items = Array.from({ length: to - from + 1 }, (_, index) => {
      const seq = from + index;
      return say(lobby.id, seq, `${seq}: ${SENTENCES[seq % SENTENCES.length]}`, uuid(seq + 100));
    });
    await write(lobby.id, items, { from: 1, to });
    await store.setReadSeq(server.id, lobby.id, to);
  }
  await write(bench.id, [say(bench.id, 1, 'Nothing much.', uuid(2))], { from: 1, to: 1 });
  await store.setReadSeq(server.id, bench.id, 1);
  await store.close();
  await vite.close();
  const file = path.join(dataDir, 'settings.json');
  const preferences = JSON.parse(readFileSync(file, 'utf8'));
  preferences.settings.resumeHosting = false;
  preferences.lastShown = { serverId: server.id, roomId: bench.id };
  writeFileSync(file, JSON.stringify(preferences));
}
