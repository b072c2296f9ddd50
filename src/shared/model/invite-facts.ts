import { z } from 'zod';
import { inviteIdSchema } from './ids';
import { LIMITS } from './limits';

/** What a host allows with a new invite. */
export const inviteTermsSchema = z.object({
  /** How long it holds, by the server's clock; null for an invite without end. */
  lastsMs: z.int().min(60_000).max(LIMITS.inviteLastsMaxMs).nullable(),
  /** How many newcomers it lets in; null for any number. */
  uses: z.int().min(1).max(LIMITS.inviteUsesMax).nullable(),
});
export type InviteTerms = z.infer<typeof inviteTermsSchema>;

/** What is known of an invite once it is made. The token is not: the server keeps its hash alone (HS-16). */
export const inviteFactsSchema = z.object({
  id: inviteIdSchema,
  madeAt: z.int(),
  /** By the server's clock; null for an invite without end. */
  expiresAt: z.int().nullable(),
  /** How many newcomers it still lets in; null for any number. */
  usesLeft: z.int().min(0).nullable(),
});
export type InviteFacts = z.infer<typeof inviteFactsSchema>;

/** What an invite allows unless the host says otherwise: seven days, any number of people. */
export const USUAL_TERMS: InviteTerms = { lastsMs: LIMITS.inviteLastsMs, uses: null };

/** Whether an invite that was not revoked lets somebody in at this time of the server's clock. */
export function isInviteHolding(invite: Omit<InviteFacts, 'id' | 'madeAt'>, at: number): boolean {
  return (invite.expiresAt === null || at < invite.expiresAt) && invite.usesLeft !== 0;
}
