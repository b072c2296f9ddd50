import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import type { Socket } from 'node:net';

/*
 * Loaded in front of the real server, this has it speak over plain TCP, which Hearth itself has no way to do: demands that are ratios to
 * peers over plain TCP say what gathering is worth only where both pay for the same transport. Everything else stays as it is.
 */

// Nothing is bound to a connection that has no keys: the load signs the same emptiness (HS-5).
const exportNothing = (): Buffer => Buffer.alloc(0);

https.createServer = ((options: http.ServerOptions, listener?: http.RequestListener) => {
  const server = http.createServer(options, listener);
  // Before the server's own listener, which asks for it.
  server.on('connection', (socket: Socket) =>
    Object.assign(socket, { exportKeyingMaterial: exportNothing }),
  );
  return server;
}) as typeof https.createServer;
// For those who import it by name, too.
syncBuiltinESMExports();
