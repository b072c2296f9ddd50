// `npm run verify-export -- FILE`: checks an export with signatures, without any server. See docs/EXPORT.md.
import './lib/node-floor.mjs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { become, runMain } from './lib/run.mjs';
import { setupPackages } from './lib/setup.mjs';

await runMain(async () => {
  await setupPackages();
  await ensureBuild();
  const verify = join(root, 'out', 'main', 'verify-export.js');
  return become(process.execPath, ['--enable-source-maps', verify, ...process.argv.slice(2)]);
});
