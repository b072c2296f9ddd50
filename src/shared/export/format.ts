import { z } from 'zod';
import {
  editEntrySchema,
  lostEntrySchema,
  membershipEntrySchema,
  messageEntrySchema,
  pinEntrySchema,
  reactionEntrySchema,
  redactionEntrySchema,
  roomEntrySchema,
  tombstoneEntrySchema,
  unknownEntrySchema,
  type Entry,
} from '../model/entry';
import {
  memberIdSchema,
  publicKeySchema,
  roomIdSchema,
  seqSchema,
  serverIdSchema,
  signatureSchema,
  type ServerId,
} from '../model/ids';
import { LIMITS } from '../model/limits';
import { roleSchema } from '../model/member';

/** What the first line of every export says of itself. */
export const EXPORT_FORMAT = 'hearth-export';
/** Raised when an older reader would misunderstand the file. */
export const EXPORT_VERSION = 1;

/** A room of an export. `headSeq` is the newest entry that was known: the file should hold 1 to that. */
export const exportedRoomSchema = z.object({
  id: roomIdSchema,
  kind: z.enum(['room', 'direct']),
  /** Empty for direct rooms. */
  name: z.string().max(LIMITS.roomNameLength),
  topic: z.string().max(LIMITS.topicLength),
  access: z.enum(['public', 'private']),
  isLobby: z.boolean(),
  createdBy: memberIdSchema.nullable(),
  createdAt: z.int(),
  /** The two of a direct room; empty for others, whose log tells who came and left. */
  memberIds: z.array(memberIdSchema).max(2),
  headSeq: seqSchema,
});
export type ExportedRoom = z.infer<typeof exportedRoomSchema>;

/** Somebody who may have written in the file; the id is derived from the key. */
export const exportedMemberSchema = z.object({
  id: memberIdSchema,
  publicKey: publicKeySchema,
  name: z.string().max(LIMITS.displayNameLength),
  tag: z.string().max(8).nullable(),
  role: roleSchema,
});
export type ExportedMember = z.infer<typeof exportedMemberSchema>;

/** The first line. */
export const exportHeaderSchema = z.object({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  serverId: serverIdSchema,
  serverName: z.string().max(LIMITS.serverNameLength),
  /** By the clock of the computer that wrote the file, in milliseconds. */
  exportedAt: z.int(),
  /** Who exported, and sealed the last line. */
  by: memberIdSchema,
  rooms: z.array(exportedRoomSchema).max(LIMITS.roomsPerServer + LIMITS.membersPerServer),
  members: z.array(exportedMemberSchema).max(LIMITS.membersPerServer),
  /** Written with the server at hand; otherwise from what one computer had of it, which may have gaps. */
  isComplete: z.boolean(),
});
export type ExportHeader = z.infer<typeof exportHeaderSchema>;

/** Tells an export of a later version from something else. */
export const anyExportHeaderSchema = z.object({
  format: z.literal(EXPORT_FORMAT),
  version: z.int().min(1),
});

// As in the log, and nothing more: what an edit, a reaction or a pin made of a message stands in lines of its own. Names and
// emoji are taken as they are, because what counts as one changes from one Unicode version to the next.
const strictEntrySchema = z.discriminatedUnion('kind', [
  messageEntrySchema.omit({ edit: true, reactions: true, pin: true }).strict(),
  editEntrySchema.strict(),
  redactionEntrySchema.strict(),
  reactionEntrySchema.extend({ emoji: z.string().min(1).max(LIMITS.emojiLength) }).strict(),
  pinEntrySchema.strict(),
  tombstoneEntrySchema.strict(),
  membershipEntrySchema.strict(),
  roomEntrySchema
    .extend({
      name: z.string().max(LIMITS.roomNameLength).optional(),
      topic: z.string().max(LIMITS.topicLength).optional(),
    })
    .strict(),
  lostEntrySchema.strict(),
  unknownEntrySchema.strict(),
]);

/** One line between the first and the last: an entry of the log. */
export const exportedEntrySchema: z.ZodType<Entry> = strictEntrySchema;

/** The last line. */
export const exportEndSchema = z.object({
  end: z.literal(true),
  /** How many entries the file holds. */
  entries: z.int().min(0),
  /** Of all bytes before this line, line breaks included; hexadecimal, as `sha256sum` prints it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** By whoever exported, over {@link toExportSigningText}. */
  signature: signatureSchema,
});
export type ExportEnd = z.infer<typeof exportEndSchema>;

/** The longest line that is read, in bytes: a first line with all the members and rooms that a server can have. */
export const EXPORT_LINE_BYTES = 8 * 1024 * 1024;

/** What seals an export: whoever signs says "this is the file that I wrote". */
export function toExportSigningText(
  serverId: ServerId,
  end: Pick<ExportEnd, 'entries' | 'sha256'>,
): string {
  return ['hearth-export-v1', serverId, String(end.entries), end.sha256].join('\n');
}

/** An entry as it stands in the log, without what later entries made of it. */
export function toLogEntry(entry: Entry): Entry {
  if (entry.kind !== 'message') return entry;
  const { edit: _edit, reactions: _reactions, pin: _pin, ...raw } = entry;
  return raw;
}

/** One line of an export. Always the same characters for the same content, so that a line can hide nothing. */
export function toExportLine(content: ExportHeader | Entry | ExportEnd): string {
  return `${JSON.stringify(content)}\n`;
}
