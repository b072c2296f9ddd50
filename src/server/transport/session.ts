import type { Log } from '../../shared/lib/log';
import type { Capability } from '../../shared/model/capability';
import type { MemberId } from '../../shared/model/ids';
import type { DownPayload, UpEventName, UpPayload } from '../../shared/protocol/events';
import type { ChatDomain, Welcome } from '../domain/domain';
import { toErrorName } from './error-name';
import { guardSocket, type FaultHook, type GuardedSocket } from './guard';
import type { ActCheck, Handler, Handlers } from './handlers';
import type { ConnectionRates } from './member-rates';

/** One member's connection, from the end of the handshake to the end of the connection. */
type ServerSession =
  /** Admitted; the welcome is being gathered. Events wait for `settle`. */
  | { state: 'greeting'; settle: (isOpen: boolean) => void }
  | { state: 'open' }
  | { state: 'closed' };

/** What a session needs of the connection it lives on. */
export interface SessionSocket extends GuardedSocket {
  readonly id: string;
  readonly rates: Pick<ConnectionRates, 'take'>;
  /** Lets the connection hear these socket rooms from now on. */
  join(rooms: string[]): void;
  welcome(payload: DownPayload<'session:welcomed'>): void;
  close(): void;
}

export interface SessionDeps {
  domain: Pick<ChatDomain, 'welcome' | 'connectionOpened' | 'connectionClosed'>;
  handlers: Handlers;
  log: Log;
  memberId: MemberId;
  /** What this server offers; left out, everything. */
  offers?: readonly Capability[];
  /** What the member's app does not know. */
  lacks: readonly Capability[];
  /** Whether this member has signed an act. */
  isSigned: ActCheck;
  /** Shapes what the domain tells into the event, and names the socket rooms to hear. */
  toWelcomed(welcome: Welcome): DownPayload<'session:welcomed'>;
  toSocketRooms(welcome: Welcome): string[];
  onOpened(): void;
  onClosed(): void;
  fault?: FaultHook;
}

/** Begins a session on an admitted socket: guards it, greets the member (HS-11), and keeps presence until it closes. */
export function beginSession(socket: SessionSocket, deps: SessionDeps): void {
  const { domain, handlers, log, memberId } = deps;
  const asker = { memberId, connectionId: socket.id, isSigned: deps.isSigned };
  let settle: (isOpen: boolean) => void = () => undefined;
  const opened = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  let session: ServerSession = { state: 'greeting', settle };

  function close(reason: string): void {
    if (session.state === 'closed') return;
    if (session.state === 'greeting') session.settle(false);
    else deps.onClosed();
    session = { state: 'closed' };
    domain.connectionClosed(memberId, socket.id);
    log.info('session closed', { memberId, reason });
  }

  function open(welcome: Welcome): void {
    if (session.state !== 'greeting') return;
    const greeting = session;
    socket.join(deps.toSocketRooms(welcome));
    session = { state: 'open' };
    deps.onOpened();
    socket.welcome(deps.toWelcomed(welcome));
    greeting.settle(true);
    // An older app is the first thing to ask after where somebody does not see what others do.
    log.info('session opened', { memberId, lacks: deps.lacks.join(' ') });
  }

  guardSocket(socket, {
    handle<E extends UpEventName>(event: E, payload: UpPayload<E>) {
      const handler: Handler<E> = handlers[event];
      return handler(asker, payload);
    },
    rates: socket.rates,
    ...(deps.offers === undefined ? {} : { offers: deps.offers }),
    log,
    opened,
    onClosed: close,
    ...(deps.fault === undefined ? {} : { fault: deps.fault }),
  });
  domain.connectionOpened(memberId, socket.id);
  domain.welcome(memberId, open).catch((error: unknown) => {
    log.error('welcome failed', { error: toErrorName(error) });
    socket.close();
  });
}
