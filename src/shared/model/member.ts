import { z } from 'zod';
import { emojiSchema } from './emoji-schema';
import { LIMITS } from './limits';
import { agreementKeySchema, memberIdSchema, publicKeySchema, signatureSchema } from './ids';
import { receivedName, statusWordsSchema } from './name-schemas';
import { pictureHashSchema } from './picture';

/** Whether a person is there: `away` by idle time, `offline` without a connection. */
export const presenceSchema = z.enum(['online', 'away', 'offline']);
export type Presence = z.infer<typeof presenceSchema>;

/** A key for agreeing on secrets with a member, and the member's signature over it (HS-14). */
export const agreementSchema = z.object({
  publicKey: agreementKeySchema,
  signature: signatureSchema,
});
export type Agreement = z.infer<typeof agreementSchema>;

/** What somebody may do: the host everything, moderators keep order among members (MO-1). */
export const roleSchema = z.enum(['host', 'moderator', 'member']);
export type Role = z.infer<typeof roleSchema>;

/** Since somebody may only read: until when, by the server's clock in milliseconds; null until it is lifted. */
export const muteSchema = z.object({ until: z.int().nullable() });
export type Mute = z.infer<typeof muteSchema>;

const statusFacts = {
  emoji: emojiSchema.optional(),
  /** By the server's clock in milliseconds; null until it is taken back. */
  until: z.int().nullable(),
};
/** What somebody wants to say of themselves: a few words, an emoji, or both (PR-8). */
export const statusTextSchema = z
  .object({ ...statusFacts, text: statusWordsSchema })
  .refine(({ text, emoji }) => text !== '' || emoji !== undefined, 'says nothing');
export type StatusText = z.infer<typeof statusTextSchema>;

/** Somebody who has been on a server at least once. */
export const memberSchema = z.object({
  id: memberIdSchema,
  publicKey: publicKeySchema,
  name: receivedName(LIMITS.displayNameLength).transform((name) => (name === '' ? '?' : name)),
  /** Shown beside the name of everybody but the first who claimed it; otherwise null. */
  tag: z.string().max(8).nullable(),
  role: roleSchema,
  /** Left out of members who may write; it may be over by now. */
  mute: muteSchema.optional(),
  /** Was removed or banned and has not come back: an author of what is there, and nobody to talk to. */
  isRemoved: z.boolean().optional(),
  /** Left out where the member's app has none. An odd one is as good as none: it makes nobody disappear. */
  agreement: agreementSchema.optional().catch(undefined),
  /** What their picture is asked for by; left out where they have none. An odd one is as good as none. */
  pictureHash: pictureHashSchema.optional().catch(undefined),
  /** What they say of themselves; it may be over by now. An odd one is as good as none. */
  statusText: z
    .object({ ...statusFacts, text: receivedName(LIMITS.statusTextLength) })
    .optional()
    .catch(undefined),
});
export type Member = z.infer<typeof memberSchema>;
