import { hostname } from 'node:os';
import { listHostAddresses } from '../../node/addresses';
import type { Log, LogLevel } from '../../shared/lib/log';
import type { MemberId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { createHosting, type Hosting } from './hosting';
import { createServerProcessStarter } from './server-process';

/** The port that `HEARTH_PORT` names, so that several profiles of one machine can each have theirs; else the usual one. */
export function toWantedPort(text: string | undefined): number {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return LIMITS.defaultPort;
  const port = Number(text);
  return port <= 65_535 ? port : LIMITS.defaultPort;
}

/** Sets hosting up on this machine: real processes, real time, real addresses. */
export function setupHosting(options: {
  entry: string;
  dataDir: string;
  ownerId: MemberId;
  serverName: () => string;
  environment: NodeJS.ProcessEnv;
  log: Log;
  logLevel: LogLevel;
  writeLogLine: (line: string) => void;
}): Hosting {
  const { entry, environment, log, ...rest } = options;
  return createHosting({
    ...rest,
    log,
    startProcess: createServerProcessStarter({ entry, environment, log }),
    wantedPort: toWantedPort(environment['HEARTH_PORT']),
    hostname: hostname(),
    listAddresses: (port) => listHostAddresses(port),
    clock: {
      now: Date.now,
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    },
  });
}
