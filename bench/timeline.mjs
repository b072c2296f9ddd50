// A room with 100,000 messages in the real window: how long from the click until its newest message is on the screen, out of
// the cache alone, and how long the longest frame is while one scrolls up through thousands of messages.
// Run: xvfb-run -a dbus-run-session -- node bench/timeline.mjs [messages] [rounds]
import {
  composer,
  createFolder,
  emptyWindow,
  fillCache,
  gate,
  launch,
  median,
  prepareProfile,
  quit,
  root,
  share,
} from './lib/app.mjs';

const messages = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 5);
const dataDir = await prepareProfile(createFolder());
await fillCache(dataDir, messages);

/** Milliseconds from pressing on a room until its newest message has been drawn. */
const open = (page, name, text) =>
  page.evaluate(
    async ([room, words]) => {
      const rows = [...document.querySelectorAll('nav button, nav a, nav [role="link"]')];
      const row = rows.find((candidate) => candidate.textContent?.includes(room));
      if (row === undefined) throw new Error(`no room ${room}`);
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      const started = performance.now();
      row.click();
      const isThere = () =>
        [...document.querySelectorAll('[role="log"] p, [role="feed"] p, main p')].some((shown) =>
          shown.textContent?.startsWith(words),
        );
      while (!isThere()) {
        if (performance.now() - started > 10_000) throw new Error(`no message ${words}`);
        await frame();
      }
      // What was found is on the screen when the frame after it begins.
      await frame();
      return performance.now() - started;
    },
    [name, text],
  );

/** Scrolls up by `pixels` a frame for `frames` frames; the lengths of the frames in milliseconds. */
const scroll = (page, pixels, frames) =>
  page.evaluate(
    async ([step, count]) => {
      const list = [...document.querySelectorAll('main *')].find(
        (element) =>
          element.scrollHeight > element.clientHeight + 500 && element.clientHeight > 200,
      );
      if (list === undefined) throw new Error('nothing to scroll');
      const lengths = [];
      let last = await new Promise((resolve) => requestAnimationFrame(resolve));
      for (let n = 0; n < count; n += 1) {
        list.scrollTop -= step;
        const now = await new Promise((resolve) => requestAnimationFrame(resolve));
        lengths.push(now - last);
        last = now;
      }
      return lengths;
    },
    [pixels, frames],
  );

/** The number of the message that stands highest. */
const firstShown = (page) =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('main p')]
        .flatMap((shown) => /^(\d+):/.exec(shown.textContent ?? '')?.[1] ?? [])
        .map(Number),
    ),
  );

/** A list of plain lines to be moved the same way: what this machine can draw at all. */
const showPlainList = (page) =>
  page.setContent(
    `<main><div style="height:600px;overflow:auto">${'<p>a plain line of a plain list</p>'.repeat(3_000)}</div></main>`,
  );
const toEnd = (page) =>
  page.evaluate(() => {
    const list = document.querySelector('div');
    list.scrollTop = list.scrollHeight;
  });

const opens = [];
const frames = [];
const plainFrames = [];
const app = await launch([`--user-data-dir=${dataDir}`, root]);
const page = await app.firstWindow();
await composer(page).waitFor();
const plainApp = await launch(emptyWindow(createFolder()));
const plainPage = await plainApp.firstWindow();
await showPlainList(plainPage);
for (let round = 0; round < rounds; round += 1) {
  opens.push(await open(page, 'Lobby', `${messages}:`));
  frames.push(await scroll(page, 120, 300));
  const reached = await firstShown(page);
  if (reached > messages - 300) throw new Error(`scrolled no further up than ${reached}`);
  await open(page, 'Bench', 'Nothing much');
  await toEnd(plainPage);
  plainFrames.push(await scroll(plainPage, 120, 300));
}
for (const running of [app, plainApp]) await quit(running);

const worst = (rows) => rows.map((lengths) => Math.max(...lengths));
const print = (line) => process.stdout.write(`${line}\n`);
const list = (values) => values.map((value) => value.toFixed(0)).join(', ');
const describe = (rows) =>
  `p50 ${share(rows.flat(), 0.5).toFixed(1)} p99 ${share(rows.flat(), 0.99).toFixed(1)} longest ${list(worst(rows))} ms`;
print(`opened from the cache  median ${median(opens).toFixed(0)} ms of ${list(opens)}`);
print(`frames of Hearth       ${describe(frames)}`);
print(`frames of a plain list ${describe(plainFrames)}`);
gate('timeline-open-ms', median(opens), 100);
// Where the machine itself stops for longer, in the same minute and for next to nothing, that is its floor.
gate('timeline-frame-ms', median(worst(frames)), Math.max(50, median(worst(plainFrames))));
