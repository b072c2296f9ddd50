// What one key costs in the composer while thousands of messages are loaded above it.
//
// What is measured: the keys of a fast typist (one each 80 ms) in a room of 200 people, all messages loaded by reading up to the
// first: plain words, with lists of people and emoji open, and at the end of a long draft with Markdown and code. Every twelfth
// key is followed by a rest in which the draft is stored.
//
// How: Chromium traces the page. A key is charged with all scripts that its main thread runs until the next key:
// listeners, timers, answers from main, garbage, and whatever those scripts have laid out on the way; not with what Chromium lays
// out by itself when it puts a letter into a box, which stands with the drawing. The gate looks at the time
// of the processor that this thread had ("cpu"): where another program takes the processor away in the middle of a key, the
// clock goes on and that time does not, while heavy drawing and collecting garbage are ours and count. The
// clock's time stands beside it ("wall"), and so does the layout and painting that Chromium does by itself ("drawing") and
// what V8 does about garbage between tasks because the page rests ("resting", the most that followed one key).
// A key that does nothing (Shift) says what the measuring costs, and letters in a bare box, which no script of ours hears, what
// Chromium's way of writing a letter does.
//
// Run: xvfb-run -a -s "-screen 0 1280x800x24" dbus-run-session -- node bench/typing.mjs [messages]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  composer,
  createFolder,
  fillCache,
  gate,
  launch,
  median,
  prepareProfile,
  quit,
  root,
  share,
} from './lib/app.mjs';
import { costOfKeys, TRACED } from './lib/scripting.mjs';

const KEY_MS = 80;
const REST_EVERY = 12;
/** Longer than a draft waits before it is stored. */
const REST_MS = 700;
const PEOPLE = 200;

const messages = Number(process.argv[2] ?? 10_000);
const folder = createFolder();
const dataDir = await prepareProfile(folder);
await fillCache(dataDir, messages, { people: PEOPLE });

const app = await launch([`--user-data-dir=${dataDir}`, root]);
const page = await app.firstWindow();
await composer(page).waitFor();
await page.getByRole('navigation').getByText('Lobby').first().click();
await page.getByText(`${messages}:`).waitFor();

// All of them are loaded by reading up to the first one, page after page.
await page.evaluate(async () => {
  const list = [...document.querySelectorAll('main *')].find(
    (element) => element.scrollHeight > element.clientHeight + 500 && element.clientHeight > 200,
  );
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isFirst = () =>
    [...document.querySelectorAll('main p')].some((shown) =>
      (shown.textContent ?? '').startsWith('1:'),
    );
  const started = performance.now();
  while (!isFirst()) {
    if (performance.now() - started > 120_000) throw new Error('the beginning was not reached');
    list.scrollTop = 0;
    await frame();
  }
  list.scrollTop = list.scrollHeight;
  await frame();
});

const PLAIN = 'the quick brown fox jumps over the lazy dog, and nobody in the workshop minds it. ';
const LISTS = '@p @pe @person 1 :smile: so :th :tada: and :ro #lo #lobby see @a ';
const LONG = `${'- *some* words with **weight**, a `code` and https://192.168.4.20/manuals/laser.pdf\n> quoted\n\n'.repeat(24)}\`\`\`ts\n${'const answer = question.map((one) => one.length);\n'.repeat(18)}\`\`\`\nAnd so `;
const words = (text, count) => Array.from({ length: count }, (_, n) => text[n % text.length]);
const toKey = (letter) => (letter === ' ' ? 'Space' : letter);

const NO_KEY = 'no key';
const BARE = 'bare box';
/** What is not ours, and stands beside it. */
const BESIDE = [NO_KEY, BARE];
const parts = [
  { name: NO_KEY, draft: '', keys: Array.from({ length: 40 }, () => 'Shift') },
  { name: BARE, draft: '', keys: words(PLAIN, 48).map(toKey) },
  { name: 'plain', draft: '', keys: words(PLAIN, 160).map(toKey) },
  { name: 'lists', draft: '', keys: words(LISTS, 160).map(toKey) },
  { name: 'long draft', draft: LONG, keys: words(PLAIN + LISTS, 120).map(toKey) },
];

await composer(page).focus();
// What loading and scrolling left behind is no key's.
const cdp = await page.context().newCDPSession(page);
await cdp.send('HeapProfiler.enable');
await cdp.send('HeapProfiler.collectGarbage');
await cdp.detach();
await app.evaluate(
  ({ contentTracing }, categories) =>
    contentTracing.startRecording({
      included_categories: categories,
      excluded_categories: ['*'],
    }),
  TRACED,
);
/** The part that each key was pressed in, in order; null for those that only stand between parts. */
const pressed = [];
const press = async (key, part) => {
  await page.keyboard.press(key);
  pressed.push(part);
  await wait(KEY_MS);
};
for (const { name, draft, keys } of parts) {
  if (name === BARE)
    await page.evaluate(() => {
      const box = document.createElement('textarea');
      box.id = 'bare';
      document.body.append(box);
      box.focus();
    });
  const box = name === BARE ? page.locator('#bare') : composer(page);
  await box.selectText();
  await press('Delete', null);
  if (draft !== '') await page.keyboard.insertText(draft);
  await wait(REST_MS);
  await press('Shift', null);
  for (const [n, key] of keys.entries()) {
    await press(key, name);
    if (n % REST_EVERY === REST_EVERY - 1) await wait(REST_MS);
  }
  // What comes now belongs to no key of this part.
  await press('Shift', null);
  const typed = (await box.inputValue()).length - draft.length;
  if (name === BARE) await box.evaluate((bare) => bare.remove());
  if (name !== NO_KEY && typed < keys.length * 0.8)
    throw new Error(`only ${typed} characters arrived of ${name}`);
}
const file = path.join(folder, 'trace.json');
await app.evaluate(({ contentTracing }, to) => contentTracing.stopRecording(to), file);
await quit(app);

const costs = costOfKeys(JSON.parse(readFileSync(file, 'utf8')).traceEvents);
if (costs.length !== pressed.length)
  throw new Error(`${pressed.length} keys were pressed, and ${costs.length} seen`);
const describe = (values) =>
  `median ${median(values).toFixed(2)} p99 ${share(values, 0.99).toFixed(2)} longest ${Math.max(...values).toFixed(2)}`;
let longest = 0;
for (const { name } of parts) {
  const those = costs.filter((_, index) => pressed[index] === name);
  const cpu = those.map(({ cpuMs }) => cpuMs);
  if (!BESIDE.includes(name)) longest = Math.max(longest, ...cpu);
  process.stdout.write(
    `${name.padEnd(10)} cpu ${describe(cpu)}   wall ${describe(those.map(({ wallMs }) => wallMs))}   drawing median ${median(those.map(({ drawingMs }) => drawingMs)).toFixed(2)}   resting ${Math.max(...those.map(({ restingMs }) => restingMs)).toFixed(2)} ms\n`,
  );
}
gate('typing-script-ms', longest, 8);
