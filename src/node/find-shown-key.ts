import type { ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { Address } from '../shared/protocol/address';
import { connectPinned } from './connect-pinned';

/**
 * The key that answers at one of the addresses in place of the expected one; null where none does. Whoever shows it is told
 * nothing (HS-2).
 */
export async function findShownKey(
  addresses: readonly Address[],
  expected: ServerId,
): Promise<ServerId | null> {
  const answers = await Promise.all(
    addresses
      .slice(0, LIMITS.inviteAddresses)
      .map((address) => connectPinned(address, expected, { timeoutMs: LIMITS.probeTimeoutMs })),
  );
  for (const answer of answers) if (answer.ok) answer.socket.destroy();
  const other = answers.find((answer) => !answer.ok && answer.shownId !== null);
  return other?.ok === false ? other.shownId : null;
}
