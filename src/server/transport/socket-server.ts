import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { Server, type Socket } from 'socket.io';
import type { Log } from '../../shared/lib/log';
import { failure, type Result } from '../../shared/lib/result';
import type { MemberId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { DownPayload } from '../../shared/protocol/events';
import type { Refusal } from '../../shared/protocol/payloads';
import { toExporter } from '../../node/dialler';
import type { Clock } from '../domain/domain';
import type { Audience } from './announcer';
import { limitBacklog } from './backlog';
import type { ConnectionGate, Passage } from './connection-gate';
import {
  createGathering,
  writeDirectly,
  type FramedConnection,
  type WriteComposed,
} from './direct-frames';
import { toErrorName } from './error-name';
import type { Admitted, Refused, Handshake } from './handshake';
import { isTrustedRequest, toEndpoint } from './http';
import type { ConnectionRates, MemberRates } from './member-rates';
import type { SessionSocket } from './session';
import { takePacketsForLife } from './signs-of-life';
import { createWelcomeTexts, type WelcomeText } from './welcome-text';
import { wireCodec } from './wire-codec';

export interface SocketServerDeps {
  httpServer: HttpsServer;
  gate: ConnectionGate;
  clock: Clock;
  log: Log;
  isOwnHost: (host: string) => boolean;
  handshake: Handshake;
  rates: MemberRates;
  /** A socket whose member was admitted. */
  onAdmitted(socket: SessionSocket, admitted: Admitted): void;
}

export interface SocketServer {
  audience: Audience;
  /** Closes every connection after what was told has gone out, or after the grace period; then `cut` ends the rest. */
  sendAway(graceMs: number, cut: () => void): Promise<void>;
  /** Sends everybody away and closes the port. */
  end(graceMs: number, cut: () => void): Promise<void>;
}

const SOCKET_PATH = '/socket.io/';

/** What is taken from a connection when it begins, because the HTTP request is let go then (half the memory). */
interface Link {
  exporter: string;
  passage: Passage;
  /** One `auth` a connection: a second one must come over a new one. */
  isUsed: boolean;
  /** What came before the handshake was done. */
  strangerPackets: number;
  /** The member's, from admittance on. */
  rates: ConnectionRates | null;
  write: WriteComposed;
  destroy(): void;
}

type EngineSocket = Socket['conn'];
type Goodbye = DownPayload<'session:ended'>;
interface UpgradeHandler {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly ws: { options: { allowSynchronousEvents: boolean } };
}

/** Whether a query starts a connection of today's Engine.IO. Nobody here moves one that is there to another transport. */
function isFreshStart(query: string): boolean {
  const parameters = new URLSearchParams(query);
  const { sid, EIO, transport } = Object.fromEntries(parameters);
  return sid === undefined && EIO === '4' && transport === 'websocket';
}

/** Hears every packet of a connection, and what WebSocket answers by itself. */
function hearPackets(connection: EngineSocket, heard: () => void): void {
  connection.on('packet', heard);
  const { socket } = connection.transport as unknown as { socket: EventEmitter };
  socket.on('ping', heard);
  socket.on('pong', heard);
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function toConnectError({ code, message, retryAfterMs, protocol }: Refused): Error {
  const data: Refusal = {
    code,
    message,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(protocol !== undefined && { protocol }),
  };
  return Object.assign(new Error(message), { data });
}

function toSessionSocket(
  socket: Socket,
  { write, rates }: { write: WriteComposed; rates: ConnectionRates },
  toText: (payload: DownPayload<'session:welcomed'>) => WelcomeText,
): SessionSocket {
  return {
    id: socket.id,
    rates,
    // Goes no further: Socket.IO has no listeners of its own for what peers say.
    onEvent: (listener) =>
      void socket.use((event) => {
        if (socket.connected) listener(event);
      }),
    onDisconnect: (listener) => void socket.on('disconnect', listener),
    join: (rooms) => void socket.join(rooms),
    welcome(payload) {
      const { own, shared, end } = toText(payload);
      write(own, shared, end);
    },
    close: () => void socket.disconnect(true),
  };
}

/** Puts Socket.IO on an HTTPS server, with as little of it switched on as Hearth needs. */
export function createSocketServer(deps: SocketServerDeps): SocketServer {
  const { httpServer, gate, clock, log, handshake, rates } = deps;
  const links = new WeakMap<object, Link>();
  const connections = new Set<EngineSocket>();
  /** Those under connections; they end later, when the last words have gone out and the peer has answered the closing. */
  const open = new Set<TLSSocket>();
  /** How to end each connection of a member, from admittance on. */
  const endings = new Map<MemberId, Set<(goodbye: Goodbye) => void>>();
  let onEmpty: () => void = () => undefined;
  const toWelcomeText = createWelcomeTexts();
  const gathering = createGathering();

  const io = new Server({
    path: SOCKET_PATH,
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LIMITS.packetBytes,
    connectTimeout: LIMITS.handshakeTimeoutMs,
    pingInterval: LIMITS.pingIntervalMs,
    pingTimeout: LIMITS.pingTimeoutMs,
    parser: wireCodec,
  });
  io.attach(httpServer);

  // Socket.IO's own listeners know neither our paths nor HS-4: ours stand in front of it.
  const engine = io.engine as unknown as UpgradeHandler;
  httpServer.removeAllListeners('upgrade');
  const upgrade: UpgradeHandler['handleUpgrade'] = (...request) => {
    // One packet of a connection, then the others (RL-8): what one read brings can be thousands. Set here, because
    // Engine.IO makes its WebSocket server anew when the port begins to listen, and has no option for it.
    engine.ws.options.allowSynchronousEvents = false;
    engine.handleUpgrade(...request);
  };
  httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [path, query] = (request.url ?? '').split('?', 2);
    if (!isTrustedRequest(request, deps.isOwnHost)) refuseUpgrade(socket, '403 Forbidden');
    else if (path !== SOCKET_PATH) refuseUpgrade(socket, '404 Not Found');
    else if (!isFreshStart(query ?? '')) refuseUpgrade(socket, '400 Bad Request');
    else upgrade(request, socket, head);
  });

  io.engine.on('connection', (connection: EngineSocket) => {
    const tlsSocket = connection.request.socket as TLSSocket;
    const passage = gate.find(toEndpoint(tlsSocket));
    if (passage === null || tlsSocket.destroyed) {
      connection.close(true);
      return;
    }
    const destroy = () => void tlsSocket.destroy();
    const link: Link = {
      exporter: toExporter(tlsSocket),
      passage,
      isUsed: false,
      strangerPackets: 0,
      rates: null,
      write: writeDirectly(connection as unknown as FramedConnection, tlsSocket, gathering),
      destroy,
    };
    links.set(connection, link);
    (connection as { request: IncomingMessage | null }).request = null;
    connections.add(connection);
    limitBacklog(connection, destroy);
    takePacketsForLife(connection);
    hearPackets(connection, () => countPacket(link));
    connection.once('close', () => {
      link.rates?.leave();
      connections.delete(connection);
      // A peer that does not answer the closing would keep its TCP connection for half a minute.
      clock.after(LIMITS.cutGraceMs, destroy);
    });
    open.add(tlsSocket);
    tlsSocket.once('close', () => {
      open.delete(tlsSocket);
      if (open.size === 0) onEmpty();
    });
  });

  function countPacket(link: Link): void {
    if (link.rates !== null) {
      link.rates.packet();
      return;
    }
    link.strangerPackets += 1;
    if (link.strangerPackets > LIMITS.strangerPackets) link.destroy();
  }

  /** Ends a connection with a reason, which a peer that reads will hear (RL-3, MO-4). Nothing it says is heard from here on. */
  function cutOff(socket: Socket, link: Link, goodbye: Goodbye): void {
    socket.emit('session:ended', goodbye);
    socket.conn.close();
    clock.after(LIMITS.cutGraceMs, link.destroy);
  }

  async function decide(socket: Socket): Promise<Result<Admitted>> {
    const link = links.get(socket.conn);
    if (link === undefined || link.isUsed) {
      return failure('bad_request', 'One handshake a connection.');
    }
    link.isUsed = true;
    try {
      return await handshake(socket.handshake.auth, link);
    } catch (error) {
      log.error('handshake failed', { error: toErrorName(error) });
      return failure('internal', 'Something went wrong on the server.');
    }
  }

  async function receive(socket: Socket, next: (refusal?: Error) => void): Promise<void> {
    const result = await decide(socket);
    if (result.ok) {
      socket.data = result.value;
      enter(socket, result.value);
      next();
      return;
    }
    log.info('handshake refused', { code: result.code });
    next(toConnectError(result));
    // After the refusal was written, which Socket.IO does in the next tick.
    setImmediate(() => socket.conn.close());
  }

  function enter(socket: Socket, { member }: Admitted): void {
    const link = links.get(socket.conn);
    // Gone while it was being admitted: Socket.IO ends it by itself.
    if (link === undefined || !connections.has(socket.conn)) return;
    const end = (goodbye: Goodbye) => cutOff(socket, link, goodbye);
    link.rates = rates.enter(member.id, () =>
      end({ code: 'slow_down', message: 'This was far too much at once.' }),
    );
    const own = endings.get(member.id) ?? new Set();
    endings.set(member.id, own.add(end));
    socket.conn.once('close', () => {
      own.delete(end);
      if (own.size === 0 && endings.get(member.id) === own) endings.delete(member.id);
    });
  }

  io.use((socket, next) => void receive(socket, next));
  io.on('connection', (socket) => {
    const { write, rates: own = null } = links.get(socket.conn) ?? {};
    if (write !== undefined && own !== null) {
      const session = toSessionSocket(socket, { write, rates: own }, toWelcomeText);
      deps.onAdmitted(session, socket.data as Admitted);
    }
  });

  async function sendAway(graceMs: number, cut: () => void): Promise<void> {
    if (open.size > 0) {
      const emptied = new Promise<void>((resolve) => {
        onEmpty = resolve;
        clock.after(graceMs, resolve);
      });
      for (const connection of connections) connection.close();
      await emptied;
    }
    // Socket.IO waits for every connection of the port, also for those that never said a word.
    cut();
  }

  return {
    audience: {
      tell(to, event, payload, except) {
        const target = io.to(to);
        (except === undefined ? target : target.except(except)).emit(event, payload);
      },
      join: (who, room) => io.in(who).socketsJoin(room),
      leave: (who, room) => io.in(who).socketsLeave(room),
      together: gathering.run,
      end(memberId, goodbye) {
        for (const end of endings.get(memberId) ?? []) end(goodbye);
      },
    },
    sendAway,
    async end(graceMs, cut) {
      await sendAway(graceMs, cut);
      await io.close();
    },
  };
}
