import type { ChildProcess } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ended, start, toCommand } from './children';
import { until } from './wait';

/** How a host is started. */
export interface HostSetup {
  program: string;
  /** Its folder; the same at every start. */
  dataDir: string;
  port: number;
  /** A command in front of it, such as one that puts it on another machine. */
  under?: readonly string[];
  /** Further words of its command line. */
  options?: readonly string[];
  /** Words for Node in front of the program. */
  nodeOptions?: readonly string[];
  /** How much it logs; `info` without it. */
  logLevel?: 'info' | 'warn';
  /** Where its log goes; beside its folder without it. */
  logPath?: string;
  signal: AbortSignal;
}

/** A server's process, started, killed and started again on the same folder and port. */
export interface Host {
  readonly port: number;
  readonly dataDir: string;
  /** The server's key, as its invite names it; the same after every start. */
  serverId(): string;
  /** The last invite that it printed. */
  invite(): string;
  pid(): number;
  /** Resolves when it listens. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** As a service manager would; answers the exit code. */
  stop(): Promise<number | null>;
  signal(signal: NodeJS.Signals): void;
  /** Everything it logged so far, each line with its time in milliseconds since 1970. */
  log(): readonly { at: number; text: string }[];
  /** Null where the system does not say it in a file. */
  memoryBytes(): number | null;
}

const START_WITHIN_MS = 20_000;

/** Prepares a host; nothing runs before `start`. */
export function createHost(setup: HostSetup): Host {
  const {
    program,
    dataDir,
    port,
    under = [],
    options = [],
    nodeOptions = [],
    logLevel = 'info',
    logPath = `${dataDir}.log`,
    signal,
  } = setup;
  const lines: { at: number; text: string }[] = [];
  let child: ChildProcess | null = null;
  let serverId = '';
  let invite = '';
  let isLive = false;

  const need = (): ChildProcess => {
    if (child === null) throw new Error('The host does not run.');
    return child;
  };
  const pid = () => {
    const number = need().pid;
    if (number === undefined) throw new Error('The host could not be started.');
    return number;
  };

  return {
    port,
    dataDir,
    serverId: () => serverId,
    invite: () => invite,
    pid,
    async start() {
      isLive = false;
      const usual = ['--name', 'Faults', '--port', String(port), '--data', dataDir];
      const [command, ...args] = toCommand(under, program, [...usual, ...options], nodeOptions);
      const env = { ...process.env, HEARTH_LOG: logLevel, HEARTH_DISCOVERY: 'off' };
      const started = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env }, signal);
      child = started;
      if (started.stdout === null || started.stderr === null) throw new Error('No output.');
      createInterface({ input: started.stdout }).on('line', (text) => {
        invite = /hearth:\S+/.exec(text)?.[0] ?? invite;
        serverId = /[?&]k=([\w-]{43})/.exec(text)?.[1] ?? serverId;
        if (/stops the server/.test(text)) isLive = true;
      });
      createInterface({ input: started.stderr }).on('line', (text) => {
        lines.push({ at: Date.now(), text });
        appendFileSync(logPath, `${text}\n`);
      });
      const isOver = () => started.exitCode !== null || started.signalCode !== null;
      await until(() => isLive || isOver(), 'the host to listen', {
        withinMs: START_WITHIN_MS,
        signal,
      });
      if (!isLive) throw new Error(`The host did not start: ${lines.at(-1)?.text ?? 'no reason'}`);
    },
    async kill() {
      const killed = need();
      killed.kill('SIGKILL');
      await ended(killed);
    },
    async stop() {
      const stopped = need();
      stopped.kill('SIGTERM');
      await ended(stopped);
      return stopped.exitCode;
    },
    signal: (name) => void need().kill(name),
    log: () => lines,
    memoryBytes() {
      if (process.platform !== 'linux') return null;
      const status = readFileSync(`/proc/${pid()}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
    },
  };
}
