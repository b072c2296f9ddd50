// `npm run test:faults`: breaks real processes on purpose and counts what was lost. `-- --help` says more.
import './lib/node-floor.mjs';
import { runMain } from './lib/run.mjs';
import { setupPackages } from './lib/setup.mjs';
import { runSuite } from './lib/suites.mjs';

await runMain(async () => {
  await setupPackages();
  return runSuite('faults', process.argv.slice(2));
});
