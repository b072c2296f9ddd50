import { z } from 'zod';
import { emojiSchema } from './emoji-schema';
import {
  clientIdSchema,
  memberIdSchema,
  roomIdSchema,
  seqSchema,
  signatureSchema,
  textHashSchema,
} from './ids';
import { LIMITS } from './limits';
import { receivedName } from './name-schemas';

/** The words of a message: not empty, no NUL, at most `LIMITS.messageLength`. Kept byte for byte, because they are signed. */
export const messageTextSchema = z
  .string()
  .min(1)
  .max(LIMITS.messageLength)
  .refine((text) => text.trim().length > 0, 'needs a visible character')
  .refine((text) => !text.includes('\u0000'), 'no NUL')
  .refine((text) => text.isWellFormed(), 'needs whole characters');

/** Milliseconds since 1970, within what calendars can say: beyond, showing a time fails. */
const timeSchema = z.int().min(0).max(8_640_000_000_000_000);

/** What every line of a timeline has. */
export const placeOfEntry = {
  roomId: roomIdSchema,
  /** The only order that counts. */
  seq: seqSchema.min(1),
  /** When the server stored it, in milliseconds; for display only. */
  at: timeSchema,
  author: memberIdSchema,
};

/**
 * Names a message of the same room, for replies and for whatever changes it. The server checks that the three belong
 * together; author and client id are what is signed, because `seq` is the server's word.
 */
export const referenceSchema = z.object({
  seq: seqSchema.min(1),
  author: memberIdSchema,
  clientId: clientIdSchema,
});
export type Reference = z.infer<typeof referenceSchema>;

const written = {
  clientId: clientIdSchema,
  /** The author's, over the text of {@link toEntrySigningText}. */
  signature: signatureSchema,
};

const partly = {
  /** A later version put more beside it than is read here (TL-5). Found out by whoever reads the entry, never told. */
  needsNewer: z.literal(true).optional(),
};

/** The newest edit of a message, as it stands beside the first words. */
export const editOfSchema = z.object({
  ...written,
  seq: seqSchema.min(1),
  at: timeSchema,
  text: messageTextSchema,
  ...partly,
});
export type EditOf = z.infer<typeof editOfSchema>;

/** Who reacted to a message with one emoji, and by which entry; in order of `seq`. */
export const reactionsSchema = z.object({
  emoji: emojiSchema,
  by: z
    .array(z.object({ memberId: memberIdSchema, seq: seqSchema.min(1) }))
    .min(1)
    .max(LIMITS.membersPerServer),
});
export type Reactions = z.infer<typeof reactionsSchema>;

/** Who pinned a message to its room, and by which entry. */
export const pinOfSchema = z.object({ memberId: memberIdSchema, seq: seqSchema.min(1) });

/**
 * Somebody said something. `text` is what was said first; `edit`, `reactions` and `pin` are what later entries made of it, as
 * far as whoever tells the entry knows them ({@link applyChange}).
 */
export const messageEntrySchema = z.object({
  ...placeOfEntry,
  ...written,
  kind: z.literal('message'),
  text: messageTextSchema,
  replyTo: referenceSchema.optional(),
  ...partly,
  edit: editOfSchema.optional(),
  /** In order of each first one's `seq`. */
  reactions: z.array(reactionsSchema).max(LIMITS.reactionsPerMessage).optional(),
  pin: pinOfSchema.optional(),
});
export type MessageEntry = z.infer<typeof messageEntrySchema>;

/** The author gave a message other words. */
export const editEntrySchema = z.object({
  ...placeOfEntry,
  ...written,
  kind: z.literal('edit'),
  target: referenceSchema,
  text: messageTextSchema,
  ...partly,
});
export type EditEntry = z.infer<typeof editEntrySchema>;

/** The author, or the host, took a message back: its words, and those of its edits, are gone from every disk. */
export const redactionEntrySchema = z.object({
  ...placeOfEntry,
  ...written,
  kind: z.literal('redaction'),
  target: referenceSchema,
});
export type RedactionEntry = z.infer<typeof redactionEntrySchema>;

/** Somebody put an emoji under a message, or took theirs away. */
export const reactionEntrySchema = z.object({
  ...placeOfEntry,
  ...written,
  kind: z.literal('reaction'),
  target: referenceSchema,
  emoji: emojiSchema,
  isOn: z.boolean(),
});
export type ReactionEntry = z.infer<typeof reactionEntrySchema>;

