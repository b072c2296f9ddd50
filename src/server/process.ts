import { assertNever } from '../shared/lib/assert-never';
import { createLineLog } from '../shared/lib/log';
import {
  toServerProcessSchema,
  type FromServerProcess,
  type ToServerProcess,
} from '../shared/hosting/messages';
import type { Failure } from '../shared/model/errors';
import { startServer, type RunningServer } from './start';
import { toErrorName } from './transport/error-name';
import { parseAtDoor } from '../shared/lib/parse-at-door';

/** The end of the message channel to the app that an Electron utility process has as `process.parentPort`. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  postMessage(message: FromServerProcess): void;
}

const FAILED = 1;
const FAREWELL_MS = 100;

/** Runs the one server of this process as the app says. Messages are taken one at a time, in order. */
function serveParent(port: ParentPort): void {
  const tell = (message: FromServerProcess): void => port.postMessage(message);
  let server: RunningServer | null = null;
  let work: Promise<void> = Promise.resolve();

  /** Bugs end up here, once: said in one line without what anybody wrote, and the app starts a new process. */
  function die(error: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6) : [];
    const line = [toErrorName(error), ...stack.map((frame) => frame.trim())].join(' | ');
    process.stderr.write(`server process failed: ${line}\n`);
    process.exit(FAILED);
  }
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);

  function tellFailure({ code, message }: Failure): void {
    tell({ type: 'failed', code, message });
  }

  function notHosting(): void {
    tell({ type: 'failed', code: 'not_hosting', message: 'Nothing is hosted here.' });
  }

  async function start(message: Extract<ToServerProcess, { type: 'start' }>): Promise<void> {
    if (server !== null) {
      tell({ type: 'failed', code: 'already_hosting', message: 'This process hosts already.' });
      return;
    }
    const log = createLineLog({
      level: message.logLevel,
      write: (line) => tell({ type: 'log', line }),
      now: () => Date.now(),
      scope: 'server',
    });
    // The app starts a new process, and that one recovers what can be recovered.
    const onDamaged = () => {
      process.stderr.write('server process ends: its database is damaged\n');
      process.exit(FAILED);
    };
    const started = await startServer({ ...message, log, onDamaged });
    if (!started.ok) return tellFailure(started);
    server = started.value;
    const { serverId, port, invites, knocks, storage } = server;
    storage.subscribe(() => tell({ type: 'storage', storage: storage.state() }));
    invites.subscribe(() => void tellInvites(invites).catch(die));
    knocks.subscribe(() => tell({ type: 'knocks', knocks: knocks.list() }));
    tell({
      type: 'started',
      serverId,
      name: server.name(),
      port,
      joining: server.joining(),
      invites: await invites.list(),
      storage: storage.state(),
    });
  }

  async function tellInvites(invites: RunningServer['invites']): Promise<void> {
    tell({ type: 'invites', invites: await invites.list() });
  }

  async function configure(message: Extract<ToServerProcess, { type: 'configure' }>) {
    if (server === null) return notHosting();
    const { name, joining } = message;
    const changed = await server.configure({ name, joining });
    if (changed.ok) tell({ type: 'configured', name: server.name(), joining: server.joining() });
    else tellFailure(changed);
  }

  async function makeInvite({ terms }: Extract<ToServerProcess, { type: 'make-invite' }>) {
    if (server === null) return notHosting();
    const made = await server.invites.make(terms);
    if (made.ok) tell({ type: 'invite-made', ...made.value });
    else tellFailure(made);
  }

  async function revokeInvite({ id }: Extract<ToServerProcess, { type: 'revoke-invite' }>) {
    if (server === null) return notHosting();
    const revoked = await server.invites.revoke(id);
    if (revoked.ok) tell({ type: 'invite-revoked' });
    else tellFailure(revoked);
  }

  function answerKnock(message: Extract<ToServerProcess, { type: 'answer-knock' }>): void {
    if (server === null) return notHosting();
    const answered = server.knocks.answer(message.memberId, message.isLetIn);
    if (answered.ok) tell({ type: 'knock-answered' });
    else tellFailure(answered);
  }

  async function stop(): Promise<void> {
    await server?.close();
    server = null;
    tell({ type: 'stopped' });
    // The port never says that a message has left, and one that has not is lost with the process.
    setTimeout(() => process.exit(0), FAREWELL_MS);
  }

  function take(message: ToServerProcess): Promise<void> {
    switch (message.type) {
      case 'start':
        return start(message);
      case 'configure':
        return configure(message);
      case 'make-invite':
        return makeInvite(message);
      case 'revoke-invite':
        return revokeInvite(message);
      case 'answer-knock':
        answerKnock(message);
        return Promise.resolve();
      case 'announce':
        server?.announce(message.terms);
        return Promise.resolve();
      case 'sleep':
        return server?.sleep() ?? Promise.resolve();
      case 'wake':
        server?.wake();
        return Promise.resolve();
      case 'stop':
        return stop();
      default:
        return assertNever(message);
    }
  }

  port.on('message', ({ data }) => {
    const parsed = parseAtDoor(toServerProcessSchema, data);
    if (!parsed.success) {
      tell({ type: 'failed', code: 'bad_request', message: 'The message does not fit.' });
      return;
    }
    work = work.then(() => take(parsed.data)).catch(die);
  });

  // The app is gone: nobody is left to say stop. What was acknowledged is on disk; the rest ends properly too.
  const orphaned = (): void => {
    work = work.then(() => server?.close()).then(() => process.exit(0), die);
  };
  process.once('disconnect', orphaned);
  process.once('SIGTERM', orphaned);
}

const parentPort = (process as { parentPort?: ParentPort }).parentPort;
if (parentPort === undefined) {
  process.stderr.write('This file is started by Hearth itself. Without the app: npm run host\n');
  process.exitCode = FAILED;
} else serveParent(parentPort);
