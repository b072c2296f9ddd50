// Cold start to usable window: from starting the process until the composer of the last room can be written in.
// The peer is an empty window of the same Electron, started in turn in the same minute, because machines are noisy.
// Run: xvfb-run -a dbus-run-session -- node bench/startup.mjs [rounds]
import {
  composer,
  createFolder,
  emptyWindow,
  gate,
  launch,
  median,
  prepareProfile,
  quit,
  root,
} from './lib/app.mjs';

const rounds = Number(process.argv[2] ?? 5);
const folder = createFolder();
const dataDir = await prepareProfile(folder);
const empty = emptyWindow(folder);

/** Milliseconds from launch until `usable(page)` holds. */
async function time(args, usable) {
  const started = performance.now();
  const app = await launch(args);
  const page = await app.firstWindow();
  await usable(page);
  const elapsed = performance.now() - started;
  await quit(app);
  return elapsed;
}

const ours = [];
const theirs = [];
for (let round = 0; round < rounds; round += 1) {
  theirs.push(await time(empty, (page) => page.getByText('empty').waitFor()));
  ours.push(await time([`--user-data-dir=${dataDir}`, root], (page) => composer(page).waitFor()));
}

const row = (name, values) =>
  `${name.padEnd(14)} median ${median(values).toFixed(0)} ms   of ${values.map((value) => value.toFixed(0)).join(', ')}`;
process.stdout.write(`${row('Hearth', ours)}\n${row('empty window', theirs)}\n`);
gate('startup', median(ours) / median(theirs), 1.5);
