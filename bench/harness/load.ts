import { ended, start } from '../../faults/harness/children';
import type { FromLoad, Pace, Round, Target, ToLoad } from '../load/messages';

/** A crowd of clients in a process of its own. */
export interface Load {
  /** Lets them in; answers after how many milliseconds the last one was welcomed. */
  open(clients: number): Promise<number>;
  /** Makes rooms until there are so many, with everybody in each: what is said then is said in all of them in turn. */
  makeRooms(rooms: number): Promise<void>;
  /** Makes the messages of the next round. */
  prepare(pace: Pace, senders: number): Promise<void>;
  run(): Promise<Round>;
  /** Cuts all connections. */
  close(): Promise<void>;
  /** All come back at once and ask for what they have missed. */
  comeBack(missed: number | null): Promise<{ tookMs: number; entries: number }>;
  end(): Promise<void>;
}

/** Starts the process. */
export function startLoad(program: string, target: Target, signal: AbortSignal): Load {
  const child = start(
    process.execPath,
    [program],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    signal,
  );
  const ask = <S extends FromLoad['said']>(command: ToLoad, said: S) =>
    new Promise<Extract<FromLoad, { said: S }>>((resolve, reject) => {
      const leave = () => reject(new Error('the load is gone'));
      child.once('exit', leave);
      child.once('message', (message) => {
        child.off('exit', leave);
        const answer = message as FromLoad;
        if (answer.said === said) resolve(answer as Extract<FromLoad, { said: S }>);
        else reject(new Error(answer.said === 'failed' ? answer.why : `heard ${answer.said}`));
      });
      child.send(command);
    });
  return {
    open: async (clients) => (await ask({ do: 'open', target, clients }, 'opened')).tookMs,
    async makeRooms(rooms) {
      await ask({ do: 'make-rooms', rooms }, 'made-rooms');
    },
    async prepare(pace, senders) {
      await ask({ do: 'prepare', pace, senders }, 'prepared');
    },
    run: async () => (await ask({ do: 'run' }, 'ran')).round,
    async close() {
      await ask({ do: 'close' }, 'closed');
    },
    comeBack: (missed) => ask({ do: 'return', missed }, 'returned'),
    async end() {
      child.disconnect();
      await ended(child);
    },
  };
}
