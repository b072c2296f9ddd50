import { createHash, randomBytes } from 'node:crypto';
import { success, type Result } from '../../shared/lib/result';
import { createSubscribable } from '../../shared/lib/subscribable';
import { inviteIdSchema, type InviteId } from '../../shared/model/ids';
import type { InviteFacts, InviteTerms } from '../../shared/model/invite-facts';
import type { ChatStore } from '../store/store';
import type { Clock } from './domain';

/** An invite at the only moment in which its token is known. */
export interface MadeInvite {
  invite: InviteFacts;
  /** 128 random bits, base64url. A secret: it is kept nowhere. */
  token: string;
}

/** The invites of a server: made by the host, judged by the server's clock alone (HS-16). */
export interface Invites {
  /** `limit_reached`, `unavailable`. */
  make(terms: InviteTerms): Promise<Result<MadeInvite>>;
  /** Those that hold now, oldest first. */
  list(): Promise<InviteFacts[]>;
  /** `not_found`, `unavailable`. */
  revoke(id: InviteId): Promise<Result<null>>;
  /** Whether this token would let a newcomer in now. What counts is the admission itself. */
  isHolding(token: string): Promise<boolean>;
  /** A use was counted. */
  used(): void;
  /** Tells that {@link Invites.list} has changed, except by the mere passing of time. */
  subscribe(listener: () => void): () => void;
}

const TOKEN_BYTES = 16;

/** What is kept of a token: base64url SHA-256. Nothing slower is needed, since 128 random bits cannot be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('base64url');
}

/** Creates the invites over a store. */
export function createInvites(deps: {
  store: Pick<ChatStore, 'addInvite' | 'listInvites' | 'findInvite' | 'revokeInvite'>;
  clock: Pick<Clock, 'now'>;
  /** A new UUID. */
  newId: () => string;
  onError: (error: unknown) => void;
}): Invites {
  const { store, clock, newId } = deps;
  const changes = createSubscribable<null>(deps.onError);
  return {
    async make({ lastsMs, uses }) {
      const madeAt = clock.now();
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const invite: InviteFacts = {
        id: inviteIdSchema.parse(newId()),
        madeAt,
        expiresAt: lastsMs === null ? null : madeAt + lastsMs,
        usesLeft: uses,
      };
      const added = await store.addInvite({ ...invite, tokenHash: hashToken(token) });
      if (!added.ok) return added;
      changes.announce(null);
      return success({ invite, token });
    },
    list: () => store.listInvites(clock.now()),
    async revoke(id) {
      const revoked = await store.revokeInvite(id, clock.now());
      if (revoked.ok) changes.announce(null);
      return revoked;
    },
    async isHolding(token) {
      return (await store.findInvite(hashToken(token), clock.now())) !== null;
    },
    used: () => changes.announce(null),
    subscribe: (listener) => changes.subscribe(listener),
  };
}
