import { parseAddress } from '../../shared/protocol/address';
import { parseInvite } from '../../shared/protocol/invite';
import { parseSpokenInvite } from '../spoken-invite';
import type { DoctorSubject } from './facts';

/** Reads what the join dialog does: an invite, an address, or an address with the words of a key. */
export function toGoal(input: string): Exclude<DoctorSubject['goal'], null> {
  const invite = parseInvite(input);
  if (invite !== null) return { addresses: invite.addresses, serverId: invite.serverId };
  const spoken = parseSpokenInvite(input);
  if (spoken !== null) {
    const { address, words, isComplete } = spoken;
    return { addresses: [address], serverId: null, ...(isComplete ? { keyWords: words } : {}) };
  }
  const address = parseAddress(input);
  return address === null ? 'invalid' : { addresses: [address], serverId: null };
}
