import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { listHostAddresses } from '../node/addresses';
import { createLineLog, toLogLevel } from '../shared/lib/log';
import { failure, success, type Result } from '../shared/lib/result';
import type { Failure } from '../shared/model/errors';
import { LIMITS } from '../shared/model/limits';
import { parseCommand, toHelp, type Command } from './cli-arguments';
import { toBanner } from './cli-banner';
import { createDoorTalk, type DoorTalk } from './cli-knocks';
import { toRecoveryText } from './cli-storage';
import { startServer, type RunningServer, type StartOptions } from './start';

const FAILED = 1;
const MISUSED = 2;
/** What a server may take to stop, and a little for the process around it. */
const STOP_WITHIN_MS = LIMITS.stopGraceMs + 700;

const say = (text: string): void => void process.stdout.write(text);
const complain = (sentence: string): void => void process.stderr.write(`hearth: ${sentence}\n`);

function toSentence(failure: Failure, dataDir: string): string {
  switch (failure.code) {
    case 'already_hosting':
      return `Another server is running on ${dataDir}. Stop it first, or choose a folder with --data.`;
    case 'port_in_use':
      return 'No free port was found. Choose another one with --port.';
    case 'storage_newer':
      return `${dataDir} was written by a newer Hearth. Update Hearth; nothing was changed.`;
    default:
      return failure.message;
  }
}

/** Stops the server on the first signal, and leaves at once on the second. */
function stopOnSignal(starting: Promise<RunningServer | null>): void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) process.exit(FAILED);
    isStopping = true;
    setTimeout(() => {
      complain('The server did not stop in time. What it acknowledged is on disk.');
      process.exit(FAILED);
    }, STOP_WITHIN_MS).unref();
    const server = await starting;
    await server?.close();
    if (server !== null) say('Stopped.\n');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop());
  }
}

/** A machine without windows tells of its sleep by signals, as a terminal does with Ctrl+Z: first the goodbye, then the stop. */
function sleepOnSignal(starting: Promise<RunningServer | null>): void {
  if (process.platform === 'win32') return;
  let isStopWanted = false;
  process.on('SIGTSTP', () => {
    isStopWanted = true;
    void starting
      .then((server) => server?.sleep())
      .then(() => {
        if (isStopWanted) process.kill(process.pid, 'SIGSTOP');
      });
  });
  process.on('SIGCONT', () => {
    isStopWanted = false;
    void starting.then((server) => server?.wake());
  });
}

/** A database that is damaged again and again lies on a disk that should not be written to any more. */
const RESTARTS = 3;

/** A server that starts itself anew when its database is found damaged; `close` closes whichever runs. */
async function startAgainWhenDamaged(
  options: Omit<StartOptions, 'onDamaged'>,
  onStarted: (server: RunningServer) => void,
): Promise<Result<RunningServer>> {
  let isStopped = false;
  let restarts = 0;
  let running: RunningServer | null = null;
  let restarting: Promise<void> = Promise.resolve();
  const restart = async (): Promise<void> => {
    await first;
    complain('The database is damaged. The server starts anew with what can be recovered.');
    const port = running?.port ?? options.port;
    await running?.close();
    running = null;
    if (isStopped) return;
    const { restore: _, joining: __, ...rest } = options;
    restarts += 1;
    const started =
      restarts > RESTARTS
        ? failure('storage_failed', 'The database is damaged time and again. Check the disk.')
        : await startServer({ ...rest, port, onDamaged });
    if (!started.ok) {
      complain(toSentence(started, options.dataDir));
      process.exit(FAILED);
    }
    running = started.value;
    onStarted(running);
    tellRecovery(running, options.dataDir);
  };
  function onDamaged(): void {
    restarting = restarting.then(restart);
  }
  const first = startServer({ ...options, onDamaged });
  const started = await first;
  if (!started.ok) return started;
  running = started.value;
  onStarted(running);
  return success({
    ...running,
    async close() {
      isStopped = true;
      await restarting;
      await running?.close();
    },
    sleep: async () => running?.sleep(),
    wake: () => running?.wake(),
  });
}

function tellRecovery({ storage }: RunningServer, dataDir: string): void {
  const { recovery } = storage.state();
  if (recovery !== null) say(`\n${toRecoveryText(recovery, dataDir)}`);
}

/** Hands over what the host types. Where nobody can type, that is said: a server without a terminal lets in by invite. */
function hearTerminal(doorTalk: DoorTalk): void {
  createInterface({ input: process.stdin })
    .on('line', (line) => doorTalk.hear(line))
    .once('close', () => say('Nobody can answer here any more: newcomers need the invite.\n'));
}

async function host(command: Extract<Command, { run: 'host' }>): Promise<RunningServer | null> {
  const { name, port: wantedPort, joining } = command;
  const dataDir = resolve(command.dataDir);
  const log = createLineLog({
    level: toLogLevel(process.env['HEARTH_LOG']),
    write: (line) => void process.stderr.write(`${line}\n`),
    now: () => Date.now(),
    scope: 'server',
  });
  const doorTalk = joining.mode === 'ask' ? createDoorTalk((line) => say(`${line}\n`)) : null;
  const started = await startAgainWhenDamaged(
    {
      restore: command.restore === null ? undefined : resolve(command.restore),
      dataDir,
      name,
      port: wantedPort,
      joining,
      ownerId: null,
      log,
    },
    (server) => {
      server.announce({ isOn: command.isAnnounced, hostName: null });
      doorTalk?.follow(server.knocks);
    },
  );
  if (!started.ok) {
    complain(toSentence(started, dataDir));
    process.exitCode = FAILED;
    return null;
  }
  const { serverId, port, invites } = started.value;
  if (command.moderator !== null) await started.value.appoint(command.moderator);
  const earlier = await invites.list();
  if (command.revokesInvites) for (const { id } of earlier) await invites.revoke(id);
  const made = await invites.make(command.invite);
  if (!made.ok) complain(`No invite was made: ${made.message}`);
  say(
    toBanner({
      serverId,
      name,
      wantedPort,
      port,
      made: made.ok ? made.value : null,
      earlierInvites: command.revokesInvites ? 0 : earlier.length,
      joining: joining.mode,
      dataDir,
      backupAt: started.value.storage.state().backupAt,
      addresses: listHostAddresses(port),
      wantsQr: command.wantsQr || process.stdout.isTTY,
    }),
  );
  tellRecovery(started.value, dataDir);
  if (doorTalk !== null) hearTerminal(doorTalk);
  return started.value;
}

function main(): void {
  // Whoever read our output may be gone before we are; that is no reason to stop hosting.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  const command = parseCommand(process.argv.slice(2));
  switch (command.run) {
    case 'help':
      return say(toHelp());
    case 'refuse':
      process.exitCode = MISUSED;
      return complain(command.sentence);
    case 'host': {
      const starting = host(command);
      stopOnSignal(starting);
      return sleepOnSignal(starting);
    }
  }
}

main();
