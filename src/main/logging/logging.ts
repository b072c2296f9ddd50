import { createLineLog, toLogLevel, type Log, type LogLevel } from '../../shared/lib/log';

/** Bugs that follow each other faster than this many a minute end the app: it is not itself any more. */
const MAX_BUGS_A_MINUTE = 30;

/** The app's log, and the two parts of it that other processes need. */
export interface Logging {
  log: Log;
  level: LogLevel;
  writeLine: (line: string) => void;
}

/** The app's log: lines on standard error from the level that `HEARTH_LOG` names. */
export function setupLogging(environment: NodeJS.ProcessEnv): Logging {
  const level = toLogLevel(environment['HEARTH_LOG']);
  // Whoever reads our standard error may stop doing so; that is no trouble of ours.
  process.stderr.on('error', () => undefined);
  const writeLine = (line: string) => void process.stderr.write(`${line}\n`);
  return { log: createLineLog({ level, write: writeLine, now: Date.now }), level, writeLine };
}

/** The one place where bugs of this process end: said in the log, and the app goes on as long as that makes sense. */
export function setupLastResort(log: Log, end: () => void): void {
  let times: number[] = [];
  const hear = (kind: string) => (error: unknown) => {
    log.error(kind, { stack: error instanceof Error ? error.stack : typeof error });
    const now = Date.now();
    times = [...times.filter((time) => now - time < 60_000), now];
    if (times.length > MAX_BUGS_A_MINUTE) end();
  };
  process.on('uncaughtException', hear('uncaught exception'));
  process.on('unhandledRejection', hear('unhandled rejection'));
}
