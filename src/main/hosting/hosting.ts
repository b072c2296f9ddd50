import type { FromServerProcess, ToServerProcess } from '../../shared/hosting/messages';
import type { StorageState } from '../../shared/hosting/storage';
import { assertNever } from '../../shared/lib/assert-never';
import { failure, success, type Result } from '../../shared/lib/result';
import { createSubscribable } from '../../shared/lib/subscribable';
import type { ErrorCode } from '../../shared/model/errors';
import { USUAL_TERMS } from '../../shared/model/invite-facts';
import type { Knock } from '../../shared/model/knock';
import { LIMITS } from '../../shared/model/limits';
import { createAnswers, type Answer } from './answers';
import { createHostInvites } from './host-invites';
import type { Hosting, HostingDeps, HostingEvent } from './hosting-contract';
import { createRestartPlan } from './restart-plan';
import { toHostingView, type ServerLife, type StartAnswer, type Started } from './server-life';
import type { ServerProcess } from './server-process';

/** How long a server may take to open its data and listen. */
const START_TIMEOUT_MS = 20_000;
/** The server itself is given `stopGraceMs`; this is the patience after that. */
const STOP_TIMEOUT_MS = LIMITS.stopGraceMs + 1_000;
const ADDRESS_REFRESH_MS = 5_000;

const nobodyAsks: StartAnswer = () => undefined;

