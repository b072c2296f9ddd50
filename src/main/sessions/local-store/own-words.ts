import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { OutboxMessage } from '../../../client/outbox';
import type { ErrorCode } from '../../../shared/model/errors';
import type { ClientId, RoomId } from '../../../shared/model/ids';
import type { Row } from './database';
import { toOutboxMessage } from './rows';

/**
 * What is written on this device: messages that wait, and drafts. Words that will be a message, and may be taken back as
 * one: so rows are added at the end alone and emptied where they are, as those of other words. `server` and `room` are keys.
 */
export interface OwnWords {
  outboxOf(server: number): OutboxMessage[];
  queue(server: number, message: OutboxMessage): void;
  setCode(server: number, clientId: ClientId, code: ErrorCode | null): void;
  settle(server: number, clientIds: readonly ClientId[]): void;
  setDraft(room: number, text: string): void;
  /** Empties what is written in one room of a server. */
  dropRoom(server: number, roomId: RoomId): void;
  /** Empties what is written on a server. */
  dropServer(server: number): void;
}

/** How many emptied rows go at once. */
const TIDIED_AT_ONCE = 500;
/** From so many emptied rows on, what stands between them is put together at the next start. */
const MANY_EMPTIED = 1_000;

const NO_MESSAGE =
  "UPDATE outbox SET server = NULL, room_id = NULL, client_id = NULL, content = ''";
const NO_DRAFT = "UPDATE drafts SET room = NULL, text = ''";

/** Creates the ways to what is written here on an open database; each is part of a transaction of the caller's. */
export function createOwnWords(connection: DatabaseSyncInstance): OwnWords {
  const sql = {
    outboxOf: connection.prepare(
      `SELECT outbox.*, refusals.code FROM outbox
       LEFT JOIN refusals ON refusals.server = outbox.server AND refusals.client_id = outbox.client_id
       WHERE outbox.server = ? ORDER BY outbox.key`,
    ),
    queue: connection.prepare(
      'INSERT INTO outbox (server, room_id, client_id, content, created_at) VALUES (?, ?, ?, ?, ?)',
    ),
    refuse: connection.prepare(
      `INSERT INTO refusals (server, client_id, code)
       SELECT server, client_id, ?3 FROM outbox WHERE server = ?1 AND client_id = ?2
       ON CONFLICT DO UPDATE SET code = excluded.code`,
    ),
    allow: connection.prepare('DELETE FROM refusals WHERE server = ? AND client_id = ?'),
    settle: connection.prepare(`${NO_MESSAGE} WHERE server = ? AND client_id = ?`),
    allowRoom: connection.prepare(
      `DELETE FROM refusals WHERE server = ?1 AND client_id IN (
         SELECT client_id FROM outbox WHERE server = ?1 AND room_id = ?2)`,
    ),
    settleRoom: connection.prepare(`${NO_MESSAGE} WHERE server = ? AND room_id = ?`),
    settleServer: connection.prepare(`${NO_MESSAGE} WHERE server = ?`),
    dropDraft: connection.prepare(`${NO_DRAFT} WHERE room = ?`),
    addDraft: connection.prepare('INSERT INTO drafts (room, text) VALUES (?, ?)'),
    dropRoomDraft: connection.prepare(
      `${NO_DRAFT} WHERE room = (SELECT key FROM rooms WHERE server = ? AND id = ?)`,
    ),
    dropServerDrafts: connection.prepare(
      `${NO_DRAFT} WHERE room IN (SELECT key FROM rooms WHERE server = ?)`,
    ),
    // Only rows with words are in these indexes: without them every emptied row would be passed each time.
    isWaiting: connection.prepare(
      'SELECT 1 FROM outbox INDEXED BY outbox_by_client_id WHERE server IS NOT NULL LIMIT 1',
    ),
    isDrafted: connection.prepare(
      'SELECT 1 FROM drafts INDEXED BY drafts_by_room WHERE room IS NOT NULL LIMIT 1',
    ),
    // Bit by bit: after a burst there are thousands, and the window would stand still.
    tidyOutbox: connection.prepare(
      `DELETE FROM outbox WHERE key IN (SELECT key FROM outbox ORDER BY key LIMIT ${TIDIED_AT_ONCE})`,
    ),
    tidyDrafts: connection.prepare(
      `DELETE FROM drafts WHERE id IN (SELECT id FROM drafts ORDER BY id LIMIT ${TIDIED_AT_ONCE})`,
    ),
  };
  /** Emptied rows go when no row with words is left to be moved. */
  const tidy = (isNeeded: StatementSyncInstance, empty: StatementSyncInstance) => {
    if (isNeeded.get() === undefined) empty.run();
  };
  return {
    outboxOf: (server) => (sql.outboxOf.all(server) as Row[]).map(toOutboxMessage),
    queue(server, { roomId, clientId, content, createdAt, code }) {
      sql.queue.run(server, roomId, clientId, JSON.stringify(content), createdAt);
      if (code !== null) sql.refuse.run(server, clientId, code);
    },
    setCode(server, clientId, code) {
      if (code === null) sql.allow.run(server, clientId);
      else sql.refuse.run(server, clientId, code);
    },
    settle(server, clientIds) {
      for (const clientId of clientIds) {
        sql.allow.run(server, clientId);
        sql.settle.run(server, clientId);
      }
      if (clientIds.length > 0) tidy(sql.isWaiting, sql.tidyOutbox);
    },
    setDraft(room, text) {
      sql.dropDraft.run(room);
      if (text !== '') sql.addDraft.run(room, text);
      else tidy(sql.isDrafted, sql.tidyDrafts);
    },
    dropRoom(server, roomId) {
      sql.allowRoom.run(server, roomId);
      sql.settleRoom.run(server, roomId);
      sql.dropRoomDraft.run(server, roomId);
    },
    dropServer(server) {
      sql.settleServer.run(server);
      sql.dropServerDrafts.run(server);
    },
  };
}

/** Puts a table together whose rows were emptied by the thousand: first emptied throughout, so that nothing moves with words. */
function compact(
  connection: DatabaseSyncInstance,
  table: { name: string; place: string; columns: string; empty: string },
): void {
  const { name, place, columns, empty } = table;
  const count = (where: string) =>
    Number((connection.prepare(`SELECT count(*) AS n FROM ${name} ${where}`).get() as Row)['n']);
  if (count(`WHERE ${place} IS NULL`) < MANY_EMPTIED) return;
  const read = connection.prepare(
    `SELECT ${columns} FROM ${name} WHERE ${place} IS NOT NULL ORDER BY rowid`,
  );
  const rows = read.all() as Record<string, string | number>[];
  connection.exec(empty);
  connection.exec(`DELETE FROM ${name}`);
  const slots = columns.replaceAll(/\w+/g, '?');
  const insert = connection.prepare(`INSERT INTO ${name} (${columns}) VALUES (${slots})`);
  for (const row of rows) insert.run(...Object.values(row));
}

/** Takes the emptied rows out of the outbox and the drafts where there are many; in a transaction of the caller's. */
export function compactOwnWords(connection: DatabaseSyncInstance): void {
  compact(connection, {
    name: 'outbox',
    place: 'server',
    columns: 'server, room_id, client_id, content, created_at',
    empty: NO_MESSAGE,
  });
  compact(connection, { name: 'drafts', place: 'room', columns: 'room, text', empty: NO_DRAFT });
}
