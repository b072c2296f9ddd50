// `npm run test:faults`: breaks real processes on purpose and counts what was lost. `-- --help` says more.
import './lib/node-floor.mjs';
import { runFaults } from './lib/faults.mjs';
import { runMain } from './lib/run.mjs';
import { setupPackages } from './lib/setup.mjs';

await runMain(async () => {
  await setupPackages();
  return runFaults(process.argv.slice(2));
});
