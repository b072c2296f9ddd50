// `npm run check`: formatting, lint, types, unused code. Ends with 1 where one of them failed.
import './lib/node-floor.mjs';
import { runChecks } from './lib/checks.mjs';
import { runMain } from './lib/run.mjs';
import { setupPackages } from './lib/setup.mjs';

await runMain(async () => {
  await setupPackages();
  const { failed } = await runChecks();
  return failed === 0 ? 0 : 1;
});
