import { utilityProcess } from 'electron/main';
import { fromServerProcessSchema } from '../../shared/hosting/messages';
import type { FromServerProcess, ToServerProcess } from '../../shared/hosting/messages';
import type { Log } from '../../shared/lib/log';
import { parseAtDoor } from '../../shared/lib/parse-at-door';

/** The server process as hosting sees it, from start to exit. */
export interface ServerProcess {
  send(message: ToServerProcess): void;
  /** Ends it at once. Its exit is told as always. */
  kill(): void;
}

/** What a server process tells: parsed messages, and its one exit. */
export interface ServerProcessListener {
  onMessage(message: FromServerProcess): void;
  onExit(code: number | null): void;
}

export type StartServerProcess = (listener: ServerProcessListener) => ServerProcess;

/** Starts the server's process entry (a built file) in a utility process of the app. */
export function createServerProcessStarter(options: {
  entry: string;
  environment: NodeJS.ProcessEnv;
  log: Log;
}): StartServerProcess {
  const { entry, environment, log } = options;
  return ({ onMessage, onExit }) => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Hearth server',
      stdio: 'inherit',
      env: environment,
    });
    child.on('message', (raw: unknown) => {
      const message = parseAtDoor(fromServerProcessSchema, raw);
      if (message.success) onMessage(message.data);
      else log.error('the server process said something unknown');
    });
    child.once('exit', (code: number) => onExit(code));
    return {
      send: (message) => child.postMessage(message),
      kill: () => {
        child.kill();
      },
    };
  };
}
