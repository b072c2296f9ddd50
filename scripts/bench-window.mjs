// Runs a benchmark that opens windows, on a display and a session bus of its own: `npm run bench` starts it.
import './lib/node-floor.mjs';
import { ensureBuild } from './lib/build.mjs';
import { become, runMain } from './lib/run.mjs';
import { setupWindows } from './lib/setup.mjs';
import { underOwnDisplay } from './lib/window.mjs';

await runMain(async () => {
  const { env } = await setupWindows({ tests: true });
  await ensureBuild();
  const [command, args] = underOwnDisplay(process.execPath, process.argv.slice(2));
  return become(command, args, env);
});
