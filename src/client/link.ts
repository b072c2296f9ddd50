import { failure, success, type Result } from '../shared/lib/result';
import { assertNever } from '../shared/lib/assert-never';
import type { ErrorCode } from '../shared/model/errors';
import type { ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { Address } from '../shared/protocol/address';
import { toBackoffMs } from './backoff';
import {
  openConnection,
  type Connection,
  type ConnectionDeps,
  type ConnectionEnd,
  type Credentials,
  type DownEvent,
  type Welcome,
} from './connection';
import { raceAddresses } from './race';

/** How a client session stands with its server, as others see it. */
export type LinkView =
  | { state: 'connecting' }
  | { state: 'online' }
  /** Trying again by itself; `retryAt` is local time in milliseconds, in the past while trying. */
  | { state: 'reconnecting'; reason: ErrorCode; retryAt: number }
  /** Needs the person: nothing is tried until told. */
  | { state: 'refused'; reason: ErrorCode };

/** What went wrong before and when it was tried again; null at the very first attempt. */
type Before = { reason: ErrorCode; retryAt: number } | null;

type LinkState =
  | { state: 'resting' }
  | { state: 'racing'; before: Before; cancel: () => void }
  | { state: 'opening'; before: Before; address: Address; connection: Connection }
  /** This machine sleeps, or is about to. */
  | { state: 'asleep'; cancel: () => void }
  | { state: 'online'; connection: Connection; since: number }
  | { state: 'waiting'; reason: ErrorCode; retryAt: number; cancel: () => void }
  | { state: 'refused'; reason: ErrorCode };

/** The lasting effort to be connected to one server. */
export interface Link {
  view(): LinkView;
  /** null unless online. */
  connection(): Connection | null;
  /** Tries for the first time, without being asked by the person. */
  begin(): void;
  /** Tries now because the person wants it, whatever the state; resolves when this attempt is decided. */
  connect(credentials?: Credentials): Promise<Result<null>>;
  /** After sleep, a network change or news of the server: no waiting, and no trust in a connection that may be dead. */
  hurry(): void;
  /** Before sleep: ends the connection with a goodbye and tries nothing until `hurry`. */
  sleep(): void;
  /** Ends the connection and makes another one after the usual wait. */
  drop(reason: ErrorCode): void;
  /** Stops trying until told, and shows why. */
  pause(reason: ErrorCode): void;
  close(): void;
}

export interface LinkDeps extends ConnectionDeps {
  serverId: ServerId;
  /** Best first. */
  addresses(): readonly Address[];
  name(): string;
  changed(): void;
  welcomed(welcome: Welcome, connection: Connection, address: Address): void;
  event(event: DownEvent): void;
  /** Asks something cheap; any answer shows that the connection lives. */
  pulse(connection: Connection): Promise<unknown>;
}

/** Refusals that only the person, or an update, can change. Everything else passes by itself. */
const LASTING: ReadonlySet<ErrorCode> = new Set([
  'version_mismatch',
  'app_too_old',
  'server_too_old',
  'password_required',
  'wrong_password',
  'invite_invalid',
  'invite_required',
  'admission_refused',
  'bad_signature',
  'name_invalid',
  'not_allowed',
  'removed',
  'banned',
  'bad_request',
]);

/** How a server that is not there shows; what it said in its goodbye explains each of them. */
const GONE: Readonly<Record<Goodbye, ReadonlySet<ErrorCode>>> = {
  server_stopped: new Set(['unreachable', 'offline', 'timeout', 'not_running']),
  // A machine that refuses is awake.
  server_sleeping: new Set(['unreachable', 'offline', 'timeout']),
};
type Goodbye = 'server_stopped' | 'server_sleeping';

/** A connection that held so long was a good one; after a shorter one the waiting grows on. */
const STEADY_MS = LIMITS.reconnectDelayMaxMs;

/** Creates the link, resting. */
export function createLink(deps: LinkDeps): Link {
  const { platform, log } = deps;
  const { clock } = platform;
  let link: LinkState = { state: 'resting' };
  let credentials: Credentials = {};
  /** The person wants to be let in, until that is decided. */
  let isAsked = false;
  let attempt = 0;
  let triedAt = 0;
  /** What the server said when it went, until it is back. */
  let goodbye: Goodbye | null = null;
  /** Since when the host is asked to let one in, until there is an answer. */
  let knockingSince: number | null = null;
  let waiters: ((outcome: Result<null>) => void)[] = [];

  const decide = (outcome: Result<null>) => {
    const decided = waiters;
    waiters = [];
    for (const resolve of decided) resolve(outcome);
  };

  const become = (next: LinkState) => {
    link = next;
    deps.changed();
  };

  const stop = () => {
    if (link.state === 'racing' || link.state === 'waiting' || link.state === 'asleep')
      link.cancel();
    if (link.state === 'opening' || link.state === 'online') link.connection.close();
  };

  const explain = (code: ErrorCode): ErrorCode => {
    if (code === 'unreachable' && !platform.hasNetwork()) return 'no_network';
    return goodbye !== null && GONE[goodbye].has(code) ? goodbye : code;
  };

  /** How long to wait, of which what the attempt itself took is over, but half at least: a crowd must not press a busy server. */
  const toDelayMs = () => {
    const isTrying = link.state === 'racing' || link.state === 'opening';
    const spentMs = isTrying ? clock.elapsed() - triedAt : 0;
    const backoffMs = toBackoffMs(attempt, platform.random);
    return Math.max(backoffMs - spentMs, backoffMs / 2);
  };

  const wait = (code: ErrorCode, atLeastMs = 0) => {
    const reason = explain(code);
    const delayMs = Math.max(atLeastMs, toDelayMs());
    attempt += 1;
    const cancel = clock.after(delayMs, () => race({ reason, retryAt: clock.now() }));
    become({ state: 'waiting', reason, retryAt: clock.now() + delayMs, cancel });
    decide(failure(reason, 'The server was not reached.'));
  };

  const refuse = (reason: ErrorCode) => {
    log.info('refused', { reason });
    knockingSince = null;
    isAsked = false;
    become({ state: 'refused', reason });
    decide(failure(reason, 'The server refused the connection.'));
  };

  /** A host who does not answer for so long will not, and an app that nobody looks at knocks no longer. */
  const isInVain = (end: ConnectionEnd) => {
    if (end.code !== 'awaiting_admission') return false;
    knockingSince ??= clock.elapsed();
    return clock.elapsed() - knockingSince >= LIMITS.knockPatienceMs;
  };

  const ended = (end: ConnectionEnd) => {
    if (link.state === 'online' && clock.elapsed() - link.since >= STEADY_MS) attempt = 0;
    if (end.isRefused && (LASTING.has(end.code) || isInVain(end))) refuse(end.code);
    else wait(end.code, end.retryAfterMs);
  };

  const open = (address: Address, before: Before) => {
    const { serverId } = deps;
    const target = { address, serverId, name: deps.name(), credentials, isByItself: !isAsked };
    const connection = openConnection(deps, target, {
      welcomed(welcome) {
        // What let one in is not needed again: the server knows the key now.
        credentials = {};
        isAsked = false;
        goodbye = null;
        knockingSince = null;
        become({ state: 'online', connection, since: clock.elapsed() });
        deps.welcomed(welcome, connection, address);
        decide(success(null));
      },
      event(event) {
        if (event.name !== 'session:ended') {
          deps.event(event);
          return;
        }
        const { code } = event.payload;
        connection.close();
        if (code === 'removed' || code === 'banned') ended({ code, isRefused: true });
        else if (code === 'slow_down') ended({ code, isRefused: false });
        else {
          goodbye = code;
          ended({ code, isRefused: false });
        }
      },
      doubted: () => checkPulse(connection),
      ended,
    });
    become({ state: 'opening', before, address, connection });
  };

  function race(before: Before): void {
    triedAt = clock.elapsed();
    let callOff = () => {};
    const stopWatch = clock.after(LIMITS.raceTimeoutMs, () => {
      callOff();
      wait('unreachable');
    });
    const cancel = () => {
      stopWatch();
      callOff();
    };
    become({ state: 'racing', before, cancel });
    callOff = raceAddresses(platform, deps.addresses(), deps.serverId, (result) => {
      stopWatch();
      if (result.ok) open(result.value.address, before);
      else if ('isUnanimous' in result && result.isUnanimous && isLasting(result.code)) {
        refuse(result.code);
      } else wait(result.code);
    });
  }

  return {
    view() {
      switch (link.state) {
        case 'resting':
        case 'asleep':
          return { state: 'connecting' };
        case 'racing':
        case 'opening':
          return link.before === null
            ? { state: 'connecting' }
            : { state: 'reconnecting', ...link.before };
        case 'online':
          return { state: 'online' };
        case 'waiting':
          return { state: 'reconnecting', reason: link.reason, retryAt: link.retryAt };
        case 'refused':
          return { state: 'refused', reason: link.reason };
        default:
          return assertNever(link);
      }
    },
    connection: () => (link.state === 'online' ? link.connection : null),
    begin() {
      if (link.state === 'resting') race(null);
    },
    connect(given) {
      if (link.state === 'online' && given === undefined) return Promise.resolve(success(null));
      isAsked = true;
      if (given !== undefined) credentials = given;
      const outcome = new Promise<Result<null>>((resolve) => void waiters.push(resolve));
      const isTrying = link.state === 'racing' || link.state === 'opening';
      if (!isTrying || given !== undefined) {
        stop();
        race(null);
      }
      return outcome;
    },
    hurry() {
      attempt = 0;
      // Where another key answered, the right one may be known elsewhere by now, and nothing is said before it is proven.
      if (link.state === 'waiting' || (link.state === 'refused' && link.reason === 'wrong_key')) {
        const { reason } = link;
        stop();
        race({ reason, retryAt: clock.now() });
      } else if (link.state === 'asleep') {
        stop();
        race(null);
      } else if (link.state === 'online') {
        checkPulse(link.connection);
      }
    },
    sleep() {
      if (link.state === 'resting' || link.state === 'refused') return;
      stop();
      // Should nobody say that the night is over.
      const cancel = clock.after(LIMITS.sleepAtMostMs, () => race(null));
      become({ state: 'asleep', cancel });
    },
    drop(reason) {
      if (link.state !== 'online') return;
      link.connection.close();
      ended({ code: reason, isRefused: false });
    },
    pause(reason) {
      stop();
      become({ state: 'refused', reason });
      decide(failure(reason, 'Connecting was called off.'));
    },
    close() {
      stop();
      link = { state: 'resting' };
      decide(failure('offline', 'The session was closed.'));
    },
  };

  /** Any answer within the time for connecting proves that the connection lives. */
  function checkPulse(connection: Connection): void {
    if (link.state !== 'online' || link.connection !== connection) return;
    const cancel = clock.after(LIMITS.connectTimeoutMs, () => {
      if (link.state !== 'online' || link.connection !== connection) return;
      connection.close();
      ended({ code: 'offline', isRefused: false });
    });
    void deps.pulse(connection).then(cancel);
  }
}

function isLasting(code: ErrorCode): boolean {
  return code === 'wrong_key' || LASTING.has(code);
}
