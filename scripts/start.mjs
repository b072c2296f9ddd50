// `npm start`: installs what is missing, builds, opens the app. Arguments after `--` go to the app.
import './lib/node-floor.mjs';
import { ensureBuild } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { become, runMain } from './lib/run.mjs';
import { setupWindows } from './lib/setup.mjs';
import { electronSwitches, requireDisplay } from './lib/window.mjs';

await runMain(async () => {
  requireDisplay();
  const { electron, env } = await setupWindows();
  await ensureBuild();
  return become(electron, [...electronSwitches(electron), root, ...process.argv.slice(2)], env);
});
