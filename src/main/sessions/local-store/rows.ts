import { z } from 'zod';
import type { OutboxMessage } from '../../../client/outbox';
import type { KnownServer, StoredEntry, StoredRoom } from '../../../client/store';
import { writtenContentSchema, type Entry } from '../../../shared/model/entry';
import { capabilitySchema } from '../../../shared/model/capability';
import { errorCodeSchema } from '../../../shared/model/errors';
import { clientIdSchema, roomIdSchema, serverIdSchema } from '../../../shared/model/ids';
import type { Member } from '../../../shared/model/member';
import { memberSchema } from '../../../shared/model/member';
import { notifyRuleSchema } from '../../../shared/model/notify-schemas';
import { personSchema, type Person } from '../../../shared/model/person';
import { roomSchema } from '../../../shared/model/room';
import type { Row } from './database';

// The file lies on a disk that others may write to, so facts are parsed; entries, of which there are many and which were
// parsed when they came, are trusted.
const serverFactsSchema = z.object({
  id: serverIdSchema,
  name: z.string(),
  addresses: z.array(z.object({ host: z.string(), port: z.int() })),
  isHostedHere: z.boolean(),
  history: z.string().optional(),
  /** Nothing is known of how the keys of older files came. */
  isVerified: z.boolean().default(false),
  notify: notifyRuleSchema.optional().catch(undefined),
  lacks: z.array(capabilitySchema).optional().catch(undefined),
});
/** Older files have no rule, and a damaged one is no reason to lose the room. */
const storedRuleSchema = notifyRuleSchema.catch('default');

const parse = <T>(schema: z.ZodType<T>, facts: unknown): T =>
  schema.parse(JSON.parse(String(facts)));

/** A row of `servers`. */
export const toKnownServer = (row: Row): KnownServer => parse(serverFactsSchema, row['facts']);

/** A row of `members`. */
export const toMember = (row: Row): Member => parse(memberSchema, row['facts']);

/** A row of `rooms`, with the draft. */
export function toStoredRoom(row: Row): StoredRoom {
  const { known_from: from, known_to: to, unread_from: unreadFrom } = row;
  return {
    room: parse(roomSchema, row['facts']),
    range: from === null || to === null ? null : { from: Number(from), to: Number(to) },
    readSeq: Number(row['read_seq']),
    unreadFrom: unreadFrom === null ? null : Number(unreadFrom),
    lastMessageAt: Number(row['last_message_at']),
    isMuted: row['is_muted'] === 1,
    notify: storedRuleSchema.parse(row['notify']),
    draft: String(row['draft']),
  };
}

/** A row of `outbox`, with the code of its refusal. */
export function toOutboxMessage(row: Row): OutboxMessage {
  return {
    clientId: clientIdSchema.parse(row['client_id']),
    roomId: roomIdSchema.parse(row['room_id']),
    content: parse(writtenContentSchema, row['content']),
    createdAt: Number(row['created_at']),
    code: errorCodeSchema.nullable().parse(row['code']),
  };
}

/** A row of `entries`, with the words it names. */
export function toStoredEntry(row: Row): StoredEntry {
  const facts = JSON.parse(String(row['facts'])) as Entry;
  const isForged = row['is_forged'] === 1;
  if (facts.kind !== 'message' && facts.kind !== 'edit') return { entry: facts, isForged };
  const entry = { ...facts, text: String(row['text']) };
  if (entry.kind === 'message' && entry.edit !== undefined) {
    entry.edit = { ...entry.edit, text: String(row['edit_text']) };
  }
  return { entry, isForged };
}

/** What stands in a row of `entries`: all but the words. */
export function toFacts(entry: Entry): string {
  if (entry.kind !== 'message' && entry.kind !== 'edit') return JSON.stringify(entry);
  const { text: _, ...facts } = entry;
  if (!('edit' in facts) || facts.edit === undefined) return JSON.stringify(facts);
  const { text: __, ...edit } = facts.edit;
  return JSON.stringify({ ...facts, edit });
}

/** A row of `people`. */
export const toPerson = (row: Row): Person => parse(personSchema, row['facts']);