/** Somebody pinned a message to the room, or took the pin off. */
export const pinEntrySchema = z.object({
  ...placeOfEntry,
  ...written,
  kind: z.literal('pin'),
  target: referenceSchema,
  isOn: z.boolean(),
});
export type PinEntry = z.infer<typeof pinEntrySchema>;

/** What is left of a redacted message or of one of its edits. The hash still proves that the author signed it once. */
export const tombstoneEntrySchema = z.object({
  ...placeOfEntry,
  ...written,
  kind: z.literal('tombstone'),
  of: z.enum(['message', 'edit']),
  textHash: textHashSchema,
  /** Of a message that was a reply. */
  replyTo: referenceSchema.optional(),
  /** Of an edit. */
  target: referenceSchema.optional(),
});
export type TombstoneEntry = z.infer<typeof tombstoneEntrySchema>;

/** Somebody made the room, came, left, or was brought in by `author`. */
export const membershipEntrySchema = z.object({
  ...placeOfEntry,
  kind: z.literal('membership'),
  change: z.enum(['created', 'joined', 'left', 'invited']),
  memberId: memberIdSchema,
});
export type MembershipEntry = z.infer<typeof membershipEntrySchema>;

/** Somebody changed the room's name, its topic or its slow mode. */
export const roomEntrySchema = z.object({
  ...placeOfEntry,
  kind: z.literal('room'),
  name: receivedName(LIMITS.roomNameLength).optional(),
  topic: receivedName(LIMITS.topicLength).optional(),
  /** 0 where it ended. */
  slowModeMs: z.int().min(0).max(LIMITS.slowModeMaxMs).optional(),
});
export type RoomEntry = z.infer<typeof roomEntrySchema>;

/**
 * Something was said here that the host's disk has lost (ST-6); nobody knows what. It keeps the place, so that everything else
 * keeps its number; `author` is somebody who is in the room and means nothing.
 */
export const lostEntrySchema = z.object({ ...placeOfEntry, kind: z.literal('lost') });

/** Something a newer version said. Kept in its place, shown as such. */
export const unknownEntrySchema = z.object({ ...placeOfEntry, kind: z.literal('unknown') });
export type UnknownEntry = z.infer<typeof unknownEntrySchema>;

/** One line of a room's timeline. */
export const entrySchema = z.discriminatedUnion('kind', [
  messageEntrySchema,
  editEntrySchema,
  redactionEntrySchema,
  reactionEntrySchema,
  pinEntrySchema,
  tombstoneEntrySchema,
  membershipEntrySchema,
  roomEntrySchema,
  lostEntrySchema,
]);
export type Entry = z.infer<typeof entrySchema> | UnknownEntry;

/** What an author writes: everything that is signed, has a client id, and goes through an outbox. */
export type WrittenEntry = MessageEntry | EditEntry | RedactionEntry | ReactionEntry | PinEntry;
/** What changes a message that stands further up. */
export type ChangeEntry = EditEntry | RedactionEntry | ReactionEntry | PinEntry;

/** The content of a {@link WrittenEntry} before the server has given it a place. */
export const writtenContentSchema = z.discriminatedUnion('kind', [
  messageEntrySchema.pick({ kind: true, text: true, replyTo: true }),
  editEntrySchema.pick({ kind: true, target: true, text: true }),
  redactionEntrySchema.pick({ kind: true, target: true }),
  reactionEntrySchema.pick({ kind: true, target: true, emoji: true, isOn: true }),
  pinEntrySchema.pick({ kind: true, target: true, isOn: true }),
]);
export type WrittenContent = z.infer<typeof writtenContentSchema>;

const signed = { kind: true, clientId: true, signature: true } as const;
/** A {@link WrittenContent} as its author hands it over: under its client id, and signed. */
export const writingSchema = z.discriminatedUnion('kind', [
  messageEntrySchema.pick({ ...signed, text: true, replyTo: true }),
  editEntrySchema.pick({ ...signed, target: true, text: true }),
  redactionEntrySchema.pick({ ...signed, target: true }),
  reactionEntrySchema.pick({ ...signed, target: true, emoji: true, isOn: true }),
  pinEntrySchema.pick({ ...signed, target: true, isOn: true }),
]);
export type Writing = z.infer<typeof writingSchema>;
