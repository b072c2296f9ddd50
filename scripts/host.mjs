// `npm run host -- …`: the server alone, on plain Node, without Electron. Arguments after `--` go to the server.
import './lib/node-floor.mjs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { become, runMain } from './lib/run.mjs';
import { setupPackages } from './lib/setup.mjs';

await runMain(async () => {
  await setupPackages();
  await ensureBuild();
  const server = join(root, 'out', 'main', 'server-cli.js');
  return become(process.execPath, ['--enable-source-maps', server, ...process.argv.slice(2)]);
});
