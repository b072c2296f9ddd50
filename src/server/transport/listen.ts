import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { failure, success, type Result } from '../../shared/lib/result';
import { LIMITS } from '../../shared/model/limits';
import { toErrorName } from './error-name';

const TAKEN: ReadonlySet<string> = new Set(['EADDRINUSE', 'EACCES']);
const NO_IPV6: ReadonlySet<string> = new Set(['EAFNOSUPPORT', 'EADDRNOTAVAIL']);

/** Listens on one port of one address; answers the port, or the code of what went wrong. */
function listenOnce(server: Server, port: number, host: string): Promise<number | string> {
  return new Promise((resolve) => {
    const onError = (error: Error): void => {
      server.off('listening', onListening);
      resolve(toErrorName(error));
    };
    const onListening = (): void => {
      server.off('error', onError);
      resolve((server.address() as AddressInfo).port);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen({ port, host });
  });
}

function toCandidates(port: number): number[] {
  if (port === 0) return [0];
  const next = Array.from({ length: LIMITS.portAttempts + 1 }, (_, step) => port + step);
  return [...next.filter((candidate) => candidate <= 65_535), 0];
}

/**
 * Listens on the wanted port, on one of those after it, or where the system likes. Without `host` on all addresses, IPv6
 * and IPv4, or IPv4 alone where IPv6 is switched off. `port_in_use` when nothing can be had.
 */
export async function listenNear(
  server: Server,
  wanted: { port: number; host?: string },
): Promise<Result<number>> {
  let hosts = wanted.host === undefined ? ['::', '0.0.0.0'] : [wanted.host];
  for (const port of toCandidates(wanted.port)) {
    for (const host of hosts) {
      const outcome = await listenOnce(server, port, host);
      if (typeof outcome === 'number') return success(outcome);
      if (TAKEN.has(outcome)) break;
      if (!NO_IPV6.has(outcome) || host !== '::') {
        return failure('port_in_use', `Listening failed: ${outcome}.`);
      }
      hosts = hosts.filter((other) => other !== host);
    }
  }
  return failure('port_in_use', 'No port was free.');
}
