import type { LocalStore, TimelineWrite } from '../../../client/store';
import { silentLog, type Log } from '../../../shared/lib/log';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import type { Member } from '../../../shared/model/member';
import type { Room } from '../../../shared/model/room';
import { BUSY_TIMEOUT_MS, openDatabase, type Row } from './database';
import { createEraser } from './eraser';
import { createOwnWords } from './own-words';
import { createQueue } from './queue';
import { toKnownServer, toMember, toPerson, toStoredRoom } from './rows';
import { createSavedTable } from './saved-table';
import { createTimelineTable } from './timeline-table';

/** Opens the local store in one SQLite file. Throws where the file cannot be opened or is of a newer Hearth. */
export function openSqliteStore(path: string, log: Log = silentLog): LocalStore {
  const database = openDatabase(path);
  const { connection, write, writeDurably } = database;
  const timelines = createTimelineTable(connection);
  const eraser = createEraser(database, timelines, {
    busyTimeoutMs: BUSY_TIMEOUT_MS,
    onTrouble: (error) => log.error('the database could not be wiped', { name: error.name }),
  });
  const own = createOwnWords(connection);
  const saved = createSavedTable(connection);
  const sql = {
    servers: connection.prepare('SELECT key, facts FROM servers ORDER BY key'),
    membersOf: connection.prepare('SELECT facts FROM members WHERE server = ? ORDER BY id'),
    roomsOf: connection.prepare(
      `SELECT rooms.*, coalesce(drafts.text, '') AS draft FROM rooms
       LEFT JOIN drafts ON drafts.room = rooms.key WHERE server = ? ORDER BY rooms.key`,
    ),
    serverKey: connection.prepare('SELECT key FROM servers WHERE id = ?'),
    roomKey: connection.prepare(
      'SELECT rooms.key FROM rooms JOIN servers ON servers.key = rooms.server WHERE servers.id = ? AND rooms.id = ?',
    ),
    putServer: connection.prepare(
      'INSERT INTO servers (id, facts) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET facts = excluded.facts',
    ),
    dropServer: connection.prepare('DELETE FROM servers WHERE id = ?'),
    dropMembers: connection.prepare('DELETE FROM members WHERE server = ?'),
    putMember: connection.prepare(
      'INSERT INTO members (server, id, facts) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET facts = excluded.facts',
    ),
    putRoom: connection.prepare(
      'INSERT INTO rooms (server, id, facts) VALUES (?, ?, ?) ON CONFLICT (server, id) DO UPDATE SET facts = excluded.facts',
    ),
    roomIdsOf: connection.prepare('SELECT id FROM rooms WHERE server = ?'),
    dropRoom: connection.prepare('DELETE FROM rooms WHERE server = ? AND id = ?'),
    // What is being emptied bit by bit belongs to no room any more.
    countEntries: connection.prepare(
      'SELECT count(*) AS amount FROM entries WHERE timeline IN (SELECT key FROM timelines WHERE room IS NOT NULL)',
    ),
    setRange: connection.prepare(
      'UPDATE rooms SET known_from = ?, known_to = ?, last_message_at = max(last_message_at, ?) WHERE key = ?',
    ),
    setRead: connection.prepare('UPDATE rooms SET read_seq = ? WHERE key = ?'),
    setUnreadFrom: connection.prepare('UPDATE rooms SET unread_from = ? WHERE key = ?'),
    setMuted: connection.prepare('UPDATE rooms SET is_muted = ? WHERE key = ?'),
    picture: connection.prepare('SELECT picture FROM pictures WHERE hash = ?'),
    putPicture: connection.prepare('INSERT OR IGNORE INTO pictures (hash, picture) VALUES (?, ?)'),
    tidyPictures: connection.prepare(
      'DELETE FROM pictures WHERE key <= (SELECT max(key) FROM pictures) - ?',
    ),
    people: connection.prepare('SELECT facts FROM people ORDER BY member_id'),
    putPerson: connection.prepare(
      'INSERT INTO people (member_id, facts) VALUES (?, ?) ON CONFLICT DO UPDATE SET facts = excluded.facts',
    ),
    dropPerson: connection.prepare('DELETE FROM people WHERE member_id = ?'),
    setNotify: connection.prepare('UPDATE rooms SET notify = ? WHERE key = ?'),
  };

  const toKey = (row: unknown): number | null =>
    row === undefined ? null : Number((row as Row)['key']);
  const serverKey = (serverId: ServerId) => toKey(sql.serverKey.get(serverId));
  const roomKey = (serverId: ServerId, roomId: RoomId) => toKey(sql.roomKey.get(serverId, roomId));

  const withServer = (serverId: ServerId, change: (key: number) => void) => {
    const key = serverKey(serverId);
    if (key !== null) change(key);
  };
  const withRoom = (serverId: ServerId, roomId: RoomId, change: (key: number) => void) => {
    const key = roomKey(serverId, roomId);
    if (key !== null) change(key);
  };
  const putRoom = (server: number, room: Room) =>
    sql.putRoom.run(server, room.id, JSON.stringify(room));
  const putMember = (server: number, member: Member) =>
    sql.putMember.run(server, member.id, JSON.stringify(member));
  const dropRoom = (server: number, roomId: RoomId) => {
    own.dropRoom(server, roomId);
    sql.dropRoom.run(server, roomId);
  };

  const writeTimeline = (serverId: ServerId, room: number, step: TimelineWrite) => {
    if (step.isReset) timelines.clear(room);
    const { items, isErasing } = timelines.write(room, step.items);
    const isLate = step.settled.length > 0 && items.some(({ entry }) => entry.kind === 'tombstone');
    sql.setRange.run(step.range.from, step.range.to, step.lastMessageAt, room);
    withServer(serverId, (key) => own.settle(key, step.settled));
    return { items, isErasing: isErasing || isLate };
  };

  const queue = createQueue((messages) =>
    writeDurably(() => {
      for (const { serverId, message } of messages) {
        withServer(serverId, (key) => own.queue(key, message));
      }
    }),
  );

  return {
    async load() {
      return (sql.servers.all() as Row[]).map((row) => {
        const key = Number(row['key']);
        return {
          server: toKnownServer(row),
          members: (sql.membersOf.all(key) as Row[]).map(toMember),
          rooms: (sql.roomsOf.all(key) as Row[]).map(toStoredRoom),
          outbox: own.outboxOf(key),
        };
      });
    },
    async saveServer(server) {
      writeDurably(() => sql.putServer.run(server.id, JSON.stringify(server)));
    },
    async forgetServer(serverId) {
      queue.flush();
      writeDurably(() =>
        withServer(serverId, (key) => {
          own.dropServer(key);
          sql.dropServer.run(serverId);
        }),
      );
      eraser.sweep();
    },
    async saveWelcome(serverId, { members, rooms }) {
      queue.flush();
      write(() =>
        withServer(serverId, (key) => {
          sql.dropMembers.run(key);
          for (const member of members) putMember(key, member);
          const named = new Set<unknown>(rooms.map(({ id }) => id));
          for (const { id } of sql.roomIdsOf.all(key) as Row[]) {
            if (!named.has(id)) dropRoom(key, id as RoomId);
          }
          for (const room of rooms) putRoom(key, room);
        }),
      );
      eraser.sweep();
    },
    async saveMembers(serverId, members) {
      write(() =>
        withServer(serverId, (key) => members.forEach((member) => putMember(key, member))),
      );
    },
    async saveRoom(serverId, room) {
      write(() => withServer(serverId, (key) => putRoom(key, room)));
    },
    async removeRoom(serverId, roomId) {
      queue.flush();
      write(() => withServer(serverId, (key) => dropRoom(key, roomId)));
      eraser.sweep();
    },
    async saveEntries(serverId, roomId, step) {
      const key = roomKey(serverId, roomId);
      if (key === null) return [];
      const { items, isErasing } = write(() => writeTimeline(serverId, key, step));
      if (isErasing) eraser.erase();
      if (step.isReset) eraser.sweep();
      return items;
    },
    async page(serverId, roomId, request) {
      const key = roomKey(serverId, roomId);
      return key === null ? [] : timelines.page(key, request);
    },
    async search(serverId, wanted) {
      const key = serverKey(serverId);
      return key === null ? { items: [], next: null } : timelines.search(key, wanted);
    },
    async countEntries() {
      return Number((sql.countEntries.get() as Row)['amount']);
    },
    queueMessage: (serverId, message) => queue.add({ serverId, message }),
    async setMessageCode(serverId, clientId, code) {
      queue.flush();
      writeDurably(() => withServer(serverId, (key) => own.setCode(key, clientId, code)));
    },
    async removeMessages(serverId, clientIds) {
      queue.flush();
      writeDurably(() => withServer(serverId, (key) => own.settle(key, clientIds)));
      eraser.erase();
    },
    async setReadSeq(serverId, roomId, seq) {
      write(() => withRoom(serverId, roomId, (key) => sql.setRead.run(seq, key)));
    },
    async setUnreadFrom(serverId, roomId, seq) {
      write(() => withRoom(serverId, roomId, (key) => sql.setUnreadFrom.run(seq, key)));
    },
    async setMuted(serverId, roomId, isMuted) {
      write(() => withRoom(serverId, roomId, (key) => sql.setMuted.run(isMuted ? 1 : 0, key)));
    },
    async setNotify(serverId, roomId, rule) {
      write(() => withRoom(serverId, roomId, (key) => sql.setNotify.run(rule, key)));
    },
    async setDraft(serverId, roomId, text) {
      write(() => withRoom(serverId, roomId, (key) => own.setDraft(key, text)));
    },
    async loadSaved(serverId) {
      const key = serverKey(serverId);
      return key === null ? [] : saved.list(key);
    },
    async saveMessage(serverId, { roomId, target }) {
      writeDurably(() => withRoom(serverId, roomId, (key) => saved.put(key, target)));
    },
    async unsaveMessage(serverId, { roomId, target }) {
      writeDurably(() => withRoom(serverId, roomId, (key) => saved.drop(key, target.seq)));
    },
    async loadPicture(hash) {
      const row = sql.picture.get(hash) as Row | undefined;
      return row === undefined ? null : String(row['picture']);
    },
    async savePicture(hash, picture) {
      write(() => {
        sql.putPicture.run(hash, picture);
        sql.tidyPictures.run(LIMITS.picturesKept);
      });
    },
    loadPeople: async () => (sql.people.all() as Row[]).map(toPerson),
    async savePerson(person) {
      writeDurably(() => sql.putPerson.run(person.memberId, JSON.stringify(person)));
      // What was noted before is wiped from the log as well.
      eraser.erase();
    },
    async removePerson(memberId) {
      writeDurably(() => sql.dropPerson.run(memberId));
      eraser.erase();
    },
    async close() {
      queue.flush();
      eraser.close();
      connection.close();
    },
  };
}
