// `npm run build`: builds main, preload and renderer into out/.
import './lib/node-floor.mjs';
import { alone } from './lib/alone.mjs';
import { build } from './lib/build.mjs';
import { runMain } from './lib/run.mjs';
import { setupPackages } from './lib/setup.mjs';

await runMain(async () => {
  await setupPackages();
  await alone('build', () => build('show'));
});
