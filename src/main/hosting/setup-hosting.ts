import { hostname } from 'node:os';
import { listHostAddresses } from '../../node/addresses';
import type { Log, LogLevel } from '../../shared/lib/log';
import type { MemberId } from '../../shared/model/ids';
import { after } from '../clock';
import { createHosting } from './hosting';
import type { Hosting } from './hosting-contract';
import { createServerProcessStarter } from './server-process';
import { toWantedPort } from './wanted-port';

/** Sets hosting up on this machine: real processes, real time, real addresses. */
export function setupHosting(options: {
  entry: string;
  dataDir: string;
  ownerId: MemberId;
  serverName: () => string;
  /** Where it listened last; null before the first time. */
  lastPort: () => number | null;
  environment: NodeJS.ProcessEnv;
  log: Log;
  logLevel: LogLevel;
  writeLogLine: (line: string) => void;
}): Hosting {
  const { entry, environment, lastPort, log, ...rest } = options;
  return createHosting({
    ...rest,
    log,
    startProcess: createServerProcessStarter({ entry, environment, log }),
    wantedPort: () => toWantedPort(environment['HEARTH_PORT'], lastPort()),
    hostname: hostname(),
    listAddresses: (port) => listHostAddresses(port),
    clock: { now: Date.now, after },
  });
}
