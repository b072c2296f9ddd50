// `npm run dev:two`: two apps side by side with hot reload, each with a profile of its own under .cache/profiles.
import './lib/node-floor.mjs';
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { forgetBuild } from './lib/build.mjs';
import { localCache, root } from './lib/paths.mjs';
import { runMain, say } from './lib/run.mjs';
import { setupWindows } from './lib/setup.mjs';
import { electronSwitches, requireDisplay } from './lib/window.mjs';

const restartDelayMs = 500;

/** @param {string} name */
function profile(name) {
  return `--user-data-dir=${join(localCache, 'profiles', name)}`;
}

await runMain(async () => {
  requireDisplay();
  const { electron, env } = await setupWindows();
  forgetBuild();
  Object.assign(process.env, env);

  // electron-vite starts the first app, restarts it, and ends this process with it. It reads its
  // arguments from here, and tells the address of its dev server in the same way.
  process.env['ELECTRON_CLI_ARGS'] = JSON.stringify([
    ...electronSwitches(electron),
    profile('one'),
  ]);
  const { createServer } = await import('electron-vite');
  await createServer({ root, build: { watch: {} } }, {});

  let second = startSecond(electron);
  process.on('exit', () => second.kill());

  /** @type {NodeJS.Timeout | undefined} */
  let restart;
  watch(join(root, 'out', 'main'), () => {
    clearTimeout(restart);
    restart = setTimeout(() => {
      second.kill();
      second = startSecond(electron);
    }, restartDelayMs);
  });
});

/** @param {string} electron */
function startSecond(electron) {
  say('starting the second app …');
  return spawn(electron, [...electronSwitches(electron), root, profile('two')], {
    stdio: 'inherit',
  });
}
