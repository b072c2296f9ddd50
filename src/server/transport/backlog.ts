import { LIMITS } from '../../shared/model/limits';

/** What is needed of an Engine.IO connection to know what waits in it. */
export interface BackloggedConnection {
  on(event: 'packetCreate', listener: (packet: { data?: unknown }) => void): unknown;
  on(event: 'flush', listener: () => void): unknown;
}

/**
 * Cuts a connection that asks or hears more than it reads. Its heartbeats alone prove nothing: a peer may send those and
 * never read a byte, and what it does not read would stay in this process. Cut off, it can catch up by `seq`.
 */
export function limitBacklog(connection: BackloggedConnection, cut: () => void): void {
  let waiting = 0;
  connection.on('packetCreate', ({ data }) => {
    if (typeof data === 'string') waiting += data.length;
    if (waiting > LIMITS.backlogBytes) cut();
  });
  // All that waited was handed to the WebSocket, which takes the next lot when this one has left.
  connection.on('flush', () => {
    waiting = 0;
  });
}
