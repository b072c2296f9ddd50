import { Agent } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { failure, success, type Result } from '../shared/lib/result';
import type { ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import { printAddress, type Address } from '../shared/protocol/address';
import type { DialFailure, Dialler, Dialling } from '../shared/protocol/dial';
import type { Hello } from '../shared/protocol/hello';
import { EXPORTER } from '../shared/protocol/signing';
import { isOnNetwork } from './addresses';
import { askHello } from './ask-hello';
import { connectPinned } from './connect-pinned';

/** How long reaching and asking may take, in milliseconds. */
export interface DiallerTimes {
  connectTimeoutMs: number;
  probeTimeoutMs: number;
}

// What one packet of a server may weigh: a full page of the longest messages, written in the longest way, fits.
const RECEIVED_PACKET_BYTES = 16 * 1024 * 1024;

/**
 * The `Host` that Hearth's own clients name. The key has said which server this is; the header only has to pass HS-4,
 * which guards against browsers, also where the server is reached by a name or a forwarded address it does not know.
 */
export const toHostHeader = ({ port }: Address): string => `localhost:${port}`;

/** The address as a URL can carry it: without the zone, which URLs have no room for. */
const toUrl = ({ host, port }: Address): string =>
  `https://${printAddress({ host: host.split('%')[0] ?? host, port })}`;

/** TLS exporter of a connection, base64url: HS-5. */
export function toExporter(socket: TLSSocket): string {
  // In TLS 1.3 an empty context and none give the same value (RFC 8446, 7.5).
  return socket
    .exportKeyingMaterial(EXPORTER.length, EXPORTER.label, Buffer.alloc(0))
    .toString('base64url');
}

async function probe(
  times: DiallerTimes,
  address: Address,
  expected: ServerId | null,
): Promise<Result<Hello>> {
  const startedAt = performance.now();
  const connection = await connectPinned(address, expected, { timeoutMs: times.probeTimeoutMs });
  if (!connection.ok) return failure(connection.failure, connection.message);
  const hello = await askHello(connection.socket, {
    host: toHostHeader(address),
    timeoutMs: Math.max(1, times.probeTimeoutMs - (performance.now() - startedAt)),
  });
  if (hello === 'lost') {
    return expected === null
      ? failure('not_hearth', 'Something answers there, but says nothing that Hearth would say.')
      : failure('unreachable', 'The server went silent before it said hello.');
  }
  if (hello === 'not_hearth' || hello.serverId !== connection.serverId) {
    return failure('not_hearth', 'Something else than Hearth answers there.');
  }
  return success(hello);
}

function dial(times: DiallerTimes, address: Address, expected: ServerId): Dialling {
  let current: TLSSocket | null = null;
  let lastFailure: DialFailure | null = null;
  const closing = new AbortController();

  const agent = new Agent({ keepAlive: false });
  const open = async (done: (error: Error | null, socket?: TLSSocket) => void) => {
    const { signal } = closing;
    const connection = await connectPinned(address, expected, {
      timeoutMs: times.connectTimeoutMs,
      signal,
    });
    if (!connection.ok) {
      if (!signal.aborted) lastFailure = connection.failure;
      return done(new Error(connection.message));
    }
    const { socket } = connection;
    lastFailure = null;
    current = socket;
    socket.once('close', () => {
      if (current === socket) current = null;
    });
    return done(null, socket);
  };
  // The type wants a stream beside every error; Node itself hands over none.
  agent.createConnection = (_options, done) => {
    void open((error, socket) => {
      if (error !== null) (done as ((error: Error) => void) | undefined)?.(error);
      else if (socket !== undefined) done?.(null, socket);
    });
    return undefined;
  };

  return {
    url: toUrl(address),
    socketOptions: {
      agent,
      transports: ['websocket'],
      // Two diallings of one address are two connections with keys of their own.
      forceNew: true,
      perMessageDeflate: false,
      maxPayload: RECEIVED_PACKET_BYTES,
      extraHeaders: { host: toHostHeader(address) },
    },
    exporter: () => (current === null || current.destroyed ? null : toExporter(current)),
    lastFailure: () => lastFailure,
    close() {
      closing.abort();
      current?.destroy();
      agent.destroy();
    },
  };
}

/** Makes what reaches servers from Node: TLS 1.3 with the server's key compared before a byte of HTTP (HS-1, HS-2). */
export function createDialler(times: DiallerTimes = LIMITS): Dialler {
  return {
    probe: (address, expected) => probe(times, address, expected),
    dial: (address, expected) => dial(times, address, expected),
    hasNetwork: () => isOnNetwork(),
  };
}
