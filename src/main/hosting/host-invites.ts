import type { InviteId } from '../../shared/model/ids';
import { isInviteHolding, type InviteFacts } from '../../shared/model/invite-facts';

/** What the host sees of the invites. */
export interface SeenInvites {
  /** Those that hold, oldest first. */
  invites: InviteFacts[];
  /** The one made last, where it holds still, with its token. */
  latest: (InviteFacts & { token: string }) | null;
}

/**
 * The invites of the hosted server, as far as this app knows them. Tokens stand here alone, and only as long as the app
 * runs: after a restart the server's list is still there, but no link can be printed of it again.
 */
export interface HostInvites {
  /** What the server says that holds. */
  told(invites: readonly InviteFacts[]): void;
  made(invite: InviteFacts, token: string): void;
  /** Whether one was made since this app started, be it spent by now. */
  hasMade(): boolean;
  /** Time passes here too: what has expired since the server told is left out. The two share one clock. */
  seen(now: number): SeenInvites;
}

/** Creates the book of a server of which nothing was told yet. */
export function createHostInvites(): HostInvites {
  let listed: readonly InviteFacts[] = [];
  let lastMade: { id: InviteId; token: string } | null = null;
  return {
    told(invites) {
      listed = invites;
    },
    made(invite, token) {
      lastMade = { id: invite.id, token };
      if (!listed.some(({ id }) => id === invite.id)) listed = [...listed, invite];
    },
    hasMade: () => lastMade !== null,
    seen(now) {
      const invites = listed.filter((invite) => isInviteHolding(invite, now));
      const facts = invites.find(({ id }) => id === lastMade?.id);
      if (lastMade === null || facts === undefined) return { invites, latest: null };
      return { invites, latest: { ...facts, token: lastMade.token } };
    },
  };
}
