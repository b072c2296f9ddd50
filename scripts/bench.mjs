// `npm run bench`: measures the real server and the real app beside their peers. `-- --help` says more.
import './lib/node-floor.mjs';
import { runMain } from './lib/run.mjs';
import { setupPackages } from './lib/setup.mjs';
import { runSuite } from './lib/suites.mjs';

await runMain(async () => {
  await setupPackages();
  return runSuite('bench', process.argv.slice(2));
});
