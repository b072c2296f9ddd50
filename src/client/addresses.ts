import { LIMITS } from '../shared/model/limits';
import { printAddress, type Address } from '../shared/protocol/address';

/** One list of addresses out of two, each once, the preferred first, no longer than worth trying. */
export function mergeAddresses(
  preferred: readonly Address[],
  others: readonly Address[],
): Address[] {
  const byText = new Map<string, Address>();
  for (const address of [...preferred, ...others]) {
    const text = printAddress(address);
    if (!byText.has(text)) byText.set(text, address);
  }
  return [...byText.values()].slice(0, LIMITS.inviteAddresses);
}
