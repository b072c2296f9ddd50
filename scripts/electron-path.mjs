// Prints the path of the Electron executable; ends with 1 where none is installed (`npm run setup`).
import './lib/node-floor.mjs';
import { findElectron } from './lib/electron.mjs';
import { runMain, Trouble } from './lib/run.mjs';

await runMain(async () => {
  const path = findElectron();
  if (path === null) throw new Trouble('no Electron is installed yet: run `npm run setup`.');
  process.stdout.write(`${path}\n`);
});
