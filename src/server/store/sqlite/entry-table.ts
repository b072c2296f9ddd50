import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type {
  EditOf,
  Entry,
  MessageEntry,
  Reactions,
  TombstoneEntry,
  WrittenContent,
  WrittenEntry,
} from '../../../shared/model/entry';
import type { ClientId, RoomId } from '../../../shared/model/ids';
import { hashText } from '../../../node/keys';
import type { NewEntry } from '../store';
import type { Target } from '../writing';
import type { MemberTable } from './members';
import { ENTRY_COLUMNS, toEntry, toMemberId, toNumber, toRoomId, toText, type Row } from './rows';

/** A room as far as its entries need it. */
interface Place {
  key: number;
  id: RoomId;
}

/** A message and its row. */
export interface MessageRow extends Target {
  id: number;
  authorKey: number;
  /** As they stand now; null where they were redacted. */
  words: string | null;
}

/** Written entries, read as they stand now (TL-8). What writes runs inside a transaction. */
export interface EntryTable {
  after(room: Place, seq: number, limit: number): Entry[];
  before(room: Place, seq: number, limit: number): Entry[];
  /** What was stored under a client id. */
  stored(authorKey: number, clientId: ClientId): WrittenEntry | TombstoneEntry | null;
  byRowId(id: number): Entry | null;
  /** The message, or what is left of it, at a place. */
  message(roomKey: number, seq: number): MessageRow | null;
  insert(room: Place, seq: number, authorKey: number, entry: NewEntry): WrittenEntry;
  /** Takes the words of a message and of its edits out of their rows, and its reactions away. */
  redact(roomKey: number, seq: number): void;
  /** How many different emoji a message has under it, and whether this is one of them. */
  reactions(roomKey: number, seq: number, emoji: string): { count: number; has: boolean };
  react(
    roomKey: number,
    seq: number,
    reaction: { emoji: string; memberKey: number; by: number; isOn: boolean },
  ): void;
  isPinned(roomKey: number, seq: number): boolean;
  countPins(roomKey: number): number;
  pin(roomKey: number, seq: number, pin: { memberKey: number; by: number; isOn: boolean }): void;
  /** The messages pinned to a room, the one pinned last first. */
  pinned(room: Place): Entry[];
  /** The newest edits of a message, oldest first. */
  edits(room: Place, seq: number, limit: number): Entry[];
  /** When the entry at a place was stored; 0 where there is none. */
  timeOf(roomKey: number, seq: number): number;
}

/** The newest words of a message row called `entries`. */
export const SHOWN_TEXT = `coalesce((
  SELECT edits.text FROM entries AS edits
  WHERE edits.room = entries.room AND edits.target = entries.seq AND edits.kind = 'edit'
  ORDER BY edits.seq DESC LIMIT 1), entries.text)`;

/** What of an entry stands in no column of its own; null where that is nothing, as with plain messages. */
function toBody(content: WrittenContent): string | null {
  switch (content.kind) {
    case 'message':
      return content.replyTo === undefined ? null : JSON.stringify({ replyTo: content.replyTo });
    case 'edit':
    case 'redaction':
      return JSON.stringify({ target: content.target });
    case 'reaction': {
      const { target, emoji, isOn } = content;
      return JSON.stringify({ target, emoji, isOn });
    }
    case 'pin':
      return JSON.stringify({ target: content.target, isOn: content.isOn });
  }
}

