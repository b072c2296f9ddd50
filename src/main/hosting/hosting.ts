import type { HostingView } from '../../shared/bridge/views';
import type { AnnouncingTerms } from '../../shared/hosting/announcing';
import type { FromServerProcess, ToServerProcess } from '../../shared/hosting/messages';
import type { StorageState } from '../../shared/hosting/storage';
import { assertNever } from '../../shared/lib/assert-never';
import type { Log, LogLevel } from '../../shared/lib/log';
import { failure, success, type Result } from '../../shared/lib/result';
import { createSubscribable } from '../../shared/lib/subscribable';
import type { ErrorCode } from '../../shared/model/errors';
import type { HostAddress } from '../../shared/model/host-address';
import type { InviteId, MemberId, ServerId } from '../../shared/model/ids';
import { USUAL_TERMS, type InviteTerms } from '../../shared/model/invite-facts';
import type { JoiningTerms } from '../../shared/model/joining';
import type { Knock } from '../../shared/model/knock';
import { LIMITS } from '../../shared/model/limits';
import { createHostInvites } from './host-invites';
import { createRestartPlan } from './restart-plan';
import { toRunningView } from './running-view';
import type { ServerProcess, StartServerProcess } from './server-process';

/** How long a server may take to open its data and listen. */
const START_TIMEOUT_MS = 20_000;
/** The server itself is given `stopGraceMs`; this is the patience after that. */
const STOP_TIMEOUT_MS = LIMITS.stopGraceMs + 1_000;
const ADDRESS_REFRESH_MS = 5_000;

/** Time, handed in so that tests can crank it. */
export interface HostingClock {
  now(): number;
  /** Runs once after a delay; returns how to call it off. */
  after(delayMs: number, run: () => void): () => void;
}

export interface HostingDeps {
  startProcess: StartServerProcess;
  clock: HostingClock;
  log: Log;
  logLevel: LogLevel;
  dataDir: string;
  ownerId: MemberId;
  /** Where the server shall listen at its next start. */
  wantedPort: () => number;
  hostname: string;
  listAddresses: (port: number) => HostAddress[];
  /** The name of the server at its next start. */
  serverName: () => string;
  writeLogLine: (line: string) => void;
}

export type HostingEvent =
  | { type: 'changed'; view: HostingView }
  /** The server listens: at first, and again after a crash. */
  | { type: 'started'; serverId: ServerId; name: string; port: number }
  /** It is being stopped on purpose. */
  | { type: 'stopping' }
  | { type: 'renamed'; name: string };

/** The server that this app hosts: starts, watches and stops its process. */
export interface Hosting {
  view(): HostingView;
  subscribe(listener: (event: HostingEvent) => void): () => void;
  start(): Promise<Result<{ serverId: ServerId }>>;
  stop(): Promise<Result<null>>;
  configure(change: { name?: string; joining?: JoiningTerms }): Promise<Result<null>>;
  /** What the network is told of the server from now on. */
  announce(terms: AnnouncingTerms): void;
  /** This machine goes to sleep: whoever is connected hears it before the network is gone. */
  sleep(): void;
  /** It is awake again. */
  wake(): void;
  /** Makes the usual invite, unless one was made since the app started. */
  showInvite(): Promise<Result<null>>;
  makeInvite(terms: InviteTerms): Promise<Result<null>>;
  revokeInvite(id: InviteId): Promise<Result<null>>;
  /** Lets in, or refuses, somebody who waits for the host's word. */
  answerKnock(memberId: MemberId, isLetIn: boolean): Promise<Result<null>>;
  /** Looks the addresses of this machine up again. */
  refreshAddresses(): void;
  /** Stops a running server, if any; nothing that was acknowledged is lost. */
  close(): Promise<void>;
}

type Started = Extract<FromServerProcess, { type: 'started' }>;
/** What a running server answers to a request; one at a time, in order. */
type Answer = Extract<
  FromServerProcess,
  { type: 'configured' | 'invite-made' | 'invite-revoked' | 'knock-answered' }
>;
type StartAnswer = (answer: Result<{ serverId: ServerId }>) => void;

/** One life of the hosted server; each state has only its own fields. */
type State =
  | { name: 'stopped'; problem: ErrorCode | null }
  | { name: 'starting'; process: ServerProcess; answer: StartAnswer; callOff: () => void }
  /** It crashed; the next try comes by itself. */
  | { name: 'restarting'; answer: StartAnswer; callOff: () => void }
  | {
      name: 'running';
      process: ServerProcess;
      started: Started;
      addresses: HostAddress[];
      knocks: Knock[];
    }
  | { name: 'stopping'; process: ServerProcess; callOff: () => void };

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
  let state: State = { name: 'stopped', problem: null };
  /** Where it listened last, so that invites given out stay right after a crash. */
  let lastPort: number | null = null;
  let wantedPort = 0;
  let waitingForStop: (() => void)[] = [];
  let waitingForAnswer: ((answer: Result<Answer>) => void)[] = [];
  const invites = createHostInvites();
  let told = '';

  function enter(next: State): void {
    state = next;
    if (next.name !== 'running') {
      const unanswered = waitingForAnswer;
      waitingForAnswer = [];
      for (const answer of unanswered) answer(failure('not_hosting', 'The server has stopped.'));
    }
    announceView();
    if (next.name === 'stopped') {
      const waiting = waitingForStop;
      waitingForStop = [];
      for (const resolve of waiting) resolve();
    }
  }

  function view(): HostingView {
    switch (state.name) {
      case 'stopped':
        return { state: 'stopped', problem: state.problem };
      case 'starting':
      case 'restarting':
        return { state: 'starting' };
      case 'stopping':
        return { state: 'stopping' };
      case 'running':
        return toRunningView({
          started: state.started,
          addresses: state.addresses,
          wantedPort,
          hostname: deps.hostname,
          seen: invites.seen(clock.now()),
          knocks: state.knocks,
        });
      default:
        return assertNever(state);
    }
  }

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
    if (state.name === 'running') waitingForAnswer.shift()?.(failure(code, message));
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
    waitingForAnswer.shift()?.(success(message));
  }

  /** Asks the running server something; it answers in the order in which it was asked. */
  async function ask(message: ToServerProcess): Promise<Result<null>> {
    if (state.name !== 'running') return failure('not_hosting', 'Nothing is being hosted.');
    const { process } = state;
    const answer = await new Promise<Result<Answer>>((resolve) => {
      waitingForAnswer.push(resolve);
      process.send(message);
    });
    return answer.ok ? success(null) : answer;
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
