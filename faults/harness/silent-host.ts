import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { join } from 'node:path';

import { onLeaving } from './leftovers';

/** What a host does that dies right after it has said 101. */
export type LastAct =
  /** Its system ends the connection. */
  | 'ends'
  | 'resets'
  /** Its machine is gone: nothing more ever comes, and the connection stays open. */
  | 'silence'
  /** The same, in the middle of the Engine.IO open packet. */
  | 'half a packet';

/** A stand-in that has the real host's key, and its last act. */
export interface SilentHost {
  /** How many clients have seen it die. */
  deaths(): number;
  /** Nobody can reach it any more; what is open stays as it is. */
  stopListening(): void;
  close(): void;
}

// Fixed by the WebSocket protocol, RFC 6455, 1.3.
const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function toSwitching(key: string): string {
  const accept = createHash('sha1').update(`${key}${WEBSOCKET_GUID}`).digest('base64');
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    '\r\n',
  ].join('\r\n');
}

/** A text frame that promises 100 bytes and holds the first few of an Engine.IO open packet. */
const HALF_A_PACKET = Buffer.concat([Buffer.from([0x81, 100]), Buffer.from('0{"sid":"abcdef"')]);

/** Listens in place of a host that has been stopped, with the key from its folder. */
export async function startSilentHost(setup: {
  dataDir: string;
  port: number;
  /** What the real one answers when it is asked who it is. */
  hello: unknown;
  how: LastAct;
}): Promise<SilentHost> {
  const keyFile = JSON.parse(readFileSync(join(setup.dataDir, 'server-key.json'), 'utf8')) as {
    privateKeyPem: string;
    certificatePem: string;
  };
  const sockets = new Set<Socket>();
  let deaths = 0;
  const server = createServer(
    { key: keyFile.privateKeyPem, cert: keyFile.certificatePem, minVersion: 'TLSv1.3' },
    (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(setup.hello));
    },
  );
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket) => {
    socket.on('error', () => {});
    socket.write(toSwitching(String(request.headers['sec-websocket-key'])), () => {
      deaths += 1;
      if (setup.how === 'ends') socket.end();
      // The connection under TLS: all there are, because they are all of this one client.
      if (setup.how === 'resets') for (const one of sockets) one.resetAndDestroy();
      if (setup.how === 'half a packet') socket.write(HALF_A_PACKET);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen({ port: setup.port, host: '127.0.0.1' }, resolve);
  });
  const close = onLeaving(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return {
    deaths: () => deaths,
    stopListening: () => void server.close(),
    close,
  };
}