/** Creates the statements of entries. */
export function createEntryTable(
  connection: DatabaseSyncInstance,
  members: MemberTable,
): EntryTable {
  const prepare = (sql: string) => {
    const statement = connection.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const WITH_ROOM = `${ENTRY_COLUMNS}, room, (SELECT id FROM rooms WHERE key = entries.room)`;
  const selectAfter = prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const selectBefore = prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE room = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const selectStored = prepare(
    `SELECT ${WITH_ROOM} FROM entries WHERE author = ? AND client_id = ?`,
  );
  const selectById = prepare(`SELECT ${WITH_ROOM} FROM entries WHERE id = ?`);
  const selectMessage = connection.prepare(
    `SELECT id, author, client_id, ${SHOWN_TEXT} AS words FROM entries
     WHERE room = ? AND seq = ? AND kind = 'message'`,
  );
  const selectNewestEdits = connection.prepare(
    `SELECT target, max(seq) AS seq FROM entries
     WHERE room = ? AND target BETWEEN ? AND ? AND kind = 'edit' GROUP BY target`,
  );
  const selectEdit = connection.prepare(
    'SELECT at, client_id, signature, text FROM entries WHERE room = ? AND seq = ?',
  );
  const selectReactions = connection.prepare(
    'SELECT target, emoji, member, seq FROM reactions WHERE room = ? AND target BETWEEN ? AND ? ORDER BY seq',
  );
  const insertEntry = connection.prepare(
    `INSERT INTO entries (room, seq, at, author, kind, client_id, text, text_hash, signature, body, target)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectWords = connection.prepare(
    `SELECT id, text FROM entries WHERE room = ?1 AND seq = ?2 AND kind = 'message' AND text IS NOT NULL
     UNION ALL
     SELECT id, text FROM entries WHERE room = ?1 AND target = ?2 AND kind = 'edit' AND text IS NOT NULL`,
  );
  const takeWords = connection.prepare(
    'UPDATE entries SET text = NULL, text_hash = coalesce(text_hash, ?) WHERE id = ?',
  );
  const countReactions = connection.prepare(
    `SELECT count(DISTINCT emoji) AS count, coalesce(max(emoji = ?), 0) AS has FROM reactions
     WHERE room = ? AND target = ?`,
  );
  const addReaction = connection.prepare(
    `INSERT INTO reactions (room, target, emoji, member, seq) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const removeReaction = connection.prepare(
    'DELETE FROM reactions WHERE room = ? AND target = ? AND emoji = ? AND member = ?',
  );
  const removeReactions = connection.prepare('DELETE FROM reactions WHERE room = ? AND target = ?');

  const selectPins = connection.prepare(
    'SELECT target, member, seq FROM pins WHERE room = ? AND target BETWEEN ? AND ?',
  );
  const selectPinned = connection.prepare('SELECT target, seq FROM pins WHERE room = ?');
  const selectPin = connection.prepare('SELECT 1 FROM pins WHERE room = ? AND target = ?');
  const countOfPins = connection.prepare('SELECT count(*) AS count FROM pins WHERE room = ?');
  const addPin = connection.prepare(
    'INSERT INTO pins (room, target, member, seq) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const removePin = connection.prepare('DELETE FROM pins WHERE room = ? AND target = ?');
  const selectEdits = prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries
     WHERE room = ? AND target = ? AND kind = 'edit' ORDER BY seq DESC LIMIT ?`,
  );
  const selectAt = prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE room = ? AND seq = ?`);
  const selectTime = connection.prepare('SELECT at FROM entries WHERE room = ? AND seq = ?');

  const addEdits = (roomKey: number, first: number, last: number, bySeq: Messages) => {
    for (const row of selectNewestEdits.all(roomKey, first, last) as Row[]) {
      const message = bySeq.get(toNumber(row.target));
      if (message === undefined) continue;
      const seq = toNumber(row.seq);
      const edit = selectEdit.get(roomKey, seq) as Row;
      message.edit = {
        clientId: toText(edit.client_id) as ClientId,
        signature: toText(edit.signature),
        seq,
        at: toNumber(edit.at),
        text: toText(edit.text),
      } satisfies EditOf;
    }
  };
  const addReactions = (roomKey: number, first: number, last: number, bySeq: Messages) => {
    for (const row of selectReactions.all(roomKey, first, last) as Row[]) {
      const message = bySeq.get(toNumber(row.target));
      if (message === undefined) continue;
      const emoji = toText(row.emoji);
      const one = { memberId: members.idOf(toNumber(row.member)), seq: toNumber(row.seq) };
      const reactions: Reactions[] = (message.reactions ??= []);
      const same = reactions.find((reaction) => reaction.emoji === emoji);
      if (same === undefined) reactions.push({ emoji, by: [one] });
      else same.by.push(one);
    }
  };
  const addPins = (roomKey: number, first: number, last: number, bySeq: Messages) => {
    for (const row of selectPins.all(roomKey, first, last) as Row[]) {
      const message = bySeq.get(toNumber(row.target));
      if (message === undefined) continue;
      message.pin = { memberId: members.idOf(toNumber(row.member)), seq: toNumber(row.seq) };
    }
  };
  /** Entries in order of `seq`. */
  const asTheyStand = (roomKey: number, entries: Entry[]): Entry[] => {
    const bySeq: Messages = new Map();
    let first = 0;
    let last = 0;
    for (const entry of entries) {
      if (entry.kind !== 'message') continue;
      first ||= entry.seq;
      last = entry.seq;
      bySeq.set(entry.seq, entry);
    }
    if (bySeq.size > 0) {
      addEdits(roomKey, first, last, bySeq);
      addReactions(roomKey, first, last, bySeq);
      addPins(roomKey, first, last, bySeq);
    }
    return entries;
  };
  const readPage = (room: Place, rows: unknown[][]) =>
    asTheyStand(
      room.key,
      rows.map((row) => toEntry(row, room.id, members.idOf)),
    );
  const readOne = (row: unknown[] | undefined): Entry | null => {
    if (row === undefined) return null;
    const [room, id] = row.slice(-2);
    const [entry] = asTheyStand(toNumber(room), [toEntry(row, toRoomId(id), members.idOf)]);
    return entry ?? null;
  };

  return {
    after: (room, seq, limit) => readPage(room, selectAfter.all(room.key, seq, limit)),
    before: (room, seq, limit) =>
      readPage(room, (selectBefore.all(room.key, seq, limit) as unknown[][]).toReversed()),
    stored(authorKey, clientId) {
      const row: unknown[] | undefined = selectStored.get(authorKey, clientId);
      // Only written entries have client ids.
      return readOne(row) as WrittenEntry | TombstoneEntry | null;
    },
    byRowId: (id) => readOne(selectById.get(id) as unknown[] | undefined),
    message(roomKey, seq) {
      const row: Row | undefined = selectMessage.get(roomKey, seq);
      if (row === undefined) return null;
      const authorKey = toNumber(row.author);
      return {
        id: toNumber(row.id),
        authorKey,
        author: toMemberId(members.idOf(authorKey)),
        clientId: toText(row.client_id) as ClientId,
        isTombstone: row.words === null,
        words: row.words === null ? null : toText(row.words),
      };
    },
    insert(room, seq, authorKey, { author, clientId, content, signature, at }) {
      const text = 'text' in content ? content.text : null;
      const target = content.kind === 'edit' ? content.target.seq : null;
      const hash = text === null ? null : hashText(text);
      insertEntry.run(
        room.key,
        seq,
        at,
        authorKey,
        content.kind,
        clientId,
        text,
        hash,
        signature,
        toBody(content),
        target,
      );
      return { roomId: room.id, seq, at, author, clientId, signature, ...content };
    },
    redact(roomKey, seq) {
      for (const row of selectWords.all(roomKey, seq) as Row[]) {
        takeWords.run(hashText(toText(row.text)), toNumber(row.id));
      }
      removeReactions.run(roomKey, seq);
      removePin.run(roomKey, seq);
    },
    reactions(roomKey, seq, emoji) {
      const row = countReactions.get(emoji, roomKey, seq) as Row;
      return { count: toNumber(row.count), has: row.has === 1 };
    },
    react(roomKey, seq, { emoji, memberKey, by, isOn }) {
      if (isOn) addReaction.run(roomKey, seq, emoji, memberKey, by);
      else removeReaction.run(roomKey, seq, emoji, memberKey);
    },
    isPinned: (roomKey, seq) => selectPin.get(roomKey, seq) !== undefined,
    countPins: (roomKey) => toNumber((countOfPins.get(roomKey) as Row).count),
    pin(roomKey, seq, { memberKey, by, isOn }) {
      if (isOn) addPin.run(roomKey, seq, memberKey, by);
      else removePin.run(roomKey, seq);
    },
    pinned: (room) =>
      (selectPinned.all(room.key) as Row[])
        .toSorted((a, b) => toNumber(b.seq) - toNumber(a.seq))
        .flatMap(({ target }) =>
          // What a damaged disk has lost is no message any more.
          readPage(room, selectAt.all(room.key, toNumber(target)) as unknown[][]).filter(
            ({ kind }) => kind === 'message',
          ),
        ),
    edits: (room, seq, limit) =>
      readPage(room, (selectEdits.all(room.key, seq, limit) as unknown[][]).toReversed()),
    timeOf(roomKey, seq) {
      const row = selectTime.get(roomKey, seq) as Row | undefined;
      return row === undefined ? 0 : toNumber(row.at);
    },
  };
}

type Messages = Map<number, MessageEntry>;
