import type { z } from 'zod';
import type { Log } from '../../shared/lib/log';
import { failure, type Result } from '../../shared/lib/result';
import type { UpEventName, UpPayload } from '../../shared/protocol/events';
import { CAPABILITIES, type Capability } from '../../shared/model/capability';
import { toNeeded } from '../../shared/protocol/capabilities';
import { upEvents } from '../../shared/protocol/payloads';
import { toErrorName } from './error-name';
import type { ConnectionRates } from './member-rates';
import { parseAtDoor } from '../../shared/lib/parse-at-door';

/** What the guard needs of a connection; tests hand in a plain object. */
export interface GuardedSocket {
  /** One listener for whatever the peer says: an event's name, what comes with it, and how to answer where that is wanted. */
  onEvent(listener: (event: unknown[]) => void): void;
  onDisconnect(listener: (reason: string) => void): void;
}

/** Lets a test break a handler on purpose: it may throw or reject. */
export type FaultHook = (event: UpEventName) => void | Promise<void>;

export interface GuardOptions {
  /** Does what is asked; the payload is parsed already. */
  handle<E extends UpEventName>(event: E, payload: UpPayload<E>): Promise<Result<unknown>>;
  /** What the member may still ask for. */
  rates: Pick<ConnectionRates, 'take'>;
  /** Left out, everything. What needs something else is answered as if this server were older (CA-3). */
  offers?: readonly Capability[];
  log: Log;
  /** Events wait for this before they are handled; false means that the session ended before it began. */
  opened: Promise<boolean>;
  onClosed(reason: string): void;
  fault?: FaultHook;
}

type Acknowledge = (answer: Result<unknown>) => void;

/** The names of all events that clients may ask for, taken from the schemas. */
export const upEventNames = Object.keys(upEvents) as UpEventName[];

function isUpEventName(name: unknown): name is UpEventName {
  return typeof name === 'string' && Object.hasOwn(upEvents, name);
}

/** The acknowledgement of an event: called at most once, harmless where there is none or an odd one (GU-3). */
function toAcknowledge(args: unknown[], log: Log): Acknowledge {
  const callback = args.findLast((arg) => typeof arg === 'function');
  let isDone = false;
  return (answer) => {
    if (isDone || typeof callback !== 'function') return;
    isDone = true;
    try {
      callback(answer);
    } catch (error) {
      log.error('acknowledgement failed', { error: toErrorName(error) });
    }
  };
}

/** Which field does not fit and why, never what stood in it. */
function toComplaint(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'The payload does not fit.';
  const where = issue.path.length === 0 ? 'payload' : issue.path.map(String).join('.');
  return `${where}: ${issue.message}`.slice(0, 300);
}

/**
 * Puts a socket behind the guard: the only place where events of a peer are listened to, by one listener for all, because a
 * thousand connections keep it. Every payload is parsed (GU-2),
 * what goes beyond the member's rates is put off (RL-2), every handler's throw or rejection becomes `internal` (GU-1),
 * unknown events are answered (GU-7).
 */
export function guardSocket(socket: GuardedSocket, options: GuardOptions): void {
  const { rates, offers = CAPABILITIES, log, opened, fault } = options;

  async function run(event: UpEventName, payload: unknown): Promise<Result<unknown>> {
    const parsed = parseAtDoor(upEvents[event].payload, payload);
    if (!parsed.success) return failure('bad_request', toComplaint(parsed.error));
    const needed = toNeeded(event, parsed.data);
    if (needed !== null && !offers.includes(needed)) {
      return failure('bad_request', 'This is not offered here.');
    }
    const waitMs = rates.take(event, parsed.data);
    if (waitMs > 0) return failure('slow_down', 'That is a lot at once.', waitMs);
    if (!(await opened)) return failure('unavailable', 'The connection is closing.');
    await fault?.(event);
    return options.handle(event, parsed.data);
  }

  async function handle(event: UpEventName, args: unknown[]): Promise<void> {
    const acknowledge = toAcknowledge(args, log);
    try {
      const payload = typeof args[0] === 'function' ? undefined : args[0];
      acknowledge(await run(event, payload));
    } catch (error) {
      log.error('handler failed', { event, error: toErrorName(error) });
      acknowledge(failure('internal', 'Something went wrong on the server.'));
    }
  }

  socket.onEvent(([event, ...args]) => {
    if (isUpEventName(event)) void handle(event, args);
    else toAcknowledge(args, log)(failure('bad_request', 'This event is not known here.'));
  });
  socket.onDisconnect(options.onClosed);
}
