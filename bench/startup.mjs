// Cold start to usable window: from starting the process until the composer of the last room can be written in.
// The peer is an empty window of the same Electron, started in turn in the same minute, because machines are noisy.
// Run: xvfb-run -a dbus-run-session -- node bench/startup.mjs [rounds] [another built checkout, to be measured beside it]
import { createFolder, emptyWindow, gate, median, prepareProfile, root } from './lib/app.mjs';
import { timeUntil } from './lib/watched.mjs';

const [rounds = '5', before] = process.argv.slice(2);
const folder = createFolder();
const dataDir = await prepareProfile(folder);
const empty = emptyWindow(folder);

const isShown = (selector) => `document.querySelector('${selector}')?.checkVisibility() === true`;
const startHearth = (source) => () =>
  timeUntil(
    [`--user-data-dir=${dataDir}`, source],
    isShown('textarea[aria-label="Message"]:not([disabled])'),
  );
const subjects = [
  { name: 'empty window', start: () => timeUntil(empty, isShown('p')), times: [] },
  { name: 'Hearth', start: startHearth(root), times: [] },
  ...(before === undefined ? [] : [{ name: 'before', start: startHearth(before), times: [] }]),
];

// Not counted: the first two starts fill the caches of the disk, and those in which Chromium keeps what it compiled.
for (let round = -2; round < Number(rounds); round += 1) {
  for (const { start, times } of subjects) {
    const time = await start();
    if (round >= 0) times.push(time);
  }
}

const [theirs, ours] = subjects.map(({ times }) => median(times));
for (const { name, times } of subjects) {
  const all = times.map((value) => value.toFixed(0)).join(', ');
  const value = median(times);
  process.stdout.write(
    `${name.padEnd(14)} median ${value.toFixed(0)} ms, ${(value / theirs).toFixed(2)} times   of ${all}\n`,
  );
}
gate('startup', ours / theirs, 1.5);
