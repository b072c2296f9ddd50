import type { ClientState } from '../../client/state';
import type { MemberId } from '../../shared/model/ids';
import { findLaterClaims, type LaterClaim } from '../../shared/model/look-alikes';

/** Names are compared once for each list of members. */
const claimsOf = new WeakMap<ClientState['members'], ReadonlyMap<MemberId, LaterClaim>>();

/** Whose name somebody had before them (PR-7), as this member of the server sees it. */
export function toLaterClaims({ members, selfId }: ClientState): ReadonlyMap<MemberId, LaterClaim> {
  const known = claimsOf.get(members);
  if (known !== undefined) return known;
  const claims = findLaterClaims(members, selfId);
  claimsOf.set(members, claims);
  return claims;
}
