import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { createServerKey } from '../../../node/certificate';
import type { ServerId } from '../../../shared/model/ids';

/** Something that listens on loopback and is no Hearth server of today. */
export interface PlainServer {
  address: string;
  close(): void;
}

async function listen(server: Server): Promise<PlainServer> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, close: () => void server.close() };
}

/** A web server as there are many. */
export function servePlainHttp(): Promise<PlainServer> {
  return listen(createHttpServer((_, answer) => void answer.end('hello')));
}

/** A Hearth server whose protocol this build does not speak. */
export async function serveTomorrow(): Promise<PlainServer> {
  const { privateKeyPem: key, certificatePem: cert, serverId } = await createServerKey();
  const protocol = { current: 99, oldest: 98 };
  const hello = { product: 'hearth', serverId, name: 'Tomorrow', protocol, joining: 'open' };
  return listen(
    createHttpsServer({ key, cert, minVersion: 'TLSv1.3' }, (_, answer) => {
      answer.setHeader('content-type', 'application/json');
      answer.end(JSON.stringify(hello));
    }),
  );
}

/** Says to be another server, without its key; `heard` is all that was said to it under its own encryption. */
export async function serveImpostor(claimed: ServerId): Promise<PlainServer & { heard(): string }> {
  const { privateKeyPem: key, certificatePem: cert } = await createServerKey();
  const protocol = { current: 1, oldest: 1 };
  const hello = { product: 'hearth', serverId: claimed, name: 'Attic', protocol, joining: 'open' };
  let heard = '';
  const server = createHttpsServer({ key, cert, minVersion: 'TLSv1.3' }, (_, answer) => {
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify(hello));
  });
  server.on('secureConnection', (socket) => {
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
  });
  return { ...(await listen(server)), heard: () => heard };
}
