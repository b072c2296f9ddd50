import { membershipEntrySchema, roomEntrySchema, type Entry } from '../../../shared/model/entry';
import type { ClientId, MemberId, RoomId } from '../../../shared/model/ids';
import type { Member } from '../../../shared/model/member';

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

/** A row of `members`. */
export function toMember(row: Row): Member {
  return {
    id: toMemberId(row.id),
    publicKey: toText(row.public_key),
    name: toText(row.name),
    tag: toTextOrNull(row.tag),
    role: row.role === 'host' ? 'host' : 'member',
  };
}

/** A row of `entries`; messages, which are many, are not parsed by a schema. */
export function toEntry(row: Row, roomId: RoomId, author: MemberId): Entry {
  const place = { roomId, seq: toNumber(row.seq), at: toNumber(row.at), author };
  if (row.kind === 'message') {
    return {
      ...place,
      kind: 'message',
      clientId: toText(row.client_id) as ClientId,
      text: toText(row.text),
      signature: toText(row.signature),
    };
  }
  const body = { ...(JSON.parse(toText(row.body)) as object), ...place, kind: row.kind };
  return row.kind === 'membership'
    ? membershipEntrySchema.parse(body)
    : roomEntrySchema.parse(body);
}
