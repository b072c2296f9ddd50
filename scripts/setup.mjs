// Installs what is missing: `npm run setup` for the app, `npm run setup -- tests` also for the tests.
import './lib/node-floor.mjs';
import { runMain } from './lib/run.mjs';
import { setupWindows } from './lib/setup.mjs';

await runMain(async () => {
  await setupWindows({ tests: process.argv.includes('tests') });
});
