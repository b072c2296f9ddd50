import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Lets closed databases go of their files: one that is closed holds them until its statements are collected, and some systems
 * move no file that is held. Which statements there were is nobody's to know, so all that is loose is collected.
 */
export async function collectStatements(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') (collect as () => void)();
  // What was collected lets go of its files when the event loop comes round.
  await new Promise((resolve) => setImmediate(resolve));
}
