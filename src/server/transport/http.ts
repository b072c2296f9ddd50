import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import type { Log } from '../../shared/lib/log';
import { LIMITS } from '../../shared/model/limits';
import { HTTP_PATHS, type Health, type Hello } from '../../shared/protocol/hello';
import { toPeerAddress } from './addresses';
import type { ConnectionGate } from './connection-gate';
import { toErrorName } from './error-name';

/** What the HTTP side of a server answers from. */
export interface HttpDeps {
  log: Log;
  hello: () => Hello;
  health: () => Promise<Health>;
  /** Whether a `Host` header names this machine (HS-4). */
  isOwnHost: (host: string) => boolean;
}

/** Where the client's end of a connection is: address and port, unique while it lasts. */
export function toEndpoint(socket: { remoteAddress?: string; remotePort?: number }): string {
  return `${toPeerAddress(socket.remoteAddress)}|${socket.remotePort ?? 0}`;
}

/** Whether a request comes from an app that meant this server, and from no web page (HS-4). */
export function isTrustedRequest(
  request: Pick<IncomingMessage, 'headers'>,
  isOwnHost: (host: string) => boolean,
): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  // Browsers say which page a request is for; only what a person typed is for none.
  const isForPage = origin !== undefined || (site !== undefined && site !== 'none');
  return !isForPage && host !== undefined && isOwnHost(host);
}

function answer(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    // One request a connection: what stays open longer than the handshake is a chat connection.
    Connection: 'close',
    ...(status === 405 ? { Allow: 'GET' } : {}),
  });
  response.end(body);
}

const answerText = (response: ServerResponse, status: number, text: string): void =>
  answer(response, status, `${text}\n`, 'text/plain');
const answerJson = (response: ServerResponse, value: unknown): void =>
  answer(response, 200, JSON.stringify(value), 'application/json');

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  deps: HttpDeps,
): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0];
  if (!isTrustedRequest(request, deps.isOwnHost)) answerText(response, 403, 'Not for web pages.');
  else if (request.method !== 'GET') answerText(response, 405, 'Only GET is answered here.');
  else if (path === HTTP_PATHS.live)
    answerText(response, 200, `The Hearth server "${deps.hello().name}" is live.`);
  else if (path === HTTP_PATHS.hello) answerJson(response, deps.hello());
  else if (path === HTTP_PATHS.health) answerJson(response, await deps.health());
  else answerText(response, 404, 'Nothing is here.');
}

/** Creates the HTTPS server: keys, time limits, caps. It neither listens nor answers yet. */
export function createHttpServer(deps: {
  privateKeyPem: string;
  certificatePem: string;
  gate: ConnectionGate;
  /** Nobody is let in while this answers true. */
  isAsleep: () => boolean;
  log: Log;
}): { server: Server; destroyConnections(): void } {
  const { gate, log } = deps;
  const connections = new Set<Socket>();
  const server = createServer({
    key: deps.privateKeyPem,
    cert: deps.certificatePem,
    minVersion: 'TLSv1.3',
    maxVersion: 'TLSv1.3',
    handshakeTimeout: LIMITS.handshakeTimeoutMs,
    headersTimeout: LIMITS.handshakeTimeoutMs,
    requestTimeout: LIMITS.handshakeTimeoutMs,
    maxHeaderSize: LIMITS.httpBodyBytes,
  });
  server.on('connection', (socket: Socket) => {
    const endpoint = toEndpoint(socket);
    const address = toPeerAddress(socket.remoteAddress);
    const expire = () => void socket.destroy();
    const isInside =
      !deps.isAsleep() && address !== '' && gate.enter({ address, endpoint, expire });
    if (!isInside) {
      socket.destroy();
      return;
    }
    connections.add(socket);
    socket.once('close', () => {
      connections.delete(socket);
      gate.leave(endpoint);
    });
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  server.on('tlsClientError', (error, socket) => {
    log.debug('tls refused', { error: toErrorName(error) });
    socket.destroy();
  });
  return {
    server,
    destroyConnections() {
      for (const socket of connections) socket.destroy();
    },
  };
}

/** Makes a server answer its three paths (HS-3), alone: whoever answered requests before no longer does. */
export function answerHttp(server: Server, deps: HttpDeps): void {
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    // Bodies are not wanted; what comes anyway goes nowhere until the answer has closed the connection.
    request.resume();
    answerRequest(request, response, deps).catch((error: unknown) => {
      deps.log.error('http request failed', { error: toErrorName(error) });
      if (response.headersSent) response.destroy();
      else answerText(response, 500, 'Something went wrong.');
    });
  });
}
