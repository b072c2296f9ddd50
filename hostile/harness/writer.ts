import { start } from '../../faults/harness/children';
import { RunFailure } from '../../faults/harness/wait';
import type { FromHonest, ToHonest, Written } from '../honest/messages';
import type { World } from './world';

/** Somebody in a process of their own who goes on writing while others attack. */
export interface Writer {
  readonly memberId: string;
  /** Begins to write; resolves with the first answer. */
  write(): Promise<void>;
  /** How long each message waited since this was last asked, or since it began to write, in milliseconds. */
  waits(): Promise<number[]>;
  stop(): Promise<Written>;
  /** Fails as soon as one of their messages is refused or not answered; never resolves. */
  readonly trouble: Promise<never>;
  leave(): void;
}

/** Starts the writer's process and lets it in. */
export async function startWriter(
  program: string,
  server: World['server'],
  signal: AbortSignal,
): Promise<Writer> {
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
  const child = start(process.execPath, [program], { stdio: [...stdio] }, signal);
  let answered: (fact: FromHonest) => void = () => undefined;
  const trouble = new Promise<never>((_, reject) => {
    const fail = (why: string) => reject(new RunFailure(why));
    child.on('message', (message) => {
      const fact = message as FromHonest;
      if (fact.said === 'failed') fail(fact.why);
      else answered(fact);
    });
    child.once('exit', () => fail('the honest member is gone'));
  });
  trouble.catch(() => undefined);
  const ask = <S extends FromHonest['said']>(command: ToHonest, said: S) => {
    const answer = new Promise<Extract<FromHonest, { said: S }>>((resolve) => {
      answered = (fact) => {
        if (fact.said === said) resolve(fact as Extract<FromHonest, { said: S }>);
      };
    });
    child.send(command);
    return Promise.race([answer, trouble]);
  };
  const { memberId } = await ask({ do: 'begin', server }, 'begun');
  return {
    memberId,
    trouble,
    async write() {
      await ask({ do: 'write' }, 'writing');
    },
    waits: async () => (await ask({ do: 'tell' }, 'told')).times,
    stop: async () => (await ask({ do: 'stop' }, 'stopped')).written,
    leave: () => child.disconnect(),
  };
}
