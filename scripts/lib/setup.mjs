import { electronEnvironment, ensureElectron } from './electron.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureSystem } from './system.mjs';

/** Sees to the npm packages alone: enough to build and to host without windows. */
export async function setupPackages() {
  await ensurePackages();
}

/**
 * Sees to everything that opening windows needs; silent where nothing is missing.
 * @param {{ tests?: boolean }} [options] tests: also what the tests in real windows are driven with
 * @returns {Promise<{ electron: string, env: NodeJS.ProcessEnv }>} the executable, and the environment for programs that start it
 */
export async function setupWindows(options = {}) {
  await ensurePackages();
  const electron = await ensureElectron();
  await ensureSystem({ electron, tests: options.tests ?? false });
  return { electron, env: electronEnvironment(electron) };
}
