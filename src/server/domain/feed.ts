import { createSubscribable } from '../../shared/lib/subscribable';
import type { Change } from './domain';
import type { Scheduler } from './scheduler';

/** Changes on their way to the transport, in the order in which they were told. */
export interface Feed {
  tell(changes: Change[]): void;
  /** Runs at this very place between the changes. */
  insert(run: () => void): void;
  subscribe(listener: (changes: Change[]) => void): () => void;
  /** Resolves when all that was told before has been heard. */
  settled(): Promise<void>;
}

/** Creates a feed that speaks after the answers of the operations have gone out. */
export function createFeed(scheduler: Scheduler, onError: (error: unknown) => void): Feed {
  const listeners = createSubscribable<Change[]>(onError);
  let waiting: (Change[] | (() => void))[] = [];

  const announce = (changes: Change[]) => {
    if (changes.length > 0) listeners.announce(changes);
  };
  const flush = () => {
    const items = waiting;
    waiting = [];
    let gathered: Change[] = [];
    for (const item of items) {
      if (typeof item !== 'function') {
        gathered.push(...item);
        continue;
      }
      announce(gathered);
      gathered = [];
      try {
        item();
      } catch (error) {
        onError(error);
      }
    }
    announce(gathered);
  };
  const add = (item: Change[] | (() => void)) => {
    if (waiting.length === 0) scheduler.afterAnswers(flush);
    waiting.push(item);
  };

  return {
    tell(changes) {
      if (changes.length > 0) add(changes);
    },
    insert: add,
    subscribe: (listener) => listeners.subscribe(listener),
    settled: () => new Promise((resolve) => add(resolve)),
  };
}
