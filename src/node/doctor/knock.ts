import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import type { Address } from '../../shared/protocol/address';
import type { Knock } from './facts';

const REFUSED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET']);

/** Opens a TCP connection and closes it: whether somebody listens, nobody does, or nothing comes back within `limitMs`. */
export function knock({ host, port }: Address, limitMs: number): Promise<Knock> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const socket = connect({ host, port });
    const settle = (outcome: Knock['outcome'], error: string | null) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ outcome, error, tookMs: performance.now() - startedAt });
    };
    const timer = setTimeout(() => settle('silent', null), limitMs);
    socket.once('connect', () => settle('open', null));
    socket.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      if (REFUSED.has(code)) settle('refused', code);
      else settle(code === 'ETIMEDOUT' ? 'silent' : 'unreachable', code);
    });
  });
}

/** From which of its addresses the system would send to an address. A datagram socket is told its peer; nothing is sent. */
export function findSource(host: string): Promise<{ source: string } | { error: string }> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(host.split('%')[0] ?? host) ? 'udp6' : 'udp4');
    const fail = ({ code = '' }: NodeJS.ErrnoException) => {
      socket.close();
      resolve({ error: code });
    };
    socket.once('error', fail);
    // The type forgets that a callback is told of the failure, which then is no event.
    socket.connect(9, host, (error?: NodeJS.ErrnoException | null) => {
      if (error !== undefined && error !== null) {
        fail(error);
        return;
      }
      const { address } = socket.address();
      socket.close();
      resolve({ source: address });
    });
  });
}
