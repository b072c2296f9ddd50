import { z } from 'zod';
import { clientIdSchema, memberIdSchema, roomIdSchema, seqSchema, signatureSchema } from './ids';
import { LIMITS } from './limits';
import { receivedName } from './names';

/** The words of a message: not empty, no NUL, at most `LIMITS.messageLength`. Kept byte for byte, because they are signed. */
export const messageTextSchema = z
  .string()
  .min(1)
  .max(LIMITS.messageLength)
  .refine((text) => text.trim().length > 0, 'needs a visible character')
  .refine((text) => !text.includes('\u0000'), 'no NUL')
  .refine((text) => text.isWellFormed(), 'needs whole characters');

const place = {
  roomId: roomIdSchema,
  /** The only order that counts. */
  seq: seqSchema.min(1),
  /** When the server stored it, in milliseconds; for display only. */
  at: z.int(),
  author: memberIdSchema,
};

/** Somebody said something. */
export const messageEntrySchema = z.object({
  ...place,
  kind: z.literal('message'),
  clientId: clientIdSchema,
  text: messageTextSchema,
  /** The author's, over the text of {@link toMessageSigningText}. */
  signature: signatureSchema,
});
export type MessageEntry = z.infer<typeof messageEntrySchema>;

/** Somebody made the room, came, left, or was brought in by `author`. */
export const membershipEntrySchema = z.object({
  ...place,
  kind: z.literal('membership'),
  change: z.enum(['created', 'joined', 'left', 'invited']),
  memberId: memberIdSchema,
});
export type MembershipEntry = z.infer<typeof membershipEntrySchema>;

/** Somebody changed the room's name or topic. */
export const roomEntrySchema = z.object({
  ...place,
  kind: z.literal('room'),
  name: receivedName(LIMITS.roomNameLength).optional(),
  topic: receivedName(LIMITS.topicLength).optional(),
});
export type RoomEntry = z.infer<typeof roomEntrySchema>;

/** Something a newer version said. Kept in its place, shown as such. */
export const unknownEntrySchema = z.object({ ...place, kind: z.literal('unknown') });
export type UnknownEntry = z.infer<typeof unknownEntrySchema>;

/** One line of a room's timeline. */
export const entrySchema = z.discriminatedUnion('kind', [
  messageEntrySchema,
  membershipEntrySchema,
  roomEntrySchema,
]);
export type Entry = z.infer<typeof entrySchema> | UnknownEntry;

const KNOWN_KINDS: ReadonlySet<string> = new Set(['message', 'membership', 'room']);

const laterEntrySchema = z
  .object({ ...place, kind: z.string().max(64) })
  .refine((entry) => !KNOWN_KINDS.has(entry.kind), 'a known kind with unknown content')
  .transform((entry): UnknownEntry => ({ ...entry, kind: 'unknown' }));

/** How a client reads entries: kinds it does not know become {@link UnknownEntry} instead of an error. */
export const receivedEntrySchema: z.ZodType<Entry> = z.union([entrySchema, laterEntrySchema]);
