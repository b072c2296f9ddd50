// How long the event loop of the desktop's main process is held up while its server carries a hundred people, of whom twenty
// write as fast as they are acknowledged. The server has a process of its own; main only hears, like every client.
// Run: xvfb-run -a dbus-run-session -- node bench/host-stutter.mjs LOAD_PROGRAM [rounds]
import { fork } from 'node:child_process';
import path from 'node:path';
import { composer, createFolder, gate, launch, median, root } from './lib/app.mjs';

const CLIENTS = 100;
const SENDERS = 20;
const MESSAGES = 4_000;
const IDLE_MS = 3_000;
const [program, roundsText] = process.argv.slice(2);
if (program === undefined) throw new Error('Which program makes the load? `npm run bench` knows.');
const rounds = Number(roundsText ?? 3);

const dataDir = path.join(createFolder(), 'profile');
const app = await launch([`--user-data-dir=${dataDir}`, root]);
const page = await app.firstWindow();
await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa');
await page.getByRole('button', { name: 'Host a server' }).click();
await page.getByRole('button', { name: 'Copy invite' }).click();
const invite = await app.evaluate(({ clipboard }) => clipboard.readText());
await page.keyboard.press('Escape');
await composer(page).waitFor();
const serverId = /[?&#]k=([\w-]{43})/.exec(invite)?.[1];
const port = /%3A(\d+)|:(\d{4,5})/.exec(invite)?.slice(1).find(Boolean);
if (serverId === undefined || port === undefined) throw new Error('The invite cannot be read.');

const load = fork(program);
const ask = (command, said) =>
  new Promise((resolve, reject) => {
    load.once('message', (answer) => {
      if (answer.said === said) resolve(answer);
      else reject(new Error(answer.why ?? answer.said));
    });
    load.send(command);
  });
const target = { dialect: 'hearth', port: Number(port), isTls: true, serverId };
await ask({ do: 'open', target, clients: CLIENTS }, 'opened');

/** What the event loop of main did while something went on: milliseconds by which a timer of one millisecond came late. */
const watch = async (run) => {
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    globalThis.delays = monitorEventLoopDelay({ resolution: 1 });
    globalThis.delays.enable();
  });
  await run();
  return app.evaluate(() => {
    const { delays } = globalThis;
    delays.disable();
    // The timer itself takes its millisecond.
    const toMs = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - 1);
    return {
      p50: toMs(delays.percentile(50)),
      p99: toMs(delays.percentile(99)),
      max: toMs(delays.max),
    };
  });
};

const idle = [];
const busy = [];
let told = 0;
for (let round = 0; round < rounds; round += 1) {
  idle.push(await watch(() => new Promise((resolve) => setTimeout(resolve, IDLE_MS))));
  const pace = { kind: 'closed', messages: MESSAGES };
  await ask({ do: 'prepare', pace, senders: SENDERS }, 'prepared');
  busy.push(
    await watch(async () => {
      const { round: came } = await ask({ do: 'run' }, 'ran');
      const faults = came.lost + came.doubled + came.unacknowledged + came.refused;
      if (faults > 0) throw new Error(`${faults} messages were lost or doubled`);
      told += came.deliveries;
    }),
  );
}
load.disconnect();
await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);

const of = (rows, part) => median(rows.map((row) => row[part])).toFixed(1);
const line = (name, rows) =>
  process.stdout.write(
    `${name.padEnd(22)} p50 ${of(rows, 'p50')} p99 ${of(rows, 'p99')} longest ${of(rows, 'max')} ms\n`,
  );
line('main, nothing going on', idle);
line(`main, ${told / rounds / CLIENTS} messages`, busy);
gate('host-stutter-p99-ms', median(busy.map(({ p99 }) => p99)), 10);
