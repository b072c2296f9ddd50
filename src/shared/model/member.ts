import { z } from 'zod';
import { LIMITS } from './limits';
import { agreementKeySchema, memberIdSchema, publicKeySchema, signatureSchema } from './ids';
import { receivedName } from './names';

/** Whether a person is there: `away` by idle time, `offline` without a connection. */
export const presenceSchema = z.enum(['online', 'away', 'offline']);
export type Presence = z.infer<typeof presenceSchema>;

/** A key for agreeing on secrets with a member, and the member's signature over it (HS-14). */
export const agreementSchema = z.object({
  publicKey: agreementKeySchema,
  signature: signatureSchema,
});
export type Agreement = z.infer<typeof agreementSchema>;

/** Somebody who has been on a server at least once. */
export const memberSchema = z.object({
  id: memberIdSchema,
  publicKey: publicKeySchema,
  name: receivedName(LIMITS.displayNameLength).transform((name) => (name === '' ? '?' : name)),
  /** Shown beside the name of everybody but the first who claimed it; otherwise null. */
  tag: z.string().max(8).nullable(),
  role: z.enum(['host', 'member']),
  /** Left out where the member's app has none. An odd one is as good as none: it makes nobody disappear. */
  agreement: agreementSchema.optional().catch(undefined),
});
export type Member = z.infer<typeof memberSchema>;
