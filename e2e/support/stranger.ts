import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServerKey } from '../../src/node/certificate';

/** Answers as a server of Hearth that speaks no version which the app of today does. */
export async function startServerOfTomorrow(): Promise<{ address: string; close(): void }> {
  const { privateKeyPem: key, certificatePem: cert, serverId } = await createServerKey();
  const hello = {
    product: 'hearth',
    serverId,
    name: 'Tomorrow',
    protocol: { current: 99, oldest: 98 },
    joining: 'open',
  };
  const server = createServer({ key, cert }, (_request, answer) => {
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify(hello));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, close: () => void server.close() };
}
