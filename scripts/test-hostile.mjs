// `npm run test:hostile`: attacks a real server and a real client and looks who notices. `-- --help` says more.
import './lib/node-floor.mjs';
import { runMain } from './lib/run.mjs';
import { setupPackages } from './lib/setup.mjs';
import { runSuite } from './lib/suites.mjs';

await runMain(async () => {
  await setupPackages();
  return runSuite('hostile', process.argv.slice(2));
});
