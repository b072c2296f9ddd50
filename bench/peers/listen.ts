import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type Server } from 'node:http';
import { createServer } from 'node:https';
import { parseArgs } from 'node:util';

/** The HTTP server under a peer: over TLS where it is given a key and a certificate. */
export function createPeerServer(): Server {
  const { values } = parseArgs({
    options: { key: { type: 'string' }, certificate: { type: 'string' } },
  });
  const { key, certificate } = values;
  return key === undefined || certificate === undefined
    ? createPlainServer()
    : createServer({ key: readFileSync(key), cert: readFileSync(certificate) });
}

/** Listens on a port of the system's choice and tells whoever started this. */
export function listen(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
  });
  process.on('disconnect', () => process.exit(0));
}
