// `npm run dev`: the app with hot reload. Arguments after `--` go to the app.
import './lib/node-floor.mjs';
import { forgetBuild } from './lib/build.mjs';
import { toCommand } from './lib/programs.mjs';
import { become, runMain } from './lib/run.mjs';
import { setupWindows } from './lib/setup.mjs';
import { electronSwitches, requireDisplay } from './lib/window.mjs';

await runMain(async () => {
  requireDisplay();
  const { electron, env } = await setupWindows();
  forgetBuild();
  const appArguments = [...electronSwitches(electron), ...process.argv.slice(2)];
  return become(...toCommand('electron-vite', ['dev', '--watch', '--', ...appArguments]), env);
});
