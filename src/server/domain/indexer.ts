import type { MemberId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { ChatStore } from '../store/store';
import type { Clock } from './domain';
import type { Writer } from './writer';

/** Keeps the search index near the newest message, off the road of those who send. */
export interface Indexer {
  /** Something new was written: it is taken in after a moment. */
  wake(): void;
  /** Takes in what is left, a search's patience at most, in the turns of whoever searches. */
  catchUp(who: MemberId): Promise<void>;
  close(): void;
}

/** Creates the indexer. `onError` hears of bugs; a disk that takes nothing is asked again with the next message. */
export function createIndexer(deps: {
  store: Pick<ChatStore, 'indexSome'>;
  writer: Writer;
  clock: Clock;
  onError: (error: unknown) => void;
}): Indexer {
  const { store, writer, clock, onError } = deps;
  let callOff: (() => void) | null = null;
  let isClosed = false;

  /** One batch in its turn, so that those who send come in between; whether more are left. */
  const takeSome = async (who: MemberId | null): Promise<boolean> => {
    if (isClosed) return false;
    const taken = await writer.runLoosely(who, () => store.indexSome());
    return taken.ok && taken.value.isMore;
  };
  const wakeIn = (delayMs: number) => {
    if (isClosed) return;
    callOff ??= clock.after(delayMs, () => {
      callOff = null;
      takeSome(null)
        .then((isMore) => {
          if (isMore) wakeIn(LIMITS.indexPauseMs);
        })
        .catch(onError);
    });
  };

  return {
    wake: () => wakeIn(LIMITS.indexDelayMs),
    async catchUp(who) {
      for (let left: number = LIMITS.indexBatchesBeforeSearch; left > 0; left -= 1) {
        if (!(await takeSome(who))) return;
      }
      wakeIn(LIMITS.indexPauseMs);
    },
    close() {
      isClosed = true;
      callOff?.();
    },
  };
}
