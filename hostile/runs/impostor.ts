import { once } from 'node:events';
import { createServer as createPlain, type Server, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { createParticipant } from '../../faults/harness/participant';
import { pass } from '../../faults/harness/wait';
import { createServerKey } from '../../src/node/certificate';
import type { Attack } from '../run';

/** Of TLS these are no application data: change of cipher, alert, handshake. */
const HARMLESS_RECORDS = new Set([0x14, 0x15, 0x16]);

interface Impostor {
  what: string;
  server: Server;
  /** How much it heard of what the app has to say. */
  heard: { bytes: number; connections: number };
}

function listenTls(what: string, options: Parameters<typeof createTls>[0]): Impostor {
  const heard = { bytes: 0, connections: 0 };
  const server = createTls(options ?? {}, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => (heard.bytes += chunk.length));
  });
  server.on('connection', () => (heard.connections += 1));
  return { what, server, heard };
}

function listenPlain(what: string, greeting: string): Impostor {
  const heard = { bytes: 0, connections: 0 };
  const server = createPlain((socket: Socket) => {
    heard.connections += 1;
    socket.on('error', () => undefined);
    socket.write(greeting);
    socket.on('data', (chunk: Buffer) => {
      if (!HARMLESS_RECORDS.has(chunk[0] ?? 0)) heard.bytes += chunk.length;
    });
  });
  return { what, server, heard };
}

export const impostor: Attack = {
  name: 'impostor',
  ids: ['F7', 'B9'],
  about: 'something else at the address of a server one knows: another key, TLS 1.2, no TLS',
  size: { short: 4_000, full: 60_000 },
  withinSeconds: { short: 60, full: 180 },
  async run({ size, folder, programs, signal }) {
    const [known, other] = [await createServerKey(), await createServerKey()];
    const otherKey = { key: other.privateKeyPem, cert: other.certificatePem };
    const rightKey = { key: known.privateKeyPem, cert: known.certificatePem };
    const impostors = [
      listenTls('another key under the same name', { ...otherKey, minVersion: 'TLSv1.3' }),
      listenTls('another key that offers HTTP/2', {
        ...otherKey,
        ALPNProtocols: ['h2', 'http/1.1'],
      }),
      listenTls('the right key over TLS 1.2', { ...rightKey, maxVersion: 'TLSv1.2' }),
      listenPlain('plain HTTP', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'),
      listenPlain('somebody who says nothing', ''),
    ];
    const failures: string[] = [];
    let connections = 0;
    const visits = impostors.map(async ({ what, server, heard }, index) => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const participant = createParticipant({
        program: programs.participant,
        members: [{ name: `visitor-${index}`, address: { host: '127.0.0.1', port } }],
        folder,
        serverId: known.serverId,
        signal,
      });
      participant.begin();
      await pass(size, signal);
      if (heard.connections === 0) failures.push(`Nobody came to ${what}.`);
      if (heard.bytes > 0) failures.push(`${heard.bytes} bytes were said to ${what}.`);
      if (participant.one().link === 'online') failures.push(`Somebody is connected to ${what}.`);
      connections += heard.connections;
      await participant.kill();
      server.close();
    });
    await Promise.all(visits);
    const note = `${impostors.length} impostors, not a byte of application data in ${connections} visits`;
    return { cases: connections, note, failures };
  },
};
