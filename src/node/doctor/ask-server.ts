import type { ServerId } from '../../shared/model/ids';
import type { Address } from '../../shared/protocol/address';
import { toVersionFit } from '../../shared/protocol/version';
import { askHello } from '../ask-hello';
import { connectPinned } from '../connect-pinned';
import { toHostHeader } from '../dialler';
import type { HelloAnswer } from './facts';

/** Asks whoever listens at an address who it is. With `expected`, another key is asked nothing. */
export async function askServer(
  address: Address,
  expected: ServerId | null,
  limitMs: number,
): Promise<HelloAnswer> {
  const startedAt = performance.now();
  const connection = await connectPinned(address, expected, { timeoutMs: limitMs });
  if (!connection.ok) {
    if (connection.failure === 'wrong_key') return { who: 'other_key' };
    return { who: connection.failure === 'not_hearth' ? 'no_hearth' : 'stuck' };
  }
  let clockOffsetMs: number | null = null;
  const hello = await askHello(connection.socket, {
    host: toHostHeader(address),
    timeoutMs: Math.max(1, limitMs - (performance.now() - startedAt)),
    onDate: (date) => (clockOffsetMs = date - Date.now()),
  });
  if (hello === 'lost') return { who: 'stuck' };
  if (hello === 'not_hearth' || hello.serverId !== connection.serverId) return { who: 'no_hearth' };
  const { serverId, protocol } = hello;
  return {
    who: 'hearth',
    serverId,
    versionFit: toVersionFit(protocol),
    clockOffsetMs,
  };
}
