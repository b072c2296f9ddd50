import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { ServerId } from '../shared/model/ids';
import type { Address } from '../shared/protocol/address';
import type { DialFailure } from '../shared/protocol/dial';
import { toServerId } from './keys';

/** Either a TLS connection whose key is known (and is the expected one), or why there is none; `shownId` is the other key of `wrong_key`. */
export type PinnedConnection =
  | { ok: true; socket: TLSSocket; serverId: ServerId }
  | { ok: false; failure: DialFailure; message: string; shownId: ServerId | null };

const withoutZone = (host: string): string => host.split('%')[0] ?? host;

/** Whether an error says that the other side speaks, but not our TLS. */
function isOtherProtocol(error: NodeJS.ErrnoException): boolean {
  return error.code !== undefined && (error.code.startsWith('ERR_SSL') || error.code === 'EPROTO');
}

/** The id behind the certificate that was shown; null where it cannot be read, which is the other side's doing. */
function readServerId(socket: TLSSocket): ServerId | null {
  try {
    const certificate = socket.getPeerX509Certificate();
    return certificate === undefined ? null : toServerId(certificate.raw);
  } catch {
    return null;
  }
}

/**
 * Opens TLS 1.3 and compares the server's key before anybody can write to the socket: HS-2.
 * A peer that goes silent or away before its key is seen is `unreachable` to those who know that Hearth is there,
 * and `not_hearth` to those who only ask. A machine that refuses is `not_running` to those who know.
 */
export function connectPinned(
  address: Address,
  expected: ServerId | null,
  options: { timeoutMs: number; signal?: AbortSignal },
): Promise<PinnedConnection> {
  return new Promise((resolve) => {
    let isReached = false;
    const socket = connect({
      host: address.host,
      port: address.port,
      minVersion: 'TLSv1.3',
      maxVersion: 'TLSv1.3',
      ALPNProtocols: ['http/1.1'],
      // The name of a self-signed certificate means nothing; its key is compared below.
      rejectUnauthorized: false,
      ...(isIP(withoutZone(address.host)) === 0 ? { servername: address.host } : {}),
    });
    socket.setNoDelay(true);

    const settle = (outcome: PinnedConnection) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', giveUp);
      socket.removeListener('error', fail);
      socket.removeListener('close', lose);
      if (!outcome.ok) {
        // A socket that is being destroyed may still complain; nobody is left to hear it.
        socket.on('error', () => {});
        socket.destroy();
      }
      resolve(outcome);
    };
    const refuse = (failure: DialFailure, message: string, shownId: ServerId | null = null) =>
      settle({ ok: false, failure, message, shownId });
    const giveUpOn = (why: string) =>
      isReached && expected === null
        ? refuse('not_hearth', `The other side ${why} before it showed a key.`)
        : refuse('unreachable', isReached ? `The server ${why}.` : 'Nothing answers there.');
    const fail = (error: NodeJS.ErrnoException) => {
      if (isReached && isOtherProtocol(error)) {
        refuse('not_hearth', 'Something else than Hearth answers there.');
      } else if (expected !== null && error.code === 'ECONNREFUSED') {
        refuse('not_running', 'The machine is there, the server is not.');
      } else lose();
    };
    const lose = () => giveUpOn('closed the connection');
    const giveUp = () => giveUpOn('did not answer in time');
    const timer = setTimeout(giveUp, options.timeoutMs);
    options.signal?.addEventListener('abort', giveUp);

    socket.once('connect', () => {
      isReached = true;
    });
    socket.once('secureConnect', () => {
      const serverId = readServerId(socket);
      if (serverId === null) return refuse('not_hearth', 'The server shows no key.');
      return expected === null || serverId === expected
        ? settle({ ok: true, socket, serverId })
        : refuse('wrong_key', 'The server shows another key than the one expected.', serverId);
    });
    socket.on('error', fail);
    socket.once('close', lose);
    if (options.signal?.aborted === true) giveUp();
  });
}
