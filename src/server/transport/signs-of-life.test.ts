import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { expect, it, vi } from 'vitest';
import { takePacketsForLife } from './signs-of-life';

/** What the client answers a heartbeat with, too. */
const SEND = '_sendPacket';

interface ClientEngine {
  [SEND](type: string, ...rest: unknown[]): void;
  on(event: 'ping', listener: () => void): void;
}

it('RL-9: every packet puts off the end of a connection whose heartbeat is awaited', async () => {
  const httpServer = createServer();
  // Long enough never to run out here: what is watched is that it is set back.
  const io = new Server(httpServer, { pingInterval: 20, pingTimeout: 60_000 });
  const met = new Promise<Socket>((resolve) => io.on('connection', resolve));
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  const { port } = httpServer.address() as AddressInfo;
  const client = connect(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
  });
  try {
    const isAsked = new Promise<void>((resolve) => {
      client.io.on('open', () => {
        const engine = client.io.engine as unknown as ClientEngine;
        const send = engine[SEND].bind(engine);
        engine[SEND] = (type, ...rest) => {
          if (type !== 'pong') send(type, ...rest);
        };
        engine.on('ping', resolve);
      });
    });
    client.connect();
    const { conn } = await met;
    takePacketsForLife(conn);
    await isAsked;
    const { pingTimeoutTimer } = conn as unknown as {
      pingTimeoutTimer: { refresh(): unknown };
    };
    const putOff = vi.spyOn(pingTimeoutTimer, 'refresh');
    const heard = vi.fn();
    conn.on('packet', heard);
    for (let count = 0; count < 5; count += 1) client.emit('unheard');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(5));
    expect(putOff.mock.calls.length).toBeGreaterThanOrEqual(5);
  } finally {
    client.close();
    await io.close();
  }
});
