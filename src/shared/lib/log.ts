/** Facts beside a log line. Never message texts, secrets or display names. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Where a room of the code says what happened. Handed in, never global. */
export interface Log {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
  /** The same log with a scope in front of every event. */
  scoped(scope: string): Log;
}

/** A log that keeps nothing. */
export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  scoped: () => silentLog,
};

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** Creates a log that hands finished lines to `write`, from `level` upwards. Times come from `now` (milliseconds). */
export function createLineLog(options: {
  level: LogLevel;
  write: (line: string) => void;
  now: () => number;
  scope?: string;
}): Log {
  const { level, write, now, scope } = options;
  const from = LEVELS.indexOf(level);
  const at = (line: LogLevel) => (event: string, facts?: LogFacts) => {
    if (LEVELS.indexOf(line) < from) return;
    const name = scope === undefined ? event : `${scope}: ${event}`;
    const tail = facts === undefined ? '' : ` ${JSON.stringify(facts)}`;
    write(`${new Date(now()).toISOString()} ${line.padEnd(5)} ${name}${tail}`);
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    scoped: (inner) =>
      createLineLog({ ...options, scope: scope === undefined ? inner : `${scope}/${inner}` }),
  };
}

/** The level named by `HEARTH_LOG`; `warn` when it names none. */
export function toLogLevel(name: string | undefined): LogLevel {
  return LEVELS.find((level) => level === name) ?? 'warn';
}
