import { parseAddress, type Address } from '../../shared/protocol/address';
import { parseInvite } from '../../shared/protocol/invite';
import type { DoctorSubject } from './facts';

/** Reads an invite or an address, as the join dialog does. */
export function toGoal(input: string): Exclude<DoctorSubject['goal'], null> {
  const invite = parseInvite(input);
  if (invite !== null) return { addresses: invite.addresses, serverId: invite.serverId };
  const address: Address | null = parseAddress(input);
  return address === null ? 'invalid' : { addresses: [address], serverId: null };
}
