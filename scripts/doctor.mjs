// `npm run doctor -- ADDRESS`: names what keeps this computer and another apart, on plain Node, without Electron.
import './lib/node-floor.mjs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { become, runMain } from './lib/run.mjs';
import { setupPackages } from './lib/setup.mjs';

await runMain(async () => {
  await setupPackages();
  await ensureBuild();
  const doctor = join(root, 'out', 'main', 'doctor.js');
  return become(process.execPath, ['--enable-source-maps', doctor, ...process.argv.slice(2)]);
});
