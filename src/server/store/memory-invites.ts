import { success } from '../../shared/lib/result';
import { isInviteHolding, type InviteFacts } from '../../shared/model/invite-facts';
import { LIMITS } from '../../shared/model/limits';
import { inviteNotFound, tooManyInvites } from './rules';
import type { ChatStore, NewInvite } from './store';

interface KeptInvite extends NewInvite {
  isRevoked: boolean;
}

/** The invites of a store in memory. */
export interface MemoryInvites extends Pick<
  ChatStore,
  'addInvite' | 'listInvites' | 'findInvite' | 'revokeInvite'
> {
  /** How to count one use of the invite; null where it does not hold. */
  use(tokenHash: string, at: number): (() => void) | null;
}

/** Creates an empty list of invites. */
export function createMemoryInvites(): MemoryInvites {
  const kept = new Map<string, KeptInvite>();
  const isHolding = (invite: KeptInvite, at: number) =>
    !invite.isRevoked && isInviteHolding(invite, at);
  const toFacts = ({ id, madeAt, expiresAt, usesLeft }: KeptInvite): InviteFacts => ({
    id,
    madeAt,
    expiresAt,
    usesLeft,
  });
  const holding = (at: number) => [...kept.values()].filter((invite) => isHolding(invite, at));

  return {
    async addInvite(invite) {
      if (kept.has(invite.tokenHash)) return success(null);
      if (holding(invite.madeAt).length >= LIMITS.invitesPerServer) return tooManyInvites();
      kept.set(invite.tokenHash, { ...invite, isRevoked: false });
      return success(null);
    },
    listInvites: async (at) => holding(at).map(toFacts),
    async findInvite(tokenHash, at) {
      const invite = kept.get(tokenHash);
      return invite !== undefined && isHolding(invite, at) ? toFacts(invite) : null;
    },
    async revokeInvite(id) {
      const invite = [...kept.values()].find((one) => one.id === id);
      if (invite === undefined) return inviteNotFound();
      invite.isRevoked = true;
      return success(null);
    },
    use(tokenHash, at) {
      const invite = kept.get(tokenHash);
      if (invite === undefined || !isHolding(invite, at)) return null;
      return () => {
        if (invite.usesLeft !== null) invite.usesLeft -= 1;
      };
    },
  };
}
