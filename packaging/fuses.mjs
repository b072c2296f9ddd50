// Which fuses a packaged Hearth has. The list is exact: a build fails on a fuse that is missing here.
import { FUSES, readFuses, setFuses } from '../scripts/lib/fuses.mjs';

/** @typedef {import('../scripts/lib/fuses.mjs').FuseName} FuseName */

/** @type {Record<FuseName, boolean>} */
export const WANTED_FUSES = {
  // `ELECTRON_RUN_AS_NODE=1 hearth evil.js` would run anything under our name, with our place in the key store.
  RunAsNode: false,
  // The page sets no cookies; were it ever to, they would not lie there in plain text.
  EnableCookieEncryption: true,
  // The same by `NODE_OPTIONS=--require evil.js`.
  EnableNodeOptionsEnvironmentVariable: false,
  // The same by `--inspect` or SIGUSR1.
  EnableNodeCliInspectArguments: false,
  // Only what was packed runs: Electron checks the archive on macOS and Windows; on Linux it has no such check.
  EnableEmbeddedAsarIntegrityValidation: true,
  // No `resources/app` beside the archive that would be loaded instead of it.
  OnlyLoadAppFromAsar: true,
  // There is one snapshot, for all processes.
  LoadBrowserProcessSpecificV8Snapshot: false,
  // The page comes from `app:`; `file:` is nothing special.
  GrantFileProtocolExtraPrivileges: false,
  // Electron's own choice: WebAssembly finds its bounds by the processor rather than by checks of its own.
  WasmTrapHandlers: true,
};

/**
 * Sets the fuses and reads them back. Throws where one is not known, or is not what it was set to.
 * @param {string} file
 */
export async function setWantedFuses(file) {
  await setFuses(file, await toWanted(file));
  const found = await readFuses(file);
  const wrong = Object.entries(await toWanted(file)).filter(
    ([name, isOn]) => found[/** @type {FuseName} */ (name)] !== isOn,
  );
  if (wrong.length > 0) {
    throw new Error(`Fuses that did not stay set: ${wrong.map(([name]) => name).join(', ')}.`);
  }
}

/**
 * What this executable is to have: an older Electron has fewer fuses.
 * @param {string} file
 */
export async function toWanted(file) {
  const present = await readFuses(file);
  /** @type {Partial<Record<FuseName, boolean>>} */
  const wanted = {};
  for (const name of FUSES) if (present[name] !== undefined) wanted[name] = WANTED_FUSES[name];
  return wanted;
}
