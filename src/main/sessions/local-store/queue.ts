import type { OutboxMessage } from '../../../client/outbox';
import type { ServerId } from '../../../shared/model/ids';

interface Queued {
  serverId: ServerId;
  message: OutboxMessage;
}

/** Messages on their way into the outbox: those of one turn of the event loop share a transaction, and so wait for the disk once. */
export interface Queue {
  /** Resolves when the message is on the disk; rejects when it will not be. */
  add(queued: Queued): Promise<void>;
  /** Writes now what has gathered: whatever is done to the outbox next comes after it. */
  flush(): void;
}

/** Creates a queue. `write` takes all of them or throws. */
export function createQueue(write: (messages: readonly Queued[]) => void): Queue {
  let waiting: { queued: Queued; resolve: () => void; reject: (error: unknown) => void }[] = [];

  const flush = () => {
    const gathered = waiting;
    waiting = [];
    if (gathered.length === 0) return;
    try {
      write(gathered.map(({ queued }) => queued));
      for (const { resolve } of gathered) resolve();
    } catch (error) {
      for (const { reject } of gathered) reject(error);
    }
  };

  return {
    add: (queued) =>
      new Promise((resolve, reject) => {
        waiting.push({ queued, resolve, reject });
        if (waiting.length === 1) setImmediate(flush);
      }),
    flush,
  };
}