/** Creates hosting in its stopped state. */
export function createHosting(deps: HostingDeps): Hosting {
  const { startProcess, clock, log, listAddresses } = deps;
  const events = createSubscribable<HostingEvent>((error) => {
    queueMicrotask(() => {
      throw error;
    });
  });
  const restarts = createRestartPlan(clock.now);
  let state: ServerLife = { name: 'stopped', problem: null };
  /** Where it listened last, so that invites given out stay right after a crash. */
  let lastPort: number | null = null;
  let wantedPort = 0;
  let waitingForStop: (() => void)[] = [];
  const answers = createAnswers();
  const invites = createHostInvites();
  let told = '';

  function enter(next: ServerLife): void {
    state = next;
    if (next.name !== 'running') answers.dropped();
    announceView();
    if (next.name === 'stopped') {
      const waiting = waitingForStop;
      waitingForStop = [];
      for (const resolve of waiting) resolve();
    }
  }

  const view = () =>
    toHostingView(state, {
      wantedPort,
      hostname: deps.hostname,
      seen: invites.seen(clock.now()),
    });

  function launch(answer: StartAnswer, port: number): void {
    const server = startProcess({
      onMessage: (message) => hear(server, message),
      onExit: (code) => onExit(server, code),
    });
    const callOff = clock.after(START_TIMEOUT_MS, () => {
      log.error('server did not start in time');
      server.kill();
    });
    enter({ name: 'starting', process: server, answer, callOff });
    server.send({
      type: 'start',
      dataDir: deps.dataDir,
      name: deps.serverName(),
      port,
      ownerId: deps.ownerId,
      logLevel: deps.logLevel,
    });
  }

  /** Whether this is the process of the present state, and not one that we have let go of. */
  function isPresent(server: ServerProcess): boolean {
    return 'process' in state && state.process === server;
  }

  function hear(server: ServerProcess, message: FromServerProcess): void {
    if (message.type === 'log') {
      deps.writeLogLine(message.line);
      return;
    }
    if (!isPresent(server)) return;
    switch (message.type) {
      case 'started':
        onStarted(message);
        return;
      case 'failed':
        onFailed(message.code, message.message);
        return;
      case 'configured':
        onConfigured(message);
        return;
      case 'storage':
        onStorage(message.storage);
        return;
      case 'invite-made':
        invites.made(message.invite, message.token);
        onAnswer(message);
        return;
      case 'invite-revoked':
      case 'knock-answered':
        onAnswer(message);
        return;
      case 'invites':
        invites.told(message.invites);
        announceChange();
        return;
      case 'knocks':
        onKnocks(message.knocks);
        return;
      case 'stopped':
        onStopped();
        return;
      default:
        assertNever(message);
    }
  }

  function onStarted(started: Started): void {
    if (state.name !== 'starting') return;
    const { process, answer, callOff } = state;
    callOff();
    lastPort = started.port;
    invites.told(started.invites);
    log.info('hosting', { port: started.port, wanted: wantedPort });
    enter({
      name: 'running',
      process,
      started,
      addresses: listAddresses(started.port),
      knocks: [],
    });
    const { serverId, name, port } = started;
    events.announce({ type: 'started', serverId, name, port });
    answer(success({ serverId }));
    refreshLater(process);
  }

  function onFailed(code: ErrorCode, message: string): void {
    // A server that runs goes on running: what failed is a change of it.
    if (state.name === 'running') answers.answered(failure(code, message));
    if (state.name !== 'starting') return;
    const { process, answer, callOff } = state;
    callOff();
    log.error('server did not start', { code });
    enter({ name: 'stopped', problem: code });
    process.kill();
    answer(failure(code, message));
  }

  function onConfigured(message: Extract<FromServerProcess, { type: 'configured' }>): void {
    if (state.name !== 'running') return;
    const isRenamed = message.name !== state.started.name;
    const { name, joining } = message;
    state = { ...state, started: { ...state.started, name, joining } };
    announceChange();
    if (isRenamed) events.announce({ type: 'renamed', name });
    onAnswer(message);
  }

  function onAnswer(message: Answer): void {
    if (state.name !== 'running') return;
    announceChange();
    answers.answered(success(message));
  }

  /** Asks the running server something; it answers in the order in which it was asked. */
  async function ask(message: ToServerProcess): Promise<Result<null>> {
    if (state.name !== 'running') return failure('not_hosting', 'Nothing is being hosted.');
    const { process } = state;
    return answers.ask(() => process.send(message));
  }

  function announceView(): void {
    const seen = view();
    told = JSON.stringify(seen);
    events.announce({ type: 'changed', view: seen });
  }

  /** Announces the view where it is another one. */
  function announceChange(): void {
    if (JSON.stringify(view()) !== told) announceView();
  }

  function onStorage(storage: StorageState): void {
    if (state.name !== 'running') return;
    state = { ...state, started: { ...state.started, storage } };
    announceChange();
  }

  function onKnocks(knocks: Knock[]): void {
    if (state.name !== 'running') return;
    state = { ...state, knocks };
    announceChange();
  }

  function onStopped(): void {
    if (state.name !== 'stopping') return;
    const { process, callOff } = state;
    callOff();
    enter({ name: 'stopped', problem: null });
    // It has closed everything; a process that then lingers is of no use to anybody.
    process.kill();
  }

  function onExit(server: ServerProcess, code: number | null): void {
    if (!isPresent(server)) return;
    switch (state.name) {
      case 'starting':
        state.callOff();
        onCrash(code, state.answer);
        return;
      case 'running':
        onCrash(code, nobodyAsks);
        return;
      case 'stopping':
        state.callOff();
        enter({ name: 'stopped', problem: null });
        return;
      default:
        return;
    }
  }

  function onCrash(code: number | null, answer: StartAnswer): void {
    log.error('server process ended unexpectedly', { code });
    const delayMs = restarts.next();
    // A server that never came up in this life is not tried again: whoever asked hears it at once.
    if (delayMs === null || lastPort === null) {
      enter({ name: 'stopped', problem: 'internal' });
      answer(failure('internal', 'The server process ended unexpectedly.'));
      return;
    }
    const port = lastPort;
    const callOff = clock.after(delayMs, () => launch(answer, port));
    enter({ name: 'restarting', answer, callOff });
  }

  function refreshLater(server: ServerProcess): void {
    clock.after(ADDRESS_REFRESH_MS, () => {
      if (state.name !== 'running' || !isPresent(server)) return;
      refreshAddresses();
      refreshLater(server);
    });
  }

  function refreshAddresses(): void {
    if (state.name !== 'running') return;
    const addresses = listAddresses(state.started.port);
    state = { ...state, addresses };
    // An invite may have expired meanwhile, too.
    announceChange();
  }

  /** A process that is still starting takes it after its start. */
  function pass(message: ToServerProcess): void {
    if (state.name === 'starting' || state.name === 'running') state.process.send(message);
  }

  function stop(): Promise<Result<null>> {
    switch (state.name) {
      case 'stopped':
        return Promise.resolve(failure('not_hosting', 'Nothing is being hosted.'));
      case 'restarting': {
        const { answer, callOff } = state;
        callOff();
        events.announce({ type: 'stopping' });
        enter({ name: 'stopped', problem: null });
        answer(failure('not_hosting', 'Hosting was stopped.'));
        return Promise.resolve(success(null));
      }
      case 'starting':
      case 'running': {
        const { process } = state;
        const answer = state.name === 'starting' ? state.answer : nobodyAsks;
        if (state.name === 'starting') state.callOff();
        events.announce({ type: 'stopping' });
        const callOff = clock.after(STOP_TIMEOUT_MS, () => {
          log.error('server did not stop in time');
          process.kill();
        });
        enter({ name: 'stopping', process, callOff });
        process.send({ type: 'stop' });
        answer(failure('not_hosting', 'Hosting was stopped.'));
        break;
      }
      case 'stopping':
        break;
    }
    return new Promise((resolve) => {
      waitingForStop.push(() => resolve(success(null)));
    });
  }

  return {
    view,
    subscribe: (listener) => events.subscribe(listener),
    start() {
      if (state.name !== 'stopped') {
        return Promise.resolve(failure('already_hosting', 'A server is being hosted already.'));
      }
      lastPort = null;
      wantedPort = deps.wantedPort();
      restarts.reset();
      return new Promise((resolve) => {
        launch(resolve, wantedPort);
      });
    },
    stop,
    configure: (change) => ask({ type: 'configure', ...change }),
    showInvite: async () =>
      invites.hasMade() ? success(null) : ask({ type: 'make-invite', terms: USUAL_TERMS }),
    makeInvite: (terms) => ask({ type: 'make-invite', terms }),
    answerKnock: (memberId, isLetIn) => ask({ type: 'answer-knock', memberId, isLetIn }),
    revokeInvite: (id) => ask({ type: 'revoke-invite', id }),
    announce: (terms) => pass({ type: 'announce', terms }),
    sleep: () => pass({ type: 'sleep' }),
    wake() {
      pass({ type: 'wake' });
      refreshAddresses();
    },
    refreshAddresses,
    async close() {
      if (state.name !== 'stopped') await stop();
    },
  };
}
