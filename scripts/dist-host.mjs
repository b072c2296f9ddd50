// `npm run dist:host`: the server without a window as one file for plain Node, in `dist/`.
import './lib/node-floor.mjs';
import { join, relative } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { packHost } from './lib/host-package.mjs';
import { root } from './lib/paths.mjs';
import { runMain, say } from './lib/run.mjs';
import { setupPackages } from './lib/setup.mjs';

await runMain(async () => {
  await setupPackages();
  await ensureBuild();
  const file = await packHost(join(root, 'dist'));
  say(`made ${relative(root, file)}.`);
});
