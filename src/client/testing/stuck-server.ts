import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { ServerKey } from '../../node/certificate';
import { PROTOCOL } from '../../shared/protocol/version';

/** How far a server goes before it says nothing more. */
export const STAGES = [
  'accepted',
  'secured',
  'half a hello',
  'hello',
  'upgraded',
  'opened',
  'admitted',
  'kept warm',
] as const;
export type Stage = (typeof STAGES)[number];

/** A server that shows the right key and stops in the middle. */
export interface StuckServer {
  port: number;
  /** Resolves when somebody has been left waiting at the stage. */
  isStuck: Promise<void>;
  /** Resolves when nobody is connected any more. */
  isLeft(): Promise<void>;
  close(): Promise<void>;
}

const WARM_MS = 20;
const WEBSOCKET = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const SID = 'aaaaaaaaaaaaaaaaaaaa';
const OPEN = `0${JSON.stringify({ sid: SID, upgrades: [], pingInterval: 10_000, pingTimeout: 5_000, maxPayload: 65_536 })}`;

/** A short text as a WebSocket frame of a server. */
function toFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from(head), body]);
}

function toUpgrade(request: string): string {
  const key = /^sec-websocket-key: *(\S+)/im.exec(request)?.[1] ?? '';
  const accept = createHash('sha1').update(`${key}${WEBSOCKET}`).digest('base64');
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    '\r\n',
  ].join('\r\n');
}

function toHello(key: ServerKey): string {
  const body = JSON.stringify({
    product: 'hearth',
    serverId: key.serverId,
    name: 'Stuck',
    protocol: PROTOCOL,
    joining: 'open',
  });
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
}

/** Starts one that stops at the stage. */
export async function startStuckServer(key: ServerKey, stage: Stage): Promise<StuckServer> {
  const goesTo = (other: Stage) => STAGES.indexOf(stage) >= STAGES.indexOf(other);
  const sockets = new Set<Socket>();
  let left = () => {};
  let stuck = () => {};
  const isStuck = new Promise<void>((resolve) => {
    stuck = resolve;
  });

  const stayOpen = (socket: Socket) => {
    if (stage !== 'opened') socket.write(toFrame(`40${JSON.stringify({ sid: SID })}`));
    if (stage === 'kept warm') {
      const warming = setInterval(() => socket.write(toFrame('2')), WARM_MS);
      socket.once('close', () => clearInterval(warming));
    }
    stuck();
  };

  const upgrade = (socket: Socket, request: string) => {
    if (!goesTo('upgraded')) return stuck();
    socket.write(toUpgrade(request));
    if (!goesTo('opened')) return stuck();
    socket.write(toFrame(OPEN));
    // The client's first frame asks to be connected.
    socket.once('data', () => stayOpen(socket));
    return undefined;
  };

  /** Reads on, so that it notices when the other side leaves. */
  const sit = (socket: Socket) => {
    socket.resume();
    stuck();
  };

  const serve = (socket: Socket) => {
    if (stage === 'secured') return sit(socket);
    socket.once('data', (chunk: Buffer) => {
      const request = chunk.toString('latin1');
      if (/^upgrade: *websocket/im.test(request)) return upgrade(socket, request);
      const hello = toHello(key);
      if (stage !== 'half a hello') return socket.end(hello);
      socket.write(hello.slice(0, -20));
      return stuck();
    });
    return undefined;
  };

  const server: Server =
    stage === 'accepted'
      ? createTcpServer(sit)
      : createTlsServer({ key: key.privateKeyPem, cert: key.certificatePem }, serve);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) left();
    });
  });
  server.on('tlsClientError', () => {});
  server.on('secureConnection', (socket: Socket) => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    isStuck,
    isLeft: () =>
      sockets.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            left = resolve;
          }),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
