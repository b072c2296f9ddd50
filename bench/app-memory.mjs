// Memory of the whole app, all its processes together, idle in a room with ten thousand messages, against an empty window of
// the same Electron in the same minute. What processes share is counted once (PSS).
// Run: xvfb-run -a dbus-run-session -- node bench/app-memory.mjs [rounds]
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  composer,
  createFolder,
  emptyWindow,
  fillCache,
  gate,
  launch,
  median,
  prepareProfile,
  root,
} from './lib/app.mjs';

const MESSAGES = 10_000;
const SETTLES_MS = 10_000;
const rounds = Number(process.argv[2] ?? 3);
const folder = createFolder();
const dataDir = await prepareProfile(folder);
await fillCache(dataDir, MESSAGES);
const empty = emptyWindow(folder);

/** A process and all that it has started. */
function toFamily(first) {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // Gone meanwhile.
    }
  }
  const family = [first];
  for (const pid of family) {
    for (const [child, parent] of parents) if (parent === pid) family.push(child);
  }
  return family;
}

const toMegabytes = (pid) =>
  Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1_024;

async function measure(args, usable) {
  const app = await launch(args);
  const page = await app.firstWindow();
  await usable(page);
  await sleep(SETTLES_MS);
  const sum = toFamily(app.process().pid).reduce((total, pid) => total + toMegabytes(pid), 0);
  await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
  return sum;
}

const ours = [];
const theirs = [];
for (let round = 0; round < rounds; round += 1) {
  theirs.push(await measure(empty, (page) => page.getByText('empty').waitFor()));
  ours.push(
    await measure([`--user-data-dir=${dataDir}`, root], async (page) => {
      await composer(page).waitFor();
      await page.getByRole('navigation').getByText('Lobby').first().click();
      await page.getByText(`${MESSAGES}:`).waitFor();
    }),
  );
}
const row = (name, values) =>
  `${name.padEnd(14)} median ${median(values).toFixed(0)} MB   of ${values.map((value) => value.toFixed(0)).join(', ')}`;
process.stdout.write(`${row('Hearth', ours)}\n${row('empty window', theirs)}\n`);
gate('app-memory', median(ours) / median(theirs), 1.5);
