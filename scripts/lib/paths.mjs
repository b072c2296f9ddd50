import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The checkout's own cache: reports and stamps, never tracked. */
export const localCache = join(root, '.cache');

/** The user's cache of big downloads, shared by all checkouts. `HEARTH_CACHE` names another folder. */
export function userCache() {
  const named = process.env['HEARTH_CACHE'];
  if (named) return named;
  if (process.platform === 'win32') {
    return join(
      process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'),
      'hearth',
      'cache',
    );
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'hearth');
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'hearth');
}
