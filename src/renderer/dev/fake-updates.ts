import type { UpdateProgress } from '../../shared/bridge/updates';
import { success } from '../../shared/lib/result';
import type { Answers } from './fake-world';

const VERSION = '0.2.0';
const SIZE = 118_400_000;

/** A newer version that is there, and comes in one piece. */
export function createFakeUpdates(
  show: (progress: UpdateProgress) => void,
): Pick<Answers, 'update:check' | 'update:download' | 'update:cancel' | 'update:install'> {
  const answer = (progress: UpdateProgress) => () => {
    show(progress);
    return success(null);
  };
  return {
    'update:check': answer({ state: 'found', version: VERSION, size: SIZE }),
    'update:download': answer({ state: 'ready', version: VERSION }),
    'update:cancel': answer({ state: 'found', version: VERSION, size: SIZE }),
    'update:install': answer({ state: 'installing', version: VERSION }),
  };
}
