import { z } from 'zod';
import { referenceSchema } from './entry';
import { clientIdSchema, memberIdSchema, roomIdSchema, signatureSchema } from './ids';
import { LIMITS } from './limits';
import { receivedName } from './name-schemas';
import { cleanName } from './names';

/** Why somebody did it, in their own words; everybody who may read the audit list reads it. */
export const reasonSchema = z
  .string()
  .max(LIMITS.reasonLength * 2)
  .transform(cleanName)
  .pipe(z.string().max(LIMITS.reasonLength));

const who = { memberId: memberIdSchema };

/** What hosts and moderators do to keep order (MO). */
export const actSchema = z.discriminatedUnion('kind', [
  /** Out of all rooms and disconnected; may come back as anybody may. */
  z.object({ kind: z.literal('remove'), ...who }),
  /** The same, and the key is not let in any more. */
  z.object({ kind: z.literal('ban'), ...who }),
  z.object({ kind: z.literal('unban'), ...who }),
  /** May read and not write: for so many milliseconds, or with null until it is lifted. */
  z.object({
    kind: z.literal('mute'),
    ...who,
    lastsMs: z.int().min(1_000).max(LIMITS.muteMaxMs).nullable(),
  }),
  z.object({ kind: z.literal('unmute'), ...who }),
  z.object({ kind: z.literal('set-role'), ...who, role: z.enum(['moderator', 'member']) }),
  /** One message in so many milliseconds from each member of the room; 0 ends it. */
  z.object({
    kind: z.literal('slow-mode'),
    roomId: roomIdSchema,
    intervalMs: z.int().min(0).max(LIMITS.slowModeMaxMs),
  }),
]);
export type Act = z.infer<typeof actSchema>;

/** What the audit list tells of: every act, and every message of somebody else that was deleted. */
export const auditedSchema = z.discriminatedUnion('kind', [
  ...actSchema.options,
  z.object({ kind: z.literal('redact'), ...who, roomId: roomIdSchema, target: referenceSchema }),
]);
export type Audited = z.infer<typeof auditedSchema>;

/** One line of the audit list. */
export const auditItemSchema = z.object({
  /** Counts up with every line. */
  number: z.int().min(1),
  /** By the server's clock, in milliseconds. */
  at: z.int(),
  /** Who did it; null for whoever started the server. */
  actor: memberIdSchema.nullable(),
  act: auditedSchema,
  /** Empty where none was given. */
  reason: receivedName(LIMITS.reasonLength),
  /** The actor's signature and what it was made with; null where nobody's key was asked. */
  signed: z.object({ clientId: clientIdSchema, signature: signatureSchema }).nullable(),
});
export type AuditItem = z.infer<typeof auditItemSchema>;

/** A key that is not let in. */
export const banSchema = z.object({
  ...who,
  /** The name at that time. */
  name: receivedName(LIMITS.displayNameLength),
  at: z.int(),
  reason: receivedName(LIMITS.reasonLength),
});
export type Ban = z.infer<typeof banSchema>;
