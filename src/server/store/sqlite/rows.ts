import type { z } from 'zod';
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
  type Entry,
} from '../../../shared/model/entry';
import type { ClientId, MemberId, RoomId } from '../../../shared/model/ids';
import type { Member, Role } from '../../../shared/model/member';

/** One row as SQLite hands it over. */
export type Row = Readonly<Record<string, unknown>>;

/** A whole number of a row. */
export function toNumber(value: unknown): number {
  if (typeof value !== 'number') throw new Error('The database holds no number where one belongs.');
  return value;
}

/** A text of a row. */
export function toText(value: unknown): string {
  if (typeof value !== 'string') throw new Error('The database holds no text where one belongs.');
  return value;
}

/** A text of a row, or null. */
export function toTextOrNull(value: unknown): string | null {
  return value === null ? null : toText(value);
}

/** A member id of a row. Ids were parsed before they were stored. */
export const toMemberId = (value: unknown): MemberId => toText(value) as MemberId;
/** A room id of a row. */
export const toRoomId = (value: unknown): RoomId => toText(value) as RoomId;

/** A role as it is kept. */
export const toRole = (value: unknown): Role =>
  value === 'host' || value === 'moderator' ? value : 'member';

/** What a row of `members` says of mutes and removals. */
export function toOrder(row: Row): Pick<Member, 'mute' | 'isRemoved'> {
  const until = row.muted_until === null ? null : toNumber(row.muted_until);
  return {
    ...(row.is_muted === 1 && { mute: { until } }),
    ...(row.is_removed === 1 && { isRemoved: true }),
  };
}

/** What a row of `members` says that the member says of themselves. */
function toStatusText(row: Row): Pick<Member, 'statusText'> {
  if (row.status_text === null) return {};
  const emoji = toTextOrNull(row.status_emoji);
  const until = row.status_until === null ? null : toNumber(row.status_until);
  return { statusText: { text: toText(row.status_text), ...(emoji !== null && { emoji }), until } };
}

/** A row of `members`. */
export function toMember(row: Row): Member {
  const { agreement_key: key, agreement_signature: signature } = row;
  return {
    id: toMemberId(row.id),
    publicKey: toText(row.public_key),
    name: toText(row.name),
    tag: toTextOrNull(row.tag),
    role: toRole(row.role),
    ...toOrder(row),
    ...(key === null
      ? {}
      : { agreement: { publicKey: toText(key), signature: toText(signature) } }),
    ...toStatusText(row),
    ...(row.picture_hash !== null && { pictureHash: toText(row.picture_hash) }),
  };
}

/** The columns of `entries` in the order in which {@link toEntry} reads them. */
export const ENTRY_COLUMNS =
  'seq, at, author, kind, client_id, text, signature, body, CASE WHEN text IS NULL THEN text_hash END';

/** Entries of other rows than messages and edits, which have columns of their own. */
const bodySchemas: Partial<Record<string, z.ZodType<Entry>>> = {
  redaction: redactionEntrySchema,
  reaction: reactionEntrySchema,
  pin: pinEntrySchema,
  membership: membershipEntrySchema,
  room: roomEntrySchema,
  lost: lostEntrySchema,
};

/** A row of `entries` as an array: pages are read often, and named columns cost half as much again. */
export function toEntry(
  row: readonly unknown[],
  roomId: RoomId,
  toAuthor: (memberKey: number) => MemberId,
): Entry {
  const seq = toNumber(row[0]);
  const at = toNumber(row[1]);
  const author = toAuthor(toNumber(row[2]));
  const kind = row[3];
  const text = row[5];
  if (kind === 'message' && text !== null && row[7] === null) {
    // Plain messages, which are many, are not parsed by a schema, and put together without a spread.
    const clientId = toText(row[4]) as ClientId;
    const signature = toText(row[6]);
    return { roomId, seq, at, author, kind, clientId, text: toText(text), signature };
  }
  const body = row[7] === null ? {} : (JSON.parse(toText(row[7])) as object);
  const content: Record<string, unknown> = { ...body, roomId, seq, at, author, kind };
  if (row[4] !== null) {
    content.clientId = row[4];
    content.signature = row[6];
  }
  if (kind === 'message' || kind === 'edit') {
    if (text === null) {
      return tombstoneEntrySchema.parse({
        ...content,
        kind: 'tombstone',
        of: kind,
        textHash: row[8],
      });
    }
    content.text = text;
    return (kind === 'message' ? messageEntrySchema : editEntrySchema).parse(content);
  }
  const schema = bodySchemas[toText(kind)];
  if (schema === undefined) throw new Error('The database holds an entry of an unknown kind.');
  return schema.parse(content);
}
