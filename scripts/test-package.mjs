// `npm run test:package`: packs the app, installs the package into an empty place, starts it and looks it over.
import './lib/node-floor.mjs';
import { ensureBuild } from './lib/build.mjs';
import { runPackageTests } from './lib/package-tests.mjs';
import { runMain } from './lib/run.mjs';
import { setupWindows } from './lib/setup.mjs';

await runMain(async () => {
  const { electron, env } = await setupWindows({ tests: true });
  await ensureBuild();
  return runPackageTests({ electron, env, args: process.argv.slice(2), isFull: true });
});
