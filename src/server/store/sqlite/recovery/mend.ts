import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { membershipEntrySchema } from '../../../../shared/model/entry';
import { toNumber, toText, type Row } from '../rows';
import { quote, type Schema } from './schema';

/** A gap beyond this is a damaged number, not so many lost entries. */
const GAP_MAX = 100_000;

/** What a database holds once it is whole again. */
export interface Mended {
  messages: number;
  lost: number;
}

/** Makes one whole of rows that were gathered from several places: no row speaks of one that is not there, no timeline has a gap. */
export function mend(
  connection: DatabaseSyncInstance,
  schema: Schema,
  heads: ReadonlyMap<number, number>,
): Mended {
  dropLooseRows(connection, schema);
  const lost = closeGaps(connection, heads);
  bringMembersBack(connection);
  connection.exec(
    `UPDATE memberships SET
       delivered = min(delivered, (SELECT head_seq FROM rooms WHERE key = room)),
       read = min(read, (SELECT head_seq FROM rooms WHERE key = room))`,
  );
  const row: Row | undefined = connection
    .prepare(`SELECT count(*) AS messages FROM entries WHERE kind = 'message'`)
    .get();
  return { messages: toNumber(row?.messages), lost };
}

function dropLooseRows(connection: DatabaseSyncInstance, schema: Schema): void {
  const statements = schema.tables.flatMap(({ name, references }) =>
    references.map(({ table, columns }) => {
      const own = quote(name);
      const other = quote(table);
      const isSet = columns
        .map((column) => `${own}.${quote(column.own)} IS NOT NULL`)
        .join(' AND ');
      const isSame = columns
        .map((column) => `${other}.${quote(column.other)} = ${own}.${quote(column.own)}`)
        .join(' AND ');
      const isLoose = `${isSet} AND NOT EXISTS (SELECT 1 FROM ${other} WHERE ${isSame})`;
      const optional = columns.filter(({ isOptional }) => isOptional);
      return connection.prepare(
        optional.length === 0
          ? `DELETE FROM ${own} WHERE ${isLoose}`
          : `UPDATE ${own} SET ${optional.map((column) => `${quote(column.own)} = NULL`).join(', ')} WHERE ${isLoose}`,
      );
    }),
  );
  // What goes may leave others loose.
  while (statements.some((statement) => statement.run().changes > 0));
}

/** Puts an entry of kind `lost` wherever one is missing, so that every other keeps its number (TL-1). */
function closeGaps(connection: DatabaseSyncInstance, heads: ReadonlyMap<number, number>): number {
  const insert = connection.prepare(
    `INSERT INTO entries (room, seq, at, author, kind, body) VALUES (?, ?, ?, ?, 'lost', '{}')`,
  );
  const drop = connection.prepare('DELETE FROM entries WHERE room = ? AND seq >= ?');
  const setHead = connection.prepare('UPDATE rooms SET head_seq = ? WHERE key = ?');
  const entries = connection.prepare(
    'SELECT seq, at, author FROM entries WHERE room = ? ORDER BY seq',
  );
  // Somebody has to stand where nobody knows any more who it was.
  const anybody: Row | undefined = connection
    .prepare('SELECT min(key) AS member FROM members')
    .get();
  let lost = 0;
  const rooms: Row[] = connection.prepare('SELECT key, created_at FROM rooms').all();
  for (const room of rooms) {
    const key = toNumber(room.key);
    let standIn = anybody?.member;
    let at = toNumber(room.created_at);
    let last = 0;
    const fill = (to: number) => {
      for (let seq = last + 1; seq <= to; seq += 1) insert.run(key, seq, at, Number(standIn));
      lost += Math.max(0, to - last);
      last = Math.max(last, to);
    };
    for (const entry of entries.all(key) as Row[]) {
      const seq = toNumber(entry.seq);
      if (seq < 1 || seq - last > GAP_MAX) {
        drop.run(key, Math.max(1, seq));
        break;
      }
      standIn = entry.author;
      fill(seq - 1);
      at = toNumber(entry.at);
      last = seq;
    }
    const head = heads.get(key) ?? 0;
    if (head - last <= GAP_MAX && typeof standIn === 'number') fill(head);
    setHead.run(last, key);
  }
  connection.exec('DELETE FROM entries WHERE seq < 1');
  return lost;
}

/** Who came and did not leave is in the room, also where the list of people was lost. Nothing becomes unread by that. */
function bringMembersBack(connection: DatabaseSyncInstance): void {
  const insert = connection.prepare(
    `INSERT OR IGNORE INTO memberships (room, member, delivered, read)
     SELECT rooms.key, members.key, rooms.head_seq, rooms.head_seq FROM rooms, members WHERE rooms.key = ? AND members.id = ?`,
  );
  const changes: Row[] = connection
    .prepare(`SELECT room, body FROM entries WHERE kind = 'membership' ORDER BY room, seq`)
    .all();
  const present = new Map<string, { room: number; memberId: string; isIn: boolean }>();
  const content = membershipEntrySchema.pick({ change: true, memberId: true });
  for (const row of changes) {
    const room = toNumber(row.room);
    const { change, memberId } = content.parse(JSON.parse(toText(row.body)));
    present.set(`${room} ${memberId}`, { room, memberId, isIn: change !== 'left' });
  }
  for (const { room, memberId, isIn } of present.values()) {
    if (isIn) insert.run(room, memberId);
  }
}
