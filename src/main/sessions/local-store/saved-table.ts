import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { SavedPlace } from '../../../client/store';
import { referenceSchema, type Reference } from '../../../shared/model/entry';
import { roomIdSchema } from '../../../shared/model/ids';
import type { Row } from './database';

/** Where the saved messages stand. `server` and `room` are keys. */
export interface SavedTable {
  /** The one saved last first. */
  list(server: number): SavedPlace[];
  put(room: number, target: Reference): void;
  drop(room: number, seq: number): void;
}

/** A row of `saved`. */
export const toSavedReference = (row: Row): Reference =>
  referenceSchema.parse({ seq: row['seq'], author: row['author'], clientId: row['client_id'] });

/** Creates the ways to the saved places of an open database; what writes is part of a transaction of the caller's. */
export function createSavedTable(connection: DatabaseSyncInstance): SavedTable {
  const select = connection.prepare(
    `SELECT rooms.id AS room_id, saved.* FROM saved JOIN rooms ON rooms.key = saved.room
     WHERE rooms.server = ? ORDER BY saved.key DESC`,
  );
  const insert = connection.prepare(
    'INSERT INTO saved (room, seq, author, client_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const remove = connection.prepare('DELETE FROM saved WHERE room = ? AND seq = ?');
  return {
    list: (server) =>
      (select.all(server) as Row[]).map((row) => ({
        roomId: roomIdSchema.parse(row['room_id']),
        target: toSavedReference(row),
      })),
    put: (room, target) => void insert.run(room, target.seq, target.author, target.clientId),
    drop: (room, seq) => void remove.run(room, seq),
  };
}
